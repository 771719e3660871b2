/** What a webhook of Zammad tells: its own payload, or the short one of docs/helpdesks.md, `{ "ticket": { "number": "53003" } }`. */
import { createHmac } from 'node:crypto';
import type { HelpdeskHook, HookProof } from '../../app/desk-changes.ts';
import { isSame } from '../shared/hook-proof.ts';
import { idOf, raw } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { numberForm } from './client.ts';

/**
 * `X-Hub-Signature: sha1=<HMAC-SHA-1 of the body>`, without a time. Two calls may have the same body, and are told apart by
 * `X-Zammad-Delivery` alone, which is not signed: a call repeated with another one only makes the server look once more.
 */
const zammadProof =
  (secret: string): HookProof =>
  (headers, body) => {
    const given = headers.get('X-Hub-Signature') ?? '';
    const wanted = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
    if (!isSame(given, wanted)) return undefined;
    const delivery = headers.get('X-Zammad-Delivery');
    return delivery ? { id: `${given} ${delivery.slice(0, 100)}` } : {};
  };

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'zammad',
    secret,
    proof: zammadProof(secret),
    keysOf: body => {
      const number = idOf(raw(raw(body)['ticket'])['number'], numberForm);
      return number === undefined ? [] : [number];
    },
    look: (key, signal) => lookAt(key, sources, signal),
  };
}
