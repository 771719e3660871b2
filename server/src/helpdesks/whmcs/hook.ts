/** What WHMCS's hook of docs/helpdesks.md tells: `{ "ticket": 12 }`. */
import type { HelpdeskHook } from '../../app/desk.ts';
import { idOf, raw } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { idForm } from './ticket.ts';

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'whmcs',
    secret,
    proof: 'signature',
    keysOf: body => {
      const id = idOf(raw(body)['ticket'], idForm);
      return id === undefined ? [] : [id];
    },
    look: (key, signal) => lookAt(key, sources, signal),
  };
}
