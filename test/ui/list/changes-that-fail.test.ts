/** A change of filter, search or order that fails never leaves rows that another one found. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  keys,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, noConnection, problem } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

describe('A change of the list that fails', () => {
  const api = mockApi();
  const numbers: Record<string, number> = { open: 1, closed: 2, all: 3 };
  const config = { features: { search: true } };
  /** What is answered to lists with this in their query. */
  let refused: (query: URLSearchParams) => boolean;
  let refusal: () => Response | Promise<Response>;
  beforeEach('serve', () => {
    refused = () => false;
    refusal = () => problem(500);
    api.serve(
      answering(
        query =>
          refused(query)
            ? refusal()
            : json(
                wirePage([wireRequest(numbers[query.get('status')!]!)], {
                  nextCursor: query.get('cursor') ? null : 'more',
                }),
              ),
        config,
      ),
    );
  });

  const start = async (): Promise<SupportRequests> => {
    const root = await mount('support-requests', { apiBase: api.base });
    await findByRole(root, 'searchbox', { name: 'Search requests' });
    await showsKeys(root, 'CS-1');
    return root;
  };
  /** Waits for the message, and expects that no row stands below it. */
  const expectNoRows = async (root: SupportRequests): Promise<void> => {
    const message = await findByRole(root, 'alert');
    expect(textOf(message)).to.contain('The requests could not be loaded.');
    expect(keys(root)).to.deep.equal([]);
    expect(queryAllByRole(root, 'button', { name: 'Show more' })).to.have.length(0);
  };
  const type = async (root: SupportRequests, text: string): Promise<void> => {
    const field = (await findByRole(root, 'searchbox', { name: 'Search requests' })) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  for (const [name, answer] of [
    ['the server fails', () => problem(500)],
    ['there is no connection', noConnection],
    ['the session has ended', () => problem(401)],
  ] as const) {
    it(`shows no row of the other status when ${name}, and the new status once it is there`, async () => {
      const root = await start();
      refused = query => query.get('status') === 'closed';
      refusal = answer;
      await choose(root, 'closed');
      await expectNoRows(root);
      expect(chosen(root)).to.equal('closed');
      await expectAccessible(root);
      refused = () => false;
      await press(root, 'Try again');
      await showsKeys(root, 'CS-2');
      expect(queryAllByRole(root, 'alert')).to.have.length(0);
    });
  }

  it('shows no row of the other status where the page set it', async () => {
    const root = await start();
    refused = query => query.get('status') === 'closed';
    root.setAttribute('status', 'closed');
    await expectNoRows(root);
  });

  it('shows no row of another search, and keeps what was typed', async () => {
    const root = await start();
    refused = query => query.get('q') !== null;
    await type(root, 'kernel');
    await expectNoRows(root);
    const field = (await findByRole(root, 'searchbox', { name: 'Search requests' })) as HTMLInputElement;
    expect(field.value).to.equal('kernel');
    refused = () => false;
    await press(root, 'Try again');
    await showsKeys(root, 'CS-1');
    expect(field.value).to.equal('kernel');
  });

  it('shows no row in another order', async () => {
    const root = await start();
    refused = query => query.get('sort') !== null;
    const select = (await findByRole(root, 'combobox', { name: 'Sort by' })) as HTMLSelectElement;
    select.value = 'created';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await expectNoRows(root);
  });

  it('shows the rows of the first status again when the customer goes back to it', async () => {
    const root = await start();
    refused = query => query.get('status') === 'closed';
    await choose(root, 'closed');
    await expectNoRows(root);
    await choose(root, 'open');
    await showsKeys(root, 'CS-1');
    await waitFor(() => queryAllByRole(root, 'alert').length === 0, 'the message to go');
  });

  it('shows what the last of two quick changes brought, or nothing where that failed', async () => {
    const root = await start();
    const late = deferred();
    refused = query => query.get('status') !== 'open';
    refusal = () => late.promise;
    await choose(root, 'closed');
    await waitFor(() => api.callsTo('GET /requests?status=closed').length === 1, 'the first change');
    refusal = () => problem(500);
    await choose(root, 'all');
    await expectNoRows(root);
    late.resolve(json(wirePage([wireRequest(2)])));
    refused = () => false;
    await press(root, 'Try again');
    await showsKeys(root, 'CS-3');
    expect(chosen(root)).to.equal('all');
  });

  it('keeps the rows of the same list when a refresh or "Show more" fails', async () => {
    const root = await start();
    refused = query => query.get('cursor') !== null;
    await click(await findByRole(root, 'button', { name: 'Show more' }));
    expect(textOf(await findByRole(root, 'alert'))).to.contain('More requests could not be loaded.');
    expect(keys(root)).to.deep.equal(['CS-1']);
    refused = () => true;
    root.refresh();
    await waitFor(() => textOf(root).includes('The list could not be refreshed.'), 'the other message');
    expect(keys(root)).to.deep.equal(['CS-1']);
  });

  it('shows no row of the other status where "Show more" had failed', async () => {
    const root = await start();
    refused = () => true;
    await click(await findByRole(root, 'button', { name: 'Show more' }));
    await findByRole(root, 'alert');
    await choose(root, 'closed');
    await waitFor(() => textOf(root).includes('The requests could not be loaded.'), 'the message');
    await expectNoRows(root);
  });
});
