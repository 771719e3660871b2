/** "My comment was sent empty", "my text was gone": the server answers under another key than the one that was asked for. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { fileOf, focused, type, typeInto } from '../../support/input.ts';
import { deferred, json } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, queryAllByText } from '../../support/queries.ts';
import {
  attach,
  commentField,
  entries,
  eventsOf,
  heard,
  mountDesk,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { ThreadServer, threadApi, wireComment, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

describe('A request that the server knows under another key than was asked for', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  /** The server answers for `asked` with the request `key`, which has comments of its own. */
  function serveAs(asked: string, key: string): void {
    server.requests = [wireRequest({ key })];
    server.comments[key] ??= [];
    server.on(`GET /requests/${asked}`, () => json(wireRequest({ key })));
    server.on(`GET /requests/${asked}/comments`, () => json({ items: [], nextCursor: null }));
  }

  const bodies = async (key: string) =>
    Promise.all(
      api.callsTo(`POST /requests/${key}/comments`).map(async ({ request }) => {
        const { body } = (await request.clone().json()) as { body: string };
        return body;
      }),
    );

  const shows = (element: { request: string }, key: string) =>
    waitFor(
      () => element.request === key,
      () => `request is ${element.request}`,
    );

  for (const [what, asked, key] of [
    ['letters of another case', 'cs-295900', 'CS-295900'],
    ['a number alone', '295900', 'CS-295900'],
    ['white space at its end', 'CS-295900 ', 'CS-295900'],
    ['a key of another desk', 'OLD-17', 'CS-295900'],
  ] as const) {
    it(`takes one comment, under the answer's key, where it was asked for with ${what}`, async () => {
      serveAs(encodeURIComponent(asked), key);
      const desk = await mountDesk(api, { request: asked });
      const before = eventsOf(desk, 'support-before-comment');
      const added = eventsOf(desk, 'support-comment-added');
      const views = eventsOf(desk, 'support-view-changed');
      await typeInto(await commentField(desk), 'Hello there');
      await pressAdd(desk);
      await heard(desk, 'Comment added.');
      expect(await bodies(key)).to.deep.equal(['Hello there']);
      expect(api.callsTo('POST')).to.have.length(1);
      expect(desk.request).to.equal(key);
      expect(before.map(({ requestKey }) => requestKey)).to.deep.equal([key]);
      expect(added.map(({ requestKey }) => requestKey)).to.deep.equal([key]);
      expect(views).to.deep.equal([{ view: 'thread', requestKey: key }]);
      await entries(desk, 2);
    });
  }

  it('stands in the address under that key, and "back" leads to where the customer came from', async () => {
    const start = location.href;
    serveAs('cs-295900', 'CS-295900');
    history.pushState(null, '', '#support=list');
    history.pushState(null, '', '#support=cs-295900');
    const desk = await mountDesk(api, { routing: 'hash' });
    await waitFor(
      () => location.hash === '#support=CS-295900',
      () => location.hash,
    );
    history.back();
    await waitFor(
      () => location.hash === '#support=list',
      () => location.hash,
    );
    await waitFor(() => desk.request === '');
    desk.remove();
    history.replaceState(null, '', start);
  });

  it('keeps its draft over a reload under either key', async () => {
    serveAs('cs-295900', 'CS-295900');
    const user = crypto.randomUUID();
    const first = await mountThread(api, { request: 'cs-295900', user });
    await shows(first, 'CS-295900');
    await typeInto(await commentField(first), 'Half a sentence');
    await findByText(first, 'Draft saved');
    first.remove();
    for (const request of ['CS-295900', 'cs-295900']) {
      const again = await mountThread(api, { request, user });
      await waitFor(async () => (await commentField(again)).value === 'Half a sentence', request);
      again.remove();
    }
  });

  it('is asked for only once under the other key where the server swaps two keys', async () => {
    server.requests = [];
    server.on('GET /requests/A', () => json(wireRequest({ key: 'B' })));
    server.on('GET /requests/B', () => json(wireRequest({ key: 'A' })));
    server.on('GET /requests/A/comments', () => json({ items: [], nextCursor: null }));
    server.on('GET /requests/B/comments', () => json({ items: [], nextCursor: null }));
    const thread = await mountThread(api, { request: 'A' });
    await shows(thread, 'B');
    await typeInto(await commentField(thread), 'Hello there');
    expect(api.callsTo('GET /requests/A').length).to.be.at.most(2);
    expect(api.callsTo('GET /requests/B').length).to.be.at.most(2);
  });
});

