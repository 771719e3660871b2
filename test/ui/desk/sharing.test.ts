import { expect } from '@open-wc/testing';
import type { SupportElement } from '../../../src/ui/element/support-element.ts';
import { click } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  customer,
  findRow,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByLabel } from '../../support/queries.ts';
import { typeInto } from '../../support/input.ts';
import { waitFor } from '../../support/wait.ts';

const byStatus = (query: URLSearchParams) =>
  json(wirePage([query.get('status') === 'closed' ? wireRequest(9, { status: 'closed' }) : wireRequest(1)]));

/** Adds an element beside another one. */
function beside<
  N extends
    'support-request-list' | 'support-status-filter' | 'support-request-form' | 'support-request-thread',
>(element: Element, name: N, properties: Partial<HTMLElementTagNameMap[N]>): HTMLElementTagNameMap[N] {
  const other = document.createElement(name);
  Object.assign(other, { user: customer(), ...properties });
  element.after(other);
  return other;
}

describe('Elements of one page', () => {
  const api = mockApi('/api');
  const apiBase = '/api/support';
  const calls = (query = '') => api.callsTo(`GET /support/requests${query}`);

  it('share one desk: the filter drives the list, a row opens in the thread, the form refreshes the list', async () => {
    const items = [wireRequest(1)];
    const list = answering(query =>
      query.get('status') === 'closed' ? byStatus(query) : json(wirePage(items)),
    );
    api.serve(request => {
      if (request.method !== 'POST') return list(request);
      const created = wireRequest(2);
      items.unshift(created);
      return json(created, { status: 201 });
    });
    const filter = await mount('support-status-filter', { apiBase });
    const thread = beside(filter, 'support-request-thread', { apiBase });
    const form = beside(filter, 'support-request-form', { apiBase });
    const rows = beside(filter, 'support-request-list', { apiBase });
    await showsKeys(rows, 'CS-1');
    await choose(filter, 'closed');
    await showsKeys(rows, 'CS-9');
    expect(rows.status).to.equal('closed');
    expect(thread.status).to.equal('closed');
    await choose(filter, 'open');
    await click(await findRow(rows, 'CS-1'));
    await findByRole(thread, 'heading', { name: 'Summary of 1' });
    await typeInto(getByLabel(form, /^Summary/), 'New on web-07');
    await typeInto(getByLabel(form, /^Description/), 'Translator');
    await press(form, 'Send');
    await showsKeys(rows, 'CS-2', 'CS-1');
    await findByRole(thread, 'heading', { name: 'Summary of 2' });
  });

  it('ask once for what two of them show', async () => {
    api.serve(answering(byStatus));
    const one = await mount('support-request-list', { apiBase });
    const two = beside(one, 'support-request-list', { apiBase: `${apiBase}/` });
    await showsKeys(one, 'CS-1');
    await showsKeys(two, 'CS-1');
    expect(calls()).to.have.length(1);
    expect(api.callsTo('GET /support/config')).to.have.length(1);
  });

  it('keep apart at another API', async () => {
    api.serve(answering(byStatus));
    const list = await mount('support-request-list', { apiBase });
    const filter = beside(list, 'support-status-filter', { apiBase: '/api/other' });
    const there = beside(list, 'support-request-list', { apiBase: '/api/other' });
    await showsKeys(list, 'CS-1');
    await choose(filter, 'closed');
    await showsKeys(there, 'CS-9');
    expect(list.status).to.equal('open');
    expect(calls()).to.have.length(1);
  });

  const apart: readonly [string, (api: { fetch: typeof fetch }) => Partial<SupportElement>][] = [
    ['another user', () => ({ user: 'somebody else' })],
    ['another token', () => ({ token: 'another' })],
    ['another getToken', () => ({ token: undefined, getToken: () => 'mine' })],
    ['a fetch of its own', ({ fetch }) => ({ fetch })],
    ['other credentials', () => ({ credentials: 'omit' })],
  ];
  for (const [name, settings] of apart) {
    it(`keep apart with ${name}`, async () => {
      api.serve(answering(byStatus));
      // The page chooses the filter: else the one that is chosen beside it may be restored here, as the customer's last choice.
      const list = await mount('support-request-list', { apiBase, token: 'first' }, { status: 'open' });
      const own = { apiBase, token: 'first', ...settings(api) };
      const filter = beside(list, 'support-status-filter', own);
      const there = beside(list, 'support-request-list', own);
      await showsKeys(list, 'CS-1');
      await showsKeys(there, 'CS-1');
      await choose(filter, 'closed');
      await showsKeys(there, 'CS-9');
      expect(list.status).to.equal('open');
    });
  }

  it('join the first one’s sign-in where they set none', async () => {
    api.serve(answering(byStatus));
    const list = await mount('support-request-list', { apiBase, token: 'first' });
    const filter = beside(list, 'support-status-filter', { apiBase });
    await showsKeys(list, 'CS-1');
    await choose(filter, 'closed');
    await showsKeys(list, 'CS-9');
    expect(chosen(filter)).to.equal('closed');
    for (const { headers } of api.calls) expect(headers.get('Authorization')).to.equal('Bearer first');
  });

  it('belong together where the one with the sign-in stands after the one without', async () => {
    api.serve(answering(byStatus));
    const filter = await mount('support-status-filter', { apiBase });
    const list = beside(filter, 'support-request-list', { apiBase, token: 'late' });
    await showsKeys(list, 'CS-1');
    await choose(filter, 'closed');
    await showsKeys(list, 'CS-9');
    for (const { headers } of calls()) {
      expect(headers.get('Authorization')).to.equal('Bearer late');
    }
  });

  it('belong together where a script gives the sign-in to one of them later', async () => {
    api.serve(answering(byStatus));
    const filter = await mount('support-status-filter', { apiBase });
    const list = beside(filter, 'support-request-list', { apiBase });
    await showsKeys(list, 'CS-1');
    list.getToken = () => 'later';
    await waitFor(() => calls().at(-1)?.headers.get('Authorization') === 'Bearer later');
    await choose(filter, 'closed');
    await showsKeys(list, 'CS-9');
    expect(calls().at(-1)?.headers.get('Authorization')).to.equal('Bearer later');
  });

  it('go each their own way when a script gives each its own sign-in', async () => {
    api.serve(answering(byStatus));
    const list = await mount('support-request-list', { apiBase });
    const there = beside(list, 'support-request-list', { apiBase });
    list.token = 'one';
    there.token = 'two';
    await showsKeys(list, 'CS-1');
    await showsKeys(there, 'CS-1');
    await waitFor(() => {
      const tokens = calls().map(({ headers }) => headers.get('Authorization'));
      return tokens.includes('Bearer one') && tokens.includes('Bearer two');
    });
    there.status = 'closed';
    await showsKeys(there, 'CS-9');
    expect(list.status).to.equal('open');
    expect(calls('?status=closed')[0]?.headers.get('Authorization')).to.equal('Bearer two');
  });

  it('stay at their desk when the page renews the token', async () => {
    api.serve(answering(byStatus));
    const list = await mount('support-request-list', { apiBase, token: 'first' });
    const filter = beside(list, 'support-status-filter', { apiBase });
    await showsKeys(list, 'CS-1');
    await choose(filter, 'closed');
    await showsKeys(list, 'CS-9');
    list.token = 'renewed';
    await waitFor(() => calls().at(-1)?.headers.get('Authorization') === 'Bearer renewed');
    expect(chosen(filter)).to.equal('closed');
    await choose(filter, 'open');
    await showsKeys(list, 'CS-1');
    await waitFor(() => calls().length === 4);
  });
});
