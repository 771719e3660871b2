import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../model.ts';
import { valueOf } from '../../../state/field-values.ts';
import { joinValues, valuesOf, type FormParts } from '../../../state/outbox/form-fields.ts';
import { isDate } from '../../../state/outbox/form-rules.ts';
import { cleanLine } from '../../../text/plain.ts';
import { fieldProblem } from '../../compose/body-field.ts';
import type { FormHost } from '../form-host.ts';
import { fieldRow, type FieldExtras } from './custom-fields.ts';
import { messageOf } from './field-messages.ts';
import { parseNumber, showNumber } from './number-text.ts';

/** What a date field holds while what is typed in it is no date: browsers tell no more of it. */
const NO_DATE = '?';

/** How an input of a field type is shown. */
const INPUTS = {
  number: { type: 'text', mode: 'decimal' },
  date: { type: 'date', mode: 'none' },
  url: { type: 'url', mode: 'url' },
  email: { type: 'email', mode: 'email' },
} as const;

/** The custom fields of contract 1.1: nine types, of which those that are shown. */
export class MoreFields {
  readonly #host: FormHost;
  readonly #change: (id: string, value: string) => void;
  /** What was typed into fields for numbers, by id. */
  readonly #typed = new Map<string, string>();
  readonly #extras: FieldExtras;

  /** @param change stores a value in the draft */
  constructor(host: FormHost, change: (id: string, value: string) => void) {
    this.#host = host;
    this.#change = change;
    this.#extras = {
      change,
      control: (field, name, isInvalid) => this.#control(field, name, isInvalid),
      message: (field, problem) => messageOf(host.translator, field, problem, this.#value(field)),
    };
  }

  /** Each field has its own place, so that one which is shown above another leaves that its element, with the focus. */
  render({ all, fields }: Pick<FormParts, 'all' | 'fields'>): TemplateResult {
    return html`<div class="custom-fields" ?hidden=${fields.length === 0}>
      ${all.map((field, index) => {
        if (!fields.includes(field)) return nothing;
        const name = `field-${index}`;
        return field.type === 'multiselect'
          ? this.#choices(field, name)
          : fieldRow(this.#host, field, name, this.#extras);
      })}
    </div>`;
  }

  #value({ id }: Field): string {
    return valueOf(this.#host.composer?.snapshot.text.more?.fields, id);
  }

