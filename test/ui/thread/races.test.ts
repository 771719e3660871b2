import { expect } from '@open-wc/testing';
import { click, typeInto } from '../../support/input.ts';
import { deferred, json } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  commentField,
  entries,
  eventsOf,
  heard,
  mountDesk,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';

describe('a thread that changes while it is read', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another one', description: 'Of the second' }));
    server.comments['CS-1'] = [wireComment('a')];
    server.comments['CS-2'] = [wireComment('b'), wireComment('c')];
  });

  for (const [how, own] of [
    ['a call that was called off', false],
    ['a backend that does not listen', true],
  ] as const) {
    it(`shows the request that was chosen last, whatever ${how} answers later`, async () => {
      const request = deferred();
      const comments = deferred();
      server.on('GET /requests/CS-1', () => request.promise);
      server.on('GET /requests/CS-1/comments', () => comments.promise);
      const fetch: typeof window.fetch = (input, init) => api.fetch(input, { ...init, signal: null });
      const thread = await mountThread(api, own ? { fetch } : {});
      await waitFor(() => api.callsTo('GET /requests/CS-1').length === 2);
      thread.request = 'CS-2';
      await entries(thread, 3);
      request.resolve(json(server.requests[0]));
      comments.resolve(json({ items: server.comments['CS-1'] }));
      server.requests[1] = wireRequest({ key: 'CS-2', summary: 'Read later' });
      thread.refresh();
      await findByRole(thread, 'heading', { name: 'Read later' });
      expect(queryAllByText(thread, 'Server does not boot')).to.have.length(0);
      await entries(thread, 3);
    });
  }

  it('goes to the last of many requests at once', async () => {
    const thread = await mountThread(api);
    thread.request = 'CS-2';
    thread.request = 'CS-1';
    thread.request = 'CS-2';
    await entries(thread, 3);
    expect(textOf(thread)).to.contain('Of the second');
    expect(thread.getAttribute('request')).to.equal('CS-2');
  });

  it('is taken off the page while it is read, and read when it is put back', async () => {
    const later = deferred();
    server.on('GET /requests/CS-1', () => later.promise);
    const thread = await mountThread(api, { fetch: api.fetch });
    const errors = eventsOf(thread, 'support-error');
    await waitFor(() => api.callsTo('GET /requests/CS-1').length === 2);
    const parent = thread.parentElement!;
    thread.remove();
    const [call] = api.callsTo('GET /requests/CS-1');
    await waitFor(() => call?.request.signal.aborted, 'the call to be called off');
    later.resolve(json(wireRequest({ summary: 'Too late' })));
    server.off('GET /requests/CS-1');
    parent.append(thread);
    await entries(thread, 2);
    await findByRole(thread, 'heading', { name: 'Server does not boot' });
    expect(errors).to.have.length(0);
  });

  it('goes to another API while it is read', async () => {
    const later = deferred();
    server.on('GET /requests/CS-1', () => later.promise);
    const thread = await mountThread(api);
    await waitFor(() => api.callsTo('GET /requests/CS-1').length === 2);
    server.off('GET /requests/CS-1');
    server.requests[0] = wireRequest({ summary: 'Of the other' });
    thread.apiBase = `${api.base}/`;
    thread.credentials = 'omit';
    later.resolve(json(wireRequest({ summary: 'Of the first' })));
    await findByRole(thread, 'heading', { name: 'Of the other' });
    await entries(thread, 2);
  });

  it('reads once for two elements that show the same request', async () => {
    const user = crypto.randomUUID();
    const [one, two] = await Promise.all([mountThread(api, { user }), mountThread(api, { user })]);
    await entries(one, 2);
    await entries(two, 2);
    expect(api.callsTo('GET /requests/CS-1/comments')).to.have.length(1);
    one.remove();
    await typeInto(await commentField(two), 'Still works');
    await pressAdd(two);
    await heard(two, 'Comment added.');
    await entries(two, 3);
  });
});

describe('a request whose key is', () => {
  const api = threadApi();
  for (const key of [
    'new',
    'list',
    'a/b',
    'ä ö?&#%',
    '日本 🐧',
    '%2e%2e',
    'read',
    'CS-1/comments',
    '"><b>',
  ]) {
    it(`"${key}" is read, answered and found in the list`, async () => {
      const server = new ThreadServer(api);
      server.requests = [wireRequest({ key, summary: 'Odd key' })];
      server.comments[key] = [wireComment('a')];
      const desk = await mountDesk(api, { request: key });
      await entries(desk, 2);
      await findByRole(desk, 'heading', { name: 'Odd key' });
      await typeInto(await commentField(desk), 'Hello');
      await pressAdd(desk);
      await entries(desk, 3);
      await click(getByRole(desk, 'button', { name: 'All requests' }));
      await waitFor(() => desk.request === '');
      const row = await findByRole(desk, 'button', { name: /Odd key/ });
      expect(textOf(row).startsWith(key)).to.equal(true);
      await click(row);
      await waitFor(() => desk.request === key);
      await entries(desk, 3);
    });
  }

  for (const [name, key] of [
    ['..', '..'],
    ['.', '.'],
    ['half a character', 'CS-\ud83d'],
  ] as const) {
    it(`${name}, which no address can have, is not found`, async () => {
      const server = new ThreadServer(api);
      server.requests = [];
      const thread = await mountThread(api, { request: key });
      const alert = await findByRole(thread, 'alert');
      expect(textOf(alert)).to.contain('not found');
      await waitFor(() => api.callsTo('GET /config').length === 1);
      expect(api.calls.filter(({ path }) => path.startsWith('/requests'))).to.have.length(0);
    });
  }
});
