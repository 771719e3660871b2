import { expect } from '@open-wc/testing';
import { click, typeInto } from '../../support/input.ts';
import { deferred, json } from '../../support/mock-api.ts';
import { findByRole, findByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { commentField, entries, heard, listen, mountThread, pressAdd } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';

describe('a thread that is read again', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.comments['CS-1'] = [wireComment('a')];
  });
  const replies = (told: string[]) => told.filter(text => text.includes('replied'));

  it('shows a reply that arrived and tells once who wrote it', async () => {
    const thread = await mountThread(api);
    await entries(thread, 2);
    const told = listen(thread);
    server.comments['CS-1']!.push(wireComment('b'));
    thread.refresh();
    await entries(thread, 3);
    await heard(thread, 'Marta replied to CS-1.');
    server.requests = [wireRequest({ summary: 'Read a third time' })];
    thread.refresh();
    await findByRole(thread, 'heading', { name: 'Read a third time' });
    expect(replies(told)).to.deep.equal(['Marta replied to CS-1.']);
  });

  it('tells of all who replied meanwhile, and of a nameless one by role', async () => {
    const thread = await mountThread(api);
    await entries(thread, 2);
    server.comments['CS-1']!.push(
      wireComment('b'),
      wireComment('c', { author: { name: 'Bo', role: 'agent' } }),
      wireComment('d'),
      wireComment('e', { author: { role: 'agent' } }),
    );
    thread.refresh();
    await heard(thread, 'Marta replied to CS-1. Bo replied to CS-1. Support replied to CS-1.');
  });

  it('does not tell of the first reading, nor of the person’s own comment', async () => {
    const thread = await mountThread(api);
    const told = listen(thread);
    await entries(thread, 2);
    await typeInto(await commentField(thread), 'My own');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    await entries(thread, 3);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length === 2);
    server.comments['CS-1']!.push(wireComment('z'));
    thread.refresh();
    await heard(thread, /replied/);
    expect(told.filter(Boolean)).to.deep.equal(['Sending…', 'Comment added.', 'Marta replied to CS-1.']);
  });

  it('takes no customer’s comment for a reply where the backend marks nobody as the signed-in customer', async () => {
    const ada = { name: 'Ada Byron', role: 'requester' };
    server.requests = [wireRequest({ author: ada })];
    const thread = await mountThread(api);
    const told = listen(thread);
    await entries(thread, 2);
    // Written in another tab, or by mail.
    server.comments['CS-1']!.push(wireComment('b', { author: ada }));
    thread.refresh();
    await entries(thread, 3);
    server.comments['CS-1']!.push(wireComment('c'));
    thread.refresh();
    await heard(thread, /replied/);
    expect(replies(told)).to.deep.equal(['Marta replied to CS-1.']);
  });

  it('takes no entry of the system for a reply', async () => {
    const thread = await mountThread(api);
    const told = listen(thread);
    await entries(thread, 2);
    server.comments['CS-1']!.push(wireComment('b', { author: { name: '', role: 'system' }, body: 'Moved' }));
    thread.refresh();
    await entries(thread, 3);
    server.comments['CS-1']!.push(wireComment('c'));
    thread.refresh();
    await heard(thread, /replied/);
    expect(replies(told)).to.deep.equal(['Marta replied to CS-1.']);
  });

  it('does not take a comment for a reply that only “Show earlier” brought meanwhile', async () => {
    server.newestFirst = true;
    server.pageSize = 2;
    server.comments['CS-1'] = [
      wireComment('a', { author: { name: 'Bo', role: 'agent' } }),
      wireComment('b'),
      wireComment('c'),
    ];
    const thread = await mountThread(api);
    await findByRole(thread, 'list', { name: 'History' });
    const button = await findByRole(thread, 'button', { name: 'Show earlier' });
    const told = listen(thread);
    // The request is read for so long that earlier comments come first.
    const later = deferred();
    server.on('GET /requests/CS-1', () => later.promise);
    const calls = api.callsTo('GET /requests/CS-1').length;
    server.comments['CS-1'].push(wireComment('d'));
    thread.refresh();
    await waitFor(() => api.callsTo('GET /requests/CS-1').length > calls, 'the request to be read');
    await click(button);
    await findByText(thread, 'Body of a');
    later.resolve(json(wireRequest()));
    await heard(thread, /replied/);
    expect(replies(told)).to.deep.equal(['Marta replied to CS-1.']);
  });

  it('tells of a reply that came while another request was open', async () => {
    server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another one' }));
    const thread = await mountThread(api);
    await entries(thread, 2);
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another one' });
    server.comments['CS-1']!.push(wireComment('b'));
    thread.request = 'CS-1';
    await heard(thread, 'Marta replied to CS-1.');
    await entries(thread, 3);
  });
});
