/** Incidents in a JSON document of the company's own: `{ "items": […] }` with the members of `Incident` in openapi.yaml, or the list alone. */
import type { Incident } from '../app/catalogue.ts';
import { filled, list, raw, text, time } from '../helpdesks/shared/values.ts';

const formats = ['text', 'markdown', 'html'] as const;

function incidentOf(value: unknown): Incident | undefined {
  const item = raw(value);
  const id = filled(item['id']);
  const title = filled(item['title'])?.trim();
  const startedAt = time(item['startedAt']);
  if (id === undefined || !title || startedAt === undefined) return undefined;
  const serviceIds = list(item['serviceIds']).filter(each => typeof each === 'string');
  const optional = {
    body: filled(item['body']),
    format: formats.find(format => format === item['format']),
    url: filled(item['url']),
  };
  const times = { endsAt: time(item['endsAt']), nextUpdateAt: time(item['nextUpdateAt']) };
  return {
    id,
    title,
    kind: text(item['kind']) ?? 'degraded',
    state: text(item['state']) ?? 'active',
    startedAt: new Date(startedAt).toISOString(),
    updatedAt: new Date(time(item['updatedAt']) ?? startedAt).toISOString(),
    ...Object.fromEntries(Object.entries(optional).filter(([, each]) => each !== undefined)),
    ...Object.fromEntries(
      Object.entries(times).flatMap(([name, at]) =>
        at === undefined ? [] : [[name, new Date(at).toISOString()]],
      ),
    ),
    ...(Array.isArray(item['serviceIds']) ? { serviceIds } : {}),
  };
}

/** What is no incident is left out. */
export const readIncidents = (answer: unknown): readonly Incident[] =>
  (Array.isArray(answer) ? (answer as unknown[]) : list(raw(answer)['items'])).flatMap(
    value => incidentOf(value) ?? [],
  );
