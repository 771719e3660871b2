/** What an automation of Jira tells: `{ "issue": "CS-12" }`, with the secret in a header. Jira's automation can compute no signature. */
import type { HelpdeskHook } from '../../app/desk.ts';
import { raw, text } from '../shared/values.ts';
import { lookAt, type ChangeSources } from './changes.ts';
import { keyForm } from './client.ts';

export function createHook(secret: string, sources: ChangeSources): HelpdeskHook {
  return {
    name: 'jira-service-management',
    secret,
    proof: 'secret',
    keysOf: body => {
      const { issue } = raw(body);
      // As in the rule of docs/helpdesks.md, or as Jira's own webhooks have it.
      const key = text(issue) ?? text(raw(issue)['key']) ?? '';
      return keyForm.test(key) ? [key] : [];
    },
    look: (key, signal) => lookAt(key, sources, signal),
  };
}
