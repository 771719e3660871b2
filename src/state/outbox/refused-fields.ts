import type { Problem } from '../../model.ts';
import type { FieldProblem, FieldProblems, FieldRules } from './field-problems.ts';

/** What the server says of single fields of a draft. */
interface RefusedFields {
  /** By the draft's own names of its fields. */
  readonly own: FieldProblems;
  /** The problem with what is said of other fields. */
  readonly rest: Problem;
  /** The server does not know the files any more. */
  readonly lacksFiles: boolean;
}

/** Sorts what a problem says of single fields. */
export function fieldsOf(problem: Problem, rules: FieldRules | undefined): RefusedFields {
  const { fields } = problem;
  const own = new Map<keyof FieldProblems, FieldProblem>();
  let lacksFiles = false;
  const rest = (fields ?? []).filter(({ field, detail }) => {
    const name = field.replace(/^\//, '').split(/[./[]/)[0];
    if (name === 'attachmentIds') return (lacksFiles = true);
    const isText = name === 'summary' || name === 'description' || name === 'body';
    const ownName = isText ? (name === 'summary' ? name : 'body') : rules?.named(field);
    if (ownName) own.set(ownName, { detail });
    // A problem of a custom field is part of the message, too.
    return !isText;
  });
  return { own: Object.fromEntries(own), rest: fields ? { ...problem, fields: rest } : problem, lacksFiles };
}
