import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  heard,
  listCalls,
  listen,
  mount,
  showsKeys,
  wirePage,
  wireRequest,
  wireRows,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

describe('The filter', () => {
  const api = mockApi();
  const rowsOf: Record<string, unknown> = {
    open: wirePage([wireRequest(2), wireRequest(1)]),
    closed: wirePage([]),
    all: wirePage(wireRows(9, 3), { total: 41, nextCursor: 'more' }),
  };
  const serve = () => api.serve(answering(query => json(rowsOf[query.get('status')!])));

  it('offers open, closed and all, and open is chosen', async () => {
    serve();
    const filter = await mount('support-status-filter', { apiBase: api.base });
    const select = await findByRole(filter, 'combobox', { name: 'Show tickets with status' });
    const options = queryAllByRole(select, 'option');
    expect(options.map(nameOf).map(name => name.toLowerCase())).to.deep.equal(['open', 'closed', 'all']);
    expect(chosen(filter)).to.equal('open');
    await expectAccessible(filter);
  });

  it('works with the keyboard', async () => {
    serve();
    const root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-2', 'CS-1');
    const select = getByRole(root, 'combobox', { name: 'Show tickets with status' });
    select.focus();
    await pressKey('a');
    // Some engines open a menu with the first letter's choice, others choose at once.
    if (chosen(root) !== 'all') await choose(root, 'all');
    await showsKeys(root, 'CS-9', 'CS-8', 'CS-7');
    expect(focused() === select).to.equal(true);
  });

  it('tells the page what a person chose, and writes it to the attribute', async () => {
    serve();
    const changes = heard(document, 'support-status-filter-changed');
    const root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-2', 'CS-1');
    expect(root.hasAttribute('status')).to.equal(false);
    await choose(root, 'all');
    await showsKeys(root, 'CS-9', 'CS-8', 'CS-7');
    expect(changes).to.deep.equal([{ status: 'all' }]);
    expect(root.status).to.equal('all');
    expect(root.getAttribute('status')).to.equal('all');
  });

  it('follows a script without telling the page of it', async () => {
    serve();
    const changes = heard(document, 'support-status-filter-changed');
    const root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-2', 'CS-1');
    root.setAttribute('status', 'all');
    await showsKeys(root, 'CS-9', 'CS-8', 'CS-7');
    expect(chosen(root)).to.equal('all');
    root.status = 'open';
    await showsKeys(root, 'CS-2', 'CS-1');
    await waitFor(() => listCalls(api).length === 3);
    expect(chosen(root)).to.equal('open');
    expect(changes).to.have.length(0);
  });

  it('takes an unknown status for open', async () => {
    serve();
    const root = await mount('support-requests', { apiBase: api.base });
    root.setAttribute('status', 'nonsense');
    await showsKeys(root, 'CS-2', 'CS-1');
    expect(listCalls(api)).to.deep.equal(['open']);
    expect(chosen(root)).to.equal('open');
    await waitFor(() => root.status === 'open');
  });

  it('has a screen reader told once how many rows it shows', async () => {
    serve();
    const root = await mount('support-requests', { apiBase: api.base });
    const said = listen(root);
    await waitFor(() => said.length === 1);
    await choose(root, 'closed');
    await waitFor(() => said.length === 2);
    await choose(root, 'all');
    await waitFor(() => said.length === 3);
    root.refresh();
    await waitFor(() => listCalls(api).length === 4);
    await choose(root, 'open');
    await waitFor(() => said.length === 4);
    expect(said).to.deep.equal(['2 requests', 'No closed requests yet.', '41 requests', '2 requests']);
  });

  it('says one request, not one requests', async () => {
    api.serve(answering(() => json(wirePage([wireRequest(1)]))));
    const root = await mount('support-requests', { apiBase: api.base });
    const said = listen(root);
    await waitFor(() => said.length === 1);
    expect(said).to.deep.equal(['1 request']);
  });
});
