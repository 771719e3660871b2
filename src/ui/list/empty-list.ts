import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../../state/desk.ts';
import type { RequestList } from '../../state/list/request-list.ts';
import type { SupportElement } from '../element/support-element.ts';

/** What an empty list says: that nothing has the chosen status, or to a customer without requests, what this is for. */
export function emptyText(host: SupportElement, list: RequestList): string {
  const { asked, isUnused, snapshot } = list;
  const { scope } = asked;
  const { filter } = snapshot;
  if (!scope) return host.t(`requests.empty.${isUnused ? 'all' : filter}`);
  return `${host.t(`scope.${scope}`)}: ${host.t(filter === 'all' ? 'scope.none' : `requests.empty.${filter}`)}`;
}

/**
 * In place of the rows of an empty list: the text, a button that leads to the form, and the other status unless it is known to be empty, too.
 *
 * @param onShow called when another status was chosen
 * @param more further buttons
 */
export function emptyList(
  host: SupportElement,
  desk: Desk,
  onShow: () => void,
  more?: unknown,
): TemplateResult {
  const { list } = desk;
  const status = list.snapshot.filter === 'open' ? 'closed' : 'open';
  const isOffered = !list.isUnused && list.counts[status] !== 0;
  const show = () => {
    onShow();
    desk.choose(status, 'customer');
    host.emit('support-status-filter-changed', { status });
  };
  return html`
    <div class="empty" part="empty"><slot name="empty">
      <p>${emptyText(host, list)}</p>
      <div class="flow choices">
        <button type="button" class="button" part="write-button" @click=${() => host.go({ name: 'new' })}>${host.t('requests.write')}</button>
        ${isOffered ? html`<button type="button" class="button plain" part="show-button" @click=${show}>${host.t(`requests.show.${status}`)}</button>` : nothing}
        ${more}
      </div>
    </slot></div>
  `;
}
