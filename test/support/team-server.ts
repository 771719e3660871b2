/** What a helpdesk of contract 1.1 says of colleagues and incidents, beside what `ThreadServer` says. */
import type { MockApi } from './mock-api.ts';
import { json } from './mock-api.ts';
import { ThreadServer, type Wire } from './thread-server.ts';

export const grace: Wire = { id: 'p-grace', name: 'Grace Hopper', email: 'grace@example.com' };
export const bo: Wire = { id: 'p-bo', name: 'Bo Nilsson', email: 'bo@example.com' };
export const self: Wire = { id: 'p-ada', name: 'Ada Byron', email: 'ada@example.com', me: true };

/** `minutes` from now, as the contract writes times. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

export const wireIncident = (id: string, more: Wire = {}): Wire => ({
  id,
  title: 'Outage in AMS1',
  kind: 'outage',
  state: 'active',
  startedAt: inMinutes(-40),
  updatedAt: inMinutes(-5),
  serviceIds: ['web-07'],
  ...more,
});

/** A server with colleagues and incidents; a test changes what it says. */
export class TeamServer extends ThreadServer {
  people: Wire[] = [self, grace, bo];
  incidents: Wire[] = [];
  /** What was sent to `PUT /requests/CS-1/people`. */
  readonly shared: Wire[] = [];
  /** What was sent to `PUT /incidents/{id}/following`. */
  readonly followed: [id: string, following: unknown][] = [];

  constructor(api: MockApi, features: Wire = { people: true, incidents: true }) {
    super(api);
    this.config = { contract: '1.1', features };
    this.on('GET /people', ({ url }) => {
      const query = (new URL(url).searchParams.get('q') ?? '').toLowerCase();
      return json({
        items: this.people.filter(({ name, email }) => [name, email].join(' ').toLowerCase().includes(query)),
      });
    });
    this.on('GET /incidents', () => json({ items: this.incidents }));
    this.on('PUT /requests/CS-1/people', async request => {
      const change = (await request.json()) as { add?: string[]; remove?: string[] };
      this.shared.push(change);
      const [found] = this.requests;
      const before = (found?.people ?? []) as Wire[];
      const added = (change.add ?? []).map(
        id => this.people.find(person => person.id === id) ?? { id, name: id },
      );
      found!.people = [...before, ...added].filter(({ id }) => !change.remove?.includes(id as string));
      return json(found);
    });
  }

  /** Takes what is said of following an incident. */
  follows(id: string): void {
    this.on(`PUT /incidents/${id}/following`, async request => {
      const { following } = (await request.json()) as { following: unknown };
      this.followed.push([id, following]);
      this.incidents = this.incidents.map(item => (item.id === id ? { ...item, following } : item));
      return new Response(null, { status: 204 });
    });
  }
}
