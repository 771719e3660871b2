import { expect } from '@open-wc/testing';
import { press } from '../../support/input.ts';
import { json, noConnection, problem } from '../../support/mock-api.ts';
import {
  findAllByRole,
  findByRole,
  getByRole,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  clickSteady,
  commentField,
  entries,
  eventsOf,
  heard,
  mountDesk,
  mountThread,
} from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';

describe('a thread that can’t be read', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.comments['CS-1'] = [wireComment('a')];
  });

  it('because it is not there says so and leads back to the list', async () => {
    server.requests = [];
    const desk = await mountDesk(api, { request: 'CS-404' });
    const alert = await findByRole(desk, 'alert');
    expect(textOf(alert)).to.contain('This request was not found.');
    expect(alert.textContent).to.contain('There is no request CS-404.');
    getByRole(desk, 'heading', { name: 'CS-404' });
    expect(queryAllByRole(desk, 'textbox')).to.have.length(0);
    await clickSteady(getByRole(desk, 'button', { name: 'All requests' }));
    await findByRole(desk, 'button', { name: 'New request' });
    await heard(desk, /^No open requests/);
    expect(desk.request).to.equal('');
  });

  it('because it is somebody else’s says so, and shows nothing of it', async () => {
    server.on('GET /requests/CS-1', () => problem(403));
    const thread = await mountThread(api);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('You are not allowed to see this.');
    expect(queryAllByRole(thread, 'list', { name: 'History' })).to.have.length(0);
    getByRole(thread, 'button', { name: 'All requests' });
  });

  for (const [what, answer, kind, words] of [
    ['there is no connection', noConnection, 'offline', /could not be reached/],
    ['the server fails', () => problem(503), 'server', /has a problem/],
    ['it took too long', () => problem(408), 'timeout', /took too long/],
    ['the session ended', () => problem(401), 'unauthorized', /session has ended/],
    ['a page of HTML answers', () => new Response('<h1>Proxy</h1>'), 'malformed', /can’t be read/],
    ['a list answers', () => json([1, 2]), 'malformed', /can’t be read/],
    ['null answers', () => json(null), 'malformed', /can’t be read/],
    ['an empty body answers', () => new Response(''), 'malformed', /can’t be read/],
  ] as const) {
    it(`because ${what} says that in words once, and is read at "Try again"`, async () => {
      server.on('GET /requests/CS-1', answer);
      server.on('GET /requests/CS-1/comments', answer);
      const thread = await mountThread(api);
      const errors = eventsOf(thread, 'support-error');
      const alert = await findByRole(thread, 'alert');
      expect(textOf(alert)).to.match(words).and.to.not.contain('Proxy');
      await waitFor(() => errors.length === 1);
      expect(errors[0]!.problem.kind).to.equal(kind);
      expect(errors[0]!.operation).to.equal('getRequest');
      expect(queryAllByRole(thread, 'alert')).to.have.length(1);
      server.off('GET /requests/CS-1');
      server.off('GET /requests/CS-1/comments');
      await clickSteady(getByRole(thread, 'button', { name: 'Try again' }));
      await entries(thread, 2);
      await waitFor(() => queryAllByRole(thread, 'alert').length === 0, 'the message to go');
    });
  }

  it('shows the request when only its history fails, and takes comments', async () => {
    server.on('GET /requests/CS-1/comments', () => problem(500));
    const thread = await mountThread(api);
    const errors = eventsOf(thread, 'support-error');
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('The history could not be loaded.');
    await findByRole(thread, 'heading', { name: 'Server does not boot' });
    await entries(thread, 1);
    await commentField(thread);
    await waitFor(() => errors.length === 1);
    expect(errors[0]!.operation).to.equal('listComments');
    server.off('GET /requests/CS-1/comments');
    await clickSteady(getByRole(thread, 'button', { name: 'Try again' }));
    await entries(thread, 2);
    await waitFor(() => !queryByRole(thread, 'alert'));
  });

  it('shows the history when only the request fails', async () => {
    server.on('GET /requests/CS-1', () => problem(500));
    const thread = await mountThread(api);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('The request could not be loaded.');
    const [entry] = await entries(thread, 1);
    expect(textOf(entry!)).to.contain('Body of a');
    server.off('GET /requests/CS-1');
    await clickSteady(getByRole(thread, 'button', { name: 'Try again' }));
    await entries(thread, 2);
  });

  it('shows the pages that came when a later one fails', async () => {
    server.comments['CS-1'] = Array.from({ length: 120 }, (_, index) => wireComment(`c${index}`));
    server.on(
      'GET /requests/CS-1/comments',
      request => request.url.includes('cursor') && json({ items: 'none' }),
    );
    const thread = await mountThread(api);
    await findByRole(thread, 'alert');
    await entries(thread, 101);
    server.off('GET /requests/CS-1/comments');
    getByRole(thread, 'button', { name: 'Try again' }).focus();
    await press('Enter');
    await entries(thread, 121);
  });

  it('keeps what is shown when reading again fails', async () => {
    const thread = await mountThread(api);
    await entries(thread, 2);
    server.on('GET /requests/CS-1', noConnection);
    server.on('GET /requests/CS-1/comments', noConnection);
    thread.refresh();
    await findAllByRole(thread, 'alert');
    await entries(thread, 2);
    await findByRole(thread, 'heading', { name: 'Server does not boot' });
    await commentField(thread);
  });

  it('is read by the page’s retry once the person is signed in again', async () => {
    server.on('GET /requests/CS-1', () => problem(401));
    server.on('GET /requests/CS-1/comments', () => problem(401));
    const thread = await mountThread(api, { token: 'old' });
    const asked = eventsOf(thread, 'support-auth-required');
    await findAllByRole(thread, 'alert');
    await waitFor(() => asked.length === 1);
    server.off('GET /requests/CS-1');
    server.off('GET /requests/CS-1/comments');
    asked[0]!.retry();
    await entries(thread, 2);
  });

  it('gives up after 15 seconds', async () => {
    // The calls' own timers, which the test lets end at once.
    const browserSetTimeout = window.setTimeout.bind(window);
    const ends: (() => void)[] = [];
    let last: (() => void) | undefined;
    window.setTimeout = ((handler: () => void, delay?: number, ...rest: unknown[]) => {
      if (delay === 15_000) last = handler;
      return browserSetTimeout(handler, delay, ...rest);
    }) as typeof setTimeout;
    try {
      server.on('GET /requests/CS-1', () => new Promise(() => {}));
      const fetch: typeof window.fetch = (input, init) => {
        if (new Request(input).url.endsWith('CS-1') && last) ends.push(last);
        return api.fetch(input, init);
      };
      const thread = await mountThread(api, { fetch });
      await waitFor(() => ends.length === 1, 'the call');
      ends[0]!();
      const alert = await findByRole(thread, 'alert');
      expect(textOf(alert)).to.contain('The server took too long to answer.');
      expect(api.callsTo('GET /requests/CS-1')[0]?.request.signal.aborted).to.equal(true);
    } finally {
      window.setTimeout = browserSetTimeout;
    }
  });
});
