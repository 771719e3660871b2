import type { Field } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { valueOf } from '../field-values.ts';
import type { DraftText } from './draft.ts';

/** What is wrong with a field: a rule of the form, or the detail that the server gave. */
export type FieldProblem =
  | 'required'
  | 'too-long'
  /** No number, date, web address or e-mail address. */
  | 'malformed'
  | 'out-of-range'
  /** The option that was chosen is no longer offered. */
  | 'gone'
  | { readonly detail: string };

/** What is wrong, by field; a custom field is named by its id. */
export type FieldProblems = {
  readonly [name in 'summary' | 'body' | 'type' | 'service' | 'severity' | `fields.${string}`]?:
    FieldProblem | undefined;
};

/** How a composer checks the custom fields of its form. */
export type FieldRules = ReturnType<typeof fieldRules>;

export const nameOf = ({ id }: Field) => `fields.${id}` as const;

const given = ({ more }: DraftText, { id }: Field): string => valueOf(more?.fields, id);

/** @param fieldsNow the custom fields that are shown; asked again for each check */
export const fieldRules = (fieldsNow: () => readonly Field[]) => ({
  /** Required fields that are empty. */
  missing: (text: DraftText): FieldProblems =>
    Object.fromEntries(
      fieldsNow()
        .filter(field => field.required && cleanLine(given(text, field)) === '')
        .map(field => [nameOf(field), 'required']),
    ),

  /** The problems that remain after a change: those of the fields that were changed are gone. */
  remaining(problems: FieldProblems, before: DraftText, after: DraftText): FieldProblems {
    const changed = fieldsNow().filter(field => given(before, field) !== given(after, field));
    return { ...problems, ...Object.fromEntries(changed.map(field => [nameOf(field), undefined])) };
  },

  /**
   * The field that an entry of a problem's `errors` is about, with or without a slash before it: `priority`,
   * `fields.priority`, `fields/priority` or `fields[priority]`; `undefined` where it is none of them.
   */
  named(path: string): keyof FieldProblems | undefined {
    const name = path.replace(/^\//, '');
    const found = fieldsNow().find(({ id }) =>
      [id, `fields.${id}`, `fields/${id}`, `fields[${id}]`].includes(name),
    );
    return found && nameOf(found);
  },
});
