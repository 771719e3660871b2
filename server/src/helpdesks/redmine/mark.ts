/**
 * The Idempotency-Key of a write, in a custom field of the issue that the operator has made for it: its journal says which note came with
 * it. Redmine has nothing else that a write can carry.
 */
import type { Redmine } from './client.ts';
import type { Issue, Journal } from './issue.ts';
import { fieldId } from './people.ts';

/** The custom field with its value; none without such a field. */
export async function markOf(redmine: Redmine, key: string): Promise<Readonly<Record<string, string>>> {
  const { markField } = redmine.settings;
  return markField === undefined ? {} : { [await fieldId(redmine, markField)]: key };
}

export const markedJournal = (issue: Issue, field: string, key: string): Journal | undefined =>
  issue.journals.find(({ fields }) => fields.get(field)?.after === key);

/** Whether the issue was made with this key. */
export function isMadeWith(issue: Issue, field: string, key: string): boolean {
  const first = issue.journals.find(({ fields }) => fields.has(field));
  return (first ? first.fields.get(field)?.before : issue.fields.get(field)) === key;
}
