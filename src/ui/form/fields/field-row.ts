import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Translator } from '../../../i18n/translator.ts';
import type { Field } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { fieldFault } from '../../compose/body-field.ts';

/** The value of a checkbox that is ticked; else it has none. */
const TICKED = 'true';

/** What a field shows now. */
export interface FieldView {
  /** An id that no other field of the form has. */
  readonly name: string;
  readonly value: string;
  readonly fault: string | undefined;
  /** It is being sent, and cannot be changed. */
  readonly fixed: boolean;
  readonly onChange: (value: string) => void;
}

/** One custom field: its label, a native control, help, and what is wrong with it. */
export function fieldRow(translator: Translator, field: Field, view: FieldView): TemplateResult {
  const { name } = view;
  const help = cleanLine(field.help ?? '');
  const control = controls[field.type](translator, field, view);
  const label = html`<label class="label" part="label" for=${name}>
    <bdi>${cleanLine(field.label)}</bdi>${field.required ? html` <span aria-hidden="true">*</span>` : nothing}</label>`;
  const hint = html`<span class="quiet" part="hint" id="${name}-help" dir="auto" ?hidden=${!help}>${help}</span>`;
  return html`<div class="row">
    ${
      field.type === 'checkbox'
        ? html`<div class="tick">${control} ${label}</div>${hint}`
        : html`${label} ${hint} ${control}`
    }
    <span id="${name}-fault">${fieldFault(view.fault)}</span>
  </div>`;
}

type Control = (translator: Translator, field: Field, view: FieldView) => TemplateResult;

const controls: Record<Field['type'], Control> = {
  text: (_translator, { required }, { name, value, fault, fixed, onChange }) =>
    html`<input class="field" part="field" id=${name} dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true"
      data-bwignore data-form-type="other" ?required=${required} .value=${value} ?readonly=${fixed}
      aria-disabled=${fixed ? 'true' : nothing} aria-invalid=${fault !== undefined} aria-describedby="${name}-fault ${name}-help"
      @input=${(event: InputEvent) => onChange((event.currentTarget as HTMLInputElement).value)} />`,

  select: (translator, { required, options }, { name, value, fault, fixed, onChange }) =>
    html`<select class="field" part="field" id=${name} autocomplete="off" data-1p-ignore data-lpignore="true"
      data-bwignore data-form-type="other" ?required=${required}
      aria-disabled=${fixed ? 'true' : nothing} aria-invalid=${fault !== undefined} aria-describedby="${name}-fault ${name}-help"
      @change=${(event: Event) => onChange((event.currentTarget as HTMLSelectElement).value)}>
      ${[{ value: '', label: required ? translator.t('fields.choose') : '–' }, ...options].map(
        option =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>${cleanLine(option.label)}</option>`,
      )}
    </select>`,

  checkbox: (_translator, { required }, { name, value, fault, fixed, onChange }) =>
    html`<input type="checkbox" part="field" id=${name} autocomplete="off" data-1p-ignore data-lpignore="true"
      data-bwignore data-form-type="other" ?required=${required} .checked=${live(value === TICKED)}
      aria-disabled=${fixed ? 'true' : nothing} aria-invalid=${fault !== undefined} aria-describedby="${name}-fault ${name}-help"
      @click=${(event: Event) => fixed && event.preventDefault()}
      @change=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).checked ? TICKED : '')} />`,
};
