import { html, type TemplateResult } from 'lit';
import { insertText } from '../../compose/insert-text.ts';
import type { FormHost } from '../form-host.ts';
import { answered, placeOf, withoutQuestions, withoutUnanswered } from './answers.ts';

const QUESTIONS = ['problem', 'tried', 'expected', 'more'] as const;

/** The four questions above the description, as a checklist: a press on one goes to its answer in the description. */
export class Questions {
  readonly #host: FormHost;

  constructor(host: FormHost) {
    this.#host = host;
  }

  get #texts(): readonly string[] {
    return QUESTIONS.map(question => this.#host.t(`form.prompt.${question}`));
  }

  render(): TemplateResult {
    const { composer } = this.#host;
    const { text, sending = false } = composer?.snapshot ?? {};
    const questions = this.#texts;
    const isAnswered = answered(text?.body ?? '', questions);
    return html`<p id="questions">${this.#host.t('form.help')}</p>
      <ul class="prompts" role="list" aria-labelledby="questions">
        ${questions.map((question, index) => {
          const isDone = isAnswered[index] === true;
          return html`<li>
            <button type="button" class="prompt" part="prompt" aria-pressed=${isDone} aria-disabled=${sending}
              aria-label=${isDone ? this.#host.t('form.answered', { question }) : question} @click=${() => this.answer(index)}
              ><span class="mark" aria-hidden="true">${isDone ? '✓' : '○'}</span><span>${question}</span></button>
          </li>`;
        })}
      </ul>`;
  }

  /** Puts the caret where a question is answered; the question becomes a line of the description first, in the order of the list. */
  answer(index: number): void {
    const { composer, description: field } = this.#host;
    if (!field || !composer || composer.snapshot.sending) return;
    const { at, insert, caret } = placeOf(field.value, this.#texts, index);
    if (insert) insertText(field, insert, at, at);
    field.focus();
    field.setSelectionRange(caret, caret);
  }

  /** Takes questions without an answer out of the draft, before it is sent. */
  tidy(): void {
    const { composer } = this.#host;
    if (composer && !composer.isOnItsWay)
      composer.type('body', withoutUnanswered(composer.snapshot.text.body, this.#texts));
  }

  /** What the customer has written by themselves. */
  ownText(body: string): string {
    return withoutQuestions(body, this.#texts);
  }
}
