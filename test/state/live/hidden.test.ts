/** What hidden tabs ask, and what is heard in them. */
import { expect } from '@open-wc/testing';
import type { Reply } from '../../../src/state/live/replies.lazy.ts';
import type { SupportRequest } from '../../../src/model.ts';
import { failure, requestOf } from '../../support/fake-backend.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { resetHidden, Server, setHidden, Tab, until, type TabOptions } from '../../support/tab.ts';

const begin = 1_700_000_000_000;
const minute = 60_000;
const hour = 60 * minute;

const me = { name: 'Ada', role: 'requester' as const, me: true };
const marta = { name: 'Marta', role: 'agent' as const, me: false };

/** A request in which the customer wrote last, now. */
const waiting = (part: Partial<SupportRequest> = {}): SupportRequest =>
  requestOf('CS-1', {
    updatedAt: begin,
    awaiting: 'support',
    unread: false,
    lastComment: { author: me, createdAt: begin },
    ...part,
  });

/** The same, once support has answered. */
const answered = (at: number, part: Partial<SupportRequest> = {}): SupportRequest =>
  waiting({
    updatedAt: at,
    awaiting: 'requester',
    unread: true,
    lastComment: { author: marta, createdAt: at },
    ...part,
  });

interface World {
  readonly clock: FakeClock;
  readonly server: Server;
  readonly heard: Reply[];
  /** Opens a tab; resolves once it listens for replies, if it does. */
  readonly open: (options?: Partial<TabOptions>) => Promise<Tab>;
  /** Hides all tabs and forgets the calls so far. */
  readonly hide: () => Promise<void>;
}

