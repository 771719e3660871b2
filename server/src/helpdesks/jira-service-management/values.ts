/** Values of Jira's fields as texts, and texts as values. */
import { filled, idOf, list, raw } from '../shared/values.ts';
import { idForm } from './client.ts';

/** An option, a user or a plain value, for people. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value || undefined;
  const object = raw(value);
  const own = filled(object['value']) ?? filled(object['name']) ?? filled(object['displayName']);
  const child = filled(raw(object['child'])['value']);
  return own && child ? `${own}: ${child}` : own;
}

/** The contract joins several values by a line break. */
function joined(value: unknown): string | undefined {
  const texts = Array.isArray(value) ? list(value).flatMap(item => textOf(item) ?? []) : [textOf(value)];
  return texts.filter(Boolean).join('\n') || undefined;
}

/** An option that was chosen. */
export function optionOf(value: unknown): { readonly id: string; readonly label: string } | undefined {
  const option = raw(value);
  const id = idOf(option['id'], idForm);
  return id === undefined ? undefined : { id, label: filled(option['value']) ?? id };
}

/** What the customer sees of a request's fields, by id. @param hidden ids of those that are shown otherwise, or not at all */
export function fieldsOf(
  values: ReadonlyMap<string, unknown>,
  hidden: readonly (string | undefined)[],
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [id, value] of values) {
    const text = hidden.includes(id) || id === 'attachment' ? undefined : joined(value);
    if (text !== undefined) fields[id] = text;
  }
  return fields;
}
