import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../../i18n/translator.ts';
import type { Seen } from '../../../state/read-marks/seen.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import type { ThreadSnapshot } from '../../../state/thread/thread.ts';
import { firstUnseen } from '../../../state/thread/unseen.ts';

/** The line "New" above the first entry that was unseen when the thread was opened; stays until the customer leaves. */
export class NewLine {
  /** The id of that entry, where there is one. */
  entryId: string | undefined;
  /** The read mark for which the entry was searched. */
  #seen: Seen | undefined;

  /**
   * Finds the entry, once a visit, when the comments and the read mark are loaded.
   *
   * @param seen the read mark at the beginning of this visit; absent until it is loaded
   * @returns the entry's id when it was found in this call
   */
  update(snapshot: ThreadSnapshot | undefined, seen: Seen | undefined): string | undefined {
    if (seen === this.#seen) return undefined;
    this.#seen = this.entryId = undefined;
    if (!seen || !snapshot?.request || snapshot.commentsPhase.is !== 'ready') return undefined;
    this.#seen = seen;
    const entries = entriesOf(snapshot);
    this.entryId = entries[firstUnseen(entries, seen, snapshot.request)]?.id;
    return this.entryId;
  }

  render(translator: Translator): TemplateResult {
    const label = translator.t('news.divider');
    return html`<div class="new-line" part="new-line" role="separator" aria-label=${label}><span>${label}</span></div>`;
  }
}
