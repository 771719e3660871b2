/** "What support took back is still there", "my new request is not found": what an answer leaves out, and what it does not know yet. */
import { expect } from '@open-wc/testing';
import { typeInto } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import { findByRole, findByText, queryAllByText, textOf, isShown } from '../../support/queries.ts';
import {
  commentField,
  entries,
  eventsOf,
  heard,
  mountDesk,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import {
  ada,
  ThreadServer,
  threadApi,
  wireComment,
  wireRequest,
  type Wire,
} from '../../support/thread-server.ts';
import { button, enter, fill, press } from '../../support/form-fixture.ts';
import { rows } from '../../support/list-fixture.ts';
import { waitFor } from '../../support/wait.ts';

describe('A comment that is no longer there', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.newestFirst = true;
  });

  const shown = async (root: Element, count: number) =>
    (await entries(root, count)).slice(1).map(entry => /(Body of )?(\S+)$/.exec(textOf(entry))?.[2]);
  const open = async (...comments: Wire[]) => {
    server.comments['CS-1'] = comments;
    const thread = await mountThread(api);
    await entries(thread, comments.length + 1);
    return thread;
  };
  const refresh = (thread: Awaited<ReturnType<typeof open>>, ...comments: Wire[]) => {
    server.comments['CS-1'] = comments;
    thread.refresh();
  };
  const [c1, c2, c3] = [wireComment('c1'), wireComment('c2'), wireComment('c3')];

  it('is gone where support takes back the oldest one', async () => {
    const thread = await open(c1, c2, c3);
    refresh(thread, c2, c3);
    expect(await shown(thread, 3)).to.deep.equal(['c2', 'c3']);
  });

  it('is gone where support takes back all of them', async () => {
    const thread = await open(c1, c2, c3);
    refresh(thread);
    await entries(thread, 1);
  });

  it('is gone where it is the customer’s own last one', async () => {
    const own = wireComment('own', { author: ada });
    for (const newestFirst of [true, false]) {
      server.newestFirst = newestFirst;
      const thread = await open(c1, own);
      refresh(thread, c1);
      expect(await shown(thread, 2)).to.deep.equal(['c1']);
      thread.remove();
    }
  });

  it('is followed by the others in the order of the server', async () => {
    const thread = await open(c1, c2, c3);
    refresh(thread, c3, c1);
    expect(await shown(thread, 3)).to.deep.equal(['c3', 'c1']);
  });

  it('is gone also where older ones come page by page', async () => {
    server.pageSize = 2;
    const thread = await mountThread(api);
    server.comments['CS-1'] = [c1, c2, c3];
    thread.refresh();
    await findByText(thread, 'Body of c3');
    (await findByRole(thread, 'button', { name: 'Show earlier' })).click();
    await findByText(thread, 'Body of c1');
    server.pageSize = 9;
    refresh(thread, c2, c3);
    await waitFor(() => !isShown(thread, 'Body of c1'), 'c1 to go');
  });

  it('does not take the customer’s new one along that the server does not list yet', async () => {
    const thread = await open(c1, c2);
    server.on('GET /requests/CS-1/comments', () => json({ items: [c2], nextCursor: null, order: 'newest' }));
    await typeInto(await commentField(thread), 'Mine');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    await waitFor(() => !isShown(thread, 'Body of c1'), 'c1 to go');
    await findByText(thread, 'Mine');
    server.off('GET /requests/CS-1/comments');
    refresh(thread, c2);
    await waitFor(async () => (await entries(thread, 3)).length === 3);
  });
});

