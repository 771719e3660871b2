import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { FormHost } from '../form-host.ts';
import { fieldRow } from './field-row.ts';

/** The fields that the server asks for beside summary and description. */
export function customFields(host: FormHost): TemplateResult | typeof nothing {
  const { desk, composer } = host;
  const fields = desk?.config.fields ?? [];
  if (!composer || fields.length === 0) return nothing;
  const { text, fieldProblems, sending } = composer.snapshot;
  return html`<div class="custom-fields">
    ${fields.map((field, index) => {
      const fault = fieldProblems[`fields.${field.id}`];
      const label = cleanLine(field.label);
      return fieldRow(host.translator, field, {
        name: `field-${index}`,
        value: text.more?.fields?.[field.id] ?? '',
        fault:
          typeof fault === 'object' ? cleanLine(fault.detail) : fault && host.t('fields.required', { label }),
        fixed: sending,
        onChange: value => change(host, fields, field.id, value),
      });
    })}
  </div>`;
}

function change(host: FormHost, fields: readonly Field[], id: string, value: string): void {
  const { composer } = host;
  if (!composer) return;
  const { text, sending } = composer.snapshot;
  if (sending) {
    // What is on its way stays as it is.
    host.requestUpdate();
    return;
  }
  // A field that the server no longer asks for is not seen, and so not sent.
  const entries = fields.flatMap(field => {
    const entry = field.id === id ? value : (text.more?.fields?.[field.id] ?? '');
    return entry === '' ? [] : [[field.id, entry] as const];
  });
  composer.type('more', {
    ...text.more,
    fields: entries.length > 0 ? Object.fromEntries(entries) : undefined,
  });
}
