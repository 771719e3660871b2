import { expect } from '@open-wc/testing';
import { formatRoute, parseRoute, readHash, writeHash } from '../../../src/ui/desk/hash-parameter.ts';
import { click, focused } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  findRow,
  heard,
  mount,
  press,
  rows,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const plain = location.pathname + location.search;
const show = (hash: string) => history.replaceState(null, '', plain + hash);

describe('The view in the page’s hash', () => {
  const api = mockApi();
  beforeEach('serve', () =>
    api.serve(
      answering(query =>
        json(wirePage([wireRequest({ open: 1, closed: 2, all: 3 }[query.get('status')!]!)])),
      ),
    ),
  );
  beforeEach('begin without a hash', () => show(''));
  after('leave no hash', () => show(''));

  const desk = (routing: 'hash' | 'none' = 'hash', more = {}) =>
    mount('support-requests', { apiBase: api.base, routing, ...more });
  const hash = (expected: string) =>
    waitFor(
      () => location.hash === expected,
      () => `The hash is ${location.hash}, not ${expected}`,
    );
  const heading = (root: Element, number: number) =>
    findByRole(root, 'heading', { name: `Summary of ${number}` });

  it('is not touched with routing="none"', async () => {
    show('#support=new');
    const { length } = history;
    const root = await desk('none');
    await click(await findRow(root, 'CS-1'));
    await heading(root, 1);
    await press(root, 'All requests');
    await choose(root, 'closed');
    await showsKeys(root, 'CS-2');
    expect(location.hash).to.equal('#support=new');
    expect(history.length).to.equal(length);
    expect(history.state).to.equal(null);
  });

  it('follows what the person does, beside what is there already', async () => {
    show('#tab=support&x=1');
    const root = await desk();
    await click(await findRow(root, 'CS-1'));
    await hash('#tab=support&x=1&support=CS-1');
    await press(root, 'All requests');
    await hash('#tab=support&x=1&support=list');
    await choose(root, 'closed');
    await hash('#tab=support&x=1&support=list:closed');
    await press(root, 'New request');
    await hash('#tab=support&x=1&support=new');
  });

  it('adds nothing at load while the list is as it always begins', async () => {
    const root = await desk();
    await findRow(root, 'CS-1');
    // Routing is at work once a step is written.
    await press(root, 'New request');
    await hash('#support=new');
    history.back();
    await hash('');
    await findRow(root, 'CS-1');
  });

  it('leads back and forward, with the person’s focus', async () => {
    const root = await desk();
    const views = heard(root, 'support-view-changed');
    await click(await findRow(root, 'CS-1'));
    await hash('#support=CS-1');
    await heading(root, 1);
    history.back();
    await findRow(root, 'CS-1');
    await waitFor(() => focused() === rows(root)[0], 'the focus on the row');
    history.forward();
    await heading(root, 1);
    expect(location.hash).to.equal('#support=CS-1');
    await waitFor(() => views.length === 3);
    expect(views.map(({ view }) => view)).to.deep.equal(['thread', 'list', 'thread']);
  });

  it('leads back to the filter before', async () => {
    const root = await desk();
    await findRow(root, 'CS-1');
    await choose(root, 'closed');
    await hash('#support=list:closed');
    await choose(root, 'all');
    await hash('#support=list:all');
    await showsKeys(root, 'CS-3');
    history.back();
    await showsKeys(root, 'CS-2');
    expect(chosen(root)).to.equal('closed');
    history.back();
    await showsKeys(root, 'CS-1');
    expect(chosen(root)).to.equal('open');
  });

  const loads: readonly [string, (root: Element) => Promise<unknown>, string?][] = [
    ['#support=CS-7', root => heading(root, 7)],
    ['#a=b&support=CS-7&c', root => findRow(root, 'CS-1')],
    ['#a=b&support=CS-7&c=d', root => heading(root, 7)],
    ['#support=new', root => findByRole(root, 'heading', { name: 'New request' })],
    ['#support=list', root => showsKeys(root, 'CS-1')],
    ['#support=list:closed', root => showsKeys(root, 'CS-2')],
    ['#support=list%3Aall', root => showsKeys(root, 'CS-3'), '#support=list:all'],
    ['#support=list:nonsense', root => showsKeys(root, 'CS-1')],
    ['#support=key:CS-8', root => heading(root, 8), '#support=CS-8'],
    ['#support=%E0%A4%A', root => showsKeys(root, 'CS-1')],
    ['#support=', root => showsKeys(root, 'CS-1')],
    ['#pricing', root => showsKeys(root, 'CS-1')],
  ];
  for (const [start, expected, then = start] of loads) {
    it(`is read at load: ${start}`, async () => {
      show(start);
      const root = await desk();
      await expected(root);
      await hash(then);
    });
  }

  it('wins over the attributes at load', async () => {
    show('#support=list:closed');
    const root = await desk('hash', { request: 'CS-5', status: 'all' });
    await showsKeys(root, 'CS-2');
    await waitFor(() => root.getAttribute('status') === 'closed' && !root.hasAttribute('request'));
    expect(location.hash).to.equal('#support=list:closed');
  });

  it('tells the attributes’ view at load without a step of history', async () => {
    const { length } = history;
    const root = await desk('hash', { request: 'CS-5' });
    await heading(root, 5);
    await hash('#support=CS-5');
    expect(history.length).to.equal(length);
  });

  it('follows a link in the page', async () => {
    const root = await desk();
    await findRow(root, 'CS-1');
    await press(root, 'New request');
    await hash('#support=new');
    location.hash = '#support=CS-4';
    await heading(root, 4);
    await waitFor(() => root.request === 'CS-4');
  });

  for (const foreign of ['#pricing', '#/route', '#/route?a=b']) {
    it(`leaves the foreign hash ${foreign} alone; history keeps the view`, async () => {
      show(foreign);
      // What the browser itself makes of it.
      const { hash: kept } = location;
      const root = await desk();
      await click(await findRow(root, 'CS-1'));
      await heading(root, 1);
      await waitFor(() => (history.state as { support?: string } | null)?.support === 'CS-1');
      expect(location.hash).to.equal(kept);
      history.back();
      await findRow(root, 'CS-1');
      history.forward();
      await heading(root, 1);
      expect(location.hash).to.equal(kept);
    });
  }

  for (const foreign of ['#pricing', '#/route']) {
    it(`stays where it is when a link of the page leads to ${foreign}, and comes back there`, async () => {
      const root = await desk();
      await click(await findRow(root, 'CS-1'));
      await hash('#support=CS-1');
      const views = heard(root, 'support-view-changed');
      const link = document.createElement('a');
      link.href = foreign;
      document.body.append(link);
      const told = new Promise(resolve => addEventListener('popstate', resolve, { once: true }));
      link.click();
      link.remove();
      await told;
      expect(location.hash).to.equal(foreign);
      await heading(root, 1);
      expect(root.request).to.equal('CS-1');
      await press(root, 'All requests');
      await findRow(root, 'CS-1');
      expect(location.hash).to.equal(foreign);
      history.back();
      await heading(root, 1);
      expect(location.hash).to.equal(foreign);
      expect(views.map(({ view }) => view)).to.deep.equal(['list', 'thread']);
      history.back();
      await hash('#support=CS-1');
    });
  }

  it('leaves a history state alone that can hold nothing beside', async () => {
    history.replaceState('a word', '', plain);
    const root = await desk();
    await press(root, 'New request');
    await hash('#support=new');
    expect(history.state).to.equal('a word');
    history.replaceState(null, '');
  });

  it('keeps the page’s own history state', async () => {
    history.replaceState({ page: 'own' }, '', plain);
    const root = await desk();
    await press(root, 'New request');
    await hash('#support=new');
    expect(history.state).to.include({ page: 'own' });
  });

  it('is followed no more once the desk is off the page', async () => {
    const root = await desk();
    await click(await findRow(root, 'CS-1'));
    await hash('#support=CS-1');
    root.remove();
    const gone = new Promise(resolve => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await gone;
    expect(location.hash).to.equal('');
    const next = await desk('hash', { user: 'somebody else' });
    await findRow(next, 'CS-1');
    getByRole(next, 'button', { name: 'New request' });
  });
});

describe('A place as a hash parameter', () => {
  for (const key of ['CS-295900', 'new', 'list', 'list:closed', 'key:new', 'a b&c=d#e', 'ä/é', '100%', '.']) {
    it(`holds the key ${key}`, () => {
      const value = formatRoute({ view: { name: 'thread', key } });
      expect(readHash(writeHash('#x=1', value))).to.equal(value);
      expect(parseRoute(value)).to.deep.equal({ view: { name: 'thread', key } });
    });
  }

  it('writes keys that collide with a reserved word behind "key:"', () => {
    expect(formatRoute({ view: { name: 'thread', key: 'new' } })).to.equal('key:new');
    expect(formatRoute({ view: { name: 'thread', key: 'list' } })).to.equal('key:list');
    expect(formatRoute({ view: { name: 'thread', key: 'CS-1' } })).to.equal('CS-1');
  });
});
