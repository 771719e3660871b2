import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Translator } from '../../../i18n/translator.ts';
import type { RatingInput } from './rating-draft.ts';

const SCORES = [1, 2, 3, 4, 5] as const;

export interface RatingFormState {
  readonly input: RatingInput;
  /** It is being sent: what is shown can't be changed. */
  readonly busy: boolean;
  /** It was to be sent without a number. */
  readonly missing: boolean;
}

/** Five numbers, a comment, and "Send rating". */
export class RatingForm {
  readonly #change: (part: Partial<RatingInput>) => void;
  readonly #send: () => void;
  readonly #group = createRef<HTMLElement>();

  constructor(change: (part: Partial<RatingInput>) => void, send: () => void) {
    this.#change = change;
    this.#send = send;
  }

  render(translator: Translator, { input, busy, missing }: RatingFormState): TemplateResult {
    const fault = missing
      ? html`<p class="fault" part="message" id="rating-fault" role="alert">${translator.t('rating.missing')}</p>`
      : nothing;
    return html`
      <form class="rating-form" novalidate @submit=${this.#submit}>
        <span class="label" id="rating-legend">${translator.t('rating.legend')}</span>
        <p class="quiet" id="rating-scale">${translator.t('rating.scale')}</p>
        <div class="rating-scores" role="radiogroup" aria-labelledby="rating-legend" aria-describedby="rating-scale rating-fault"
          aria-invalid=${missing} ${ref(this.#group)}>
          ${SCORES.map(
            score => html`<label class="rating-score" part="rating-score"><input type="radio" name="score"
              .value=${String(score)} .checked=${live(score === input.score)} ?disabled=${busy && score !== input.score}
              @change=${() => this.#change({ score })} />${score}</label>`,
          )}
        </div>
        ${fault}
        <label class="label" part="label" for="rating-comment">${translator.t('rating.comment')}</label>
        <textarea class="field" part="field" id="rating-comment" rows="2" dir="auto" autocomplete="off" data-1p-ignore
          data-lpignore="true" data-bwignore data-form-type="other" .value=${live(input.comment)} ?readonly=${busy}
          @input=${this.#typed}></textarea>
        <button type="submit" class="button primary" part="rating-button" aria-disabled=${busy}>${translator.t('rating.send')}</button>
      </form>
    `;
  }

  /** Puts the focus on the numbers. */
  focus(): void {
    const radios = [...(this.#group.value?.querySelectorAll('input') ?? [])];
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
  }

  readonly #typed = ({ currentTarget }: Event): void => {
    this.#change({ comment: (currentTarget as HTMLTextAreaElement).value });
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };
}
