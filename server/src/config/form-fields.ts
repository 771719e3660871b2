/** The fields of a form: what is wrong with them is said at the start, not to the customer who meets it. */
import type { Reader } from './reader.ts';

interface FieldLike {
  readonly id?: unknown;
  readonly showWhen?: { readonly field?: unknown; readonly is?: unknown };
  readonly options?: unknown;
  readonly type?: unknown;
}

/** The field that this one's condition looks at leads back to it. */
function isCircle(fields: ReadonlyMap<unknown, FieldLike>, start: unknown): boolean {
  const seen = new Set<unknown>();
  for (let id = start; id !== undefined; id = fields.get(id)?.showWhen?.field) {
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}

export function readFormFields(reader: Reader, name: string): void {
  const value = reader.take(name);
  if (value === undefined) return;
  const isField = (item: unknown): item is FieldLike =>
    typeof item === 'object' &&
    item !== null &&
    ['id', 'label', 'type'].every(member => typeof (item as Record<string, unknown>)[member] === 'string');
  if (!Array.isArray(value) || !value.every(isField)) {
    reader.fail(name, 'a list of objects with id, label and type');
    return;
  }
  const fields = new Map(value.map(field => [field.id, field]));
  const at = `${reader.path}.${name}`;
  for (const { id, type, options, showWhen } of value) {
    if ((type === 'select' || type === 'multiselect') && !Array.isArray(options))
      reader.errors.push(`${at}: the field "${String(id)}" has no options to choose from.`);
    if (!showWhen) continue;
    const on = `${at}: the condition of the field "${String(id)}"`;
    if (!fields.has(showWhen.field))
      reader.errors.push(`${on} is on "${String(showWhen.field)}", which is no field of this form.`);
    else if (isCircle(fields, id)) reader.errors.push(`${on} leads back to itself.`);
  }
}