function withHidden(rows: SupportRequest[], work: (world: World) => Promise<void>) {
  return withFakeClock(async clock => {
    const server = new Server();
    server.rows = rows;
    const apiBase = crypto.randomUUID();
    const tabs: Tab[] = [];
    const heard: Reply[] = [];
    const open: World['open'] = async options => {
      const isTeam = options?.isTeam ?? true;
      const tab = new Tab(server, { apiBase, isTeam, ...options });
      await clock.advance(0);
      tab.updates.start();
      tabs.push(tab);
      const listens = isTeam || rows.some(({ lastComment }) => lastComment);
      if (listens)
        await until(clock, () => tab.updates.replies !== undefined, 'the file that hears of replies');
      tab.updates.replies?.subscribe(reply => heard.push(reply));
      return tab;
    };
    const hide = async () => {
      server.calls.length = server.streams.length = 0;
      setHidden(true);
      // Locks are no timers.
      await clock.advance(0);
      await navigator.locks.query();
      await clock.advance(0);
    };
    try {
      await work({ clock, server, heard, open, hide });
    } finally {
      for (const tab of tabs) tab.updates.stop();
      await clock.advance(0);
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  }, begin);
}

/** Locks and messages need real time in between. */
async function passing(clock: FakeClock, time: number): Promise<void> {
  for (let passed = 0; passed < time; passed += minute) {
    await clock.advance(minute);
    await navigator.locks.query();
    await clock.advance(0);
  }
}

describe('hidden tabs', () => {
  afterEach(resetHidden);

  it('call nothing within an hour where no request waits for support', () =>
    withHidden([answered(begin)], async ({ clock, server, open, hide }) => {
      await open();
      await hide();
      await passing(clock, hour);
      expect(server.calls).to.deep.equal([]);
    }));

  for (const count of [1, 3])
    it(`ask once a minute while a request waits for support: ${count} of them, all together`, () =>
      withHidden([waiting()], async ({ clock, server, open, hide }) => {
        for (let i = 0; i < count; i++) await open();
        await hide();
        await passing(clock, hour);
        expect(server.calls.length).to.be.within(58, 60);
        expect(new Set(server.calls)).to.deep.equal(new Set(['list open']));
      }));

  it('make one call within an hour where there is an event stream', () =>
    withHidden([waiting()], async ({ clock, server, open, hide }) => {
      await open({ events: true });
      await until(clock, () => server.streams.length === 1, 'the stream');
      await hide();
      await until(clock, () => server.streams.length === 1, 'the stream of the hidden tab');
      const bytes = new TextEncoder().encode(': alive\n\n');
      for (let passed = 0; passed < 60; passed++) {
        await passing(clock, minute);
        server.events?.enqueue(bytes);
      }
      expect([server.streams.length, server.calls]).to.deep.equal([1, []]);
    }));

  it('hear of a reply over the event stream', () =>
    withHidden([waiting()], async ({ clock, server, heard, open, hide }) => {
      await open({ events: true });
      await until(clock, () => server.streams.length === 1, 'the stream');
      await hide();
      await until(clock, () => server.streams.length === 1, 'the stream of the hidden tab');
      server.rows = [answered(begin + 1)];
      const data = JSON.stringify({ key: 'CS-1' });
      server.events?.enqueue(new TextEncoder().encode(`id: 7\nevent: request\ndata: ${data}\n\n`));
      await clock.advance(0);
      await clock.advance(300);
      await until(clock, () => heard.length === 1, 'the reply');
      expect(heard[0]).to.deep.equal({ requestKey: 'CS-1', author: marta, count: 1 });
    }));

  it('hear of a reply once, and listen no more', () =>
    withHidden([waiting()], async ({ clock, server, heard, open, hide }) => {
      await open();
      await hide();
      server.rows = [answered(begin + minute)];
      await passing(clock, 10 * minute);
      expect(heard).to.deep.equal([{ requestKey: 'CS-1', author: marta, count: 1 }]);
      expect(server.calls).to.deep.equal(['list open']);
      setHidden(false);
      await clock.advance(minute);
      expect(heard, 'once more where the list is loaded again').to.have.length(1);
    }));

  it('hear of a request that was answered and closed', () =>
    withHidden([waiting()], async ({ clock, server, heard, open, hide }) => {
      const tab = await open();
      await hide();
      server.rows = [];
      tab.desk.backend.getRequest = () =>
        Promise.resolve(answered(begin + minute, { closed: true, status: 'closed' }));
      await passing(clock, 3 * minute);
      expect(heard.map(({ requestKey }) => requestKey)).to.deep.equal(['CS-1']);
      expect(server.calls).to.have.length(1);
    }));

  it('hear of it by whose turn it is, where the list does not say who wrote last', () =>
    withHidden([waiting({ lastComment: undefined })], async ({ clock, server, heard, open, hide }) => {
      await open();
      await hide();
      server.rows = [answered(begin + minute, { lastComment: undefined })];
      await passing(clock, 2 * minute);
      expect(heard.map(({ author }) => author.role)).to.deep.equal(['agent']);
    }));

  it('say nothing of what the customer wrote elsewhere', () =>
    withHidden([waiting()], async ({ clock, server, heard, open, hide }) => {
      await open();
      await hide();
      const at = begin + minute;
      server.rows = [waiting({ updatedAt: at, lastComment: { author: me, createdAt: at } })];
      await passing(clock, 3 * minute);
      expect(heard).to.deep.equal([]);
    }));

  it('listen for two hours after the last word', () =>
    withHidden([waiting()], async ({ clock, server, open, hide }) => {
      await open();
      await hide();
      await passing(clock, 5 * hour);
      expect(server.calls.length).to.be.within(117, 120);
    }));

  it('do not listen where the last word is older than that', () =>
    withHidden(
      [waiting({ updatedAt: begin - 3 * hour, lastComment: { author: me, createdAt: begin - 3 * hour } })],
      async ({ clock, server, open, hide }) => {
        await open();
        await hide();
        await passing(clock, hour);
        expect(server.calls).to.deep.equal([]);
      },
    ));

  it('leave it to a tab that is seen', () =>
    withHidden([waiting()], async ({ clock, server, open, hide }) => {
      await open();
      await hide();
      // A window beside it: its lists are polled, and none else.
      resetHidden();
      const seen = await open();
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      const before = server.calls.length;
      await passing(clock, 10 * minute);
      expect(server.calls.length - before).to.equal(seen.calls.length - 1);
    }));

  it('stop where the session has ended', () =>
    withHidden([waiting()], async ({ clock, open, hide }) => {
      const tab = await open();
      await hide();
      let calls = 0;
      tab.desk.backend.listRequests = () => {
        calls++;
        return Promise.reject(failure('unauthorized'));
      };
      await passing(clock, hour);
      expect(calls).to.equal(1);
    }));

  it('are silent at a backend of contract 1.0', () =>
    withHidden([waiting({ lastComment: undefined })], async ({ clock, server, open, hide }) => {
      const tab = await open({ isTeam: false });
      await hide();
      await passing(clock, hour);
      expect(server.calls).to.deep.equal([]);
      expect(tab.updates.replies === undefined).to.equal(true);
    }));

  it('listen at a backend of contract 1.0 where the page wants to tell of replies', () =>
    withHidden([waiting({ lastComment: undefined })], async ({ clock, server, heard, open, hide }) => {
      const tab = await open({ isTeam: false });
      tab.desk.notify = 'title';
      tab.desk.changed();
      await until(clock, () => tab.updates.replies !== undefined, 'the file');
      tab.updates.replies?.subscribe(reply => heard.push(reply));
      await hide();
      server.rows = [answered(begin + minute, { lastComment: undefined })];
      await passing(clock, 2 * minute);
      expect(heard).to.have.length(1);
    }));
});
