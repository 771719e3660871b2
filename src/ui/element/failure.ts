import type { Translator } from '../../i18n/translator.ts';
import type { Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { make, makeButton, write } from './elements.ts';
import { sentenceOf } from './problem.ts';

/** More of the server's own words than this (in characters) helps nobody. */
const MAX_DETAIL = 400;

/** What a person did that did not go well: what happened, what to do, what the server says, and "Try again". */
export class Failure {
  readonly element = make('div', 'problem');
  readonly #what = make('strong', '');
  readonly #why = make('span', '');
  readonly #detail = make('p', 'quiet');
  readonly #again: HTMLButtonElement;

  constructor(retry: () => void) {
    this.element.part.add('message');
    this.#detail.dir = 'auto';
    this.#again = makeButton('', 'retry-button', retry);
    const text = make('div', 'problem-text', make('p', '', this.#what, ' ', this.#why), this.#detail);
    this.element.append(text, this.#again);
    this.element.hidden = true;
  }

  /**
   * @param what happened, as a sentence; empty where nothing did
   * @param problem absent where it is a defect
   */
  draw(translator: Translator, what: string, problem: Problem | undefined): void {
    this.element.hidden = what === '';
    if (what === '') {
      // What is shown anew has to be said anew.
      this.element.role = null;
      return;
    }
    write(this.#what, what);
    write(this.#why, problem ? whyOf(translator, problem) : '');
    const said = problem ? detailOf(problem) : '';
    write(this.#detail, said && translator.t('error.detail', { detail: said }));
    this.#detail.hidden = said === '';
    write(this.#again, translator.t('error.retry'));
    this.element.role = 'alert';
  }
}

const whyOf = (translator: Translator, problem: Problem): string =>
  // The words of the main file for this are of something that may not be seen.
  problem.kind === 'forbidden' ? translator.t('act.forbidden') : sentenceOf(translator, problem);

function detailOf({ detail, fields }: Problem): string {
  const said = [detail, ...(fields ?? []).map(field => field.detail)].filter(Boolean).join(' ');
  const line = cleanLine(said);
  return line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line;
}