describe('A new request that reads do not find yet', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.on('POST /requests', () =>
      json(wireRequest({ key: 'CS-9', summary: 'No network', description: 'Since the update.' }), {
        status: 201,
      }),
    );
  });

  async function send() {
    const desk = await mountDesk(api);
    press(desk, 'New request');
    await findByRole(desk, 'button', { name: 'Send' });
    fill(desk);
    press(desk, 'Send');
    await findByRole(desk, 'heading', { name: 'No network' });
    await waitFor(() => api.callsTo('GET /requests/CS-9').length >= 2);
    return desk;
  }
  const back = (desk: Element) => button(desk, 'All requests').click();
  const keys = (desk: Element) => rows(desk).map(row => /CS-\d+/.exec(textOf(row))?.[0]);

  it('is shown from the answer until the server has it, and no error is told', async () => {
    const desk = await send();
    const errors = eventsOf(desk, 'support-error');
    await entries(desk, 1);
    await findByText(desk, 'Since the update.');
    await commentField(desk);
    expect(queryAllByText(desk, /not found/)).to.have.length(0);
    server.requests.unshift(wireRequest({ key: 'CS-9', summary: 'No network', description: 'As stored.' }));
    desk.refresh();
    await findByText(desk, 'As stored.');
    expect(errors).to.deep.equal([]);
  });

  it('stands in the list meanwhile, once when the server has it', async () => {
    const desk = await send();
    back(desk);
    await waitFor(
      () => keys(desk).join() === 'CS-9,CS-1',
      () => keys(desk).join(),
    );
    desk.refresh();
    await waitFor(() => api.callsTo('GET /requests?').length >= 3);
    expect(keys(desk)).to.deep.equal(['CS-9', 'CS-1']);
    server.requests.push(wireRequest({ key: 'CS-9', summary: 'As stored' }));
    desk.refresh();
    await waitFor(
      () => keys(desk).join() === 'CS-1,CS-9',
      () => keys(desk).join(),
    );
  });

  it('does not stand in a list that would not have it', async () => {
    const desk = await send();
    back(desk);
    await waitFor(() => keys(desk).includes('CS-9'));
    desk.status = 'closed';
    await findByText(desk, 'No closed requests yet.');
    desk.status = 'all';
    await waitFor(() => keys(desk).join() === 'CS-9,CS-1');
  });

  it('is gone where the server had it and does not find it any more', async () => {
    const desk = await send();
    server.requests.push(wireRequest({ key: 'CS-9', summary: 'As stored' }));
    desk.refresh();
    await findByRole(desk, 'heading', { name: 'As stored' });
    server.requests.pop();
    desk.refresh();
    await findByText(desk, /was not found/);
  });

  it('is gone then also where its comments were still on their way', async () => {
    const desk = await send();
    server.requests.push(wireRequest({ key: 'CS-9', summary: 'As stored' }));
    const held = deferred<undefined>();
    server.on('GET /requests/CS-9/comments', () => held.promise.then(() => problem(404)));
    desk.refresh();
    await findByRole(desk, 'heading', { name: 'As stored' });
    server.requests.pop();
    desk.refresh();
    await findByText(desk, /was not found/);
    held.resolve(undefined);
  });

  it('takes a comment, and says what is wrong where that is something else', async () => {
    const desk = await send();
    server.on('GET /requests/CS-9', () => problem(403));
    desk.refresh();
    await findByText(desk, /not allowed/);
    server.off('GET /requests/CS-9');
    desk.refresh();
    enter(await commentField(desk), 'One more thing');
    await findByText(desk, 'Draft saved');
  });
});

describe('What is unread', () => {
  const api = threadApi();
  let server: ThreadServer;
  const puts = async () =>
    Promise.all(
      api.callsTo('PUT').map(async ({ path, request }) => [path, await request.clone().json()] as const),
    );
  beforeEach(() => {
    server = new ThreadServer(api);
    server.config = { features: { read: true } };
    server.requests = [wireRequest({ unread: true })];
    server.on('PUT /requests/CS-1/read', () => {
      server.requests = server.requests.map(request => ({ ...request, unread: false }));
      return undefined;
    });
  });

  it('is read once it was looked at, also where there is no comment, and the badge says 0', async () => {
    const desk = await mountDesk(api);
    await waitFor(() => desk.unreadCount === 1, 'one unread');
    const counts = eventsOf(desk, 'support-unread-changed');
    desk.request = 'CS-1';
    await waitFor(() => desk.unreadCount === 0, 'none unread');
    expect(await puts()).to.deep.equal([['/requests/CS-1/read', {}]]);
    expect(counts).to.deep.equal([{ count: 0 }]);
  });

  it('is read up to its last comment where there is one', async () => {
    server.comments['CS-1'] = [wireComment('c1'), wireComment('c2')];
    const desk = await mountDesk(api, { request: 'CS-1' });
    await waitFor(() => api.callsTo('PUT').length === 1);
    expect(await puts()).to.deep.equal([['/requests/CS-1/read', { upTo: 'c2' }]]);
    await waitFor(() => desk.unreadCount === 0, 'none unread');
  });

  it('is read again where support has changed it without a comment', async () => {
    server.comments['CS-1'] = [wireComment('c1')];
    const desk = await mountDesk(api, { request: 'CS-1' });
    await waitFor(() => api.callsTo('PUT').length === 1);
    await waitFor(() => desk.unreadCount === 0, 'none unread');
    server.requests = [wireRequest({ unread: true, updatedAt: '2026-03-04T10:00:00Z' })];
    desk.refresh();
    await waitFor(() => api.callsTo('PUT').length === 2, 'it to be reported again');
    await waitFor(() => desk.unreadCount === 0, 'none unread');
  });

  it('is reported once where the server does not store it, and not where the history could not be loaded', async () => {
    server.on('PUT /requests/CS-1/read', () => new Response(null, { status: 204 }));
    server.on('GET /requests/CS-1/comments', () => problem(500));
    const desk = await mountDesk(api, { request: 'CS-1' });
    await findByText(desk, /The history could not be loaded/);
    expect(api.callsTo('PUT')).to.have.length(0);
    server.off('GET /requests/CS-1/comments');
    desk.refresh();
    await waitFor(() => api.callsTo('PUT').length === 1);
    const lists = api.callsTo('GET /requests?').length;
    desk.refresh();
    await waitFor(() => api.callsTo('GET /requests?').length > lists);
    await entries(desk, 1);
    expect(api.callsTo('PUT')).to.have.length(1);
  });
});
