/** Rows as links, with `routing="hash"`. That a browser opens them in a tab of their own: new-tab.test.js. */
import { expect } from '@open-wc/testing';
import { click, focused, press as pressKey } from '../../support/input.ts';
import {
  answering,
  choose,
  findRow,
  heard,
  mount,
  press,
  rows,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const plain = location.pathname + location.search;
const show = (hash: string) => history.replaceState(null, '', plain + hash);
const api = mockApi();
const keys = ['CS-1', 'new', 'list:closed', 'a b/c&d#e'];

beforeEach('serve', () =>
  api.serve(answering(() => json(wirePage(keys.map((key, index) => wireRequest(index + 1, { key })))))),
);
beforeEach('begin without a hash', () => show(''));
after('leave no hash', () => show(''));

const desk = () => mount('support-requests', { apiBase: api.base, routing: 'hash' });
const linkOf = async (root: Element, key: string) => (await findRow(root, key)) as HTMLAnchorElement;

/** Dispatches a click, and says whether it is left to the browser; which then does nothing. */
function isLeft(target: Element, init: MouseEventInit): boolean {
  let left = false;
  const stop = (event: Event) => {
    left = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('click', stop, { once: true });
  target.dispatchEvent(
    new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 1, ...init }),
  );
  return left;
}

describe('A row with routing="hash"', () => {
  it('is a link to its own address, from its first rendering on', async () => {
    const root = await desk();
    const link = await linkOf(root, 'CS-1');
    expect(link.href).to.equal(`${location.origin}${plain}#support=CS-1`);
    await press(root, 'New request');
    await press(root, 'Cancel');
    expect(await linkOf(root, 'CS-1')).to.equal(link);
  });

  it('keeps what else is in the hash, also where the page changes it later', async () => {
    show('#tab=2');
    const root = await desk();
    const link = await linkOf(root, 'CS-1');
    expect(link.hash).to.equal('#tab=2&support=CS-1');
    show('#tab=3&x=1');
    link.focus();
    expect(link.hash).to.equal('#tab=3&x=1&support=CS-1');
    history.replaceState(null, '', '?page=other#tab=4');
    link.dispatchEvent(new PointerEvent('pointerover'));
    expect(link.search + link.hash).to.equal('?page=other#tab=4&support=CS-1');
  });

  for (const [key, hash] of [
    ['new', '#support=key:new'],
    ['list:closed', '#support=key:list:closed'],
    ['a b/c&d#e', '#support=a%20b%2Fc%26d%23e'],
  ] as const) {
    it(`leads to ${key} by an address that means this request`, async () => {
      const root = await desk();
      await findRow(root, 'CS-1');
      const links = queryAllByRole(root, 'link') as HTMLAnchorElement[];
      expect(links[keys.indexOf(key)]?.hash).to.equal(hash);
    });
  }

  for (const init of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }]) {
    it(`is left to the browser with ${JSON.stringify(init)}`, async () => {
      const root = await desk();
      const opened = heard(root, 'support-request-opened');
      const link = await linkOf(root, 'CS-1');
      expect(isLeft(link, init)).to.equal(true);
      expect(opened).to.deep.equal([]);
      expect(root.request).to.equal('');
    });
  }

  it('opens here with a plain press, by pointer and by key, with one step of history', async () => {
    const root = await desk();
    const opened = heard(root, 'support-request-opened');
    // Not by the length of the history, which ends at 100 in WebKit.
    const push = history.pushState.bind(history);
    let steps = 0;
    history.pushState = (...step) => {
      steps++;
      push(...step);
    };
    try {
      await click(await linkOf(root, 'CS-1'));
      await findByRole(root, 'heading', { name: 'Summary of 1' });
      await waitFor(() => location.hash === '#support=CS-1');
      expect(steps).to.equal(1);
    } finally {
      // The prototype's own is there again.
      Reflect.deleteProperty(history, 'pushState');
    }
    history.back();
    const link = await linkOf(root, 'CS-1');
    await waitFor(() => focused() === link, 'the focus on the row');
    await pressKey('Enter');
    await findByRole(root, 'heading', { name: 'Summary of 1' });
    expect(opened).to.deep.equal([{ requestKey: 'CS-1' }, { requestKey: 'CS-1' }]);
  });

  it('follows the filter without losing its address', async () => {
    const root = await desk();
    await linkOf(root, 'CS-1');
    await choose(root, 'all');
    await waitFor(() => location.hash === '#support=list:all');
    expect((await linkOf(root, 'CS-1')).hash).to.equal('#support=CS-1');
  });

  for (const foreign of ['#pricing', '#/route']) {
    it(`is a button where the hash is the page's own: ${foreign}`, async () => {
      show(foreign);
      const root = await desk();
      expect((await findRow(root, 'CS-1')).localName).to.equal('button');
    });
  }

  it('is a button without routing, which opens here whatever key is held', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    const row = await findRow(root, 'CS-1');
    expect(row.localName).to.equal('button');
    row.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    await findByRole(root, 'heading', { name: 'Summary of 1' });
  });
});

describe('The file for routing comes late', () => {
  it('the address is applied before the first rows, and the customer stays in the form that they opened', async () => {
    show('#support=list:all');
    const rowsLater = deferred<undefined>();
    api.serve(answering(() => rowsLater.promise.then(() => json(wirePage([wireRequest(1)])))));
    const root = await desk();
    // All in one task, before any file can have come.
    void root.newRequest();
    await findByRole(root, 'heading', { name: 'New request' });
    rowsLater.resolve(undefined);
    await waitFor(() => location.hash === '#support=new');
    expect(queryAllByRole(root, 'heading', { name: 'New request' }).length).to.equal(1);
    expect(root.status).to.equal('all');
    history.back();
    await showsKeys(root, 'CS-1');
    expect(rows(root).length).to.equal(1);
  });
});
