import type { Field } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { DraftText } from './draft-store.ts';

/** What is wrong with a field: a rule of the form, or the detail that the server gave. */
export type FieldProblem = 'required' | 'too-long' | { readonly detail: string };

/** A field of a draft; a custom one by its id. */
export type FieldName = 'summary' | 'body' | `fields.${string}`;

/** What is wrong, by field. */
export type FieldProblems = { readonly [name in FieldName]?: FieldProblem | undefined };

const nameOf = ({ id }: Field): FieldName => `fields.${id}`;

const valueOf = ({ more, ...text }: DraftText, name: string): string | undefined =>
  name.startsWith('fields.') ? more?.fields?.[name.replace('fields.', '')] : text[name as 'summary' | 'body'];

/** The problems that remain after a change: those of the fields that were changed are gone. */
export const remainingProblems = (
  problems: FieldProblems,
  before: DraftText,
  after: DraftText,
): FieldProblems =>
  Object.fromEntries(
    Object.entries(problems).filter(([name]) => valueOf(before, name) === valueOf(after, name)),
  );

/** The required ones of these fields that are empty. */
export const missingFields = (fields: readonly Field[], { more }: DraftText): FieldProblems =>
  Object.fromEntries(
    fields
      .filter(({ id, required }) => required && cleanLine(more?.fields?.[id] ?? '') === '')
      .map(field => [nameOf(field), 'required']),
  );

/**
 * The field that an entry of a problem's `errors` is about, with or without a slash before it: `summary`, `description`, and
 * for a custom field `priority`, `fields.priority`, `fields/priority` or `fields[priority]`; `undefined` for any other.
 *
 * @param fields the custom fields that are shown
 */
export function fieldNamed(path: string, fields: readonly Field[]): FieldName | undefined {
  const name = path.replace(/^\//, '');
  const [first] = name.split(/[./[]/);
  if (first === 'summary' || first === 'body') return first;
  if (first === 'description') return 'body';
  const found = fields.find(({ id }) => [id, `fields.${id}`, `fields/${id}`, `fields[${id}]`].includes(name));
  return found && nameOf(found);
}
