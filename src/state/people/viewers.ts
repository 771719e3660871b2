import type { SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { DraftText } from '../outbox/draft.ts';

/** Somebody with whom a request is shared; `id` may be an e-mail address. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who can see a request beside the customer and support: all colleagues, or those with these names. */
export type Viewers = 'team' | readonly string[];

/** The colleagues who were chosen for a draft, under the names that they were found by. */
export const chosenFor = ({ more }: DraftText): readonly Named[] =>
  (more?.people ?? []).map(id => ({ id, name: more?.kept?.names?.[id] ?? id }));

/** Who will see a draft once it is sent. */
export const viewersOfDraft = (text: DraftText): Viewers =>
  text.more?.visibility === 'team' ? 'team' : chosenFor(text).map(({ name }) => name);

/** Those with whom a request is shared, without the customer. */
export const sharedWith = ({ people = [] }: SupportRequest): readonly Named[] =>
  people.filter(({ me }) => !me).map(({ id, name }) => ({ id, name: cleanLine(name) || id }));

/** Who can see a request: its writer, and those with whom it is shared. */
export function viewersOf(request: SupportRequest): Viewers {
  if (request.visibility === 'team') return 'team';
  const { author } = request;
  const writer = author && !author.me && author.role === 'requester' ? cleanLine(author.name) : '';
  const names = sharedWith(request).map(({ name }) => name);
  return writer && !names.includes(writer) ? [writer, ...names] : names;
}
