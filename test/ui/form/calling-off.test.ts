import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { fileOf, focused } from '../../support/input.ts';
import { deferred, json, noConnection, problem } from '../../support/mock-api.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { findByRole, queryAllByText, queryByRole } from '../../support/queries.ts';
import { findShown } from '../../support/list-fixture.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
  button,
  choose,
  deskApi,
  descriptionOf,
  enter,
  fill,
  filesShown,
  listen,
  openForm,
  press,
  sent,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';

const NOT_SENT = 'Not sent. Your text and files are still here.';
const FILE = { id: '1', name: 'boot.log', size: 3, type: 'text/plain', url: 'attachments/1' };
const RECEIVED = 'Support has already received this. Add a comment to take it back.';

describe('"Don’t send" in the form', () => {
  const api = deskApi();
  const isCreate = (call: string) => call === 'POST /requests';
  /** Calls end with their signal, and the handler sees that. */
  const settings = () => ({ fetch: api.fetch });

  it('stands in place of "Cancel" only while something is sent, and stops it: text and files stay', async () => {
    const signals: AbortSignal[] = [];
    serve(api, {
      first: (call, request) => {
        // In WebKit a handler can't read a form's files through `api.fetch`.
        if (call === 'POST /attachments') return json(FILE, { status: 201 });
        if (!isCreate(call)) return undefined;
        signals.push(request.signal);
        return new Promise<never>(() => {});
      },
    });
    const element = await openForm(api, { settings: settings() });
    expect(queryByRole(element, 'button', { name: 'Don’t send' })).to.equal(null);
    fill(element);
    choose(element, fileOf('boot.log'));
    press(element, 'Send');
    const stop = await findByRole(element, 'button', { name: 'Don’t send' });
    expect(queryByRole(element, 'button', { name: 'Cancel' })).to.equal(null);
    await waitFor(() => signals.length === 1, 'the call');
    await expectAccessible(element);
    const said = listen(element);
    stop.focus();
    stop.click();
    await findShown(element, NOT_SENT);
    expect(signals[0]!.aborted).to.equal(true);
    await waitFor(() => said.includes(NOT_SENT), 'the announcement');
    await findByRole(element, 'button', { name: 'Cancel' });
    expect(focused(), 'the focus stays at its place').to.equal(button(element, 'Cancel'));
    expect(summaryOf(element).value).to.equal('No network');
    expect(summaryOf(element).readOnly).to.equal(false);
    expect(descriptionOf(element).value).to.equal('Since the update.');
    expect(filesShown(element)).to.have.length(1);
    await expectAccessible(element);
    enter(summaryOf(element), 'No network at all');
    const notes = () => queryAllByText(element, NOT_SENT).filter(note => !note.closest('[role="status"]'));
    await waitFor(() => notes().length === 0, 'the note to go as one goes on');
  });

  it('tells the truth where support has it, and leads to that request', async () => {
    const gate = deferred<undefined>();
    const app = serve(api, {
      first: async (call, request) => {
        if (!isCreate(call)) return undefined;
        const answer = await app(request);
        await gate.promise;
        return answer;
      },
    });
    const element = await openForm(api, { settings: settings() });
    fill(element, 'Delete my server', 'web-07, at once.');
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    const said = listen(element);
    press(element, 'Don’t send');
    const key = await sent(element);
    await findByRole(element, 'heading', { name: /Delete my server/ });
    await findShown(element, RECEIVED);
    await waitFor(() => said.some(text => text.includes(RECEIVED)), 'the announcement');
    await expectAccessible(element);
    gate.resolve(undefined);
    press(element, 'All requests');
    (await findByRole(element, 'button', { name: 'New request' })).click();
    await waitFor(() => summaryOf(element).value === '', 'an empty form');
    expect(api.callsTo('POST /requests')).to.have.length(1);
    expect(key).to.match(/^CS-/);
  });

  it('while it waits for the connection sends nothing when that is back', async () => {
    let isCut = true;
    serve(api, { first: call => (isCreate(call) && isCut ? noConnection() : undefined) });
    const element = await openForm(api);
    fill(element);
    goOffline();
    try {
      press(element, 'Send');
      await findShown(element, /It will be sent automatically when you are back online\./);
      press(element, 'Don’t send');
      await findShown(element, NOT_SENT);
      isCut = false;
    } finally {
      goOnline();
    }
    await findByRole(element, 'button', { name: 'Cancel' });
    // Something else goes over the connection that is back.
    const before = api.callsTo('GET /requests').length;
    element.refresh();
    await waitFor(() => api.callsTo('GET /requests').length > before);
    expect(api.callsTo('POST /requests')).to.have.length(1);
    expect(summaryOf(element).value).to.equal('No network');
  });

  it('while files are uploaded stops before anything is sent', async () => {
    serve(api, {
      first: call => (call === 'POST /attachments' ? new Promise<never>(() => {}) : undefined),
    });
    const element = await openForm(api, { settings: settings() });
    fill(element);
    choose(element, fileOf('boot.log'));
    press(element, 'Send');
    await shows(element, /^Waiting for the files/);
    press(element, 'Don’t send');
    await findShown(element, NOT_SENT);
    expect(filesShown(element)).to.have.length(1);
    expect(api.callsTo('POST /requests')).to.have.length(0);
  });

  it('lets the text be changed and sent: what was called off is not sent with it', async () => {
    let hang = true;
    serve(api, {
      first: call => (isCreate(call) && hang ? new Promise<never>(() => {}) : undefined),
    });
    const element = await openForm(api, { settings: settings() });
    fill(element, 'Delete my server', 'Today, at once.');
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'Don’t send');
    await findShown(element, NOT_SENT);
    hang = false;
    enter(summaryOf(element), 'Restart my server');
    press(element, 'Send');
    await sent(element);
    const calls = api.callsTo('POST /requests');
    expect((await bodies(calls)).map(({ summary }) => summary)).to.deep.equal([
      'Delete my server',
      'Restart my server',
    ]);
    expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(2);
  });

  it('and the same text sent after all keep the key, so that it is one request', async () => {
    let hang = true;
    serve(api, {
      first: call => (isCreate(call) && hang ? new Promise<never>(() => {}) : undefined),
    });
    const element = await openForm(api, { settings: settings() });
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'Don’t send');
    await findShown(element, NOT_SENT);
    hang = false;
    press(element, 'Send');
    await sent(element);
    const keys = api.callsTo('POST /requests').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('says so where it cannot be known whether support has it', async () => {
    let isCut = false;
    serve(api, {
      first: call => {
        if (isCreate(call)) return new Promise<never>(() => {});
        return isCut && call === 'GET /requests' ? problem(500) : undefined;
      },
    });
    const element = await openForm(api, { settings: settings() });
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    isCut = true;
    press(element, 'Don’t send');
    await findShown(element, /^Stopped, but support may have it already/);
    expect(summaryOf(element).value).to.equal('No network');
    await findByRole(element, 'button', { name: 'Cancel' });
  });

  it('is stopping, not sending, while it is looked up, and pressed once', async () => {
    const gate = deferred<undefined>();
    let isCalledOff = false;
    serve(api, {
      first: call => {
        if (isCreate(call)) return new Promise<never>(() => {});
        return isCalledOff && call === 'GET /requests' ? gate.promise : undefined;
      },
    });
    const element = await openForm(api, { settings: settings() });
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    const said = listen(element);
    isCalledOff = true;
    press(element, 'Don’t send');
    await waitFor(() => said.includes('Stopping…'), 'the announcement');
    expect(button(element, 'Send').textContent).to.contain('Stopping…').and.not.to.contain('Sending…');
    expect(button(element, 'Don’t send').ariaDisabled).to.equal('true');
    await expectAccessible(element);
    gate.resolve(undefined);
    await findShown(element, NOT_SENT);
    expect(button(element, 'Cancel').ariaDisabled).to.equal('false');
  });

  it('is not needed to leave: "All requests" keeps sending', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'All requests');
    await findByRole(element, 'button', { name: 'New request' });
    gate.resolve(undefined);
    await findByRole(element, 'button', { name: /^CS-.*No network/ });
    expect(api.callsTo('POST /requests')).to.have.length(1);
  });
});