  #control(field: Field, name: string, isInvalid: boolean): TemplateResult | undefined {
    const { type } = field;
    if (type === 'textarea') return this.#area(field, name, isInvalid);
    if (type === 'select') return this.#select(field, name, isInvalid);
    return type === 'number' || type === 'date' || type === 'url' || type === 'email'
      ? this.#input(field, INPUTS[type], name, isInvalid)
      : undefined;
  }

  #area(field: Field, name: string, isInvalid: boolean): TemplateResult {
    const isFixed = this.#isFixed;
    return html`<textarea class="field" part="field" id=${name} rows="4" dir="auto" autocomplete="off" data-1p-ignore
      data-lpignore="true" data-bwignore data-form-type="other" ?required=${field.required} .value=${this.#value(field)}
      ?readonly=${isFixed} aria-disabled=${isFixed} aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help"
      @input=${(event: Event) => this.#change(field.id, (event.currentTarget as HTMLTextAreaElement).value)}></textarea>`;
  }

  #input(
    field: Field,
    { type, mode }: (typeof INPUTS)[keyof typeof INPUTS],
    name: string,
    isInvalid: boolean,
  ): TemplateResult {
    const isFixed = this.#isFixed;
    const onInput = (event: Event) => this.#store(field, event.currentTarget as HTMLInputElement);
    return html`<input class="field" part="field" type=${type} inputmode=${mode} id=${name} dir=${type === 'text' || type === 'date' ? 'auto' : 'ltr'}
      autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other" spellcheck="false"
      autocapitalize="off" ?required=${field.required} .value=${this.#shown(field)} ?readonly=${isFixed} aria-disabled=${isFixed}
      aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help" @input=${onInput} @blur=${onInput} />`;
  }

  /** Also with a choice that is no longer offered, so that it can be seen and replaced. */
  #select(field: Field, name: string, isInvalid: boolean): TemplateResult | undefined {
    const value = this.#value(field);
    if (!value || field.options.some(option => option.value === value)) return undefined;
    const isFixed = this.#isFixed;
    const options = [
      { value: '', label: this.#host.t('fields.choose') },
      { value, label: value },
      ...field.options,
    ];
    return html`<select class="field" part="field" id=${name} autocomplete="off" ?required=${field.required} aria-disabled=${isFixed}
      aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help"
      @change=${(event: Event) => this.#change(field.id, (event.currentTarget as HTMLSelectElement).value)}>
      ${options.map(
        option =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>${cleanLine(option.label)}</option>`,
      )}
    </select>`;
  }

  /** Several of the options, each a checkbox. */
  #choices(field: Field, name: string): TemplateResult {
    const host = this.#host;
    const problem = host.composer?.snapshot.fieldProblems[`fields.${field.id}`];
    const help = cleanLine(field.help ?? '');
    const chosen = valuesOf(this.#value(field));
    const gone = chosen.filter(value => !field.options.some(option => option.value === value));
    const isFixed = this.#isFixed;
    const options = [...field.options, ...gone.map(value => ({ value, label: value }))];
    const onChange = (value: string, isTicked: boolean) => {
      // Of now: two may be pressed before the form is rendered.
      const ticked = new Set(valuesOf(this.#value(field)));
      if (isTicked) ticked.add(value);
      else ticked.delete(value);
      // In the order of the options.
      this.#change(
        field.id,
        joinValues(options.map(option => option.value).filter(each => ticked.has(each))),
      );
    };
    return html`<div class="row several" role="group" aria-labelledby="${name}-legend" aria-describedby="${name}-fault ${name}-help">
      <span class="label" part="label" id="${name}-legend"><bdi>${cleanLine(field.label)}</bdi>${field.required ? html` <span aria-hidden="true">*</span>` : nothing}</span>
      <span class="quiet" part="hint" id="${name}-help" dir="auto" ?hidden=${!help}>${help}</span>
      ${options.map(
        ({ value, label }, index) => html`<div class="tick">
          <input type="checkbox" part="field" id="${name}-${index}" autocomplete="off" .checked=${live(chosen.includes(value))}
            aria-disabled=${isFixed} aria-invalid=${problem !== undefined} aria-describedby="${name}-fault"
            @click=${(event: Event) => isFixed && event.preventDefault()}
            @change=${(event: Event) => onChange(value, (event.currentTarget as HTMLInputElement).checked)} />
          <label class="label" part="label" for="${name}-${index}"><bdi>${cleanLine(label)}</bdi></label>
        </div>`,
      )}
      <span id="${name}-fault">${fieldProblem(problem, messageOf(host.translator, field, problem, this.#value(field)) ?? host.t('fields.required.several', { label: cleanLine(field.label) }))}</span>
    </div>`;
  }

  get #isFixed(): boolean {
    return this.#host.composer?.snapshot.sending === true;
  }

  /** What an input shows of a value. */
  #shown(field: Field): string {
    const value = this.#value(field);
    if (field.type === 'date') return isDate(value) ? value : '';
    if (field.type !== 'number') return value;
    const { locale } = this.#host.translator;
    const typed = this.#typed.get(field.id);
    return typed !== undefined && parseNumber(locale, typed) === value ? typed : showNumber(locale, value);
  }

  #store(field: Field, { value, validity }: HTMLInputElement): void {
    if (this.#isFixed) return;
    const { id, type } = field;
    if (type === 'number') this.#typed.set(id, value);
    const own =
      type === 'number'
        ? value.trim() && parseNumber(this.#host.translator.locale, value)
        : type === 'date' && validity.badInput
          ? NO_DATE
          : value;
    if (own !== this.#value(field)) this.#change(id, own);
  }
}
