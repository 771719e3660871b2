/** What a customer has read in one tab, and what the others make of it. */
import { expect } from '@open-wc/testing';
import { commentOf, requestOf } from '../../support/fake-backend.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { resetHidden, Server, setHidden, Tab, until, type TabOptions } from '../../support/tab.ts';

const begin = 1_700_000_000_000;

interface World {
  readonly clock: FakeClock;
  readonly server: Server;
  readonly open: (options?: Partial<TabOptions>) => Promise<Tab>;
}

function withTabs(work: (world: World) => Promise<void>) {
  return withFakeClock(async clock => {
    const server = new Server();
    server.rows = [requestOf('CS-1', { updatedAt: begin })];
    server.comments = [commentOf('a')];
    const apiBase = crypto.randomUUID();
    const tabs: Tab[] = [];
    const open: World['open'] = async options => {
      const tab = new Tab(server, { apiBase, reads: true, ...options });
      tabs.push(tab);
      await clock.advance(0);
      tab.updates.start();
      await until(clock, () => server.marks !== undefined, 'the first marks');
      return tab;
    };
    try {
      await work({ clock, server, open });
    } finally {
      for (const tab of tabs) tab.updates.stop();
    }
  }, begin);
}

/** Support answers, and all tabs hear of it. */
async function answer({ clock, server }: World, ...tabs: Tab[]): Promise<void> {
  server.rows = [requestOf('CS-1', { updatedAt: begin + 1000 })];
  for (const tab of tabs) tab.desk.list.invalidate();
  await until(clock, () => tabs.every(tab => hasNews(server, tab)), 'the answer in each tab');
}

const hasNews = ({ rows: [row] }: Server, { desk, updates }: Tab): boolean => {
  const found = desk.list.find('CS-1');
  return (
    row !== undefined &&
    found?.updatedAt === row.updatedAt &&
    (row.unread ?? updates.readTracker!.isUnread(row))
  );
};

/** The customer opens the request. */
async function openRequest({ clock }: World, tab: Tab): Promise<void> {
  tab.desk.show({ name: 'thread', key: 'CS-1' });
  const { snapshot } = tab.desk.thread('CS-1');
  await until(clock, () => tab.desk.thread('CS-1').snapshot !== snapshot, 'the thread');
  await until(clock, () => !tab.desk.thread('CS-1').isLoading, 'all of it');
  tab.updates.readTracker!.visit(tab.desk.thread('CS-1'));
  await clock.advance(0);
}

describe('what was read in one tab', () => {
  afterEach(resetHidden);

  it('is read in the others at once, where the browser keeps the marks, without asking the server', () =>
    withTabs(async world => {
      const { clock, server, open } = world;
      const [one, other] = [await open(), await open()];
      await answer(world, one, other);
      server.calls.length = other.calls.length = 0;
      await openRequest(world, one);
      await until(clock, () => !hasNews(server, other), 'the other tab to know');
      expect(hasNews(server, one)).to.equal(false);
      expect(other.calls).to.deep.equal([]);
    }));

  it('is read in a hidden tab, too', () =>
    withTabs(async world => {
      const { clock, server, open } = world;
      const [one, other] = [await open(), await open()];
      await answer(world, one, other);
      setHidden(true);
      await openRequest(world, one);
      await until(clock, () => !hasNews(server, other), 'the hidden tab to know');
    }));

  it('stays read where a tab that did not listen meanwhile writes its own marks', () =>
    withTabs(async world => {
      const { clock, server, open } = world;
      const [one, other] = [await open(), await open()];
      await answer(world, one, other);
      other.updates.stop();
      await openRequest(world, one);
      expect(new Map(server.marks).get('CS-1')).to.equal(begin + 1000);
      server.rows = [...server.rows, requestOf('CS-2', { updatedAt: begin })];
      other.desk.list.invalidate();
      await until(clock, () => new Map(server.marks).has('CS-2'), 'the mark of the new request');
      expect(new Map(server.marks).get('CS-1')).to.equal(begin + 1000);
      expect(hasNews(server, other)).to.equal(false);
    }));

  it('says nothing to the tabs of another customer', () =>
    withTabs(async world => {
      const { clock, server, open } = world;
      const [one, other] = [await open(), await open({ user: 'grace' })];
      await answer(world, one, other);
      await openRequest(world, one);
      for (let turn = 0; turn < 20; turn++) await clock.advance(0);
      expect(hasNews(server, other)).to.equal(true);
    }));

  it('is read in the others once the server says so, where it keeps the marks', () =>
    withTabs(async world => {
      const { clock, server, open } = world;
      const row = (unread: boolean) => requestOf('CS-1', { updatedAt: begin, unread });
      server.rows = [row(true)];
      server.marks = [];
      server.onRead = () => (server.rows = [row(false)]);
      const [one, other] = [await open(), await open()];
      const unread = ({ desk }: Tab) => desk.list.find('CS-1')?.unread;
      await until(clock, () => unread(other) === true, 'the answer in the other tab');
      await clock.advance(1000);
      await openRequest(world, one);
      await until(clock, () => unread(one) === false, 'the answer to be read');
      await until(clock, () => unread(other) === false, 'the other tab to know');
    }));
});
