import type { Translator } from '../../../i18n/translator.ts';
import type { ThreadSnapshot } from '../../../state/thread/thread.ts';
import type { Seen } from '../../../state/read-marks/seen.ts';
import { entriesOf } from '../transcript/content.ts';
import { make, write } from '../../element/elements.ts';
import { firstUnseen } from '../../../state/thread/unseen.ts';

/**
 * The line "New" before the first entry that the person had not seen when they came. It stands in the gap above that entry,
 * so that nothing moves as it comes, and stays there until they leave.
 */
export class NewLine {
  readonly #text = make('span', '');
  readonly #element = make('div', 'new-line', this.#text);
  /** The visit for which it was looked up, and what was found. */
  #seen: Seen | undefined;
  #id: string | undefined;

  constructor() {
    this.#element.role = 'separator';
    this.#element.part.add('new-line');
  }

  /**
   * @param history the list of entries as it is drawn
   * @param seen by the person when this visit began; absent until that is known
   * @param onFound told once a visit, with the id of the first entry that was not seen
   */
  update(
    history: Element | null,
    snapshot: ThreadSnapshot | undefined,
    seen: Seen | undefined,
    translator: Translator,
    onFound: (id: string) => void,
  ): void {
    const { request, comments, commentsPhase } = snapshot ?? {};
    if (!history || !request || !comments || !seen) {
      this.#seen = undefined;
      this.remove();
      return;
    }
    const entries = entriesOf({ request, comments });
    if (seen !== this.#seen && commentsPhase?.is === 'ready') {
      this.#seen = seen;
      this.#id = entries[firstUnseen(entries, seen)]?.id;
      if (this.#id !== undefined) onFound(this.#id);
    }
    const id = this.#seen === seen ? this.#id : undefined;
    const entry =
      id !== undefined && [...history.children].find(element => (element as HTMLElement).dataset.id === id);
    if (!entry) {
      this.remove();
      return;
    }
    const label = translator.t('news.divider');
    write(this.#text, label);
    this.#element.ariaLabel = label;
    // Before what Lit draws there.
    if (entry.firstElementChild !== this.#element) entry.prepend(this.#element);
  }

  remove(): void {
    this.#element.remove();
  }
}
