import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press as pressKey } from '../../support/input.ts';
import {
  answering,
  choose,
  findRow,
  heard,
  keys,
  mount,
  press,
  rows,
  showsKeys,
  standsAt,
  wirePage,
  wireRequest,
  wireRows,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

describe('Show more', () => {
  const api = mockApi();
  const cursors = () =>
    api.callsTo('GET /requests?').map(call => new URL(call.path, location.href).searchParams.get('cursor'));
  const more = (root: Element) => queryByRole(root, 'button', { name: 'Show more' });
  /** 20, 20 and 5 rows, from CS-145 down. */
  const pages: Record<string, () => Response> = {
    '': () => json(wirePage(wireRows(145, 20), { nextCursor: 'second', total: 45 })),
    second: () => json(wirePage(wireRows(125, 20), { nextCursor: 'third' })),
    third: () => json(wirePage(wireRows(105, 5))),
  };
  const serve = (changed: Record<string, () => Response | Promise<Response>> = {}) =>
    api.serve(answering(query => ({ ...pages, ...changed })[query.get('cursor') ?? '']!()));

  it('adds the next page below until there is no more', async () => {
    serve();
    const list = await mount('support-request-list', { apiBase: api.base });
    await press(list, 'Show more');
    await waitFor(() => rows(list).length === 40);
    await press(list, 'Show more');
    await waitFor(() => rows(list).length === 45);
    expect(more(list) === null).to.equal(true);
    expect(keys(list)).to.deep.equal(Array.from({ length: 45 }, (_, index) => `CS-${145 - index}`));
    expect(cursors()).to.deep.equal([null, 'second', 'third']);
  });

  it('keeps the focus and the place of the page', async () => {
    serve();
    const list = await mount('support-request-list', { apiBase: api.base });
    const button = await findByRole(list, 'button', { name: 'Show more' });
    button.focus();
    const last = rows(list).at(-1)!;
    const place = await standsAt(button, last);
    expect(document.scrollingElement!.scrollTop).to.be.greaterThan(0);
    await pressKey('Enter');
    await waitFor(() => rows(list).length === 40);
    expect(focused() === more(list)).to.equal(true);
    await waitFor(() => Math.abs(last.getBoundingClientRect().top - place) < 2, 'the row where it was');
  });

  it('leads the focus to the first new row where the button goes away', async () => {
    serve({ '': pages['second']! });
    const list = await mount('support-request-list', { apiBase: api.base });
    (await findByRole(list, 'button', { name: 'Show more' })).focus();
    await pressKey('Enter');
    await waitFor(() => rows(list).length === 25);
    await waitFor(() => focused() && nameOf(focused()!).startsWith('CS-105'), 'the focus on CS-105');
  });

  it('leaves the focus alone where the person is elsewhere by then', async () => {
    const later = deferred();
    serve({ '': pages['second']!, third: () => later.promise });
    const list = await mount('support-request-list', { apiBase: api.base });
    await press(list, 'Show more');
    const first = await findRow(list, 'CS-125');
    first.focus();
    later.resolve(pages['third']!());
    await waitFor(() => rows(list).length === 25);
    expect(focused() === first).to.equal(true);
  });

  it('asks once however often it is pressed', async () => {
    const later = deferred();
    serve({ second: () => later.promise });
    const list = await mount('support-request-list', { apiBase: api.base });
    const button = await findByRole(list, 'button', { name: 'Show more' });
    await click(button);
    await click(button);
    button.click();
    await waitFor(() => cursors().length === 2);
    later.resolve(pages['second']!());
    await waitFor(() => rows(list).length === 40);
    expect(cursors()).to.deep.equal([null, 'second']);
  });

  it('shows nothing twice, not even where a page or the server repeats itself', async () => {
    const twice = [...wireRows(145, 3), wireRequest(144)];
    serve({
      '': () => json(wirePage(twice, { nextCursor: 'second' })),
      second: () => json(wirePage([wireRequest(143), wireRequest(142), wireRequest(142)])),
    });
    const list = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(list, 'CS-145', 'CS-144', 'CS-143');
    await press(list, 'Show more');
    await showsKeys(list, 'CS-145', 'CS-144', 'CS-143', 'CS-142');
  });

  it('ends at a cursor that leads to itself', async () => {
    serve({ second: () => json(wirePage([wireRequest(1)], { nextCursor: 'second' })) });
    const list = await mount('support-request-list', { apiBase: api.base });
    await press(list, 'Show more');
    await waitFor(() => rows(list).length === 21);
    expect(more(list) === null).to.equal(true);
  });

  it('says where more could not be loaded, and tries again there', async () => {
    serve({ second: () => problem(503) });
    const errors = heard(document, 'support-error');
    const list = await mount('support-request-list', { apiBase: api.base });
    (await findByRole(list, 'button', { name: 'Show more' })).focus();
    await pressKey('Enter');
    const message = await findByRole(list, 'alert');
    expect(textOf(message)).to.contain('More requests could not be loaded. The server has a problem.');
    expect(rows(list)).to.have.length(20);
    expect(errors.map(({ problem: { kind }, operation }) => [kind, operation])).to.deep.equal([
      ['server', 'listRequests'],
    ]);
    const retry = getByRole(list, 'button', { name: 'Try again' });
    await waitFor(() => focused() === retry, 'the focus on "Try again"');
    await expectAccessible(list);
    serve();
    await pressKey('Enter');
    await waitFor(() => rows(list).length === 40);
    await waitFor(() => focused() === more(list), 'the focus on "Show more"');
    expect(queryByRole(list, 'alert') === null).to.equal(true);
    expect(errors).to.have.length(1);
  });

  it('asks for a sign-in at 401, and its retry() loads the page', async () => {
    serve({ second: () => problem(401) });
    const asked = heard(document, 'support-auth-required');
    const list = await mount('support-request-list', { apiBase: api.base });
    await press(list, 'Show more');
    await waitFor(() => asked.length === 1);
    serve();
    asked[0]!.retry();
    await waitFor(() => rows(list).length === 40);
  });

  it('drops a page that comes after another filter was chosen', async () => {
    const later = deferred();
    serve({ second: () => later.promise });
    const root = await mount('support-requests', { apiBase: api.base });
    await press(root, 'Show more');
    await waitFor(() => cursors().length === 2);
    api.serve(
      answering(query => json(wirePage([query.get('status') === 'all' ? wireRequest(8) : wireRequest(9)]))),
    );
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    later.resolve(pages['second']!());
    await choose(root, 'all');
    await showsKeys(root, 'CS-8');
  });

  it('keeps the further pages when the list is read anew', async () => {
    serve();
    const list = await mount('support-request-list', { apiBase: api.base });
    await press(list, 'Show more');
    await waitFor(() => rows(list).length === 40);
    const limits = () => api.callsTo('GET /requests?').map(call => /limit=(\d+)/.exec(call.path)?.[1]);
    api.serve(
      answering(() => json(wirePage([wireRequest(200), ...wireRows(145, 39)], { nextCursor: 'third' }))),
    );
    list.refresh();
    await findRow(list, 'CS-200');
    expect(limits().at(-1)).to.equal('40');
    expect(rows(list).length).to.be.at.least(40);
  });
});
