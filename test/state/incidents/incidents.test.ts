/** When incidents are loaded: by one tab for all, once a minute while the page is seen. */
import { expect } from '@open-wc/testing';
import { SupportError, type Incident } from '../../../src/model.ts';
import { Desk } from '../../../src/state/desk.ts';
import { Incidents, incidentsOf } from '../../../src/state/incidents/incidents.ts';
import { ManualBackend } from '../../support/fake-backend.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { Server, resetHidden, setHidden, Tab, until } from '../../support/tab.ts';

const incident = (id: string): Incident => ({
  id,
  title: id,
  kind: 'outage',
  state: 'active',
  format: 'text',
  serviceIds: [],
});

/** What a server says of incidents, and who asked. */
class Status {
  items: readonly Incident[] = [incident('i1')];
  failure: SupportError | undefined;
  /** The names of the tabs that asked, in order. */
  readonly calls: string[] = [];

  tab(name: string, apiBase: string): Incidents {
    const backend = new ManualBackend();
    Object.assign(backend, {
      listIncidents: () => {
        this.calls.push(name);
        return this.failure ? Promise.reject(this.failure) : Promise.resolve(this.items);
      },
    });
    return new Incidents(new Desk({ backend, apiBase, user: 'ada' }));
  }
}

function withTabs(
  count: number,
  work: (parts: { clock: FakeClock; status: Status; tabs: Incidents[] }) => Promise<void>,
) {
  return withFakeClock(async clock => {
    const status = new Status();
    const apiBase = crypto.randomUUID();
    const tabs = Array.from({ length: count }, (_, index) => status.tab(`tab ${index}`, apiBase));
    const viewer = {};
    for (const tab of tabs) {
      tab.watch(viewer);
      await until(clock, () => document.hidden || tab.isLoaded, 'the first answer');
    }
    try {
      await work({ clock, status, tabs });
    } finally {
      for (const tab of tabs) tab.unwatch(viewer);
      await clock.advance(0);
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  }, 1_700_000_000_000);
}

describe('incidents', () => {
  afterEach(resetHidden);

  it('are loaded once a minute', () =>
    withTabs(1, async ({ clock, status, tabs: [tab] }) => {
      expect(tab?.items.map(({ id }) => id)).to.deep.equal(['i1']);
      await until(clock, () => clock.waits.length > 0, 'the turn');
      for (const count of [1, 2, 3]) {
        expect(status.calls).to.have.length(count);
        await clock.advance(60_000);
      }
      expect(status.calls).to.have.length(4);
    }));

  it('keep what was said later where an older answer arrives after it', () =>
    withTabs(1, async ({ clock, status, tabs: [tab] }) => {
      const at = (id: string, title: string, updatedAt?: number) => ({ ...incident(id), title, updatedAt });
      const titles = () => tab?.items.map(({ title }) => title);
      await until(clock, () => clock.waits.length > 0, 'the turn');
      for (const [items, expected] of [
        [
          [at('i1', 'Repaired', 20), at('i2', 'Slow', 10)],
          ['Repaired', 'Slow'],
        ],
        // From a replica that is behind: the one is older, the other is newer; a third has no time.
        [
          [at('i1', 'Down', 10), at('i2', 'Slower', 30), at('i3', 'New')],
          ['Repaired', 'Slower', 'New'],
        ],
        [
          [at('i1', 'Repaired again', 20), at('i3', 'Newer')],
          ['Repaired again', 'Newer'],
        ],
        // What a complete answer leaves out is gone, and may come back as it was.
        [[], []],
        [[at('i1', 'Down', 10)], ['Down']],
      ] as const) {
        status.items = items;
        await clock.advance(60_000);
        expect(titles()).to.deep.equal(expected);
      }
    }));

  it('are loaded by one tab for all', () =>
    withTabs(3, async ({ clock, status }) => {
      await until(clock, () => clock.waits.length > 0, 'the turn');
      status.calls.length = 0;
      for (let minute = 0; minute < 10; minute++) await clock.advance(60_000);
      expect(status.calls).to.deep.equal(Array.from({ length: 10 }, () => 'tab 0'));
    }));

  it('come to the other tabs when there are others', () =>
    withTabs(2, async ({ clock, status, tabs: [, other] }) => {
      await until(clock, () => clock.waits.length > 0, 'the turn');
      status.items = [incident('i2')];
      status.calls.length = 0;
      await clock.advance(60_000);
      await until(clock, () => other?.items[0]?.id === 'i2', 'the other tab');
      expect(status.calls).to.deep.equal(['tab 0', 'tab 1']);
    }));

  it('are not loaded in a hidden tab, and at once when it is seen again after a minute', () =>
    withTabs(1, async ({ clock, status }) => {
      await until(clock, () => clock.waits.length > 0, 'the turn');
      setHidden(true);
      await clock.advance(3_600_000);
      expect(status.calls).to.have.length(1);
      setHidden(false);
      await until(clock, () => status.calls.length === 2, 'the call');
    }));

  it('are asked for less and less often while that fails, and what was known stays', () =>
    withTabs(1, async ({ clock, status, tabs: [tab] }) => {
      await until(clock, () => clock.waits.length > 0, 'the turn');
      status.failure = new SupportError({ kind: 'server', status: 500 });
      status.calls.length = 0;
      for (let minute = 0; minute < 60; minute++) {
        await clock.advance(60_000);
        await until(clock, () => clock.waits.length > 0, 'the next turn');
      }
      expect(status.calls.length).to.be.within(4, 9);
      expect(tab?.items).to.have.length(1);
    }));

  it('are loaded at once when the event stream says that they changed, by the tab whose turn it is', () =>
    withTabs(2, async ({ clock, status, tabs }) => {
      await until(clock, () => clock.waits.length > 0, 'the turn');
      status.calls.length = 0;
      for (const tab of tabs) tab.onServerChange();
      await clock.advance(0);
      expect(status.calls).to.deep.equal(['tab 0']);
    }));

  it('are the same for all who show a desk', () => {
    const desk = new Desk({ backend: new ManualBackend(), apiBase: crypto.randomUUID(), user: 'ada' });
    expect(incidentsOf(desk) === incidentsOf(desk)).to.equal(true);
  });
});

describe('an event named "incident"', () => {
  it('is told to whoever shows incidents, and loads neither list nor thread', () =>
    withFakeClock(async clock => {
      const server = new Server();
      const tab = new Tab(server, { apiBase: crypto.randomUUID(), events: true });
      await clock.advance(0);
      let told = 0;
      tab.desk.incidents = { onServerChange: () => told++ };
      tab.updates.start();
      await until(clock, () => server.events !== undefined, 'the stream');
      await clock.advance(1000);
      const before = told;
      server.calls.length = 0;
      server.events?.enqueue(new TextEncoder().encode('event: incident\ndata: {"id":"i1"}\n\n'));
      await until(clock, () => clock.waits.some(wait => wait <= 200), 'the event');
      await clock.advance(300);
      expect(told).to.equal(before + 1);
      expect(server.calls).to.deep.equal([]);
      server.events?.enqueue(new TextEncoder().encode('event: weather\ndata: {}\n\n'));
      await clock.advance(300);
      expect(told).to.equal(before + 1);
      tab.updates.stop();
    }, 1_700_000_000_000));
});
