// On a page of its own: it looks at what the page has loaded.
/** Whose requests the list has: the customer's own, those that colleagues share, or all. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import type { SupportRequestList } from '../../../src/ui/list/support-request-list.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import {
  answering,
  findRow,
  findShown,
  listen,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const people = { contract: '1.1', features: { people: true } };

/** The rows of each scope. */
const rows: Record<string, unknown[]> = {
  mine: [wireRequest(1)],
  shared: [wireRequest(2)],
  all: [wireRequest(1), wireRequest(2)],
};

const serve = (config: object = people, by = rows): void =>
  api.serve(answering(query => json(wirePage(by[query.get('scope') ?? 'mine'] ?? [])), { ...config }));

/** The scopes that were asked for; nothing where none was named. */
const asked = () =>
  api
    .callsTo('GET /requests?')
    .map(call => new URL(call.path, location.href).searchParams.get('scope') ?? '');

const show = (): Promise<SupportRequestList> => mount('support-request-list', { apiBase: api.base });
const select = (root: Element) =>
  findByRole(root, 'combobox', { name: 'Whose requests' }) as Promise<HTMLSelectElement>;

async function choose(root: Element, scope: string): Promise<void> {
  const field = await select(root);
  field.value = scope;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('whose requests are listed', () => {
  it('is not asked where the backend knows no colleagues, and no module for it loads', async () => {
    serve({});
    const root = await show();
    await findRow(root, 'CS-1');
    await findByRole(root, 'combobox', { name: 'Sort by' });
    expect(queryByRole(root, 'combobox', { name: 'Whose requests' }) === null).to.equal(true);
    expect(
      performance.getEntriesByType('resource').some(({ name }) => name.includes('scope-filter')),
    ).to.equal(false);
    expect(asked()).to.deep.equal(['']);
  });

  it('are the customer’s own at first, by the call of a backend that knows no colleagues', async () => {
    serve();
    const root = await show();
    await showsKeys(root, 'CS-1');
    expect((await select(root)).selectedOptions[0]?.text).to.equal('My requests');
    expect([...(await select(root)).options].map(({ text }) => text)).to.deep.equal([
      'My requests',
      'Shared with me',
      'All',
    ]);
    expect(asked()).to.deep.equal(['']);
  });

  it('are those that were chosen, which is announced', async () => {
    serve();
    const root = await show();
    await select(root);
    const said = listen(root);
    await choose(root, 'shared');
    await showsKeys(root, 'CS-2');
    await waitFor(
      () => said.includes('Shared with me: 1 request'),
      () => said.join(),
    );
    await choose(root, 'all');
    await showsKeys(root, 'CS-1', 'CS-2');
    await waitFor(
      () => said.includes('All: 2 requests'),
      () => said.join(),
    );
    await choose(root, 'mine');
    await showsKeys(root, 'CS-1');
    expect(asked()).to.deep.equal(['', 'shared', 'all', '']);
  });

  it('are the same in the next visit', async () => {
    serve();
    const root = await show();
    await choose(root, 'shared');
    await showsKeys(root, 'CS-2');
    const { user } = root;
    fixtureCleanup();
    api.serve(answering(query => json(wirePage(rows[query.get('scope') ?? 'mine'] ?? [])), people));
    const again = await mount('support-request-list', { apiBase: api.base, user, fetch: api.fetch });
    await showsKeys(again, 'CS-2');
    expect((await select(again)).value).to.equal('shared');
  });

  it('are named where there are none, with a way back to one’s own', async () => {
    serve(people, { mine: [wireRequest(1)] });
    const root = await show();
    await select(root);
    const said = listen(root);
    await choose(root, 'shared');
    await findShown(root, 'Shared with me: No open requests.');
    await waitFor(
      () => said.includes('Shared with me: No open requests.'),
      () => said.join(),
    );
    await press(root, 'Show my requests');
    await showsKeys(root, 'CS-1');
  });

  it('are none of the customer’s just because they have just asked something', async () => {
    serve(people, { mine: [], shared: [] });
    const root = await show();
    await choose(root, 'shared');
    await findShown(root, 'Shared with me: No open requests.');
    const { desk } = root;
    desk!.list.add({ ...(await desk!.backend.getRequest('CS-9')), key: 'CS-9' });
    await root.updateComplete;
    expect(desk!.list.snapshot.rows?.items).to.deep.equal([]);
  });

  it('are chosen by the keyboard, in a choice that is accessible in both themes and in Arabic', async () => {
    serve();
    const root = await show();
    await showsKeys(root, 'CS-1');
    (await select(root)).focus();
    await pressKey('s');
    // Some engines open a menu with the first letter's choice, others choose at once.
    if ((await select(root)).value !== 'shared') await choose(root, 'shared');
    await waitFor(() => asked().includes('shared'), 'the rows of the other scope');
    expect(focused() === (await select(root))).to.equal(true);
    for (const [theme, lang] of [
      ['light', 'en'],
      ['dark', 'en'],
      ['light', 'ar'],
    ] as const) {
      Object.assign(root, { theme, lang });
      await findByRole(root, 'combobox', { name: lang === 'ar' ? 'طلبات مَن' : 'Whose requests' });
      await expectAccessible(root);
    }
  });

  it('leaves a search its room at 360 and at 280 pixels', async () => {
    serve();
    const root = await show();
    await select(root);
    await findByRole(root, 'searchbox');
    for (const width of [360, 280]) {
      root.style.inlineSize = `${width - 32}px`;
      await root.updateComplete;
      const box = root.getBoundingClientRect();
      const fields = [getByRole(root, 'combobox', { name: 'Whose requests' }), getByRole(root, 'searchbox')];
      for (const field of fields) {
        const { left, right, width: own } = field.getBoundingClientRect();
        expect(left).to.be.at.least(box.left);
        expect(right).to.be.at.most(box.right + 0.5);
        expect(own).to.be.at.least(36);
      }
    }
  });
});
