import type { Translator } from '../../i18n/translator.ts';
import type { Thread } from '../../state/thread/thread.ts';

/** What is said of links in markdown and HTML, whose bodies are made once: in the language of the page, also when that changes. */
export class LinkWords {
  #thread: Thread | undefined;
  #said: string | undefined;

  /** After the entries are drawn. */
  update(history: Element, thread: Thread, translator: Translator): void {
    const said = translator.t('link.newTab');
    if (thread === this.#thread && said === this.#said) return;
    this.#thread = thread;
    this.#said = said;
    for (const link of history.querySelectorAll<HTMLAnchorElement>('.rich a')) link.title = said;
  }
}
