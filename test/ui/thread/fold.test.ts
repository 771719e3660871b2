/** A long thread that was read: its middle is folded. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press } from '../../support/input.ts';
import { findByRole, queryByRole, textOf } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

describe('The middle of a long thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  const write = (count: number) => {
    server.comments['CS-1'] = Array.from({ length: count }, (_, index) =>
      wireComment(`c${index + 1}`, { body: `Comment ${index + 1}` }),
    );
  };
  const numbers = (all: readonly Element[]) =>
    all.flatMap(entry => /Comment (\d+)/.exec(textOf(entry))?.[1] ?? []).map(Number);
  const numbersFrom = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);
  beforeEach(() => {
    server = new ThreadServer(api);
    server.requests = [wireRequest({ unread: false })];
  });

  it('is folded between the description and the last six comments, and opens in its place', async () => {
    write(46);
    const thread = await mountThread(api);
    const shown = await entries(thread, 8);
    expect(textOf(shown[0]!)).to.contain('After the update it stops.');
    expect(numbers(shown)).to.deep.equal(numbersFrom(41, 46));
    await expectAccessible(thread);
    const calls = api.calls.length;
    const more = await findByRole(thread, 'button', { name: 'Show 40 earlier' });
    more.focus();
    await press('Enter');
    expect(numbers(await entries(thread, 47))).to.deep.equal(numbersFrom(1, 46));
    expect(api.calls.length).to.equal(calls);
    await waitFor(() => textOf(focused()!).includes('Comment 1'), 'the focus on the first that came');
  });

  it('is not folded up to twelve comments', async () => {
    write(12);
    await entries(await mountThread(api), 13);
  });

  it('has no unread comment', async () => {
    write(20);
    server.comments['CS-1']![9] = wireComment('own', { author: ada, body: 'Comment 10' });
    server.requests = [wireRequest({ unread: true })];
    const thread = await mountThread(api);
    expect(numbers(await entries(thread, 12))).to.deep.equal(numbersFrom(11, 20));
    await findByRole(thread, 'button', { name: 'Show 10 earlier' });
  });

  it('stays open while the thread is, also when it is loaded again', async () => {
    write(20);
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Show 14 earlier' }));
    await entries(thread, 21);
    write(21);
    thread.refresh();
    await entries(thread, 22);
    expect(queryByRole(thread, 'button', { name: /earlier/ })).to.equal(null);
  });

  it('stays folded when a comment comes', async () => {
    write(20);
    const thread = await mountThread(api);
    await entries(thread, 8);
    write(21);
    thread.refresh();
    expect(numbers(await entries(thread, 9))).to.deep.equal(numbersFrom(15, 21));
  });

  it('is on paper, and is found by the browser’s own search', async () => {
    write(20);
    const printed = await mountThread(api);
    await entries(printed, 8);
    window.dispatchEvent(new Event('beforeprint'));
    await entries(printed, 21);
    const searched = await mountThread(api);
    await entries(searched, 8);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true }));
    await entries(searched, 21);
  });
});
