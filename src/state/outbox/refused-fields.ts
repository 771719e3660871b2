import type { Problem } from '../../model.ts';
import type { FieldProblem, FieldProblems, FieldRules } from './field-problems.ts';

/** What the server says of single fields of a draft. */
interface RefusedFields {
  /** By the draft's own names of its fields. */
  readonly own: FieldProblems;
  /** The problem for the message: without what is said of the text fields, which show it themselves. */
  readonly rest: Problem;
  /** The server does not know the files any more. */
  readonly lacksFiles: boolean;
}

/** Sorts what a problem says of single fields. */
export function refusedFieldsOf(problem: Problem, rules: FieldRules | undefined): RefusedFields {
  const { fields } = problem;
  const own = new Map<keyof FieldProblems, FieldProblem>();
  let lacksFiles = false;
  const rest = (fields ?? []).filter(({ field, detail }) => {
    const name = field.replace(/^\//, '').split(/[./[]/)[0];
    if (name === 'attachmentIds') {
      lacksFiles = true;
      return true;
    }
    const isText = name === 'summary' || name === 'description' || name === 'body';
    const ownName = isText ? (name === 'summary' ? name : 'body') : rules?.named(field);
    if (ownName) own.set(ownName, { detail });
    // What is said of a custom field is part of the message, too.
    return !isText;
  });
  return { own: Object.fromEntries(own), rest: fields ? { ...problem, fields: rest } : problem, lacksFiles };
}
