/**
 * What Zendesk's webhook tells: `{ "ticket": "12" }`, as the trigger of docs/helpdesks.md has it, or an event of Zendesk's own. Zendesk signs
 * it: https://developer.zendesk.com/documentation/webhooks/verifying/
 */
import { createHmac } from 'node:crypto';
import type { HelpdeskHook, HookProof } from '../../app/desk-changes.ts';
import { isSame } from '../shared/hook-proof.ts';
import { idOf, raw } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { idForm } from './ticket.ts';

/** base64(HMAC-SHA-256(time + body)); the time is one of ISO 8601. */
const zendeskProof =
  (secret: string): HookProof =>
  (headers, body) => {
    const given = headers.get('X-Zendesk-Webhook-Signature') ?? '';
    const time = headers.get('X-Zendesk-Webhook-Signature-Timestamp') ?? '';
    const wanted = createHmac('sha256', secret)
      .update(time + body)
      .digest('base64');
    const at = Date.parse(time);
    return isSame(given, wanted) && Number.isFinite(at) ? { at, id: given } : undefined;
  };

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'zendesk',
    secret,
    proof: zendeskProof(secret),
    keysOf: body => {
      const { ticket, detail } = raw(body);
      const id = idOf(ticket ?? raw(detail)['id'], idForm);
      return id === undefined ? [] : [id];
    },
    look: (key, signal) => lookAt(key, sources, signal),
  };
}
