import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, dropFiles, fileOf, focused, typeInto } from '../../support/input.ts';
import { findByRole, findByText, queryAllByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { json } from '../../support/mock-api.ts';
import { waitFor } from '../../support/wait.ts';
import { commentField, heard, mountThread, pressAdd } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireRequest } from '../../support/thread-server.ts';

describe('a closed request', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests = [wireRequest({ status: 'closed' })];
  });

  for (const [closedReply, translator] of [
    ['reopens', 'Still not solved? Write to reopen.'],
    ['follow-up', 'This request is closed. A comment starts a follow-up request.'],
  ] as const) {
    it(`says before typing what a comment does: ${closedReply}`, async () => {
      server.config = { closedReply };
      const thread = await mountThread(api);
      await findByText(thread, translator);
      const field = await commentField(thread);
      const root = field.getRootNode() as ShadowRoot;
      const described = field.getAttribute('aria-describedby')!.split(' ');
      expect(described.map(id => root.getElementById(id)?.textContent.trim())).to.include(translator);
    });
  }

  it('is followed up by a request of its own, which is then shown', async () => {
    server.config = { closedReply: 'follow-up' };
    const bodies: unknown[] = [];
    server.on('POST /requests', async request => {
      bodies.push(await request.json());
      const followUp = wireRequest({ key: 'CS-2', description: 'It is back.' });
      server.requests.push(followUp);
      return json(followUp, { status: 201 });
    });
    const thread = await mountThread(api);
    await findByText(thread, /starts a follow-up request/);
    const created: unknown[] = [];
    thread.addEventListener('support-request-created', ({ detail }) => created.push(detail.request.key));
    await typeInto(await commentField(thread), 'It is back.');
    await pressAdd(thread);
    await waitFor(() => thread.request === 'CS-2');
    await findByText(thread, 'It is back.');
    expect(bodies).to.deep.equal([
      { summary: 'Server does not boot', description: 'It is back.', attachmentIds: [], followUpOf: 'CS-1' },
    ]);
    expect(created).to.deep.equal(['CS-2']);
    expect(api.callsTo('POST /requests/CS-1/comments')).to.have.length(0);
    thread.request = 'CS-1';
    await waitFor(async () => (await commentField(thread)).value === '');
  });

  it('says nothing where the server said nothing', async () => {
    const thread = await mountThread(api);
    await commentField(thread);
    await waitFor(() => api.callsTo('GET /config').length === 1);
    expect(queryAllByText(thread, /This request is closed/)).to.have.length(0);
  });

  it('has no field where comments are refused, and says why', async () => {
    server.config = { closedReply: 'refused' };
    const thread = await mountThread(api);
    await findByText(thread, /takes no more comments\. Open a new request/);
    expect(queryAllByRole(thread, 'textbox')).to.have.length(0);
    expect(queryAllByRole(thread, 'button', { name: 'Add comment' })).to.have.length(0);
  });

  it('keeps what was written when it closes meanwhile', async () => {
    server.config = { closedReply: 'refused' };
    server.requests = [wireRequest()];
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'Half a comment');
    server.requests = [wireRequest({ status: 'closed' })];
    thread.refresh();
    await findByText(thread, /takes no more comments/);
    expect((await commentField(thread)).value).to.equal('Half a comment');
  });

  it('is open again after a comment that reopens it', async () => {
    server.config = { closedReply: 'reopens' };
    const thread = await mountThread(api);
    await findByText(thread, 'Closed');
    await typeInto(await commentField(thread), 'Not solved');
    server.on('POST /requests/CS-1/comments', () => {
      server.requests = [wireRequest()];
      return undefined;
    });
    await pressAdd(thread);
    await findByText(thread, 'Open');
    expect(queryAllByText(thread, /Still not solved/)).to.have.length(0);
  });

  it('has its composer folded to one line until somebody writes, and the rating before it', async () => {
    server.config = { closedReply: 'reopens', features: { rating: true, reopen: true } };
    const thread = await mountThread(api);
    const field = await commentField(thread);
    const rating = await findByRole(thread, 'radiogroup', { name: 'Rate this request' });
    expect(rating.getBoundingClientRect().bottom).to.be.below(field.getBoundingClientRect().top);
    expect(field.getBoundingClientRect().height).to.be.at.most(46);
    expect(queryAllByRole(thread, 'button', { name: 'Add comment' })).to.have.length(0);
    await expectAccessible(thread);
    field.focus();
    await findByRole(thread, 'button', { name: 'Add comment' });
    await findByRole(thread, 'button', { name: 'Attachment' });
    expect(field.getBoundingClientRect().height).to.be.above(60);
  });

  it('puts the caret into the comment once it is reopened by its button', async () => {
    server.config = { features: { reopen: true } };
    server.on('PATCH /requests/CS-1', () => {
      server.requests = [wireRequest()];
      return json(wireRequest());
    });
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Reopen request' }));
    await findByText(thread, 'Open');
    const field = await commentField(thread);
    await waitFor(() => focused() === field, 'the focus');
  });
});

describe('a request that does not allow everything', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  for (const status of ['open', 'closed']) {
    it(`has no field without "reply" (${status})`, async () => {
      server.config = { closedReply: 'reopens' };
      server.requests = [wireRequest({ status, actions: ['close', 'dance'] })];
      const thread = await mountThread(api);
      await findByText(thread, 'This request takes no more comments.');
      expect(queryAllByRole(thread, 'textbox')).to.have.length(0);
      expect(textOf(thread)).to.not.contain('reopens');
    });
  }

  it('takes comments but no files with "reply" alone', async () => {
    server.requests = [wireRequest({ actions: ['reply'] })];
    const thread = await mountThread(api);
    const field = await commentField(thread);
    expect(queryAllByRole(thread, 'button', { name: 'Attachment' })).to.have.length(0);
    // What takes dropped files comes with the menu.
    await findByRole(thread, 'button', { name: 'Actions' });
    expect(dropFiles(field, fileOf('dropped.log')), 'not left to the browser').to.equal(true);
    await typeInto(field, 'Translator only');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    expect(api.callsTo('POST /attachments')).to.have.length(0);
  });

  it('shows a status of the helpdesk’s own as it comes', async () => {
    server.requests = [wireRequest({ status: 'on-hold', statusLabel: 'Waiting for parts' })];
    const thread = await mountThread(api);
    await findByText(thread, 'Waiting for parts');
    await findByRole(thread, 'textbox');
  });
});
