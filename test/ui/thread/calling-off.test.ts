import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { fileOf, focused, typeInto } from '../../support/input.ts';
import { findByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { findShown } from '../../support/list-fixture.ts';
import {
  addButton,
  attach,
  commentField,
  entries,
  heard,
  listen,
  mountThread,
} from '../../support/thread-page.ts';
import { json, type Handler } from '../../support/mock-api.ts';
import { deskApi, serve } from '../../support/form-fixture.ts';

const FILE = { id: '1', name: 'a.log', size: 3, type: 'text/plain', url: 'attachments/1' };

describe('A comment that is on its way', () => {
  const api = deskApi();
  const isComment = (call: string) => /^POST .*\/comments$/.test(call);

  /** The server, past what the test puts before it. */
  let taken: Handler;

  /** A desk's thread with one request of its own. */
  async function open(options: Parameters<typeof serve>[1] = {}) {
    const app = serve(api, options);
    taken = app;
    const body = JSON.stringify({ summary: 'Disk is full', description: 'Since noon.', attachmentIds: [] });
    const headers = { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' };
    const url = new URL(`${api.base}/requests`, location.href);
    const { key } = (await (await app(new Request(url, { method: 'POST', body, headers }))).json()) as {
      key: string;
    };
    const thread = await mountThread(api, { request: key, fetch: api.fetch });
    return { thread };
  }

  it('can be called off: text and files stay', async () => {
    const signals: AbortSignal[] = [];
    const { thread } = await open({
      first: (call, request) => {
        // In WebKit a handler can't read a form's files through `api.fetch`.
        if (call === 'POST /attachments') return json(FILE, { status: 201 });
        if (!isComment(call)) return undefined;
        signals.push(request.signal);
        return new Promise<never>(() => {});
      },
    });
    await typeInto(await commentField(thread), 'Delete it');
    attach(thread, fileOf('a.log'));
    expect(queryByRole(thread, 'button', { name: 'Don’t send' })).to.equal(null);
    const { width } = addButton(thread).getBoundingClientRect();
    addButton(thread).click();
    const stop = await findByRole(thread, 'button', { name: 'Don’t send' });
    expect(addButton(thread).getBoundingClientRect().width).to.equal(width);
    await waitFor(() => signals.length === 1, 'the call');
    await expectAccessible(thread);
    const said = listen(thread);
    stop.focus();
    stop.click();
    await findShown(thread, 'Not sent. Your text and files are still here.');
    expect(signals[0]!.aborted).to.equal(true);
    await waitFor(() => said.some(text => text.startsWith('Not sent.')), 'the announcement');
    expect((await commentField(thread)).value).to.equal('Delete it');
    await findByRole(thread, 'button', { name: 'Remove a.log' });
    await waitFor(() => queryByRole(thread, 'button', { name: 'Don’t send' }) === null, 'the button to go');
    await waitFor(() => focused() === addButton(thread), 'the focus on the next button');
  });

  it('that support has already is there, and said so', async () => {
    const { thread } = await open({
      first: async (call, request) => {
        if (!isComment(call)) return undefined;
        await taken(request);
        return new Promise<never>(() => {});
      },
    });
    await typeInto(await commentField(thread), 'Delete it');
    addButton(thread).click();
    await waitFor(() => api.callsTo('POST /requests/').length === 1, 'the call');
    (await findByRole(thread, 'button', { name: 'Don’t send' })).click();
    await entries(thread, 2);
    await heard(thread, /Support has already received this/);
    await findShown(thread, /^Support has already received this/);
    expect((await commentField(thread)).value).to.equal('');
    expect(api.callsTo('POST /requests/')).to.have.length(1);
  });

  it('is discarded with Undo, away from the button that sends', async () => {
    const { thread } = await open();
    await typeInto(await commentField(thread), 'Half a sent');
    const discard = await findByRole(thread, 'button', { name: 'Discard draft' });
    await findShown(thread, 'Draft saved');
    expect(discard.textContent.trim()).to.equal('Discard');
    const [left, right] = [discard, addButton(thread)].map(element => element.getBoundingClientRect());
    expect(right!.left - left!.right).to.be.greaterThan(40);
    const { top } = addButton(thread).getBoundingClientRect();
    discard.click();
    const undo = await findByRole(thread, 'button', { name: 'Undo' });
    await expectAccessible(thread);
    expect((await commentField(thread)).value).to.equal('');
    await waitFor(() => focused() === undo, 'the focus on "Undo"');
    expect(addButton(thread).getBoundingClientRect().top, 'nothing moves').to.equal(top);
    undo.click();
    await waitFor(async () => (await commentField(thread)).value === 'Half a sent', 'the draft');
    await waitFor(async () => focused() === (await commentField(thread)), 'the focus in the field');
    expect(await entries(thread, 1)).to.have.length(1);
  });
});
