/** Every method of the port against a complete implementation of the contract. */
import { expect } from '@open-wc/testing';
import { createApp, type AppOptions } from '../../../server/src/app/app.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import { multipart } from '../../server/app/client.ts';
import { problemOf } from '../../support/rejection.ts';

const base = new URL('/api/support/', location.href);
const options = () => ({ idempotencyKey: crypto.randomUUID() });
const ada = { key: 'ada', name: 'Ada Byron' };

function desk(appOptions: Partial<AppOptions> = {}, token = 'ada') {
  const store = createMemoryStore();
  let time = Date.UTC(2026, 10, 20);
  const app = createApp({
    store,
    basePath: '/api/support',
    now: () => (time += 1000),
    authenticate: request => (request.headers.get('Authorization') === 'Bearer ada' ? ada : undefined),
    ...appOptions,
  });
  const fetch: typeof window.fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    let { body } = init;
    if (body instanceof FormData) {
      // WebKit can't read a `Request` that was made of a form with a file.
      const parts = await multipart(...[...body].map(([name, value]) => [name, value] as const));
      for (const [name, value] of Object.entries(parts.headers!)) headers.set(name, value);
      body = parts.body;
    }
    const url = input instanceof Request ? input.url : String(input);
    return app(new Request(url, { method: init.method ?? 'GET', headers, body: body ?? null }));
  };
  const backend = new RestBackend({ base, credentials: 'same-origin', csrf: {}, token, fetch });
  const create = (summary: string, attachmentIds: string[] = []) =>
    backend.createRequest({ summary, description: 'It stopped.', attachmentIds }, options());
  return { store, backend, create };
}

