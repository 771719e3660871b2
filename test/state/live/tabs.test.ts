import { expect } from '@open-wc/testing';
import { commentOf, failure, requestOf } from '../../support/fake-backend.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { resetHidden, Server, setHidden, Tab, until, type TabOptions } from '../../support/tab.ts';

const begin = 1_700_000_000_000;

interface World {
  readonly clock: FakeClock;
  readonly server: Server;
  readonly tabs: Tab[];
  /** Opens one more and waits until its first rows are there. */
  readonly open: (options?: Partial<TabOptions>) => Promise<Tab>;
  /** Closes one. */
  readonly close: (tab: Tab) => void;
  /** Forgets the calls so far. */
  readonly forget: () => void;
}

function withTabs(work: (world: World) => Promise<void>) {
  return withFakeClock(async clock => {
    const server = new Server();
    server.rows = [requestOf('CS-1', { updatedAt: begin, unread: false })];
    const apiBase = crypto.randomUUID();
    const tabs: Tab[] = [];
    const open: World['open'] = async options => {
      const tab = new Tab(server, { apiBase, ...options });
      await clock.advance(0);
      tab.updates.start();
      tabs.push(tab);
      return tab;
    };
    const close = (tab: Tab) => tab.updates.stop();
    const forget = () => {
      for (const { calls } of [...tabs, server]) calls.length = 0;
      server.times.length = 0;
    };
    try {
      await work({ clock, server, tabs, open, close, forget });
    } finally {
      tabs.forEach(close);
      await clock.advance(0);
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  }, begin);
}

const hour = 3_600_000;
const change = (server: Server, unread = 1) =>
  (server.rows = [requestOf('CS-9', { updatedAt: Date.now(), unread: unread > 0 }), ...server.rows]);

describe('several tabs that show the same', () => {
  afterEach(resetHidden);

  for (const count of [1, 2, 5])
    it(`ask as often as one: ${count}`, () =>
      withTabs(async ({ clock, server, open, forget }) => {
        for (let i = 0; i < count; i++) await open();
        await until(clock, () => clock.waits.length > 0, 'a turn');
        forget();
        await clock.advance(hour);
        expect(server.calls).to.have.length(21);
      }));

  it('show within one poll what any of them found, and none asks twice for it', () =>
    withTabs(async ({ clock, server, tabs, open, forget }) => {
      for (let i = 0; i < 5; i++) await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      forget();
      change(server);
      await clock.advance(15_000);
      await until(clock, () => tabs.every(({ desk }) => desk.list.find('CS-9')), 'the row in all tabs');
      await clock.advance(1000);
      expect(server.calls).to.have.length(5);
      forget();
      await clock.advance(hour);
      expect(server.calls.length).to.be.within(20, 22);
    }));

  it('go on at once where the one that asked is closed', () =>
    withTabs(async ({ clock, tabs, open, close, forget }) => {
      const first = await open();
      const second = await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      await clock.advance(15_000);
      expect([first.calls.length, second.calls.length]).to.deep.equal([2, 1]);
      forget();
      close(first);
      await until(clock, () => clock.waits.length > 0, 'the turn of the other');
      expect(clock.waits[0]).to.be.at.most(18_750);
      await clock.advance(18_750);
      expect(tabs.map(({ calls }) => calls.length)).to.deep.equal([0, 1]);
    }));

  it('ask for nothing while all are hidden, and once for all when they are back', () =>
    withTabs(async ({ clock, server, open, forget }) => {
      for (let i = 0; i < 3; i++) await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      forget();
      setHidden(true);
      await clock.advance(hour);
      expect(server.calls).to.deep.equal([]);
    }));

  it('each ask for a thread of their own, and one for a thread that two have open', () =>
    withTabs(async ({ clock, server, open, forget }) => {
      const tabs = [await open(), await open(), await open()];
      server.rows = ['CS-1', 'CS-2'].map(key => requestOf(key, { updatedAt: begin, unread: false }));
      for (const [i, key] of ['CS-1', 'CS-2', 'CS-2'].entries()) tabs[i]!.desk.show({ name: 'thread', key });
      await clock.advance(0);
      await until(clock, () => clock.waits.length >= 3, 'a turn for each');
      forget();
      await clock.advance(60_000);
      const count = (what: string) => server.calls.filter(call => call === what).length;
      expect(count('thread CS-1')).to.equal(4);
      expect(count('thread CS-2')).to.equal(4);
    }));

  it('show a reply in all windows that have the thread open', () =>
    withTabs(async ({ clock, server, open }) => {
      const tabs = [await open(), await open()];
      for (const { desk } of tabs) desk.show({ name: 'thread', key: 'CS-1' });
      await clock.advance(0);
      await until(clock, () => clock.waits.length >= 2, 'turns');
      server.comments = [commentOf('reply')];
      await clock.advance(15_000);
      const shown = ({ desk }: Tab) => desk.thread('CS-1').snapshot.comments.length === 1;
      await until(clock, () => tabs.every(shown), 'the reply in both');
    }));

  it('leave the turn to one that shows the list', () =>
    withTabs(async ({ clock, open }) => {
      const form = await open({ listless: true });
      const list = await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      await clock.advance(hour);
      expect(form.calls).to.deep.equal([]);
      expect(list.calls).to.have.length(1 + 21);
    }));

  it('leave it to another once they show the list no more', () =>
    withTabs(async ({ clock, open }) => {
      const first = await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      const second = await open();
      first.listless = true;
      // One poll in vain, and at the time of the next the other one's.
      await clock.advance(15_000 + 18_750);
      await until(clock, () => second.calls.length > 1, 'the poll of the other');
      expect(first.calls).to.have.length(1);
    }));

  it('leave it to another at once where their own calls fail', () =>
    withTabs(async ({ clock, open, forget }) => {
      const first = await open();
      await until(clock, () => clock.waits.length > 0, 'a turn');
      const second = await open();
      forget();
      first.desk.backend.listRequests = () => Promise.reject(failure('unauthorized'));
      await clock.advance(15_000);
      await until(clock, () => second.calls.length > 0, 'the poll of the other');
    }));

  it('of another customer ask for themselves', () =>
    withTabs(async ({ clock, open, forget }) => {
      const ada = await open();
      await clock.advance(10_000);
      const grace = await open({ user: 'grace' });
      await until(clock, () => clock.waits.length > 1, 'two turns');
      forget();
      await clock.advance(5000);
      expect(ada.calls).to.have.length(1);
      // Nor is a poll postponed by what another customer's tab has loaded.
      for (let turn = 0; turn < 20; turn++) await clock.advance(0);
      await clock.advance(10_000);
      expect(grace.calls).to.have.length(1);
    }));

  it('tell each other that a draft was saved, whosever it is', () =>
    withTabs(async ({ clock, open }) => {
      const first = await open();
      const second = await open();
      await until(clock, () => first.synced === 2, 'the word of the second');
      second.updates.broadcastDrafts();
      await until(clock, () => first.synced === 3, 'another word');
      expect(second.synced).to.equal(1);
    }));
});

describe('several tabs without Web Locks', () => {
  const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
  beforeEach(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined, configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(Navigator.prototype, 'locks', locks);
    resetHidden();
  });

  it('each ask for themselves, and put off what another has just read', () =>
    withTabs(async ({ clock, server, open, forget }) => {
      const random = Math.random;
      const slack = [0, 0.9];
      try {
        const [first, second] = [await open(), await open()];
        expect(clock.waits).to.have.length(2);
        await clock.advance(60_000);
        forget();
        // By chance one is first.
        let turn = 0;
        Math.random = () => slack[turn++ % 2]!;
        await clock.advance(hour);
        expect(server.calls.length, 'two alone would ask 40 times').to.be.below(32);
        expect(Math.min(first.calls.length, second.calls.length)).to.be.at.least(0);
      } finally {
        Math.random = random;
      }
    }));
});

