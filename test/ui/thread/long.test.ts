/** Threads longer than one page, of a backend that can begin at the newest comment. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../src/ui/thread/support-request-thread.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press } from '../../support/input.ts';
import { problem } from '../../support/mock-api.ts';
import { findByRole, queryByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { entries, eventsOf, listen, mountDesk, mountThread } from '../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';

const api = threadApi();

describe('a long thread', () => {
  let server: ThreadServer;
  const write = (from: number, to: number, more: object = {}) => {
    const comments = (server.comments['CS-1'] ??= []);
    for (let number = from; number <= to; number++)
      comments.push(wireComment(`c${number}`, { body: `Comment ${number}`, ...more }));
  };
  const numbers = (all: Element[]) =>
    all.flatMap(entry => /Comment (\d+)/.exec(textOf(entry))?.[1] ?? []).map(Number);
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const button = (root: Element) => findByRole(root, 'button', { name: 'Show earlier' });
  const gone = (root: Element) =>
    waitFor(() => queryByRole(root, 'button', { name: 'Show earlier' }) === null, 'the button to go');
  const commentCalls = () => api.callsTo('GET /requests/CS-1/comments').length;

  beforeEach(() => {
    server = new ThreadServer(api);
    server.newestFirst = true;
    server.pageSize = 10;
  });
  afterEach(() => scrollTo(0, 0));

  it('shows its newest comments below the description after one call, and all of it once that was asked for', async () => {
    write(1, 23);
    const thread = await mountThread(api);
    // The description, the place of what is earlier, and a page.
    const first = await entries(thread, 12);
    expect(numbers(first)).to.deep.equal(range(14, 23));
    expect(textOf(first[0]!)).to.include('After the update it stops.');
    expect(commentCalls()).to.equal(1);
    await expectAccessible(thread);
    await click(await button(thread));
    expect(numbers(await entries(thread, 22))).to.deep.equal(range(4, 23));
    await click(await button(thread));
    expect(numbers(await entries(thread, 24))).to.deep.equal(range(1, 23));
    await gone(thread);
  });

  it('has no such button where it is all there', async () => {
    write(1, 10);
    const thread = await mountThread(api);
    await entries(thread, 11);
    expect(queryByRole(thread, 'button', { name: 'Show earlier' })).to.equal(null);
  });

  it('is read from its beginning where the backend can’t turn it round', async () => {
    server.newestFirst = false;
    write(1, 23);
    const thread = await mountThread(api);
    expect(numbers(await entries(thread, 24))).to.deep.equal(range(1, 23));
    expect(queryByRole(thread, 'button', { name: 'Show earlier' })).to.equal(null);
  });

  it('says why earlier comments did not come, and tries again', async () => {
    write(1, 15);
    const thread = await mountThread(api);
    const errors = eventsOf(thread, 'support-error');
    await entries(thread, 12);
    server.on('GET /requests/CS-1/comments', () => problem(500, { detail: 'The archive is closed.' }));
    await click(await button(thread));
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.include('The history could not be loaded.');
    expect(alert.textContent).to.include('The archive is closed.');
    expect(errors.map(({ operation, problem: { status } }) => [operation, status])).to.deep.equal([
      ['listComments', 500],
    ]);
    await expectAccessible(thread);
    server.off('GET /requests/CS-1/comments');
    await click(await findByRole(thread, 'button', { name: 'Try again' }));
    await entries(thread, 16);
  });

  it('tells of a reply once, and of no earlier comment, and offers none of these as new', async () => {
    write(1, 15);
    const thread = await mountThread(api);
    await entries(thread, 12);
    await findByRole(thread, 'button', { name: 'Actions' });
    const told = listen(thread);
    await click(await button(thread));
    await entries(thread, 16);
    write(16, 16);
    thread.refresh();
    await entries(thread, 17);
    await waitFor(() => told.some(text => text !== ''), 'the announcement');
    expect(told.filter(Boolean)).to.deep.equal(['Marta replied to CS-1.']);
    await findByRole(thread, 'button', { name: '1 new reply' });
  });

  it('keeps the focus of a keyboard: on the button, on “Try again”, on what came in its place', async () => {
    write(1, 23);
    const thread = await mountThread(api);
    await entries(thread, 12);
    await findByRole(thread, 'button', { name: 'Actions' });
    server.on('GET /requests/CS-1/comments', () => problem(500));
    (await button(thread)).focus();
    await press('Enter');
    const again = await findByRole(thread, 'button', { name: 'Try again' });
    await waitFor(() => focused() === again, '“Try again” to have the focus');
    server.off('GET /requests/CS-1/comments');
    await press('Enter');
    await entries(thread, 22);
    const shown = await button(thread);
    await waitFor(() => focused() === shown, 'the button to have the focus');
    await press('Enter');
    const all = await entries(thread, 24);
    await waitFor(() => focused() === all[1], 'the first of the earlier comments to have the focus');
  });

  it('moves nothing above the button when it is pressed', async () => {
    write(1, 13, { body: 'Translator, and more translator. '.repeat(20) });
    const thread = await mountThread(api);
    const [description] = await entries(thread, 12);
    await findByRole(thread, 'button', { name: 'Actions' });
    const shown = await button(thread);
    shown.scrollIntoView({ block: 'center', behavior: 'instant' });
    await drawn(thread);
    const before = description!.getBoundingClientRect().top;
    await click(shown);
    const all = await entries(thread, 14);
    await drawn(thread);
    expect(description!.getBoundingClientRect().top).to.be.closeTo(before, 1);
    expect(all[1]!.getBoundingClientRect().top).to.be.within(before, innerHeight);
  });

  it('opens at its newest comment where a person asked for it', async () => {
    write(1, 15);
    const desk = await mountDesk(api);
    await click(await findByRole(desk, 'button', { name: /^CS-1/ }));
    const all = await entries(desk, 12);
    await waitFor(() => {
      const { top, bottom } = all.at(-1)!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, 'the newest comment in sight');
  });

  it('opens at its newest comment again in an element that stays on the page', async () => {
    write(1, 15);
    const thread = await mountThread(api);
    await entries(thread, 12);
    await findByRole(thread, 'button', { name: 'Actions' });
    // The person has done something on this page.
    await click(await findByRole(thread, 'heading', { name: 'Server does not boot' }));
    thread.request = '';
    await waitFor(() => queryByRole(thread, 'list', { name: 'History' }) === null, 'the thread to be gone');
    scrollTo(0, 0);
    thread.request = 'CS-1';
    await waitFor(() => {
      const newest = queryByRole(thread, 'list', { name: 'History' })?.lastElementChild;
      const { top = -1, bottom = Infinity } = newest?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight;
    }, 'the newest comment in sight');
  });

  it('asks for nothing earlier any more once the person has signed out', async () => {
    write(1, 15);
    const desk = await mountDesk(api, { request: 'CS-1' });
    await entries(desk, 12);
    server.on('GET /requests/CS-1/comments', () => problem(503));
    await click(await button(desk));
    await findByRole(desk, 'alert');
    await desk.signOut();
    await findByRole(desk, 'button', { name: /^CS-1/ });
    const asked = commentCalls();
    const listed = api.callsTo('GET /requests').length;
    dispatchEvent(new Event('online'));
    await waitFor(() => api.callsTo('GET /requests').length > listed, 'the list to be read');
    expect(commentCalls()).to.equal(asked);
  });

  it('opens at its beginning where it is short', async () => {
    server.pageSize = 100;
    write(1, 30, { author: ada });
    const desk = await mountDesk(api);
    await click(await findByRole(desk, 'button', { name: /^CS-1/ }));
    // The description, "Show 24 earlier" and the last six.
    const [first] = await entries(desk, 8);
    await findByRole(desk, 'button', { name: 'Actions' });
    await drawn(desk);
    expect(first!.getBoundingClientRect().top).to.be.within(0, innerHeight);
  });
});

/** Observers and what they lead to have had their turn. */
async function drawn(element: SupportRequestThread | HTMLElement): Promise<void> {
  await (element as SupportRequestThread).updateComplete;
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
}
