import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../../model.ts';
import { valueOf } from '../../../state/field-values.ts';
import type { FieldProblem } from '../../../state/outbox/field-problems.ts';
import { cleanLine } from '../../../text/plain.ts';
import { fieldProblem } from '../../compose/body-field.ts';
import type { FormHost } from '../form-host.ts';

/** The value of a ticked checkbox; an unticked one has none. */
const TICKED = 'true';

/** What is said where a required field is empty. */
const MISSING = {
  text: 'fields.required',
  select: 'fields.required.select',
  checkbox: 'fields.required.checkbox',
} as const;

/** The custom fields that the server configures. */
export function customFields(host: FormHost, fields: readonly Field[] = []): TemplateResult | typeof nothing {
  if (!host.composer || fields.length === 0) return nothing;
  const extras: FieldExtras = {
    change: (id, value) => change(host, fields, id, value),
    control: () => undefined,
    message: () => undefined,
  };
  return html`<div class="custom-fields">${fields.map((field, index) => fieldRow(host, field, `field-${index}`, extras))}</div>`;
}

/** What a field has beside a label, a text, a select or a checkbox (contract 1.1). */
export interface FieldExtras {
  /** Stores a value in the draft. */
  readonly change: (id: string, value: string) => void;
  /** In place of the control, where its type is none of the first three. */
  readonly control: (field: Field, name: string, isInvalid: boolean) => TemplateResult | undefined;
  /** What is said of a problem; absent for "required". */
  readonly message: (field: Field, problem: FieldProblem | undefined) => string | undefined;
}

/**
 * One custom field: its label, a native control, help and problem.
 *
 * @param name an id that no other field of the form has
 */
export function fieldRow(host: FormHost, field: Field, name: string, extras: FieldExtras): TemplateResult {
  const { fieldProblems } = host.composer?.snapshot ?? {};
  const label = cleanLine(field.label);
  const help = cleanLine(field.help ?? '');
  const problem = fieldProblems?.[`fields.${field.id}`];
  const isInvalid = problem !== undefined;
  const control =
    extras.control(field, name, isInvalid) ?? fieldControl(host, field, name, isInvalid, extras.change);
  const labelElement = html`<label class="label" part="label" for=${name}>
    <bdi>${label}</bdi>${field.required ? html` <span aria-hidden="true">*</span>` : nothing}</label>`;
  const hint = html`<span class="quiet" part="hint" id="${name}-help" dir="auto" ?hidden=${!help}>${help}</span>`;
  const missing = host.t(
    field.type === 'select' || field.type === 'checkbox' ? MISSING[field.type] : MISSING.text,
    { label },
  );
  return html`<div class="row">
    ${
      field.type === 'checkbox'
        ? html`<div class="tick">${control} ${labelElement}</div>${hint}`
        : html`${labelElement} ${hint} ${control}`
    }
    <span id="${name}-fault">${fieldProblem(problem, extras.message(field, problem) ?? missing)}</span>
  </div>`;
}

function fieldControl(
  host: FormHost,
  { id, type, required, options }: Field,
  name: string,
  isInvalid: boolean,
  store: FieldExtras['change'],
): TemplateResult {
  const { text, sending: isFixed = false } = host.composer?.snapshot ?? {};
  const value = valueOf(text?.more?.fields, id);
  const onChange = (event: Event) => {
    const control = event.currentTarget as HTMLInputElement;
    const ticked = control.checked ? TICKED : '';
    store(id, type === 'checkbox' ? ticked : control.value);
  };
  switch (type) {
    default:
      return html`<input class="field" part="field" id=${name} dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true"
        data-bwignore data-form-type="other" ?required=${required} .value=${value} ?readonly=${isFixed}
        aria-disabled=${isFixed ? 'true' : nothing} aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help"
        @input=${onChange} />`;
    case 'select':
      return html`<select class="field" part="field" id=${name} autocomplete="off" data-1p-ignore data-lpignore="true"
        data-bwignore data-form-type="other" ?required=${required}
        aria-disabled=${isFixed ? 'true' : nothing} aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help"
        @change=${onChange}>
        ${[{ value: '', label: required ? host.t('fields.choose') : '–' }, ...options].map(
          option =>
            html`<option value=${option.value} .selected=${live(option.value === value)}>${cleanLine(option.label)}</option>`,
        )}
      </select>`;
    case 'checkbox':
      return html`<input type="checkbox" part="field" id=${name} autocomplete="off" data-1p-ignore data-lpignore="true"
        data-bwignore data-form-type="other" ?required=${required} .checked=${live(value === TICKED)}
        aria-disabled=${isFixed ? 'true' : nothing} aria-invalid=${isInvalid} aria-describedby="${name}-fault ${name}-help"
        @click=${(event: Event) => isFixed && event.preventDefault()} @change=${onChange} />`;
  }
}

function change(host: FormHost, fields: readonly Field[], id: string, value: string): void {
  const { composer } = host;
  if (!composer) return;
  const { text, sending } = composer.snapshot;
  if (sending) {
    // A draft that is being sent does not change.
    host.requestUpdate();
    return;
  }
  // A field that is no longer configured is not shown, and so not sent.
  const entries = fields.flatMap(field => {
    const entry = field.id === id ? value : valueOf(text.more?.fields, field.id);
    return entry === '' ? [] : [[field.id, entry] as const];
  });
  composer.type('more', {
    ...text.more,
    fields: entries.length > 0 ? Object.fromEntries(entries) : undefined,
  });
}
