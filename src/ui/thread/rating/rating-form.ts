import type { Translator } from '../../../i18n/translator.ts';
import { leaveAlone } from '../../element/dom.ts';
import { make, makeButton, write } from '../../element/elements.ts';

const SCORES = [1, 2, 3, 4, 5] as const;

/** What is chosen and typed. */
export interface RatingDraft {
  /** 1 to 5; absent while none is chosen. */
  readonly score: number | undefined;
  readonly comment: string;
}

export interface RatingFormOptions {
  readonly onChange: (draft: RatingDraft) => void;
  readonly onSend: () => void;
}

/** Five numbers, a comment, and "Send rating". */
export class RatingForm {
  readonly element = make('form', 'rating-form');
  readonly #legend = make('span', 'label');
  readonly #scale = make('p', 'quiet');
  readonly #group: HTMLElement;
  readonly #radios: readonly HTMLInputElement[];
  readonly #fault = make('p', 'fault');
  readonly #label = make('label', 'label');
  readonly #field = make('textarea', 'field');
  readonly #send: HTMLButtonElement;

  constructor({ onChange, onSend }: RatingFormOptions) {
    const changed = () => onChange({ score: this.#score, comment: this.#field.value });
    this.#radios = SCORES.map(score => {
      const radio = document.createElement('input');
      Object.assign(radio, { type: 'radio', name: 'score', value: String(score) });
      radio.addEventListener('change', changed);
      return radio;
    });
    const options = this.#radios.map(radio => {
      const option = make('label', 'rating-score', radio, Number(radio.value).toString());
      option.part.add('rating-score');
      return option;
    });
    this.#group = make('div', 'rating-scores', ...options);
    this.#group.role = 'radiogroup';
    this.#legend.id = 'rating-legend';
    this.#scale.id = 'rating-scale';
    this.#fault.id = 'rating-fault';
    this.#group.setAttribute('aria-labelledby', 'rating-legend');
    this.#group.setAttribute('aria-describedby', 'rating-scale rating-fault');
    this.#fault.part.add('message');
    this.#label.part.add('label');
    this.#label.htmlFor = this.#field.id = 'rating-comment';
    Object.assign(this.#field, { rows: 2, dir: 'auto' });
    leaveAlone(this.#field);
    this.#field.part.add('field');
    this.#field.addEventListener('input', changed);
    this.#send = makeButton('primary', 'rating-button', () => {});
    this.#send.type = 'submit';
    this.element.noValidate = true;
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      onSend();
    });
    this.element.append(
      this.#legend,
      this.#scale,
      this.#group,
      this.#fault,
      this.#label,
      this.#field,
      this.#send,
    );
  }

  draw(
    translator: Translator,
    { draft, busy, missing }: { draft: RatingDraft; busy: boolean; missing: boolean },
  ): void {
    write(this.#legend, translator.t('rating.legend'));
    write(this.#scale, translator.t('rating.scale'));
    write(this.#label, translator.t('rating.comment'));
    write(this.#send, translator.t('rating.send'));
    write(this.#fault, missing ? translator.t('rating.missing') : '');
    this.#fault.role = missing ? 'alert' : null;
    this.#fault.hidden = !missing;
    this.#group.ariaInvalid = String(missing);
    this.#send.ariaDisabled = String(busy);
    // What is on its way is what is shown.
    this.#field.readOnly = busy;
    for (const radio of this.#radios) {
      radio.checked = Number(radio.value) === draft.score;
      radio.disabled = busy && !radio.checked;
    }
    // Setting it anew would move the caret.
    if (this.#field.value !== draft.comment) this.#field.value = draft.comment;
  }

  /** Puts the focus on the numbers. */
  focus(): void {
    (this.#radios.find(({ checked }) => checked) ?? this.#radios[0])?.focus();
  }

  get #score(): number | undefined {
    const checked = this.#radios.find(radio => radio.checked);
    return checked && Number(checked.value);
  }
}
