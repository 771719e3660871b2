/** "It went to another server": what is redirected, and CSRF tokens that are too old. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import { fileOf } from '../../support/input.ts';
import { scriptedApi, scriptedJson } from '../../support/scripted-api.ts';
import { findByText, queryAllByText } from '../../support/queries.ts';
import { choose, descriptionOf, fill, openDesk, openForm, press, sent } from '../../support/form-fixture.ts';
import { eventsOf } from '../../support/thread-page.ts';
import { wireFile, wireRequest } from '../../support/thread-server.ts';
import { problemOf } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { empty, ENDED, list, page, to } from './log-in-page.ts';

afterEach(() => fixtureCleanup());

describe('A file', () => {
  const backend = (base: string) =>
    new RestBackend({
      base: new URL(`${base}/`, location.href),
      credentials: 'same-origin',
      csrf: {},
      token: 't',
    });

  it('is saved where it is redirected to its bytes, also of another origin, which gets no sign-in', async () => {
    const api = scriptedApi();
    await api.serve({
      'GET /attachments/1': to(`${api.base}/storage/1`),
      'GET /attachments/2': to(`${api.foreignBase}/storage/2`),
      'GET /storage': { headers: { 'Content-Type': 'text/plain' }, body: 'bytes' },
    });
    for (const id of ['1', '2']) {
      const url = new URL(`${api.base}/attachments/${id}`, location.href).href;
      expect(await (await backend(api.base).fetchAttachment(url)).text()).to.equal('bytes');
    }
    const [, foreign] = await api.calls('GET /storage');
    expect(foreign?.headers.authorization).to.equal(undefined);
  });

  it('may be a page itself: where it is one by its type, or is offered as a file', async () => {
    const api = scriptedApi();
    const file = { 'Content-Type': 'text/html', 'Content-Disposition': 'attachment; filename="a.html"' };
    await api.serve({
      'GET /attachments/html': page({ body: '<p>Report' }),
      'GET /attachments/offered': page({ headers: file, body: '<p>Report' }),
      'GET /attachments/below': to(`${api.base}/storage/1`),
      'GET /storage': page({ body: '<p>Report' }),
    });
    const get = (id: string, type?: string) =>
      backend(api.base)
        .fetchAttachment(`attachments/${id}`, { type })
        .then(blob => blob.text());
    expect(await get('html', 'text/html')).to.equal('<p>Report');
    expect(await get('offered')).to.equal('<p>Report');
    expect(await get('below', 'text/html')).to.equal('<p>Report');
    for (const type of [undefined, 'image/png', 'application/zip'])
      expect((await problemOf(get('html', type))).kind, type).to.equal('unauthorized');
  });
});

describe('A redirect', () => {
  it('takes no body and no CSRF token to another origin', async () => {
    const api = scriptedApi();
    const meta = Object.assign(document.createElement('meta'), { name: 'csrf', content: 'secret' });
    document.head.append(meta);
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        await api.serve({
          'POST /requests': to(`${api.foreignBase}/stolen`, status),
          'POST /stolen': scriptedJson(wireRequest({ key: 'CS-9' }), 201),
          'GET /stolen': scriptedJson(wireRequest({ key: 'CS-9' })),
          'GET /requests?': empty,
        });
        const element = await openForm(api, { settings: { csrfMeta: 'csrf' } });
        fill(element, `No network ${status}`);
        press(element, 'Send');
        await findByText(element, ENDED);
        element.remove();
      }
    } finally {
      meta.remove();
    }
    const calls = await api.calls();
    expect(calls.filter(({ path }) => path.startsWith('/stolen'))).to.deep.equal([]);
    expect(calls.filter(({ method }) => method === 'POST')).to.have.length(5);
  });

  it('of a read to another origin is not taken for the API', async () => {
    const api = scriptedApi();
    await api.serve({
      'GET /requests?': to(`${api.foreignBase}/other`),
      'GET /other': scriptedJson({ items: [wireRequest({ summary: 'Not ours' })], nextCursor: null }),
    });
    const element = await openDesk(api);
    await findByText(element, ENDED);
    expect(queryAllByText(element, 'Not ours')).to.have.length(0);
  });

  it('of an upload is no success, whatever answers at its end', async () => {
    const api = scriptedApi();
    await api.serve({
      'POST /attachments': to(`${api.base}/elsewhere`, 307),
      'POST /elsewhere': scriptedJson(wireFile('trace'), 201),
      'GET /requests?': empty,
    });
    const element = await openForm(api);
    choose(element, fileOf('trace.log'));
    await findByText(element, /trace\.log: Upload failed\. Your session has ended/);
  });

  it('is the end of a session for the page’s own fetch, too', async () => {
    const api = scriptedApi();
    await api.serve({ 'GET /requests?': to(`${api.base}/moved`), 'GET /moved': list });
    for (const own of [
      (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
      // Takes the address alone.
      (input: RequestInfo | URL) => fetch(input),
      () => Promise.resolve(new Response(null, { status: 302, headers: { Location: '/login' } })),
    ] satisfies (typeof fetch)[]) {
      const element = await openDesk(api, { settings: { fetch: own } });
      await findByText(element, ENDED);
      element.remove();
    }
  });
});

describe('A CSRF token that is too old', () => {
  const api = scriptedApi();
  const post = async () => (await api.calls('POST')).map(({ headers }) => headers['x-csrf-token']);
  let meta: HTMLMetaElement;
  beforeEach(() => {
    meta = Object.assign(document.createElement('meta'), { name: 'csrf', content: 'old' });
    document.head.append(meta);
  });
  afterEach(() => meta.remove());
  const renew = (content: string, count: number) =>
    waitFor(async () => (await api.calls('POST')).length >= count, 'the call').then(
      () => (meta.content = content),
    );

  for (const status of [419, 403, 400, 422]) {
    it(`is replaced by the page's fresh one after a ${status}, silently`, async () => {
      const own = scriptedApi();
      const created = scriptedJson(wireRequest({ key: 'CS-9' }), 201);
      await own.serve({ 'POST /requests': [{ status, delay: 300 }, created], 'GET /requests?': empty });
      const element = await openForm(own, { settings: { csrfMeta: 'csrf' } });
      const errors = eventsOf(element, 'support-error');
      fill(element);
      press(element, 'Send');
      await waitFor(async () => (await own.calls('POST')).length === 1, 'the call');
      meta.content = 'new';
      await sent(element);
      const calls = await own.calls('POST');
      expect(calls.map(({ headers }) => headers['x-csrf-token'])).to.deep.equal(['old', 'new']);
      expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).to.equal(1);
      expect(errors.filter(({ operation }) => operation === 'createRequest')).to.deep.equal([]);
    });
  }

  for (const [what, answer] of [
    ['a redirect to a log-in page', { status: 302, headers: { Location: '/login' } }],
    [
      'a log-in page',
      { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' },
    ],
  ] as const)
    it(`is replaced by the page's fresh one after ${what}, silently`, async () => {
      const own = scriptedApi();
      const created = scriptedJson(wireRequest({ key: 'CS-9' }), 201);
      await own.serve({ 'POST /requests': [{ ...answer, delay: 300 }, created], 'GET /requests?': empty });
      const element = await openForm(own, { settings: { csrfMeta: 'csrf' } });
      fill(element);
      press(element, 'Send');
      await waitFor(async () => (await own.calls('POST')).length === 1, 'the call');
      meta.content = 'new';
      await sent(element);
      const calls = await own.calls('POST');
      expect(calls.map(({ headers }) => headers['x-csrf-token'])).to.deep.equal(['old', 'new']);
    });

  it('ends the session where the fresh one is refused, too, and where there is none', async () => {
    await api.serve({
      'POST /requests': [{ status: 419, delay: 300 }, { status: 419 }],
      'GET /requests?': empty,
    });
    const element = await openForm(api, { settings: { csrfMeta: 'csrf' } });
    fill(element);
    press(element, 'Send');
    await renew('new', 1);
    await findByText(element, ENDED);
    expect(await post()).to.deep.equal(['old', 'new']);
    press(element, 'Try again');
    await waitFor(async () => (await post()).length === 3);
    await findByText(element, ENDED);
    expect(await post()).to.deep.equal(['old', 'new', 'new']);
    expect(descriptionOf(element).value).to.equal('Since the update.');
  });
});
