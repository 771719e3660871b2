import { html, type TemplateResult } from 'lit';
import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from '../../state/list/status-filters.ts';
import type { Desk } from '../../state/desk.ts';
import { define } from '../element/define.ts';
import { SupportElement } from '../element/support-element.ts';
import { filterStyles } from './support-status-filter.styles.ts';

/**
 * "Show tickets with status": open, closed, all; and what needs the customer's reply, where the backend counts that. Drives every list that shares its API.
 *
 * @tagname support-status-filter
 * @fires {CustomEvent<SupportEventDetails['support-status-filter-changed']>} support-status-filter-changed - The customer chose another status.
 * @csspart filter - The label and the choice.
 * @csspart filter-label - The text before the choice.
 * @csspart filter-select - The choice itself.
 */
export class SupportStatusFilter extends SupportElement {
  static override styles = [...SupportElement.styles, filterStyles];

  protected override renderDesk(desk: Desk): TemplateResult {
    const { counts, snapshot } = desk.list;
    const { filter } = snapshot;
    const { locale } = this.translator;
    const count =
      counts.awaiting === undefined ? '' : ` (${new Intl.NumberFormat(locale).format(counts.awaiting)})`;
    const offered = STATUS_FILTERS.filter(status => status !== 'awaiting' || count || filter === status);
    return html`
      <label class="flow filter" part="filter">
        <span class="quiet" part="filter-label">${this.t('filter.label')}</span>
        <select class="field tool" part="filter-select" autocomplete="off" @change=${this.#choose}>
          ${offered.map(
            status =>
              html`<option value=${status} .selected=${status === filter}>${this.t(`filter.${status}`)}${status === 'awaiting' ? count : ''}</option>`,
          )}
        </select>
      </label>
    `;
  }

  #choose(event: Event): void {
    const status = (event.currentTarget as HTMLSelectElement).value as StatusFilter;
    this.desk?.choose(status, 'customer');
    this.emit('support-status-filter-changed', { status });
  }
}

define('status-filter', SupportStatusFilter);

declare global {
  interface HTMLElementTagNameMap {
    'support-status-filter': SupportStatusFilter;
  }
}
