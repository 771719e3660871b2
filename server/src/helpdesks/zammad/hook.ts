/** What a webhook of Zammad tells: its own payload, or the short one of docs/helpdesks.md, `{ "ticket": { "number": "53003" } }`. */
import type { HelpdeskHook } from '../../app/desk.ts';
import { idOf, raw } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { numberForm } from './client.ts';

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'zammad',
    secret,
    proof: 'hub-signature',
    keysOf: body => {
      const number = idOf(raw(raw(body)['ticket'])['number'], numberForm);
      return number === undefined ? [] : [number];
    },
    look: (key, signal) => lookAt(key, sources, signal),
  };
}
