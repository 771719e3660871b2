import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../../support/axe.ts';
import { goOffline, goOnline } from '../../../support/connection.ts';
import { focused, typeInto } from '../../../support/input.ts';
import { deferred, noConnection, problem } from '../../../support/mock-api.ts';
import { findByRole, queryAllByRole, queryByRole } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';
import {
  button,
  deskApi,
  enter,
  fill,
  listen,
  openDesk,
  openForm,
  press,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
} from '../../../support/form-fixture.ts';
import { findRow, findShown } from '../../../support/list-fixture.ts';

/** Another way to fetch makes a desk of its own: it knows only what is kept in the browser, as after a reload. */
const anew = () => ({ fetch: ((input, init) => fetch(input, init)) as typeof fetch });
const WORDS = 'Server web-07 does not answer';

describe('What is on its way, above the list', () => {
  const api = deskApi();
  const isCreate = (call: string) => call === 'POST /requests';
  const row = (root: Element, name: RegExp) => findByRole(root, 'group', { name });
  const noRow = (root: Element) => waitFor(() => queryAllByRole(root, 'group').length === 0, 'the row to go');

  it('is a draft that was kept: with its words, when it was saved, and a way on', async () => {
    serve(api);
    const element = await openForm(api);
    enter(summaryOf(element), WORDS);
    await shows(element, 'Draft saved');
    press(element, 'Cancel');
    const draft = await row(element, /^Draft Server web-07 does not answer$/);
    await waitFor(() => /saved \d/.test(draft.textContent), 'when it was saved');
    await expectAccessible(element);
    press(element, 'Continue');
    await waitFor(() => queryByRole(element, 'button', { name: 'Send' }));
    await waitFor(() => focused() === summaryOf(element), 'the focus in the form');
    expect(summaryOf(element).value).to.equal(WORDS);
    expect(queryAllByRole(element, 'group', { name: /^Draft/ })).to.have.length(0);
  });

  it('is there after a reload, for its writer alone', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    enter(summaryOf(first), WORDS);
    await shows(first, 'Draft saved');
    first.remove();
    const second = await openDesk(api, { user, settings: anew() });
    await row(second, /^Draft Server web-07/);
    second.remove();
    const other = await openForm(api);
    enter(summaryOf(other), 'Mine');
    await shows(other, 'Draft saved');
    press(other, 'Cancel');
    await row(other, /^Draft Mine$/);
  });

  it('is being sent: it can be called off there, and stays a draft', async () => {
    const calls: AbortSignal[] = [];
    serve(api, {
      first: (call, request) => {
        if (!isCreate(call)) return undefined;
        calls.push(request.signal);
        return new Promise<never>(() => {});
      },
    });
    const element = await openForm(api, { settings: { fetch: api.fetch } });
    fill(element, WORDS);
    press(element, 'Send');
    await waitFor(() => calls.length === 1, 'the call');
    press(element, 'All requests');
    await row(element, /^Sending… Server web-07/);
    await expectAccessible(element);
    const stop = await findByRole(element, 'button', { name: 'Don’t send' });
    stop.focus();
    stop.click();
    const draft = await row(element, /^Draft Server web-07/);
    expect(draft.textContent, 'what became of it').to.contain(
      'Not sent. Your text and files are still here.',
    );
    expect(calls[0]!.aborted).to.equal(true);
    await waitFor(() => focused() === button(element, 'Continue'), 'the focus on what can be done now');
  });

  it('arrives: a line says so, and leads to the request', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    fill(element, WORDS);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'All requests');
    await row(element, /^Sending…/);
    const said = listen(element);
    gate.resolve(undefined);
    await row(element, /^Request CS-1 was sent\.$/);
    await waitFor(() => said.includes('Request CS-1 was sent.'), 'the announcement');
    await findRow(element, 'CS-1');
    await expectAccessible(element);
    press(element, 'Open');
    await findByRole(element, 'heading', { name: new RegExp(WORDS) });
    await findShown(element, 'Sent as CS-1');
    press(element, 'All requests');
    await findRow(element, 'CS-1');
    await noRow(element);
  });

  it('waits for the connection, which is said; called off, it is not sent when that is back', async () => {
    let isCut = true;
    serve(api, { first: call => (isCreate(call) && isCut ? noConnection() : undefined) });
    const element = await openForm(api);
    fill(element, WORDS);
    goOffline();
    try {
      press(element, 'Send');
      await findShown(element, /It will be sent automatically when you are back online\./);
      press(element, 'All requests');
      const waiting = await row(element, /^Waiting for connection Server web-07/);
      expect(waiting.textContent).to.contain('saved on this device');
      await expectAccessible(element);
      press(element, 'Don’t send');
      await row(element, /^Draft/);
      isCut = false;
    } finally {
      goOnline();
    }
    const before = api.callsTo('GET /requests').length;
    element.refresh();
    await waitFor(() => api.callsTo('GET /requests').length > before);
    expect(api.callsTo('POST /requests')).to.have.length(1);
  });

  it('is not said to wait for the connection where the server asks for a pause', async () => {
    serve(api, {
      first: call => (isCreate(call) ? problem(429, {}, { 'Retry-After': '60' }) : undefined),
    });
    const element = await openForm(api);
    fill(element, WORDS);
    press(element, 'Send');
    await shows(element, /^Not sent yet\./);
    press(element, 'All requests');
    await row(element, /^Not sent yet\. Your text and files are safe\. Server web-07/);
    press(element, 'Don’t send');
    await row(element, /^Draft/);
  });

  it('may be a comment: it waits, leads to its request, and can be called off', async () => {
    let isCut = true;
    serve(api, { first: call => (call.endsWith('comments') && isCut ? noConnection() : undefined) });
    const element = await openForm(api);
    fill(element, WORDS);
    press(element, 'Send');
    const key = await sent(element);
    await typeInto(await findByRole(element, 'textbox', { name: 'Write a comment' }), 'Reboot it');
    goOffline();
    try {
      press(element, 'Add comment');
      await findShown(element, /It will be sent automatically when you are back online\./);
      press(element, 'All requests');
      const name = new RegExp(`^Waiting for connection ${key}: Reboot it$`);
      const waiting = await row(element, name);
      expect(waiting.textContent).to.contain('saved on this device');
      await expectAccessible(element);
      press(element, 'Don’t send');
      await noRow(element);
      isCut = false;
    } finally {
      goOnline();
    }
    const before = api.callsTo('GET /requests').length;
    element.refresh();
    await waitFor(() => api.callsTo('GET /requests').length > before);
    expect(api.callsTo(`POST /requests/${key}/comments`)).to.have.length(1);
    (await findRow(element, key)).click();
    const field = await findByRole(element, 'textbox', { name: 'Write a comment' });
    expect((field as HTMLTextAreaElement).value).to.equal('Reboot it');
  });

  it('says so where it was not sent, and can be tried again from there', async () => {
    const gate = deferred<undefined>();
    let fail = true;
    serve(api, {
      first: async call => {
        if (!isCreate(call)) return undefined;
        await gate.promise;
        return fail ? problem(400) : undefined;
      },
    });
    const element = await openForm(api);
    fill(element, WORDS);
    press(element, 'Send');
    press(element, 'All requests');
    gate.resolve(undefined);
    await row(element, /^Not sent Server web-07/);
    await expectAccessible(element);
    let asked = 0;
    element.addEventListener('support-before-create', () => asked++);
    fail = false;
    press(element, 'Try again');
    await findByRole(element, 'heading', { name: new RegExp(WORDS) });
    expect(asked).to.equal(1);
    expect(api.callsTo('POST /requests')).to.have.length(2);
  });

  it('is not tried again where that would fail in the same way', async () => {
    const gate = deferred<undefined>();
    serve(api, {
      first: async call => {
        if (!isCreate(call)) return undefined;
        await gate.promise;
        return problem(403);
      },
    });
    const element = await openForm(api);
    fill(element, WORDS);
    press(element, 'Send');
    press(element, 'All requests');
    gate.resolve(undefined);
    await row(element, /^Not sent Server web-07/);
    expect(queryByRole(element, 'button', { name: 'Try again' }) === null).to.equal(true);
    button(element, 'Edit');
  });

  it('is changed by "Edit": what is being sent is called off first', async () => {
    serve(api, { first: call => (isCreate(call) ? new Promise<never>(() => {}) : undefined) });
    const element = await openForm(api, { settings: { fetch: api.fetch } });
    fill(element, WORDS);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'All requests');
    await row(element, /^Sending…/);
    press(element, 'Edit');
    await findByRole(element, 'button', { name: 'Cancel' });
    expect(summaryOf(element).readOnly).to.equal(false);
    expect(summaryOf(element).value).to.equal(WORDS);
  });

  it('is discarded there, with Undo', async () => {
    serve(api);
    const element = await openForm(api);
    enter(summaryOf(element), WORDS);
    await shows(element, 'Draft saved');
    press(element, 'Cancel');
    await row(element, /^Draft/);
    press(element, 'Discard draft');
    const undo = await findByRole(element, 'button', { name: 'Undo' });
    await waitFor(() => focused() === undo, 'the focus on "Undo"');
    expect(queryAllByRole(element, 'group')).to.have.length(0);
    await expectAccessible(element);
    undo.click();
    await row(element, /^Draft Server web-07/);
    await waitFor(() => focused() === button(element, 'Continue'), 'the focus on the draft');
  });
});
