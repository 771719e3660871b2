import type { Translator } from '../../../i18n/translator.ts';
import type { Field } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { leaveAlone, make, write } from '../../element/dom.ts';

/** A checkbox that is ticked, as the call has it. */
export const TICKED = 'true';

/** What is shown of a field now. */
export interface FieldFace {
  readonly value: string;
  readonly fault: string | undefined;
  /** It is being sent, and stays as it is. */
  readonly fixed: boolean;
}

/** One custom field: its label, a native control, help, and what is wrong with it. */
export class FieldRow {
  readonly element: HTMLElement;
  readonly #field: Field;
  readonly #control: HTMLInputElement | HTMLSelectElement;
  readonly #none = make('option', { value: '' });
  readonly #fault: HTMLElement;

  /** @param name for ids, which no other field has */
  constructor(field: Field, name: string, change: (value: string) => void) {
    this.#field = field;
    const { type, required, options, help } = field;
    const control =
      type === 'select'
        ? make(
            'select',
            {},
            this.#none,
            ...options.map(({ value, label }) => make('option', { value }, cleanLine(label))),
          )
        : make('input', { type: type === 'checkbox' ? 'checkbox' : 'text' });
    this.#control = control;
    Object.assign(control, {
      id: name,
      required,
      className: type === 'checkbox' ? '' : 'field',
    });
    control.part.add('field');
    leaveAlone(control);
    if (type === 'text') control.dir = 'auto';
    this.#fault = make('span', { id: `${name}-fault` });
    control.setAttribute('aria-describedby', `${name}-fault ${name}-help`);
    control.addEventListener(type === 'text' ? 'input' : 'change', () => change(this.#value));

    const label = make(
      'label',
      { className: 'label', htmlFor: name },
      make('bdi', {}, cleanLine(field.label)),
    );
    label.part.add('label');
    if (required) label.append(' ', make('span', { ariaHidden: 'true' }, '*'));
    const hint = make('span', { id: `${name}-help`, className: 'quiet', dir: 'auto' }, cleanLine(help ?? ''));
    hint.hidden = !hint.textContent;
    const row =
      type === 'checkbox'
        ? [make('div', { className: 'tick' }, control, label), hint]
        : [label, hint, control];
    this.element = make('div', { className: 'row' }, ...row, this.#fault);
  }

  draw(translator: Translator, { value, fault, fixed }: FieldFace): void {
    const control = this.#control;
    if (this.#value !== value) this.#value = value;
    // What the draft has and the server no longer offers is not chosen.
    write(this.#none, this.#field.required ? translator.t('fields.choose') : '–');
    if (control instanceof HTMLInputElement) control.readOnly = fixed;
    control.ariaDisabled = fixed ? 'true' : null;
    control.ariaInvalid = String(fault !== undefined);
    const text = fault === undefined ? '' : cleanLine(fault);
    if (this.#fault.textContent === text) return;
    const said = make('span', { className: 'fault', dir: 'auto' }, text);
    said.part.add('message');
    this.#fault.replaceChildren(...(text ? [said] : []));
  }

  get #value(): string {
    const control = this.#control;
    return this.#field.type === 'checkbox'
      ? (control as HTMLInputElement).checked
        ? TICKED
        : ''
      : control.value;
  }

  set #value(value: string) {
    const control = this.#control;
    if (this.#field.type === 'checkbox') (control as HTMLInputElement).checked = value === TICKED;
    else control.value = value;
  }
}