describe('the REST backend', () => {
  it('reads what the server offers, and does with the defaults where it says nothing', async () => {
    const { backend } = desk();
    const config = await backend.getConfig();
    expect(config.user).to.deep.equal(ada);
    expect(config).to.deep.include({ maxSummaryLength: 255, closedReply: 'reopens' });
    expect(config.features).to.deep.include({ close: true, read: true, events: false });
    const silent = new RestBackend({
      base,
      credentials: 'omit',
      csrf: {},
      fetch: async () => new Response('<h1>Not found</h1>', { status: 404 }),
    });
    expect((await silent.getConfig()).features.close).to.equal(false);
  });

  it('creates a request and finds it again', async () => {
    const { backend, create } = desk();
    const made = await create('The server is down');
    expect(made).to.deep.include({
      summary: 'The server is down',
      description: 'It stopped.',
      status: 'open',
    });
    expect(made.author).to.deep.include({ name: 'Ada Byron', me: true });
    expect(await backend.getRequest(made.key)).to.deep.equal(made);
  });

  it('lists by status, page by page, newest first', async () => {
    const { backend, create, store } = desk();
    for (const name of ['one', 'two', 'three']) await create(name);
    const { key } = await create('four');
    await store.changeRequest('ada', key, { closed: true });
    const summaries = async (status: 'open' | 'closed' | 'all') =>
      (await backend.listRequests({ status })).items.map(({ summary }) => summary);
    expect(await summaries('all')).to.deep.equal(['four', 'three', 'two', 'one']);
    expect(await summaries('open')).to.deep.equal(['three', 'two', 'one']);
    expect(await summaries('closed')).to.deep.equal(['four']);
    const first = await backend.listRequests({ status: 'open', limit: 2 });
    expect(first.nextCursor).to.be.a('string');
    const second = await backend.listRequests({ status: 'open', limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ summary }) => summary)).to.deep.equal([
      'three',
      'two',
      'one',
    ]);
    expect(second.nextCursor).to.equal(undefined);
  });

  it('finds by words and sorts', async () => {
    const { backend, create } = desk();
    await create('Mail bounces');
    await create('Disk is full');
    const found = await backend.listRequests({ status: 'all', query: 'bounces' });
    expect(found.items.map(({ summary }) => summary)).to.deep.equal(['Mail bounces']);
    const sorted = await backend.listRequests({ status: 'all', sort: 'created' });
    expect(sorted.items).to.have.length(2);
  });

  it('adds a comment to a thread that is read oldest first', async () => {
    const { backend, create } = desk();
    const { key } = await create('one');
    for (const body of ['first', 'second'])
      await backend.addComment(key, { body, attachmentIds: [] }, options());
    const { items } = await backend.listComments(key);
    expect(items.map(({ body }) => body)).to.deep.equal(['first', 'second']);
    expect(items[0]!.author).to.deep.include({ name: 'Ada Byron', role: 'requester', me: true });
    const first = await backend.listComments(key, { limit: 1 });
    const second = await backend.listComments(key, { limit: 1, cursor: first.nextCursor });
    expect([first, second].map(page => page.items[0]!.body)).to.deep.equal(['first', 'second']);
  });

  it('keeps a file until it is sent, and gives its bytes back', async () => {
    const { backend, create } = desk();
    const file = new File(['boot failed'], 'boot – журнал.log', { type: 'text/plain' });
    const sent = await backend.uploadAttachment(file, options());
    expect(sent).to.deep.include({ name: 'boot – журнал.log', size: 11, local: true });
    const { attachments } = await create('with a file', [sent.id]);
    expect(attachments).to.deep.equal([sent]);
    expect(await (await backend.fetchAttachment(attachments[0]!.url)).text()).to.equal('boot failed');
  });

  it('takes a file back that was not sent', async () => {
    const { backend, create } = desk();
    const { id } = await backend.uploadAttachment(new File(['x'], 'x.txt'), options());
    await backend.deleteAttachment(id);
    expect((await problemOf(create('too late', [id]))).fields?.[0]?.field).to.match(/attachmentIds/);
  });

  it('makes one request of a submission that is sent twice', async () => {
    const { backend } = desk();
    const request = { summary: 'once', description: 'd', attachmentIds: [] };
    const same = options();
    const [first, second] = [
      await backend.createRequest(request, same),
      await backend.createRequest(request, same),
    ];
    expect(second.key).to.equal(first.key);
    expect((await backend.listRequests({ status: 'all' })).items).to.have.length(1);
    const other = await problemOf(backend.createRequest({ ...request, summary: 'other' }, same));
    expect(other.kind).to.equal('invalid');
  });

  it('tells what was read', async () => {
    const { backend, create, store } = desk();
    const { key } = await create('one');
    await store.addComment('ada', key, {
      id: 'answer',
      author: { name: 'Marta', role: 'agent' },
      body: 'Done',
      format: 'text',
      attachmentIds: [],
      createdAt: Date.UTC(2026, 10, 21),
      reopens: false,
    });
    expect(await backend.getRequest(key)).to.deep.include({ unread: true, status: 'updated' });
    await backend.markRead(key, 'answer');
    expect((await backend.getRequest(key)).unread).to.equal(false);
  });

  it('says what went wrong', async () => {
    const { backend, create } = desk({ limits: { maxAttachmentBytes: 10, acceptedTypes: ['text/plain'] } });
    expect((await problemOf(backend.getRequest('CS-1'))).kind).to.equal('not-found');
    expect((await problemOf(create(''))).fields?.map(({ field }) => field)).to.deep.equal(['summary']);
    const upload = (name: string, size: number, type: string) =>
      problemOf(backend.uploadAttachment(new File(['x'.repeat(size)], name, { type }), options()));
    expect((await upload('a.txt', 11, 'text/plain')).kind).to.equal('too-large');
    expect((await upload('a.exe', 1, 'application/x-msdownload')).kind).to.equal('unsupported');
    expect((await problemOf(desk({}, 'eve').backend.listRequests({ status: 'all' }))).kind).to.equal(
      'unauthorized',
    );
  });
});