describe('A request that is merged into another while it is open', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests = [wireRequest(), wireRequest({ key: 'CS-2', summary: 'The survivor' })];
    server.comments['CS-2'] = [wireComment('c-1')];
  });

  const merge = () => server.on('GET /requests/CS-1', () => json(server.requests[1]));
  const refresh = async (element: SupportRequests) => {
    merge();
    element.refresh();
    await findByRole(element, 'heading', { name: 'The survivor' });
  };

  it('goes on with the words in its composer', async () => {
    const desk = await mountDesk(api, { request: 'CS-1' });
    await typeInto(await commentField(desk), 'Half a sentence');
    await refresh(desk);
    expect((await commentField(desk)).value).to.equal('Half a sentence');
    expect(desk.request).to.equal('CS-2');
    await pressAdd(desk);
    await heard(desk, 'Comment added.');
    const [call] = api.callsTo('POST');
    expect(call?.path).to.equal('/requests/CS-2/comments');
    expect(((await call?.request.clone().json()) as { body: string }).body).to.equal('Half a sentence');
  });

  it('leaves the focus and the caret where the customer is typing', async () => {
    const desk = await mountDesk(api, { request: 'CS-1' });
    const field = await commentField(desk);
    await typeInto(field, 'Hello re');
    field.setSelectionRange(6, 6);
    await refresh(desk);
    await waitFor(() => desk.request === 'CS-2', 'the other key');
    await entries(desk, 2);
    await desk.updateComplete;
    expect(focused() === field).to.equal(true);
    await type('the');
    await waitFor(
      () => field.value === 'Hello there',
      () => `"Hello there", not ${field.value}`,
    );
  });

  it('goes on with the file that was chosen, uploaded once', async () => {
    const desk = await mountDesk(api, { request: 'CS-1' });
    await commentField(desk);
    attach(desk, fileOf('trace.log'));
    await findByText(desk, /Ready to send/);
    await refresh(desk);
    await waitFor(() => getByRole(desk, 'button', { name: 'Remove trace.log' }));
    await pressAdd(desk);
    await heard(desk, 'Comment added.');
    expect(api.callsTo('POST /attachments')).to.have.length(1);
    expect(api.callsTo('POST /requests/CS-2/comments')).to.have.length(1);
  });

  it('has the comment that was on its way, and the event names it', async () => {
    const later = deferred<Response | undefined>();
    server.on('POST /requests/CS-1/comments', () => later.promise);
    const desk = await mountDesk(api, { request: 'CS-1' });
    const added = eventsOf(desk, 'support-comment-added');
    await typeInto(await commentField(desk), 'Hello there');
    await pressAdd(desk);
    await waitFor(() => api.callsTo('POST').length === 1, 'the comment on its way');
    await refresh(desk);
    later.resolve(json(wireComment('c-9', { body: 'Hello there' }), { status: 201 }));
    await heard(desk, 'Comment added.');
    expect(added.map(({ requestKey }) => requestKey)).to.deep.equal(['CS-2']);
    await waitFor(async () => (await commentField(desk)).value === '', 'an empty composer');
    expect(api.callsTo('POST')).to.have.length(1);
    expect(queryAllByText(desk, 'Hello there')).to.have.length(1);
  });

  it('joins what was begun under the other one', async () => {
    const desk = await mountDesk(api, { request: 'CS-2' });
    await typeInto(await commentField(desk), 'Begun there.');
    desk.request = 'CS-1';
    await findByRole(desk, 'heading', { name: 'Server does not boot' });
    await typeInto(await commentField(desk), 'Begun here.');
    await refresh(desk);
    await waitFor(async () => {
      const { value } = await commentField(desk);
      return value.includes('Begun there.') && value.includes('Begun here.');
    }, 'both texts in the composer');
  });

  it('is followed by what was stored for it, also after a reload', async () => {
    const user = crypto.randomUUID();
    const first = await mountDesk(api, { request: 'CS-1', user });
    await typeInto(await commentField(first), 'Half a sentence');
    await findByText(first, 'Draft saved');
    first.remove();
    merge();
    const again = await mountDesk(api, { request: 'CS-1', user });
    await findByRole(again, 'heading', { name: 'The survivor' });
    await waitFor(async () => (await commentField(again)).value === 'Half a sentence', 'the words');
  });
});

describe('Keys and ids that are numbers', () => {
  const api = threadApi();

  it('are their text, in the list, in a thread, in a comment and in a file', async () => {
    const server = new ThreadServer(api);
    const wire = wireRequest({ key: 295900 });
    server.requests = [wire];
    server.on('GET /requests/295900', () => json(wire));
    server.on('GET /requests/295900/comments', () =>
      json({ items: [wireComment('', { id: 7, body: 'Try again.' })], nextCursor: null }),
    );
    server.on('POST /requests/295900/comments', () => json(wireComment('', { id: 8 }), { status: 201 }));
    server.on('POST /attachments', () =>
      json({ id: 3, name: 'trace.log', size: 5, type: 'text/plain' }, { status: 201 }),
    );
    const desk = await mountDesk(api, { request: '' });
    (await findByRole(desk, 'button', { name: /^295900/ })).click();
    await findByText(desk, 'Try again.');
    await typeInto(await commentField(desk), 'Hello there');
    attach(desk, fileOf('trace.log'));
    await findByText(desk, /Ready to send/);
    await pressAdd(desk);
    await heard(desk, 'Comment added.');
    const [call] = api.callsTo('POST /requests');
    expect(await call?.request.clone().json()).to.deep.include({ attachmentIds: ['3'] });
  });
});
