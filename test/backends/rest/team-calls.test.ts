import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { problemOf } from '../../support/rejection.ts';

function setUp(answer: () => Response) {
  const network = new Network(answer);
  const backend = new RestBackend({ ...httpSettings(), fetch: network.fetch });
  return { network, backend };
}

/** What was sent last: method, path with query, body. */
const sent = ({ last: { method, url, body } }: Network) =>
  [
    method,
    url.replace('https://api.example/support/', ''),
    body ? JSON.parse(body as string) : undefined,
  ].filter(part => part !== undefined);

const empty = () => new Response(null, { status: 204 });
const items =
  (...values: unknown[]) =>
  () =>
    Response.json({ items: values, nextCursor: null });

describe('the calls of contract 1.1', () => {
  it('search services, page by page', async () => {
    const service = { id: 's-7', label: 'web-07', detail: '192.0.2.7', state: 'down', incidentIds: ['i', 3] };
    const { network, backend } = setUp(() =>
      Response.json({ items: [service, { id: 8 }, { label: 'no id' }, null], nextCursor: 'next' }),
    );
    const page = await backend.listServices({ query: 'web 07', cursor: 'c', limit: 20 });
    expect(sent(network)).to.deep.equal(['GET', 'services?q=web+07&cursor=c&limit=20']);
    expect(page.nextCursor).to.equal('next');
    expect(page.items.map(({ id, label }) => [id, label])).to.deep.equal([
      ['s-7', 'web-07'],
      ['8', '8'],
    ]);
    expect(page.items[0]).to.include({ detail: '192.0.2.7', state: 'down' });
    expect(page.items[0]?.incidentIds).to.deep.equal(['i']);
  });

  it('search people; without a name the address stands for it', async () => {
    const { network, backend } = setUp(
      items({ id: 'p', email: 'grace@example.com', me: 1 }, { name: 'No id' }),
    );
    const [person, ...rest] = await backend.listPeople('grace');
    expect(sent(network)).to.deep.equal(['GET', 'people?q=grace']);
    expect(person).to.include({ id: 'p', name: 'grace@example.com', me: false });
    expect(rest).to.have.length(0);
  });

  it('share a request, and give what it is then', async () => {
    const { network, backend } = setUp(() =>
      Response.json({ key: 'CS-1', people: [{ id: 'p', name: 'Grace' }], visibility: 'team' }),
    );
    const request = await backend.sharePeople('CS/1', { add: ['p'], remove: ['q'] });
    expect(sent(network)).to.deep.equal(['PUT', 'requests/CS%2F1/people', { add: ['p'], remove: ['q'] }]);
    expect(request.people?.map(({ name }) => name)).to.deep.equal(['Grace']);
    expect(request.visibility).to.equal('team');
  });

  it('list incidents, without those that have no title or end before they start, each once', async () => {
    const incident = { id: 'i', title: '<b>Outage</b>', kind: 'outage', state: 'active' };
    const { backend } = setUp(
      items(
        incident,
        { ...incident, title: 'Outage in AMS1', url: 'javascript:alert(1)', serviceIds: ['s', {}] },
        { id: 'j', title: ' ' },
        { id: 'k', title: 'T', startedAt: '2026-03-02T02:00:00Z', endsAt: '2026-03-02T01:00:00Z' },
        { id: 'l', title: 7 },
        'incident',
      ),
    );
    const incidents = await backend.listIncidents();
    expect(incidents.map(({ id, title }) => [id, title])).to.deep.equal([['i', 'Outage in AMS1']]);
    expect(incidents[0]).to.include({ url: undefined, format: 'text' });
    expect(incidents[0]?.serviceIds).to.deep.equal(['s']);
  });

  it('search articles; those without anything to read are left out', async () => {
    const { network, backend } = setUp(
      items(
        { id: 'a', title: 'Boot', body: 'x', format: 'html' },
        { id: 'b', title: 'Empty' },
        { id: 'c', excerpt: 'x' },
      ),
    );
    const articles = await backend.listArticles({ query: 'kernel', type: 't', service: 's', limit: 3 });
    expect(sent(network)).to.deep.equal(['GET', 'articles?q=kernel&type=t&service=s&limit=3']);
    expect(articles.map(({ id, format }) => [id, format])).to.deep.equal([['a', 'html']]);
  });

  const writes: [string, (backend: RestBackend) => Promise<void>, unknown[]][] = [
    [
      'follow an incident',
      b => b.followIncident('i/1', true),
      ['PUT', 'incidents/i%2F1/following', { following: true }],
    ],
    [
      'say that an article helped',
      b => b.rateArticle('a', true),
      ['PUT', 'articles/a/outcome', { solved: true }],
    ],
    ['take back a comment', b => b.retractComment('CS-1', 'c'), ['DELETE', 'requests/CS-1/comments/c']],
    [
      'set the severity',
      b => b.setSeverity('CS-1', 'high'),
      ['PATCH', 'requests/CS-1', { severity: 'high' }],
    ],
  ];
  for (const [name, write, expected] of writes)
    it(name, async () => {
      const { network, backend } = setUp(empty);
      await write(backend);
      expect(sent(network)).to.deep.equal(expected);
    });

  it('name their writer, and are refused where somebody else is signed in', async () => {
    const { network, backend } = setUp(() => Response.json({ contract: '1.1', user: { key: 'u-1' } }));
    await backend.getConfig();
    network.reply = () => Response.json({}, { status: 412 });
    expect((await problemOf(backend.followIncident('i', true))).kind).to.equal('other-customer');
    expect(network.last.headers.get('Support-User')).to.equal('u-1');
  });

  it('reject with "malformed" where the answer is no list, and with "not-found" for an impossible id', async () => {
    const { backend } = setUp(() => Response.json({ items: {} }));
    expect((await problemOf(backend.listIncidents())).kind).to.equal('malformed');
    expect((await problemOf(backend.listServices())).kind).to.equal('malformed');
    expect((await problemOf(backend.rateArticle('..', true))).kind).to.equal('not-found');
  });
});
