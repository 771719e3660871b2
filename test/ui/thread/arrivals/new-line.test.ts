/** The line "New" on a page. */
import { expect } from '@open-wc/testing';
import { entries, mountDesk, mountThread } from '../../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment, wireRequest } from '../../../support/thread-server.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { click } from '../../../support/input.ts';
import { deferred } from '../../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, textOf } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = threadApi();
const at = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, '0')}:00Z`;

describe('the line "New"', () => {
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests = [wireRequest({ updatedAt: at(1) })];
    server.comments['CS-1'] = [wireComment('a', { createdAt: at(1) })];
  });
  const lines = (root: Element) => queryAllByRole(root, 'separator', { name: 'New' });
  const arrives = (minute: number, more: object = {}) => {
    server.requests = [wireRequest({ updatedAt: at(minute), ...more })];
    server.comments['CS-1']!.push(wireComment(`at-${minute}`, { createdAt: at(minute) }));
  };
  const open = async (desk: Element) => click(await findByRole(desk, 'button', { name: /^CS-1\b/ }));
  const back = async (desk: Element) => click(getByRole(desk, 'button', { name: 'All requests' }));

  it('stands above what came since the last visit, stays during this one and is gone at the next', async () => {
    const desk = await mountDesk(api);
    await open(desk);
    await entries(desk, 2);
    expect(lines(desk)).to.have.length(0);
    await back(desk);
    arrives(2);
    arrives(3);
    desk.refresh();
    await open(desk);
    const [, , first] = await entries(desk, 4);
    const line = await findByRole(desk, 'separator', { name: 'New' });
    expect(first!.contains(line)).to.equal(true);
    expect(textOf(first!)).to.match(/^New Marta/);
    await expectAccessible(desk);
    // A line of its own, with 16 pixels around it.
    const { top, bottom } = line.getBoundingClientRect();
    expect(top - first!.previousElementSibling!.getBoundingClientRect().bottom).to.be.closeTo(16, 1);
    expect(getByRole(first!, 'article').getBoundingClientRect().top - bottom).to.be.closeTo(16, 1);
    expect(line.checkVisibility()).to.equal(true);
    arrives(4);
    desk.refresh();
    await entries(desk, 5);
    expect(first!.contains(getByRole(desk, 'separator', { name: 'New' }))).to.equal(true);
    await back(desk);
    await open(desk);
    await entries(desk, 5);
    const reads = api.callsTo('GET /requests/CS-1/comments').length;
    desk.refresh();
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length > reads);
    expect(lines(desk)).to.have.length(0);
  });

  it('is not missed where the thread is still read when the marks come', async () => {
    const desk = await mountDesk(api);
    await open(desk);
    await entries(desk, 2);
    await back(desk);
    arrives(2);
    const later = deferred();
    server.on('GET /requests/CS-1/comments', () => later.promise.then(() => undefined));
    const reads = api.callsTo('GET /requests/CS-1/comments').length;
    await open(desk);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length > reads);
    // As the desk does when the file with the marks is there: what is shown now is from the last visit.
    await entries(desk, 2);
    desk.desk!.markRead('CS-1');
    later.resolve(new Response());
    await entries(desk, 3);
    await findByRole(desk, 'separator', { name: 'New' });
  });

  it('stands by the server’s mark behind the person’s last entry', async () => {
    server.config = { features: { read: true } };
    server.requests = [wireRequest({ unread: true })];
    server.comments['CS-1'] = [
      wireComment('a'),
      wireComment('b', { author: ada }),
      wireComment('c'),
      wireComment('d'),
    ];
    server.on('PUT /requests/CS-1/read', () => {
      server.requests = [wireRequest({ unread: false })];
      return undefined;
    });
    const thread = await mountThread(api);
    const all = await entries(thread, 5);
    const line = await findByRole(thread, 'separator', { name: 'New' });
    expect(all.findIndex(entry => entry.contains(line))).to.equal(3);
    // The server has it as read by now; it stays nevertheless.
    await waitFor(() => api.callsTo('PUT /requests/CS-1/read').length === 1);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length > 1);
    await thread.updateComplete;
    expect(lines(thread)).to.have.length(1);
  });

  it('does not stand where all is seen, nor in another request', async () => {
    server.requests = [
      wireRequest({ unread: true }),
      wireRequest({ key: 'CS-2', summary: 'Another', unread: false }),
    ];
    server.comments['CS-2'] = [wireComment('z')];
    const thread = await mountThread(api);
    await findByRole(thread, 'separator', { name: 'New' });
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another' });
    await waitFor(() => textOf(thread).includes('Body of z'));
    expect(lines(thread)).to.have.length(0);
  });
});
