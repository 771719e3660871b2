/** What RT's scrip of docs/helpdesks.md tells: `{ "ticket": 12, "types": ["Correspond"] }`. */
import type { HelpdeskHook } from '../../app/desk.ts';
import { idOf, list, raw } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { idForm } from './client.ts';

/** Transactions that change nothing for customers. */
const internal = ['Comment', 'CommentEmailRecord', 'EmailRecord'];

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'request-tracker',
    secret,
    proof: 'signature',
    keysOf: body => {
      const { ticket, types } = raw(body);
      const id = idOf(ticket, idForm);
      const happened = list(types);
      const isInternal = happened.length > 0 && happened.every(type => internal.includes(String(type)));
      return id === undefined || isInternal ? [] : [id];
    },
    look: key => lookAt(key, sources),
  };
}
