/** How a brand stands between the desk and its backend. */
import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import type { SupportBackend } from '../../../src/backends/backend.ts';
import type { DeskBackend } from '../../../src/state/desk-backend.ts';
import { brandBackend } from '../../../src/ui/brand/brand-backend.ts';
import { parseBrand } from '../../../src/ui/brand/parse-brand.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { ManualBackend } from '../../support/fake-backend.ts';
import { rejection } from '../../support/rejection.ts';

const base = httpSettings().base;
const request = (key: string, more: object = {}) => ({
  key,
  summary: 'Disk',
  description: '',
  status: 'open',
  author: { name: 'Ada', role: 'requester', me: true },
  ...more,
});

describe('a backend behind a brand', () => {
  let network: Network;
  let inner: RestBackend;
  let answers: Record<string, unknown>;
  const paths = () => network.sent.map(({ url }) => url.slice(base.href.length));

  beforeEach(() => {
    answers = {};
    network = new Network(call => {
      const path = call.url.slice(base.href.length).replace(/\?.*/, '');
      const answer = answers[`${call.method} ${path}`] ?? answers[path];
      return answer === undefined ? new Response(null, { status: 404 }) : Response.json(answer);
    });
    inner = new RestBackend({ ...httpSettings(), fetch: network.fetch });
  });
  const branded = (brand: object): DeskBackend =>
    brandBackend(inner, parseBrand(brand, 'https://a.example/'));

  it('is a backend of the same kind, with the methods that it has', () => {
    const outer = branded({});
    expect(outer instanceof RestBackend).to.equal(true);
    expect('http' in outer && outer.http).to.equal(inner.http);
    expect('openEvents' in outer).to.equal(true);
    const plain = brandBackend(new ManualBackend(), parseBrand({}, 'https://a.example/'));
    expect('openEvents' in plain).to.equal(false);
    expect('http' in plain).to.equal(false);
  });

  it('shows the brand’s numbers and asks for the server’s', async () => {
    answers['requests'] = { items: [request('CS-7'), request('CS-8')] };
    answers['requests/CS-7'] = request('CS-7');
    answers['requests/CS-7/comments'] = { items: [] };
    answers['POST requests/CS-7/comments'] = { id: 'c', author: { name: 'Ada', role: 'requester' } };
    answers['PUT requests/CS-7/read'] = {};
    const outer = branded({ numberPrefix: 'ACME' });
    const { items } = await outer.listRequests({ status: 'open' });
    expect(items.map(({ key }) => key)).to.deep.equal(['ACME-7', 'ACME-8']);
    expect((await outer.getRequest('ACME-7')).key).to.equal('ACME-7');
    await outer.listComments('ACME-7');
    await outer.addComment('ACME-7', { body: 'x', attachmentIds: [] }, { idempotencyKey: '1' });
    await outer.markRead?.('ACME-7', 'c');
    expect(paths().join(' ')).not.to.include('ACME');
    expect(outer.shownKey?.('CS-8'), 'the key of an event').to.equal('ACME-8');
    answers['PATCH requests/CS-7'] = request('CS-7');
    await outer.setStatus?.('ACME-7', 'closed');
    expect(paths().at(-1)).to.equal('requests/CS-7');
  });

  it('learns the server’s prefix behind a link, once', async () => {
    answers['requests'] = { items: [request('CS-9')] };
    answers['requests/CS-7'] = request('CS-7');
    const outer = branded({ numberPrefix: 'ACME' });
    expect((await outer.getRequest('ACME-7')).key).to.equal('ACME-7');
    await outer.getRequest('ACME-7');
    expect(paths()).to.deep.equal(['requests?status=all&limit=1', 'requests/CS-7', 'requests/CS-7']);
  });

  it('takes the server’s own number as well', async () => {
    answers['requests/CS-7'] = request('CS-7');
    expect((await branded({ numberPrefix: 'ACME' }).getRequest('CS-7')).key).to.equal('ACME-7');
  });

  it('makes no two keys one: another prefix, or what is no number, stays', async () => {
    answers['requests'] = {
      items: ['CS-7', 'INC-7', '7', 'f81d4fae-7dec', 'ACME-x'].map(key => request(key)),
    };
    const { items } = await branded({ numberPrefix: 'ACME' }).listRequests({ status: 'all' });
    expect(items.map(({ key }) => key)).to.deep.equal(['ACME-7', 'INC-7', '7', 'f81d4fae-7dec', 'ACME-x']);
  });

  it('gives numbers a prefix that have none', async () => {
    answers['requests'] = { items: [request('7')] };
    answers['requests/7'] = request('7');
    const outer = branded({ numberPrefix: 'ACME' });
    expect((await outer.listRequests({ status: 'all' })).items[0]?.key).to.equal('ACME-7');
    expect((await outer.getRequest('ACME-7')).key).to.equal('ACME-7');
  });

  it('turns back what a follow-up follows, and what is searched', async () => {
    answers['requests'] = { items: [request('CS-7')] };
    answers['POST requests'] = request('CS-8');
    const outer = branded({ numberPrefix: 'ACME' });
    await outer.listRequests({ status: 'all', query: ' ACME-7 ' });
    const made = { summary: '', description: '', attachmentIds: [], followUpOf: 'ACME-7' };
    expect((await outer.createRequest(made, { idempotencyKey: '1' })).key).to.equal('ACME-8');
    expect(paths()[1]).to.include('q=CS-7');
    expect(JSON.parse(network.last.body as string)).to.include({ followUpOf: 'CS-7' });
  });

  it('fails as the backend does', async () => {
    answers['requests'] = { items: [request('CS-7')] };
    const error = await rejection(branded({ numberPrefix: 'ACME' }).getRequest('ACME-5'));
    expect(error).to.have.nested.property('problem.kind', 'not-found');
  });

  it('takes the names of agents away, and of nobody else', async () => {
    answers['requests/CS-7/comments'] = {
      items: [
        { id: '1', author: { name: 'Marta', role: 'agent' } },
        { id: '2', author: { name: 'Ada', role: 'requester', me: true } },
      ],
    };
    const { items } = await branded({ agentAlias: 'Care' }).listComments('CS-7');
    expect(items.map(({ author }) => author.name)).to.deep.equal(['', 'Ada']);
    const { items: own } = await branded({}).listComments('CS-7');
    expect(own[0]?.author.name).to.equal('Marta');
  });

  it('switches off what the server offers, and on nothing', async () => {
    answers['config'] = {
      features: { search: true, close: true, events: true },
      maxAttachments: 5,
      fields: [
        { id: 'server', label: 'Server', type: 'text' },
        { id: 'order', label: 'Order', type: 'text' },
        { id: 'site', label: 'Site', type: 'text', required: true },
      ],
    };
    const features = { search: false, events: false, rating: true, attachments: false };
    const config = await branded({ features, fields: ['order'] }).getConfig();
    expect(config.features).to.include({ search: false, close: true, events: false, rating: false });
    expect(config.maxAttachments).to.equal(0);
    expect(config.fields.map(({ id }) => id)).to.deep.equal(['order', 'site']);
    const all = await branded({}).getConfig();
    expect(all.maxAttachments).to.equal(5);
    expect(all.fields).to.have.length(3);
  });

  it('narrows the fields of each type, without one that is required or that the condition of another one needs', async () => {
    const field = (id: string, more: object = {}) => ({ id, label: id, type: 'text', ...more });
    answers['config'] = {
      types: [
        {
          id: 'down',
          label: 'Down',
          fields: [
            field('since', { required: true }),
            field('kind'),
            field('exact', { showWhen: { field: 'kind', is: 'x' } }),
            field('order', { showWhen: { field: 'exact', is: 'y' } }),
            field('colour'),
            field('shade', { showWhen: { field: 'colour', is: 'red' } }),
          ],
        },
        { id: 'question', label: 'Question', fields: [field('page')] },
        { id: 'plain', label: 'Plain' },
      ],
    };
    const fieldsOf = async (brand: object) => {
      const { types = [] } = await branded(brand).getConfig();
      return types.map(({ fields }) => fields?.map(({ id }) => id));
    };
    expect(await fieldsOf({ fields: ['order'] })).to.deep.equal([
      ['since', 'kind', 'exact', 'order'],
      [],
      undefined,
    ]);
    expect(await fieldsOf({ fields: [] })).to.deep.equal([['since'], [], undefined]);
    expect((await fieldsOf({}))[0]).to.have.length(6);
  });

  it('switches off what contract 1.1 offers', async () => {
    const on = { services: true, people: true, incidents: true, articles: true };
    answers['config'] = { features: on };
    for (const name of Object.keys(on)) {
      const { features } = await branded({ features: { [name]: false } }).getConfig();
      expect(features, name).to.include({ ...on, [name]: false });
    }
  });

  it('leaves the services where a type needs one', async () => {
    const types = (service: string) => [
      { id: 'down', label: 'Down', service },
      { id: 'other', label: 'Other' },
    ];
    for (const [service, expected] of [
      ['required', true],
      ['optional', false],
    ] as const) {
      answers['config'] = { features: { services: true }, types: types(service) };
      const { features } = await branded({ features: { services: false } }).getConfig();
      expect(features.services, service).to.equal(expected);
    }
  });

  it('gives the same objects where nothing changed', async () => {
    const page = { items: [], total: 0 };
    const own = { listRequests: () => Promise.resolve(page) } as unknown as SupportBackend;
    const outer = brandBackend(own, parseBrand({ numberPrefix: 'A' }, 'https://a.example/'));
    const first = await outer.listRequests({ status: 'all' });
    expect(await outer.listRequests({ status: 'all' })).to.equal(first);
  });
});
