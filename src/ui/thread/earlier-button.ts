import { html } from 'lit';
import type { Thread } from '../../state/thread/thread.ts';
import { moreButton } from '../element/more-button.ts';
import type { SupportElement } from '../element/support-element.ts';

/** The button that shows the folded comments, else the one that loads those before all that are loaded; `undefined` without either. */
export function earlierButton(
  host: SupportElement,
  { snapshot, more }: Thread,
  folded: number,
  unfold: () => void,
): unknown {
  if (folded > 0) {
    // How many there are in all is not known where some are not loaded.
    const label =
      snapshot.earlier === undefined
        ? host.t('thread.earlier.count', { count: folded })
        : host.t('thread.earlier');
    return html`<p class="more"><button type="button" class="button" part="earlier-button" @click=${unfold}>${label}</button></p>`;
  }
  if (snapshot.earlier === undefined) return undefined;
  return moreButton(host, more, {
    label: 'thread.earlier',
    part: 'earlier-button',
    what: 'error.comments',
    operation: 'listComments',
  });
}
