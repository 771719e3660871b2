import { expect } from '@open-wc/testing';
import { fileOf, focused, typeInto } from '../../support/input.ts';
import { deferred, json, noConnection, problem } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  addButton,
  attach,
  clickSteady,
  commentField,
  entries,
  eventsOf,
  heard,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { threadApi, ada, ThreadServer, wireComment } from '../../support/thread-server.ts';

const POST = 'POST /requests/CS-1/comments';

describe('a comment that is not taken', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });
  const keys = () => api.callsTo(POST).map(({ headers }) => headers.get('idempotency-key'));

  for (const [what, answer, kind, words] of [
    ['there is no connection', noConnection, 'offline', /could not be reached/],
    ['the server fails', () => problem(500, { detail: 'Disk full' }), 'server', /has a problem.*Details/],
    ['it takes too long', () => problem(408), 'timeout', /took too long/],
    ['it is not allowed', () => problem(403), 'forbidden', /not allowed/],
    ['the request is gone', () => problem(404), 'not-found', /not found/],
    ['another call runs', () => problem(409), 'conflict', /changed this just now/],
    ['it is too large', () => problem(413), 'too-large', /too large/],
    [
      'too many came',
      () => problem(429, {}, { 'Retry-After': '24' }),
      'rate-limited',
      /Too many tries just now/,
    ],
    ['a page of HTML answers', () => new Response('<h1>Gateway</h1>'), 'malformed', /can’t be read/],
    ['the answer has no id', () => json({ body: 'x' }, { status: 201 }), 'malformed', /can’t be read/],
  ] as const) {
    it(`stays with its file when ${what}, says so, and goes with the next try`, async () => {
      server.on(POST, answer);
      const thread = await mountThread(api);
      const errors = eventsOf(thread, 'support-error');
      const field = await commentField(thread);
      await typeInto(field, 'Dear support');
      attach(thread, fileOf('trace.log'));
      await pressAdd(thread);
      const alert = await findByRole(thread, 'alert');
      // What is tried again by itself waits.
      const waits = ['offline', 'timeout', 'rate-limited'].includes(kind);
      const title = waits ? 'Not sent yet. Your text and files are safe.' : 'The comment was not sent.';
      expect(textOf(alert)).to.contain(title).and.match(words);
      expect(textOf(alert)).to.not.contain('Gateway');
      expect(field.value).to.equal('Dear support');
      getByRole(thread, 'button', { name: 'Remove trace.log' });
      expect(errors.map(({ problem: { kind }, operation }) => [kind, operation])).to.deep.equal([
        [kind, 'addComment'],
      ]);
      await entries(thread, 1);
      server.off(POST);
      // Send itself, which reads otherwise where the same comment may be taken now.
      await clickSteady(getByRole(thread, 'button', { name: /^(Try again|Add comment)$/ }));
      await heard(thread, 'Comment added.');
      await entries(thread, 2);
      const [first, second] = await Promise.all(
        api.callsTo(POST).map(({ request }) => request.clone().json()),
      );
      expect(second).to.deep.equal(first);
      expect(new Set(keys()).size, 'one idempotency key').to.equal(1);
      expect(api.callsTo('POST /attachments')).to.have.length(1);
      await waitFor(() => queryAllByRole(thread, 'alert').length === 0, 'the message to go');
    });
  }

  it('asks the page to sign in, and goes with its retry', async () => {
    server.on(POST, () => problem(401));
    const thread = await mountThread(api, { token: 'old' });
    const asked = eventsOf(thread, 'support-auth-required');
    await typeInto(await commentField(thread), 'Still here');
    await pressAdd(thread);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('Your session has ended.');
    expect((await commentField(thread)).value).to.equal('Still here');
    server.off(POST);
    asked[0]!.retry();
    await heard(thread, 'Comment added.');
    expect(asked).to.have.length(1);
    expect(new Set(keys()).size).to.equal(1);
  });

  it('has another key once it is another comment', async () => {
    server.on(POST, () => problem(503));
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, 'One');
    await pressAdd(thread);
    await findByRole(thread, 'alert');
    await typeInto(field, ' and more');
    server.off(POST);
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    await typeInto(field, 'One and more');
    await pressAdd(thread);
    await entries(thread, 3);
    expect(new Set(keys()).size).to.equal(3);
  });

  it('has what the server says of it at the field', async () => {
    const errors = [{ field: 'body', detail: 'No card numbers here.' }];
    server.on(POST, () => problem(422, { detail: 'Look again.', errors }));
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, '4111 1111');
    await pressAdd(thread);
    await findByText(thread, 'No card numbers here.');
    await waitFor(() => focused() === field, 'the focus in the field');
    expect(field.ariaInvalid).to.equal('true');
    expect(field.value).to.equal('4111 1111');
  });

  it('waits for a file that failed, by name, and can go without it', async () => {
    server.on('POST /attachments', () => problem(500));
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'With a file');
    attach(thread, fileOf('trace.log'));
    await findByText(thread, /trace\.log: Upload failed/);
    await pressAdd(thread);
    await findByText(thread, /Not sent yet/);
    expect(api.callsTo(POST)).to.have.length(0);
    await clickSteady(getByRole(thread, 'button', { name: 'Remove trace.log' }));
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    expect(await api.callsTo(POST)[0]!.request.clone().json()).to.deep.equal({
      body: 'With a file',
      attachmentIds: [],
    });
  });

  it('uploads a file again that the server has forgotten', async () => {
    let forgotten = true;
    server.on(POST, () => {
      const errors = [{ field: 'attachmentIds', detail: 'The file is gone.' }];
      return forgotten && problem(422, { errors });
    });
    const thread = await mountThread(api);
    await commentField(thread);
    attach(thread, fileOf('trace.log'));
    await pressAdd(thread);
    await findByRole(thread, 'alert');
    await waitFor(() => api.callsTo('POST /attachments').length === 2, 'the file to be uploaded again');
    await findByText(thread, /Ready to send/);
    forgotten = false;
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    const uploads = api.callsTo('POST /attachments').map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(uploads).size, 'a server would answer a known key with the dead file').to.equal(2);
    expect(new Set(keys()).size).to.equal(2);
  });

  it('is there once when the answer got lost and it was taken all the same', async () => {
    const own = wireComment('own', { author: ada, body: 'Once' });
    let tries = 0;
    server.on(POST, () => {
      server.comments['CS-1'] = [own];
      return tries++ ? json(own, { status: 201 }) : noConnection();
    });
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'Once');
    await pressAdd(thread);
    await findByRole(thread, 'alert');
    thread.refresh();
    await entries(thread, 2);
    // The next reading, which would put it right, does not come.
    const later = deferred();
    server.on('GET /requests/CS-1/comments', () => later.promise);
    await clickSteady(getByRole(thread, 'button', { name: 'Try again' }));
    await heard(thread, 'Comment added.');
    await waitFor(() => addButton(thread).ariaDisabled === 'false');
    await entries(thread, 2);
    later.resolve(problem(503));
    expect(new Set(keys()).size).to.equal(1);
  });
});