describe('the event stream of several tabs', () => {
  afterEach(resetHidden);

  const event = (id: number, key: string) =>
    new TextEncoder().encode(`id: ${id}\nevent: request\ndata: ${JSON.stringify({ key })}\n\n`);

  it('is open in one, which tells the others; for one request not everything is read', () =>
    withTabs(async ({ clock, server, open, forget }) => {
      const tabs = [await open({ events: true }), await open({ events: true }), await open({ events: true })];
      server.rows = ['CS-1', 'CS-2'].map(key => requestOf(key, { updatedAt: begin, unread: false }));
      tabs[1]!.desk.show({ name: 'thread', key: 'CS-1' });
      tabs[2]!.desk.show({ name: 'thread', key: 'CS-2' });
      await until(clock, () => server.streams.length > 0, 'a stream');
      await clock.advance(20_000);
      // As the stream opens, all is loaded once more, and no tab polls from then on.
      const count = (what: string) => server.calls.filter(call => call === what).length;
      await until(
        clock,
        () =>
          count('list open') >= 6 &&
          count('thread CS-1') >= 2 &&
          count('thread CS-2') >= 2 &&
          Math.min(...clock.waits) > 90_000,
        'all tabs to know of the stream',
      );
      forget();
      // A stream that says nothing for longer is opened anew.
      await clock.advance(90_000);
      expect(server.streams).to.have.length(1);
      expect(server.calls, 'nobody asks while the stream is open').to.deep.equal([]);
      server.comments = [commentOf('reply')];
      server.rows = [requestOf('CS-1', { updatedAt: Date.now(), unread: true }), server.rows[1]!];
      server.events!.enqueue(event(7, 'CS-1'));
      await clock.advance(200);
      const shown = ({ desk }: Tab) => desk.list.find('CS-1')?.unread;
      await until(
        clock,
        () => tabs.every(shown) && tabs[1]!.desk.thread('CS-1').snapshot.comments.length === 1,
        'the reply',
      );
      await clock.advance(1000);
      expect(server.calls.filter(call => call.startsWith('list'))).to.have.length(3);
      expect(tabs.map(({ calls }) => calls.filter(call => call.startsWith('thread')))).to.deep.equal([
        [],
        ['thread CS-1'],
        [],
      ]);
    }));

  it('is taken over from the last event on', () =>
    withTabs(async ({ clock, server, open, close }) => {
      const first = await open({ events: true });
      await until(clock, () => server.streams.length > 0, 'a stream');
      await open({ events: true });
      await clock.advance(300);
      server.events!.enqueue(event(42, 'CS-1'));
      await clock.advance(300);
      await clock.advance(300);
      close(first);
      await until(clock, () => server.streams.length > 1, 'another stream');
      expect(server.streams).to.deep.equal([undefined, '42']);
    }));
});
