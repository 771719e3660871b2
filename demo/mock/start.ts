/**
 * Starts the mock with the options in the page's query: `?latency=200-900&fail=listRequests:500@0.3&agent=2&reset`.
 * `agent` is the scripted agent's delay in seconds, `agent=off` switches it off, `fields` adds custom fields, `team`
 * types, services, colleagues, incidents and articles.
 */
import { demoFields } from '../../server/src/seed/custom-fields.ts';
import { startMock, type Mock, type MockOptions } from './mock.ts';

export async function startMockFromLocation(
  base = '/api/support',
  more: Partial<MockOptions> = {},
): Promise<Mock> {
  const query = new URLSearchParams(location.search);
  const agent = query.get('agent');
  const seconds = Number(agent);
  return startMock({
    latency: query.get('latency') ?? undefined,
    fail: query.get('fail') ?? undefined,
    agentDelay: agent === 'off' ? -1 : agent && seconds >= 0 ? seconds * 1000 : undefined,
    offer: query.has('fields') ? { fields: demoFields } : undefined,
    team: query.has('team'),
    reset: query.has('reset'),
    ...more,
    base,
  });
}
