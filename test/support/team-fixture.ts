/** What a backend of contract 1.1 says: types, services, severities. */
import { json } from './mock-api.ts';
import { answering, wirePage, wireRequest } from './list-fixture.ts';
import type { Handler } from './mock-api.ts';

type Json = Record<string, unknown>;

export const teamConfig: Json = {
  contract: '1.1',
  types: [
    { id: 'down', label: 'Something is down' },
    { id: 'question', label: 'Question' },
  ],
  severities: [
    { value: 'low', label: 'Low', help: 'It can wait.' },
    { value: 'high', label: 'High', help: 'Something fails now and then.' },
    { value: 'critical', label: 'Critical', help: 'Production is down.' },
  ],
  features: { services: true, people: true, search: true },
};

export const services: readonly Json[] = [
  { id: 's-1', label: 'web-07', detail: '192.0.2.7', state: 'degraded' },
  { id: 's-2', label: 'db-02', detail: '192.0.2.8', state: 'ok' },
];

export const agent: Json = { name: 'Marta', role: 'agent' };
export const me: Json = { name: 'Ada Byron', role: 'requester', me: true };
export const colleague: Json = { name: 'Grace Hopper', role: 'requester' };

/** A request about `web-07`. */
export const teamRequest = (number: number, more: Json = {}): Json =>
  wireRequest(number, {
    type: { id: 'down', label: 'Something is down' },
    service: services[0],
    severity: { value: 'high', label: 'High' },
    ...more,
  });

/** Answers as a backend with these requests, which it narrows by service and type; `other` is asked first. */
export function teamAnswers(
  items: readonly Json[],
  config: Json = teamConfig,
  other: (request: Request) => ReturnType<Handler> | undefined = () => undefined,
): Handler {
  const idOf = (value: unknown) => (value as Json | undefined)?.id;
  const rest = answering(query => {
    const [service, type, status] = ['service', 'type', 'status'].map(name => query.get(name));
    const found = items.filter(
      item =>
        (!service || idOf(item.service) === service) &&
        (!type || idOf(item.type) === type) &&
        (status === 'all' || (item.status === 'closed') === (status === 'closed')),
    );
    return json(wirePage(found, { total: found.length }));
  }, config);
  return request =>
    other(request) ??
    (new URL(request.url).pathname.endsWith('/services') ? json(wirePage(services)) : rest(request));
}
