/** What agents know beside the request: the lines of an internal note. */
import type { NewRequest } from '../../app/desk.ts';

/** @param draft without the fields that the helpdesk has as its own; `followUpOf` where it does not link requests by itself */
export const noteLines = ({
  context,
  fields,
  followUpOf,
}: Pick<NewRequest, 'context' | 'fields' | 'followUpOf'>): readonly string[] => [
  ...(followUpOf === undefined ? [] : [`Follow-up of #${followUpOf}`]),
  ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
  ...context.map(({ label, value }) => `${label}: ${value}`),
];
