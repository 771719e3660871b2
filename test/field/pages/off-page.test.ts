/** The element is taken off the page and put back a while later, as tabs, dialogs and frameworks do. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import { descriptionOf, enter, fill, summaryOf } from '../../support/form-fixture.ts';
import {
  answering,
  choose,
  chosen,
  customer,
  findRow,
  heard,
  keys,
  listCalls,
  mount,
  press,
  rows,
  wirePage,
  wireRows,
} from '../../support/list-fixture.ts';
import { json, mockApi, problem } from '../../support/mock-api.ts';
import { findByLabel, findByRole, queryAllByRole } from '../../support/queries.ts';
import { commentField } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const all = wireRows(100, 100);

beforeEach('serve', () =>
  api.serve(
    answering(query => {
      const start = Number(query.get('cursor') ?? 0);
      const end = start + Number(query.get('limit'));
      return json(wirePage(all.slice(start, end), { nextCursor: end < 100 ? String(end) : null }));
    }),
  ),
);

const desk = (more: Partial<SupportRequests> = {}) =>
  mount('support-requests', { apiBase: api.base, ...more });

/** Takes an element off the page, lets everything that it does then come to its end, and puts it back. */
async function away(element: HTMLElement, parent = element.parentElement!): Promise<void> {
  element.remove();
  // The desk sleeps once all is saved, which takes some frames and turns of the database.
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await indexedDB.databases();
  parent.append(element);
}

async function showMore(root: SupportRequests, count: number): Promise<void> {
  for (let shown = 20; shown < count; shown += 20) {
    await press(root, 'Show more');
    await waitFor(() => rows(root).length === shown + 20);
  }
}

describe('Off the page and back', () => {
  it('the form is open with its text, and the caret’s field has it still', async () => {
    const root = await desk();
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    fill(root, 'No network', 'Since');
    await away(root);
    await findByRole(root, 'heading', { name: 'New request' });
    expect(summaryOf(root).value).to.equal('No network');
    enter(descriptionOf(root), 'Since the update.');
    await away(root);
    await waitFor(() => descriptionOf(root).value === 'Since the update.');
  });

  it('an empty form stays open', async () => {
    const root = await desk();
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    const views = heard(root, 'support-view-changed');
    await away(root);
    await findByRole(root, 'heading', { name: 'New request' });
    expect(views).to.deep.equal([]);
  });

  it('the thread is open with the comment that was begun', async () => {
    const root = await desk();
    (await findRow(root, 'CS-99')).click();
    enter(await commentField(root), 'I tried');
    await away(root);
    await findByRole(root, 'heading', { name: 'Summary of 99' });
    expect((await commentField(root)).value).to.equal('I tried');
    expect(root.request).to.equal('CS-99');
  });

  it('60 rows are there at once, and are loaded anew as one', async () => {
    const root = await desk();
    await findRow(root, 'CS-100');
    await showMore(root, 60);
    const before = keys(root);
    await away(root);
    await waitFor(() => rows(root).length > 0);
    expect(keys(root)).to.deep.equal(before);
    await waitFor(() => api.callsTo('GET /requests?').at(-1)?.path.includes('limit=60'));
    expect(rows(root).length).to.equal(60);
  });

  it('filter, search and place in the page are the same', async () => {
    const root = await desk();
    await findRow(root, 'CS-100');
    await choose(root, 'all');
    await waitFor(() => listCalls(api).at(-1) === 'all');
    await findRow(root, 'CS-100');
    await showMore(root, 60);
    const [row] = rows(root).slice(50);
    row!.scrollIntoView({ block: 'center', behavior: 'instant' });
    const top = () => Math.round(row!.getBoundingClientRect().top);
    const before = top();
    await new Promise(resolve => addEventListener('scroll', resolve, { once: true }));
    await away(root);
    await waitFor(
      () => Math.abs(top() - before) < 3,
      () => `The row is at ${top()}, not at ${before}`,
    );
    expect(chosen(root)).to.equal('all');
    expect(rows(root)[50]).to.equal(row);
  });

  it('the place in an inner scroller is the same', async () => {
    const root = await desk();
    const scroller = root.parentElement!;
    scroller.style.cssText = 'height: 400px; overflow: auto';
    await findRow(root, 'CS-100');
    await showMore(root, 60);
    scroller.scrollTop = 1500;
    await new Promise(resolve => scroller.addEventListener('scroll', resolve, { once: true }));
    await away(root);
    await waitFor(
      () => scroller.scrollTop === 1500,
      () => `It is at ${scroller.scrollTop}`,
    );
  });

  it('an element that is put back for another customer begins at its list', async () => {
    const root = await desk();
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    fill(root);
    const parent = root.parentElement!;
    root.remove();
    root.user = 'another customer';
    parent.append(root);
    await findRow(root, 'CS-100');
    expect(queryAllByRole(root, 'heading', { name: 'New request' })).to.deep.equal([]);
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    expect(summaryOf(root).value).to.equal('');
  });

  it('somebody else whom only the server knows begins at their list, without the text of the first', async () => {
    let key = customer();
    const serve = () => api.serve(answering(() => json(wirePage(wireRows(3, 1))), { user: { key } }));
    serve();
    const root = await desk({ user: '' });
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    fill(root, 'A secret', 'of the first');
    const parent = root.parentElement!;
    root.remove();
    key = 'the second';
    serve();
    await away(root, parent);
    await findRow(root, 'CS-3');
    expect(queryAllByRole(root, 'heading', { name: 'New request' })).to.deep.equal([]);
    await press(root, 'New request');
    await findByLabel(root, /^Summary/);
    expect(summaryOf(root).value + descriptionOf(root).value).to.equal('');
  });

  it('is no load, no timer and no retry while it is away', async () => {
    await withFakeClock(async clock => {
      api.serve(answering(() => problem(503)));
      const root = await desk();
      await clock.advance(0);
      await waitFor(() => listCalls(api).length > 0);
      const parent = root.parentElement!;
      root.remove();
      await clock.advance(1);
      const count = api.calls.length;
      await clock.advance(10 * 60_000);
      expect(api.calls.length).to.equal(count);
      parent.append(root);
    });
  });
});
