import { expect } from '@open-wc/testing';
import { fileOf, focused, typeInto } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  attach,
  clickSteady,
  commentField,
  entries,
  heard,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { threadApi, ada, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';

describe('the draft of a comment', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another one' }));
  });
  const valueIs = (thread: Element, value: string) =>
    waitFor(async () => (await commentField(thread)).value === value, `the draft "${value}"`);

  it('belongs to its request: two requests have two', async () => {
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'About one');
    attach(thread, fileOf('one.log'));
    await findByRole(thread, 'button', { name: 'Remove one.log' });
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another one' });
    await valueIs(thread, '');
    expect(queryAllByRole(thread, 'button', { name: 'Remove one.log' })).to.have.length(0);
    await typeInto(await commentField(thread), 'About two');
    thread.request = 'CS-1';
    await valueIs(thread, 'About one');
    getByRole(thread, 'button', { name: 'Remove one.log' });
    thread.request = 'CS-2';
    await valueIs(thread, 'About two');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    expect(await api.callsTo('POST /requests/CS-2')[0]!.request.clone().json()).to.deep.equal({
      body: 'About two',
      attachmentIds: [],
    });
    thread.request = 'CS-1';
    await valueIs(thread, 'About one');
  });

  it('is there when the element is put back', async () => {
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'Half a sent');
    attach(thread, fileOf('keep.log'));
    const parent = thread.parentElement!;
    thread.remove();
    parent.append(thread);
    await valueIs(thread, 'Half a sent');
    await findByRole(thread, 'button', { name: 'Remove keep.log' });
    await findByText(thread, 'Draft saved');
  });

  it('is there for another element of the same customer later, with its file', async () => {
    const user = crypto.randomUUID();
    const first = await mountThread(api, { user });
    await typeInto(await commentField(first), 'For later');
    attach(first, fileOf('later.log', 20));
    await findByText(first, 'Draft saved');
    await findByText(first, /Ready to send/);
    first.remove();
    // Another base is another desk that knows only what is on disk: the first one may still live.
    const second = await mountThread(api, { user, credentials: 'include' });
    await valueIs(second, 'For later');
    await findByRole(second, 'button', { name: 'Remove later.log' });
    const stranger = await mountThread(api, { user: crypto.randomUUID(), credentials: 'include' });
    await entries(stranger, 1);
    expect((await commentField(stranger)).value).to.equal('');
  });

  it('goes with "Discard draft", and the focus stays in the field', async () => {
    const thread = await mountThread(api);
    const field = await commentField(thread);
    expect(queryAllByRole(thread, 'button', { name: 'Discard draft' })).to.have.length(0);
    await typeInto(field, 'Never mind');
    attach(thread, fileOf('a.log'));
    await findByText(thread, /Ready to send/);
    await clickSteady(getByRole(thread, 'button', { name: 'Discard draft' }));
    await heard(thread, 'Draft discarded.');
    expect(field.value).to.equal('');
    expect(queryAllByRole(thread, 'button', { name: 'Remove a.log' })).to.have.length(0);
    expect(focused() === field, 'the focus').to.equal(true);
    await waitFor(() => api.callsTo('DELETE /attachments/').length === 1, 'the file to be taken back');
  });

  for (const status of [403, 404]) {
    it(`stays in sight when its request is no longer to be had (${status})`, async () => {
      const thread = await mountThread(api);
      await typeInto(await commentField(thread), 'Half a comment');
      server.on('GET /requests/CS-1', () => problem(status));
      thread.refresh();
      await findByRole(thread, 'alert');
      expect((await commentField(thread)).value).to.equal('Half a comment');
      getByRole(thread, 'button', { name: 'Discard draft' }).click();
      await waitFor(() => queryAllByRole(thread, 'textbox').length === 0, 'the field to go with the draft');
    });
  }

  it('stays with its request when that is left while it is sent', async () => {
    const later = deferred();
    server.on('POST /requests/CS-1/comments', () => later.promise);
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'On its way');
    await pressAdd(thread);
    await waitFor(() => api.callsTo('POST').length === 1);
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another one' });
    await typeInto(await commentField(thread), 'Meanwhile');
    later.resolve(problem(500));
    thread.request = 'CS-1';
    await valueIs(thread, 'On its way');
    await findByRole(thread, 'alert');
    thread.request = 'CS-2';
    await valueIs(thread, 'Meanwhile');
    expect(queryAllByRole(thread, 'alert')).to.have.length(0);
  });

  it('is sent though the element leaves the page meanwhile', async () => {
    const later = deferred();
    server.on('POST /requests/CS-1/comments', () => later.promise);
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'On its way');
    await pressAdd(thread);
    await waitFor(() => api.callsTo('POST').length === 1);
    const parent = thread.parentElement!;
    thread.remove();
    server.comments['CS-1'] = [wireComment('own', { author: ada, body: 'On its way' })];
    later.resolve(json(server.comments['CS-1'][0], { status: 201 }));
    parent.append(thread);
    await entries(thread, 2);
    await valueIs(thread, '');
    expect(api.callsTo('POST')).to.have.length(1);
  });
});
