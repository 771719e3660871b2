import { expect } from '@open-wc/testing';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { requestOf } from '../../support/fake-backend.ts';
import { resetHidden, Server, setHidden, Tab, until } from '../../support/tab.ts';

const begin = 1_700_000_000_000;
/** Of a thread in which nothing happened for long. */
const long = begin - 86_400_000;

/** Runs `work` with a tab whose live updates have begun. */
function withUpdates(work: (parts: { clock: FakeClock; server: Server; tab: Tab }) => Promise<void>) {
  return withFakeClock(async clock => {
    const server = new Server();
    server.rows = [requestOf('CS-1', { updatedAt: long, unread: false })];
    const tab = new Tab(server, { apiBase: crypto.randomUUID() });
    await clock.advance(0);
    server.calls.length = server.times.length = 0;
    tab.updates.start();
    try {
      if (!document.hidden) await until(clock, () => clock.waits.length > 0, 'the turn');
      await work({ clock, server, tab });
    } finally {
      tab.updates.stop();
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  }, begin);
}

describe('polling', () => {
  afterEach(resetHidden);

  it('begins after 15 s and slows down to once in 5 minutes', () =>
    withUpdates(async ({ clock, server }) => {
      await clock.advance(14_999);
      expect(server.calls).to.deep.equal([]);
      await clock.advance(1);
      expect(server.calls).to.deep.equal(['list open']);
      await clock.advance(4 * 3_600_000);
      const waits = server.times.slice(1).map((time, i) => time - server.times[i]!);
      expect(waits[0]).to.be.above(15);
      for (const [i, wait] of waits.slice(1).entries()) expect(wait).to.be.at.least(waits[i]! - 0.001);
      expect(waits.at(-1)).to.be.closeTo(300, 0.001);
      expect(Math.max(...waits)).to.be.closeTo(300, 0.001);
    }));

  it('is quick again once something happened', () =>
    withUpdates(async ({ clock, server, tab }) => {
      await clock.advance(3_600_000);
      const before = server.calls.length;
      tab.updates.pollSoon();
      await clock.advance(14_000);
      tab.updates.pollSoon();
      await clock.advance(1000);
      expect(server.calls.length, 'not put off by what happens').to.equal(before + 1);
    }));

  it('is quick again once something new was found', () =>
    withUpdates(async ({ clock, server }) => {
      await clock.advance(3_600_000);
      server.rows = [requestOf('CS-2', { unread: true }), ...server.rows];
      const before = server.calls.length;
      await clock.advance(330_000);
      const [found = 0, next = 0] = server.times.slice(before);
      expect(next - found).to.equal(15);
    }));

  it('stays at 15 s in a thread with recent activity', () =>
    withUpdates(async ({ clock, server, tab }) => {
      server.rows = [requestOf('CS-1', { updatedAt: begin, unread: false })];
      tab.desk.show({ name: 'thread', key: 'CS-1' });
      await until(clock, () => clock.waits.length > 1, 'the turn of the thread');
      await clock.advance(300_000);
      const times = server.times.filter((_, i) => server.calls[i] === 'thread CS-1');
      expect(times).to.deep.equal(Array.from({ length: 21 }, (_, i) => i * 15));
    }));

  it('slows down in a thread in which nothing happened for long, until something does', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.desk.show({ name: 'thread', key: 'CS-1' });
      await until(clock, () => clock.waits.length > 1, 'the turn of the thread');
      await clock.advance(3_600_000);
      const polls = () => server.calls.filter(call => call === 'thread CS-1').length;
      expect(polls()).to.equal(22);
      // By a clock that goes an hour slow, too.
      server.rows = [requestOf('CS-1', { updatedAt: begin + 60_000, unread: false })];
      await clock.advance(300_000);
      const before = polls();
      await clock.advance(60_000);
      expect(polls()).to.equal(before + 4);
    }));

  it('asks for a thread only while it is open', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.desk.show({ name: 'thread', key: 'CS-1' });
      await clock.advance(20_000);
      tab.desk.show({ name: 'list' });
      await clock.advance(0);
      server.calls.length = 0;
      await clock.advance(3_600_000);
      expect(new Set(server.calls)).to.deep.equal(new Set(['list open']));
    }));

  it('follows the filter', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.desk.choose('closed');
      await tab.desk.list.load(new AbortController().signal);
      await until(clock, () => clock.waits.length > 0, 'the turn');
      server.calls.length = 0;
      await clock.advance(60_000);
      expect(new Set(server.calls)).to.deep.equal(new Set(['list closed']));
    }));

  it('does not ask anew for what is still on its way', () =>
    withUpdates(async ({ clock, server, tab }) => {
      let release = () => {};
      const held = new Promise<void>(resolve => (release = resolve));
      const listRequests = tab.desk.backend.listRequests.bind(tab.desk.backend);
      tab.desk.backend.listRequests = options => held.then(() => listRequests(options));
      await clock.advance(15_000);
      const { version } = tab.desk.list;
      await clock.advance(120_000);
      expect(tab.desk.list.version).to.equal(version);
      release();
      await clock.advance(0);
      expect(server.calls).to.have.length(1);
    }));

  it('ends in a hidden tab, and is made up for when it is seen again', () =>
    withUpdates(async ({ clock, server }) => {
      await clock.advance(15_000);
      setHidden(true);
      expect(clock.waits).to.deep.equal([]);
      await clock.advance(3_600_000);
      expect(server.calls).to.have.length(1);
      setHidden(false);
      await clock.advance(0);
      expect(server.calls).to.have.length(2);
      await until(clock, () => clock.waits.length > 0, 'the turn');
      expect(clock.waits).to.deep.equal([15_000]);
    }));

  it('does not begin in a hidden tab', () => {
    setHidden(true);
    return withUpdates(async ({ clock, server, tab }) => {
      tab.updates.pollSoon();
      await clock.advance(3_600_000);
      expect(server.calls).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      setHidden(false);
      await clock.advance(0);
      expect(server.calls).to.have.length(1);
    });
  });

  it('is not made up for after a short glance at another tab', () =>
    withUpdates(async ({ clock, server }) => {
      setHidden(true);
      await clock.advance(2_000);
      setHidden(false);
      await until(clock, () => clock.waits.length > 0, 'the turn');
      expect(server.calls).to.deep.equal([]);
      await clock.advance(15_000);
      expect(server.calls).to.have.length(1);
    }));

  it('ends for good when nobody shows what it is for', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.updates.stop();
      tab.updates.pollSoon();
      setHidden(true);
      setHidden(false);
      await clock.advance(3_600_000);
      expect(server.calls).to.deep.equal([]);
    }));

  it('is one, however often it is started', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.updates.start();
      tab.updates.start();
      await clock.advance(15_000);
      expect(server.calls).to.have.length(1);
    }));

  it('goes on after it was ended and begun again', () =>
    withUpdates(async ({ clock, server, tab }) => {
      tab.updates.stop();
      tab.updates.start();
      await until(clock, () => clock.waits.length > 0, 'the turn');
      await clock.advance(15_000);
      expect(server.calls).to.have.length(1);
    }));
});
