import { expect, fixture, html } from '@open-wc/testing';
import { focused } from '../../../support/input.ts';
import { goOffline, goOnline } from '../../../support/connection.ts';
import { deferred, noConnection } from '../../../support/mock-api.ts';
import { findByRole, queryAllByRole } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';
import {
  deskApi,
  fill,
  listen,
  openDesk,
  openForm,
  press,
  serve,
  shows,
  somebody,
  summaryOf,
} from '../../../support/form-fixture.ts';
import { findRow } from '../../../support/list-fixture.ts';

/** Another way to fetch makes a desk of its own: it knows only what is kept in the browser, as after a reload. */
const anew = () => ({ fetch: ((input, init) => fetch(input, init)) as typeof fetch });

describe('A list of its own', () => {
  const api = deskApi();
  const isCreate = (call: string) => call === 'POST /requests';

  it('shows what the form beside it sends, not what is being written there, and "Edit" leads there', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (isCreate(call) ? gate.promise : undefined) });
    const user = somebody();
    const list = document.createElement('support-request-list');
    const form = document.createElement('support-request-form');
    for (const element of [list, form]) Object.assign(element, { apiBase: api.base, user, fetch: api.fetch });
    await fixture(html`<div>${list}${form}</div>`);
    await findByRole(list, 'button', { name: 'Write to support' });
    fill(form, 'Server web-07');
    await shows(form, 'Draft saved');
    expect(queryAllByRole(list, 'group')).to.have.length(0);
    press(form, 'Send');
    await findByRole(list, 'group', { name: /^Sending… Server web-07/ });
    press(list, 'Edit');
    await waitFor(() => focused() === summaryOf(form), 'the focus in the form');
    expect(summaryOf(form).value).to.equal('Server web-07');
    expect(summaryOf(form).readOnly).to.equal(false);
    gate.resolve(undefined);
  });

  it('says that what was sent after a reload has arrived', async () => {
    const user = somebody();
    let isCut = true;
    serve(api, { first: call => (isCreate(call) && isCut ? noConnection() : undefined) });
    const first = await openForm(api, { user });
    fill(first, 'Server web-07');
    goOffline();
    press(first, 'Send');
    await shows(first, /It will be sent automatically when you are back online\./);
    first.remove();
    const second = await openDesk(api, { user, settings: anew() });
    const said = listen(second);
    // The first desk has ended by then; else it would send this itself.
    await findByRole(second, 'group', { name: /^Waiting for connection/ });
    isCut = false;
    goOnline();
    await findByRole(second, 'group', { name: /^Request CS-1 was sent\.$/ });
    await findRow(second, 'CS-1');
    await waitFor(() => said.includes('Request CS-1 was sent.'), 'the announcement');
  });
});
