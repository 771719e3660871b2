import { expect } from '@open-wc/testing';
import { deferred, problem } from '../../support/mock-api.ts';
import { findByRole, queryAllByText, queryByRole } from '../../support/queries.ts';
import { focused } from '../../support/input.ts';
import { waitFor } from '../../support/wait.ts';
import {
  button,
  choose,
  deskApi,
  descriptionOf,
  fill,
  listen,
  openDesk,
  openForm,
  press,
  pressNew,
  sent,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';

describe('Sending a new request', () => {
  const api = deskApi();
  const isCreate = (call: string) => call === 'POST /requests';

  it('makes one request, however often Send is pressed, and says that it is on its way', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    fill(element);
    const send = button(element, 'Send');
    for (let press = 0; press < 20; press++) send.click();
    await shows(element, 'Sending…');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    for (let press = 0; press < 20; press++) send.click();
    expect(send.ariaDisabled).to.equal('true');
    expect(summaryOf(element).readOnly).to.equal(true);
    expect(descriptionOf(element).readOnly).to.equal(true);
    expect(queryByRole(element, 'button', { name: 'Discard draft' })).to.equal(null);
    gate.resolve(undefined);
    await sent(element);
    expect(api.callsTo('POST')).to.have.length(1);
  });

  it('opens the new thread, says its number and refreshes the list', async () => {
    serve(api);
    const element = await openDesk(api);
    await shows(element, /^Something not working\?/);
    await pressNew(element);
    const said = listen(element);
    fill(element, 'No network');
    press(element, 'Send');
    const key = await sent(element);
    await findByRole(element, 'heading', { name: /No network/ });
    await shows(element, 'Since the update.');
    await waitFor(() => said.includes(`Request ${key} was sent.`), 'the announcement');
    await waitFor(() => focused()?.textContent.includes('No network'), 'the focus on the heading');
    (await findByRole(element, 'button', { name: 'All requests' })).click();
    await waitFor(
      () => ['link', 'button'].some(role => queryByRole(element, role, { name: new RegExp(`^${key}`) })),
      'the new row',
    );
    await pressNew(element);
    expect(summaryOf(element).value).to.equal('');
    expect(descriptionOf(element).value).to.equal('');
  });

  it('tells the page only after the server said so', async () => {
    const gate = deferred<Response | undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    const events: string[] = [];
    const log = (event: Event) => events.push(event.type);
    // At the document: they bubble out of the shadow roots.
    const names = ['support-before-create', 'support-request-created', 'support-view-changed'] as const;
    for (const name of names) document.addEventListener(name, log);
    let created: { key: string; summary: string } | undefined;
    element.addEventListener('support-request-created', event => (created = event.detail.request));
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    expect(events).to.deep.equal(['support-before-create']);
    gate.resolve(undefined);
    const key = await sent(element);
    for (const name of names) document.removeEventListener(name, log);
    expect(events).to.deep.equal([...names]);
    expect(created).to.include({ key, summary: 'No network' });
  });

  it('stops where the page says no, and everything stays', async () => {
    serve(api);
    const element = await openForm(api);
    const drafts: unknown[] = [];
    let veto = true;
    element.addEventListener('support-before-create', event => {
      drafts.push(event.detail.draft);
      if (veto) event.preventDefault();
    });
    fill(element);
    choose(element, fileOf('boot.log', 4));
    press(element, 'Send');
    await waitFor(() => drafts.length === 1);
    await waitFor(() => button(element, 'Send').ariaDisabled === 'false', 'Send to be ready again');
    expect(drafts[0]).to.deep.equal({
      summary: 'No network',
      description: 'Since the update.',
      attachments: [{ name: 'boot.log', size: 4, type: 'text/plain' }],
    });
    expect(summaryOf(element).value).to.equal('No network');
    veto = false;
    press(element, 'Send');
    await sent(element);
    expect(api.callsTo('POST /requests')).to.have.length(1);
  });

  it('that fails says why beside Send, tells the page, and can be tried again from there', async () => {
    let fail = true;
    serve(api, {
      first: call => (isCreate(call) && fail ? problem(503, { detail: 'Back at noon.' }) : undefined),
    });
    const element = await openForm(api);
    const problems: unknown[] = [];
    element.addEventListener('support-error', ({ detail }) =>
      problems.push([detail.operation, detail.problem.kind, detail.problem.status]),
    );
    fill(element);
    press(element, 'Send');
    const alert = await findByRole(element, 'alert');
    expect(alert.textContent.replace(/\s+/g, ' ')).to.contain(
      'Not sent yet. Your text and files are safe. The server has a problem. Try again in a moment. Details The server says: Back at noon.',
    );
    expect(problems).to.deep.equal([['createRequest', 'server', 503]]);
    expect(summaryOf(element).value).to.equal('No network');
    fail = false;
    press(element, 'Try again');
    await sent(element);
    expect(queryAllByText(element, /was not sent/)).to.have.length(0);
  });

  it('ends well also when the person has gone back to the list meanwhile', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    const said = listen(element);
    const created: string[] = [];
    element.addEventListener('support-request-created', event => created.push(event.detail.request.key));
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'All requests');
    await findByRole(element, 'button', { name: 'New request' });
    gate.resolve(undefined);
    await waitFor(() => created.length === 1, 'the event');
    await waitFor(() => said.includes(`Request ${created[0]!} was sent.`), 'the announcement');
    const row = new RegExp(`^${created[0]!}`);
    await waitFor(
      () => ['link', 'button'].some(role => queryByRole(element, role, { name: row })),
      'the new row in the list, where the person is',
    );
    expect(element.request).to.equal('');
  });

  it('that fails when the person has gone back to the list tells the page, and the form keeps it', async () => {
    const gate = deferred();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const element = await openForm(api);
    const failed: string[] = [];
    element.addEventListener('support-error', event => failed.push(event.detail.operation));
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    press(element, 'All requests');
    await findByRole(element, 'button', { name: 'New request' });
    gate.resolve(problem(500));
    await waitFor(() => failed.length === 1, 'the event');
    await pressNew(element);
    await shows(element, /The request was not sent/);
    expect(summaryOf(element).value).to.equal('No network');
  });
});
