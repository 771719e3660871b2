/** A password or key in a comment is asked about before it is sent. */
import { expect } from '@open-wc/testing';
import { loadChecks } from '../../../src/ui/compose/checks/load-checks.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused } from '../../support/input.ts';
import { json } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, isShown } from '../../support/queries.ts';
import { addButton, commentField, entries, mountThread } from '../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const QUESTION = /^This looks like a password or key:/;

describe('a password in a comment', () => {
  async function open() {
    const server = new ThreadServer(api);
    server.config = { commentFormats: ['text', 'markdown'] };
    const posted: string[] = [];
    server.on('POST /requests/CS-1/comments', async request => {
      const { body } = (await request.json()) as { body: string };
      posted.push(body);
      return json(wireComment('own', { body, author: ada }), { status: 201 });
    });
    const thread = await mountThread(api);
    await entries(thread, 1);
    const field = await commentField(thread);
    await findByRole(thread, 'tab', { name: 'Preview' });
    await thread.desk?.begun;
    await loadChecks();
    const put = (text: string) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    return { thread, field, put, posted };
  }

  it('is asked about, and taken out also while the preview is shown', async () => {
    const { thread, field, put, posted } = await open();
    put('It is **urgent**, password: Tr0ub4dor&3 for root');
    getByRole(thread, 'tab', { name: 'Preview' }).click();
    await findByRole(thread, 'tabpanel', { name: 'Preview' });
    addButton(thread).click();
    await findByText(thread, QUESTION);
    await expectAccessible(thread);
    getByRole(thread, 'button', { name: 'Remove it' }).click();
    await waitFor(() => field.value === 'It is **urgent**, password:  for root', 'the text without it');
    expect(focused()).to.equal(field);
    expect(posted).to.deep.equal([]);
    await waitFor(() => !isShown(thread, QUESTION), 'no question any more');
    addButton(thread).click();
    await waitFor(() => posted.length === 1, 'the comment');
  });

  it('is sent by another press, and asked about anew in the next comment', async () => {
    const { thread, field, put, posted } = await open();
    for (const count of [1, 2]) {
      put('password: Tr0ub4dor&3');
      addButton(thread).click();
      await findByText(thread, QUESTION);
      expect(posted).to.have.length(count - 1);
      addButton(thread).click();
      await waitFor(() => posted.length === count && field.value === '' && !field.readOnly, 'the comment');
    }
  });

  it('is no matter of short comments', async () => {
    const { thread, put, posted } = await open();
    put('ok');
    addButton(thread).click();
    await waitFor(() => posted.length === 1, 'the comment');
  });
});
