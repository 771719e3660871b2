import type { Translator } from '../../../i18n/translator.ts';
import { make, makeButton } from '../../element/dom.ts';
import { problemText } from '../../element/problem-message.ts';
import type { JumpFailure } from './open-by-key.ts';

/** What is said below the line: that a search found nothing, or why a request could not be opened. */
export class FindNote {
  readonly element = make('div', { className: 'find-note' });
  /** What is drawn, so that an alert is not said anew with each drawing of the list. */
  #drawn = '';

  tell(translator: Translator, failure: JumpFailure | undefined, again: () => void): void {
    if (!failure) {
      this.#replace('', false);
      return;
    }
    const { key, problem } = failure;
    const isMissing = problem.kind === 'not-found';
    const text = isMissing ? translator.t('find.noKey', { key }) : problemText(translator, problem);
    const said = make('p', { role: 'alert', className: 'fault', dir: 'auto' }, text);
    said.part.add('message');
    const retry = makeButton(translator.t('error.retry'), 'retry-button', again);
    this.#replace(text, false, said, ...(isMissing ? [] : [retry]));
  }

  tellNone(
    translator: Translator,
    query: string,
    ways: { clear: () => void; searchAll: (() => void) | undefined },
  ): void {
    const text = translator.t('find.none', { query });
    const buttons = make('div', {}, makeButton(translator.t('find.clear'), 'clear-button', ways.clear));
    if (ways.searchAll)
      buttons.prepend(makeButton(translator.t('find.everywhere'), 'search-all-button', ways.searchAll));
    const said = make('p', { dir: 'auto' }, text);
    said.part.add('empty');
    this.#replace(text + buttons.textContent, true, said, buttons);
  }

  #replace(drawn: string, isNone: boolean, ...content: readonly HTMLElement[]): void {
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.element.classList.toggle('none', isNone);
    this.element.replaceChildren(...content);
  }
}
