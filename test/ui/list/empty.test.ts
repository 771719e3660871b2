/** What an empty list says, and the next step it offers. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  findShown,
  heard,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

describe('An empty list', () => {
  const api = mockApi();
  const config = { features: { search: true } };
  const closed = [wireRequest(9, { status: 'closed' })];
  /** Only closed requests, counted or not. */
  const serve = (more: Record<string, unknown> = {}, found: readonly unknown[] = closed) =>
    api.serve(answering(query => json(wirePage(query.get('status') === 'open' ? [] : found, more)), config));
  const start = () => mount('support-requests', { apiBase: api.base });
  const button = (root: Element, name: string) => queryAllByRole(root, 'button', { name });

  it('leads to the form, and to the closed ones', async () => {
    serve({ counts: { open: 0, closed: 1, awaiting: 0 } });
    const root = await start();
    await findShown(root, 'No open requests.');
    expect(button(root, 'Write to support')).to.have.length(1);
    expect(button(root, 'New request')).to.have.length(1);
    await findByRole(root, 'searchbox', { name: 'Search requests' });
    await expectAccessible(root);
    const chosenByCustomer = heard(document, 'support-status-filter-changed');
    await press(root, 'Show closed');
    await showsKeys(root, 'CS-9');
    expect(chosen(root)).to.equal('closed');
    expect(chosenByCustomer).to.deep.equal([{ status: 'closed' }]);
    await waitFor(() => nameOf(focused()!).startsWith('CS-9'), 'the focus on the first row');
    expect(button(root, 'Write to support')).to.have.length(0);
  });

  it('leads to the form, and the focus comes back to "New request"', async () => {
    serve();
    const root = await start();
    await click(await findByRole(root, 'button', { name: 'Write to support' }));
    await click(await findByRole(root, 'button', { name: 'Cancel' }));
    const back = await findByRole(root, 'button', { name: 'New request' });
    await waitFor(() => focused() === back, 'the focus on the button');
  });

  it('offers the closed ones where nobody knows whether there are any, and not where there are none', async () => {
    serve();
    const root = await start();
    await findByRole(root, 'button', { name: 'Show closed' });
    serve({ counts: { open: 0, closed: 0 } });
    root.refresh();
    await findShown(root, /^Something not working\?/);
    expect(button(root, 'Show closed')).to.have.length(0);
  });

  it('says to a customer without requests what this is for, without search and order', async () => {
    serve({ counts: { open: 0, closed: 0, awaiting: 0 } }, []);
    const root = await start();
    await findShown(root, 'Something not working? Tell us here, we answer in this place.');
    expect(button(root, 'Write to support')).to.have.length(1);
    expect(queryAllByRole(root, 'searchbox')).to.have.length(0);
    expect(queryAllByRole(root, 'combobox').map(nameOf)).to.deep.equal(['Show tickets with status']);
    await expectAccessible(root);
  });

  it('has the page’s own text in place of its own, buttons too', async () => {
    serve();
    const root = await mount('support-requests', { apiBase: api.base });
    root.innerHTML = '<p slot="empty">Nothing here, Ada.</p>';
    await findShown(root, 'Nothing here, Ada.');
    await waitFor(() => button(root, 'Write to support').length === 0, 'the button to go');
    expect(button(root, 'Show closed')).to.have.length(0);
  });

  it('offers to search everywhere first where a search finds nothing', async () => {
    serve({}, []);
    const root = await start();
    await choose(root, 'closed');
    await findShown(root, 'No closed requests yet.');
    await findByRole(root, 'button', { name: 'Show open' });
    const field = (await findByRole(root, 'searchbox', { name: 'Search requests' })) as HTMLInputElement;
    field.value = 'kernel';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await findShown(root, 'Nothing was found for “kernel”.');
    const everywhere = getByRole(root, 'button', { name: 'Search in all requests' });
    const clear = getByRole(root, 'button', { name: 'Clear search' });
    const ground = (element: Element) => getComputedStyle(element).backgroundColor;
    expect(ground(everywhere)).to.equal(ground(getByRole(root, 'button', { name: 'New request' })));
    expect(ground(clear)).not.to.equal(ground(everywhere));
    await expectAccessible(root);
  });
});

describe('The filter "needs your reply"', () => {
  const api = mockApi();
  const serve = (awaiting: number | undefined) =>
    api.serve(
      answering(query =>
        json(
          wirePage([wireRequest(query.get('status') === 'awaiting' ? 5 : 1)], {
            counts: { open: 3, closed: 8, awaiting },
          }),
        ),
      ),
    );
  const options = (root: Element) =>
    queryAllByRole(getByRole(root, 'combobox', { name: 'Show tickets with status' }), 'option').map(nameOf);

  it('is offered with its count where the server counts it, and asks the server for them', async () => {
    serve(2);
    const root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-1');
    await waitFor(() => options(root).length === 4, 'four options');
    expect(options(root)).to.deep.equal(['open', 'needs your reply (2)', 'closed', 'all']);
    await choose(root, 'awaiting');
    await showsKeys(root, 'CS-5');
    expect(root.getAttribute('status')).to.equal('awaiting');
  });

  it('is not offered where the server does not count it', async () => {
    serve(undefined);
    const root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-1');
    expect(options(root)).to.deep.equal(['open', 'closed', 'all']);
  });

  it('works as an attribute, and in the address', async () => {
    serve(1);
    const root = await mount('support-requests', { apiBase: api.base }, { status: 'awaiting' });
    await showsKeys(root, 'CS-5');
    expect(chosen(root)).to.equal('awaiting');
    const { href } = location;
    history.replaceState(null, '', '#support=list:awaiting');
    const other = await mount('support-requests', { apiBase: api.base, user: 'other', routing: 'hash' });
    await showsKeys(other, 'CS-5');
    await choose(other, 'closed');
    await waitFor(() => location.hash === '#support=list:closed', 'the address');
    await choose(other, 'awaiting');
    await waitFor(() => location.hash === '#support=list:awaiting', 'the address');
    other.remove();
    history.replaceState(null, '', href);
  });
});
