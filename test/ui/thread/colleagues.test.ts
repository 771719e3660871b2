/** What colleagues write in a request that they share: it is not the customer's own. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../src/ui/thread/support-request-thread.ts';
import { deferred, json } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { inMinutes, self, TeamServer, wireIncident } from '../../support/team-server.ts';
import {
  commentField,
  entries,
  eventsOf,
  heard,
  listen,
  mountDesk,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { enter } from '../../support/form-fixture.ts';
import { problem } from '../../support/mock-api.ts';
import { threadApi, wireComment, wireFile, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const graceAuthor = { name: 'Grace Hopper', role: 'requester', me: false };
let server: TeamServer;
beforeEach(() => {
  server = new TeamServer(api);
  server.requests = [wireRequest({ author: graceAuthor, people: [self], visibility: 'private' })];
});

const names = (thread: Element) =>
  queryAllByRole(thread, 'article').map(article => textOf(article).replace(/ (today|\d).*/, ''));

describe('entries of colleagues', () => {
  it('have their names, and are not taken for the customer’s own', async () => {
    server.comments['CS-1'] = [wireComment('c1', { author: graceAuthor })];
    const thread = await mountThread(api);
    await entries(thread, 2);
    for (const name of names(thread)) expect(name).to.match(/^Grace Hopper\s*Your team/);
  });

  it('are not taken for the customer’s own either where the request comes after its comments', async () => {
    const later = deferred();
    const [request] = server.requests;
    server.on('GET /requests', () =>
      json({ items: [{ ...request, people: undefined, visibility: undefined }], nextCursor: null }),
    );
    server.on('GET /requests/CS-1', () => later.promise);
    server.comments['CS-1'] = [wireComment('c1', { author: graceAuthor })];
    const root = await mountDesk(api);
    (await findByRole(root, 'button', { name: /^CS-1/ })).click();
    await entries(root, 2);
    for (const name of names(root)) expect(name).to.not.include('Your team');
    later.resolve(json(request));
    await waitFor(() => textOf(root).includes('Your team'), 'the request');
    for (const name of names(root)) expect(name).to.match(/^Grace Hopper\s*Your team/);
  });

  it('are replies: announced with the name', async () => {
    const thread = await mountThread(api);
    await entries(thread, 1);
    // What comes with the first answer is no news.
    const list = await findByRole(thread, 'list', { name: 'History' });
    await waitFor(() => list.ariaBusy === 'false', 'the comments');
    const said = listen(thread);
    server.comments['CS-1'] = [wireComment('c1', { author: graceAuthor })];
    thread.refresh();
    await entries(thread, 2);
    await waitFor(
      () => said.includes('Grace Hopper replied to CS-1.'),
      () => said.join(),
    );
  });
});

describe('a customer with whom a request is no longer shared', () => {
  const open = async (): Promise<SupportRequestThread> => {
    server.files['f1'] = new Blob(['secret'], { type: 'text/plain' });
    server.comments['CS-1'] = [
      wireComment('c1', { author: graceAuthor, body: 'The words.', attachments: [wireFile('f1')] }),
    ];
    const thread = await mountThread(api);
    await entries(thread, 2);
    return thread;
  };

  const remove = () => {
    server.requests = [];
    for (const call of ['GET /requests/CS-1/comments', 'GET /attachments/f1', 'POST /requests/CS-1/comments'])
      server.on(call, () => problem(404));
  };

  it('sees that it is not found in place of the thread, and nothing of it: no words, no bytes, no event', async () => {
    const thread = await open();
    remove();
    const added = eventsOf(thread, 'support-comment-added');
    thread.refresh();
    await findByRole(thread, 'alert');
    expect(textOf(thread)).to.match(/This request was not found\./);
    expect(textOf(thread)).to.not.include('The words.').and.not.include('Server does not boot');
    expect(textOf(thread)).to.not.include('Who can see this').and.not.include('f1.log');
    expect(queryAllByRole(thread, 'article')).to.have.length(0);
    expect(api.callsTo('GET /attachments/')).to.have.length(0);
    expect(added).to.deep.equal([]);
  });

  it('keeps what they were writing, and hears why it can’t be sent', async () => {
    const thread = await open();
    enter(await commentField(thread), 'My answer.');
    remove();
    await pressAdd(thread);
    await waitFor(
      () => textOf(thread).includes('The comment was not sent. Your text and files are safe here.'),
      'the reason',
    );
    thread.refresh();
    await waitFor(() => queryAllByRole(thread, 'article').length === 0, 'the thread to go');
    expect((await commentField(thread)).value).to.equal('My answer.');
  });

  it('does not find it in the list any more', async () => {
    const desk = await mountDesk(api, { status: 'all' });
    await findByRole(desk, 'button', { name: /^CS-1\b/ });
    remove();
    desk.refresh();
    await waitFor(() => queryAllByRole(desk, 'button', { name: /^CS-1\b/ }).length === 0, 'the row to go');
  });
});

describe('incidents in a thread', () => {
  const banner = (root: Element) => findByRole(root, 'region', { name: 'Known incidents' });

  it('are those of its service, and those that it was asked in spite of', async () => {
    server.requests = [
      wireRequest({ service: { id: 'web-07', label: 'web-07' }, incidentIds: ['i3'], people: [] }),
    ];
    server.incidents = [
      wireIncident('i1', { title: 'Another service', serviceIds: ['db-1'] }),
      wireIncident('i2', { title: 'Of the service', nextUpdateAt: inMinutes(10) }),
      wireIncident('i3', { title: 'Named', serviceIds: [] }),
    ];
    const thread = await mountThread(api);
    const region = await banner(thread);
    expect(textOf(region))
      .to.match(/^We know about this: Of the service/)
      .and.include('and 1 more');
    expect(textOf(region)).not.to.include('Another service');
    await heard(thread, /^We know about this: Of the service/);
  });

  it('are none where none concerns it', async () => {
    server.requests = [wireRequest({ service: { id: 'db-9', label: 'db-9' } })];
    server.incidents = [wireIncident('i1')];
    server.on('GET /incidents', () => json({ items: server.incidents }));
    const thread = await mountThread(api);
    await waitFor(() => api.callsTo('GET /incidents').length === 1, 'the call');
    await entries(thread, 1);
    expect(queryAllByRole(thread, 'region', { name: 'Known incidents' })).to.have.length(0);
  });
});
