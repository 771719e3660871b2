/** "Quote" on what somebody else wrote. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../../support/axe.ts';
import { click, press, typeInto } from '../../../support/input.ts';
import { findByRole, getByText, queryAllByRole } from '../../../support/queries.ts';
import { commentField, entries, mountThread } from '../../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment, wireRequest } from '../../../support/thread-server.ts';
import { waitFor } from '../../../support/wait.ts';

describe('quoting an answer', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('puts it into the comment, with the caret behind it', async () => {
    server.comments['CS-1'] = [wireComment('a', { body: 'Which kernel?\n\nAnd since when?' })];
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Quote Marta' }));
    const field = await commentField(thread);
    await waitFor(() => field.value !== '', 'the quote');
    expect(field.value).to.equal('> Which kernel?\n>\n> And since when?\n\n');
    expect(thread.shadowRoot!.activeElement).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([
      field.value.length,
      field.value.length,
    ]);
    await expectAccessible(thread);
  });

  it('goes behind what is written already, also with the keyboard', async () => {
    server.comments['CS-1'] = [wireComment('a', { body: 'Which kernel?' })];
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, 'Hello');
    (await findByRole(thread, 'button', { name: 'Quote Marta' })).focus();
    await press('Enter');
    await waitFor(() => field.value !== 'Hello', 'the quote');
    expect(field.value).to.equal('Hello\n\n> Which kernel?\n\n');
  });

  it('is of what is selected in that entry alone', async () => {
    server.comments['CS-1'] = [
      wireComment('a', { body: 'First sentence. Second sentence.' }),
      wireComment('b', { author: { name: 'Bob', role: 'agent' }, body: 'Another answer.' }),
    ];
    const thread = await mountThread(api);
    await findByRole(thread, 'button', { name: 'Quote Bob' });
    const text = getByText(thread, /Second/);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.nodeValue?.includes('Second'));
    const node = walker.currentNode;
    const at = node.nodeValue!.indexOf('Second');
    getSelection()!.setBaseAndExtent(node, at, node, at + 'Second sentence.'.length);
    await click(await findByRole(thread, 'button', { name: 'Quote Marta' }));
    const field = await commentField(thread);
    await waitFor(() => field.value !== '', 'the quote');
    expect(field.value).to.equal('> Second sentence.\n\n');
    getSelection()!.setBaseAndExtent(node, at, node, at + 6);
    await click(await findByRole(thread, 'button', { name: 'Quote Bob' }));
    await waitFor(() => field.value.includes('Another'), 'the other one');
    expect(field.value).to.equal('> Second sentence.\n\n> Another answer.\n\n');
  });

  it('is of the text of HTML, without the mail that it repeats', async () => {
    const body =
      '<p>Which <b>kernel</b>?</p><pre>uname -r</pre><p>On 23.11.26 03:10, Ada wrote:</p><blockquote>It is down.</blockquote>';
    server.comments['CS-1'] = [wireComment('a', { format: 'html', body })];
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Quote Marta' }));
    const field = await commentField(thread);
    await waitFor(() => field.value !== '', 'the quote');
    expect(field.value).to.equal('> Which kernel?\n>\n> uname -r\n\n');
  });

  it('is offered for what others wrote, where a comment can be written', async () => {
    server.comments['CS-1'] = [
      wireComment('a'),
      wireComment('b', { author: ada }),
      wireComment('c', { author: { name: '', role: 'system' } }),
    ];
    const thread = await mountThread(api);
    await entries(thread, 4);
    await findByRole(thread, 'button', { name: 'Quote Marta' });
    expect(queryAllByRole(thread, 'button', { name: /^Quote / })).to.have.length(1);
    server.requests = [wireRequest({ actions: ['close'], updatedAt: '2026-03-02T11:00:00Z' })];
    thread.refresh();
    await waitFor(() => queryAllByRole(thread, 'button', { name: /^Quote / }).length === 0, 'no button');
  });
});
