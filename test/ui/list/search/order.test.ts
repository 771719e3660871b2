/** The order and the filter that a person chose: kept for them, and for nobody else. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import type { SupportRequests } from '../../../../src/index.ts';
import {
  answering,
  choose,
  chosen,
  customer,
  findShown,
  listCalls,
  mount,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../../support/list-fixture.ts';
import { json, mockApi } from '../../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByText } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = mockApi();
const open = [
  wireRequest(3, { createdAt: '2024-01-01T00:00:00Z' }),
  wireRequest(1, { createdAt: '2024-02-01T00:00:00Z' }),
  wireRequest(2, { createdAt: '2024-03-01T00:00:00Z' }),
];
const sorts = () =>
  api.callsTo('GET /requests?').map(({ path }) => new URL(path, location.href).searchParams.get('sort'));

function sorted(sort: string | null) {
  if (sort === 'created')
    return open.toSorted((a, b) => (String(a.createdAt) < String(b.createdAt) ? 1 : -1));
  return sort === 'key' ? open.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1)) : open;
}

const select = (root: Element) =>
  findByRole(root, 'combobox', { name: 'Sort by' }) as Promise<HTMLSelectElement>;

async function sortBy(root: Element, value: string): Promise<void> {
  const field = await select(root);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the order of the list', () => {
  beforeEach('serve', () =>
    api.serve(
      answering(query =>
        query.get('status') === 'closed'
          ? json(wirePage([wireRequest(9, { status: 'closed' })], { total: 12 }))
          : json(wirePage(sorted(query.get('sort')), { total: 3 })),
      ),
    ),
  );
  const start = (more: Partial<SupportRequests> = {}) =>
    mount('support-requests', { apiBase: api.base, ...more });
  const kept = () => Object.entries(localStorage).filter(([name]) => name.includes(customer()));

  it('is the last update, and another where the person chooses it', async () => {
    const root = await start();
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
    const field = await select(root);
    expect([...field.options].map(({ text }) => text)).to.deep.equal([
      'Updated, newest first',
      'Created, newest first',
      'Number, highest first',
    ]);
    expect(field.value).to.equal('updated');
    await sortBy(root, 'created');
    await showsKeys(root, 'CS-2', 'CS-1', 'CS-3');
    await sortBy(root, 'key');
    await showsKeys(root, 'CS-1', 'CS-2', 'CS-3');
    await sortBy(root, 'updated');
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
    // The server's own order needs no word.
    expect(sorts()).to.deep.equal([null, 'created', 'key', null]);
  });

  it('is remembered with the filter, for this person and this API', async () => {
    let root = await start();
    await sortBy(root, 'created');
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    await waitFor(
      () => kept().some(([, value]: [string, string]) => value.includes('closed')),
      'it to be kept',
    );
    expect(kept()[0]![0]).to.contain(new URL(api.base, location.href).href);
    expect(kept()[0]![0]).to.match(/^support-requests:/);
    fixtureCleanup();
    root = await start({ fetch: api.fetch });
    await showsKeys(root, 'CS-9');
    expect((await select(root)).value).to.equal('created');
    expect(chosen(root)).to.equal('closed');
    expect(sorts().at(-1)).to.equal('created');
    expect(listCalls(api).at(-1)).to.equal('closed');

    fixtureCleanup();
    root = await start({ user: `not ${customer()}` });
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
    expect((await select(root)).value).to.equal('updated');
  });

  it('leaves the page its own filter', async () => {
    let root = await start();
    await select(root);
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    await waitFor(() => kept().length === 1, 'it to be kept');
    for (const status of ['open', 'all'] as const) {
      fixtureCleanup();
      root = document.createElement('support-requests');
      root.setAttribute('status', status);
      Object.assign(root, {
        user: customer(),
        apiBase: api.base,
        fetch: api.fetch.bind(undefined),
      });
      document.body.append(root);
      await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
      await select(root);
      expect(chosen(root)).to.equal(status);
      root.remove();
    }
  });

  it('leaves a filter in the address alone, also the one that lists begin with', async () => {
    let root = await start();
    await select(root);
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    await waitFor(() => kept().length === 1, 'it to be kept');
    fixtureCleanup();
    const { href } = location;
    history.replaceState(null, '', '#support=list');
    root = await start({ routing: 'hash', fetch: api.fetch.bind(undefined) });
    await select(root);
    await waitFor(() => chosen(root) === 'open' && root.status === 'open', 'the filter of the address');
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
    history.replaceState(null, '', href);
  });

  it('is kept from a filter that stands beside the list', async () => {
    const apiBase = api.base;
    const filter = await mount('support-status-filter', { apiBase });
    const list = await mount('support-request-list', { apiBase });
    await select(list);
    await choose(filter, 'closed');
    await showsKeys(list, 'CS-9');
    await waitFor(
      () => kept().some(([, value]: [string, string]) => value.includes('closed')),
      'it to be kept',
    );
  });

  it('is wiped with everything else when the person signs out', async () => {
    const root = await start();
    await sortBy(root, 'created');
    await waitFor(() => kept().length === 1, 'it to be kept');
    await root.signOut();
    expect(kept()).to.deep.equal([]);
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-2');
    expect((await select(root)).value).to.equal('updated');
    expect(kept()).to.deep.equal([]);
  });

  it('says how many there are where the server counts them', async () => {
    const root = await start();
    await findShown(root, '3 requests');
    await choose(root, 'closed');
    await findShown(root, '12 requests');
    expect(
      queryAllByText(root, '3 requests').filter(element => !element.closest('[role="status"]')),
    ).to.have.length(0);
    expect(getByRole(root, 'combobox', { name: 'Show tickets with status' }).textContent).not.to.contain(
      '12',
    );
  });
});
