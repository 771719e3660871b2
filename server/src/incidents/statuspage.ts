/**
 * The public API of a status page in Statuspage's format (https://metastatuspage.com/api/v2), which others have as well. Times and texts are
 * checked; what lacks an id, a title or a time is left out.
 */
import type { Incident } from '../app/catalogue.ts';
import { filled, idOf, list, raw, text, time, type Raw } from '../helpdesks/shared/values.ts';

/** Below the page's address: the last fifty of each, resolved ones too. */
export const paths = ['/api/v2/incidents.json', '/api/v2/scheduled-maintenances.json'] as const;

const idForm = /^[\w-]{1,100}$/;
const ended = ['resolved', 'postmortem', 'completed'];

function kindOf({ impact }: Raw, isPlanned: boolean): Incident['kind'] {
  if (isPlanned) return 'maintenance';
  return impact === 'major' || impact === 'critical' ? 'outage' : 'degraded';
}

function stateOf(status: string | undefined): Incident['state'] {
  if (status === undefined || status === 'scheduled') return status ?? 'active';
  return ended.includes(status) ? 'resolved' : 'active';
}

const iso = (at: number): string => new Date(at).toISOString();

function incidentOf(value: unknown): Incident | undefined {
  const item = raw(value);
  const id = idOf(item['id'], idForm);
  const title = filled(item['name'])?.trim();
  const planned = time(item['scheduled_for']);
  const startedAt = planned ?? time(item['started_at']) ?? time(item['created_at']);
  if (id === undefined || !title || startedAt === undefined) return undefined;
  // The latest is the first one.
  const update = raw(list(item['incident_updates'])[0]);
  const end = time(item['resolved_at']) ?? time(item['scheduled_until']);
  const body = filled(update['body']);
  const url = filled(item['shortlink']);
  return {
    id: `status-${id}`,
    title,
    kind: kindOf(item, planned !== undefined),
    state: stateOf(text(item['status'])),
    startedAt: iso(startedAt),
    updatedAt: iso(time(item['updated_at']) ?? startedAt),
    ...(end !== undefined && end >= startedAt ? { endsAt: iso(end) } : {}),
    ...(body === undefined ? {} : { body }),
    ...(url !== undefined && /^https?:\/\//.test(url) ? { url } : {}),
  };
}

/** @param answers to the calls of `paths` */
export function readStatuspage(answers: readonly unknown[]): readonly Incident[] {
  return answers.flatMap(answer => {
    const { incidents, scheduled_maintenances: planned } = raw(answer);
    return [...list(incidents), ...list(planned)].flatMap(value => incidentOf(value) ?? []);
  });
}
