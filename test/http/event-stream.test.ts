import { expect } from '@open-wc/testing';
import type { Changes, EventStreamOptions } from '../../src/http/event-stream.ts';
import { followEvents } from '../../src/http/page/follow-events.ts';
import { withFakeClock, type FakeClock } from '../support/fake-clock.ts';

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A backend whose streams the test writes into. */
class Streams {
  readonly opened: (string | undefined)[] = [];
  readonly cancelled: number[] = [];
  refuse = false;
  #controllers: ReadableStreamDefaultController<Uint8Array>[] = [];

  readonly open: EventStreamOptions['open'] = ({ lastEventId }) => {
    const number = this.opened.push(lastEventId) - 1;
    if (this.refuse) return Promise.reject(new Error('No stream'));
    return Promise.resolve(
      new ReadableStream({
        start: controller => void (this.#controllers[number] = controller),
        cancel: () => void this.cancelled.push(number),
      }),
    );
  };

  write(text: string): void {
    this.#controllers.at(-1)?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controllers.at(-1)?.close();
  }
}

function withStream(
  work: (parts: {
    clock: FakeClock;
    streams: Streams;
    reports: number[];
    changes: Changes[];
    live: boolean[];
    stop: () => void;
  }) => Promise<void>,
) {
  return withFakeClock(async clock => {
    const streams = new Streams();
    const reports: number[] = [];
    const changes: Changes[] = [];
    const live: boolean[] = [];
    const stop = followEvents({
      open: streams.open,
      onChanges: change => {
        reports.push(clock.now());
        changes.push(change);
      },
      onOpen: is => live.push(is),
    });
    try {
      await clock.advance(1000);
      await work({ clock, streams, reports, changes, live, stop });
    } finally {
      stop();
      Reflect.deleteProperty(document, 'hidden');
      await clock.advance(0);
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  });
}

const event = (id: number) => `id: ${id}\nevent: request\ndata: {"key":"CS-${id}"}\n\n`;

describe('an event stream', () => {
  it('is reported once when it opens, and once for what comes together', () =>
    withStream(async ({ clock, streams, reports, live }) => {
      expect(live).to.deep.equal([true]);
      expect(reports).to.have.length(1);
      streams.write(event(1) + event(2));
      streams.write(event(3).slice(0, 9));
      streams.write(event(3).slice(9));
      await clock.advance(1000);
      expect(reports).to.have.length(2);
    }));

  it('tells which requests changed, each once, and everything where that is not known', () =>
    withStream(async ({ clock, streams, changes }) => {
      expect(changes, 'whatever happened before it opened').to.deep.equal([
        { keys: undefined, lastEventId: undefined },
      ]);
      streams.write(event(1) + event(2) + event(1));
      await clock.advance(200);
      expect(changes.at(-1)).to.deep.equal({ keys: ['CS-1', 'CS-2'], lastEventId: '1' });
      for (const data of ['{"key":3}', 'null', '{']) {
        streams.write(`${event(5)}event: request\ndata: ${data}\n\n`);
        await clock.advance(200);
        expect(changes.at(-1)!.keys, data).to.equal(undefined);
      }
      streams.write(event(6));
      await clock.advance(200);
      expect(changes.at(-1)).to.deep.equal({ keys: ['CS-6'], lastEventId: '6' });
    }));

  it('is reported also where events never end', () =>
    withStream(async ({ clock, streams, reports }) => {
      for (let i = 0; i < 20; i++) {
        streams.write(event(i));
        await clock.advance(100);
      }
      expect(reports.length).to.be.within(8, 12);
    }));

  it('is opened again after any part of the pause, by chance', () =>
    withStream(async ({ clock, streams }) => {
      const random = Math.random;
      try {
        for (const part of [0.1, 0.5, 0.9]) {
          Math.random = () => part;
          const { length } = streams.opened;
          // One that has worked for a while.
          await clock.advance(30_000);
          streams.end();
          await clock.advance(part * 1000 - 10);
          expect(streams.opened, `${part}`).to.have.length(length);
          await clock.advance(20);
          expect(streams.opened, `${part}`).to.have.length(length + 1);
        }
      } finally {
        Math.random = random;
      }
    }));

  it('is not reported for a comment, nor for an event of another name', () =>
    withStream(async ({ clock, streams, reports }) => {
      streams.write(': still here\n\nevent: weather\ndata: {}\n\n');
      await clock.advance(5000);
      expect(reports).to.have.length(1);
    }));

  it('is opened again from its last event on, after longer and longer pauses', () =>
    withStream(async ({ clock, streams, live }) => {
      streams.write(event(7));
      await clock.advance(300);
      streams.refuse = true;
      streams.end();
      await clock.advance(0);
      expect(live).to.deep.equal([true, false]);
      await clock.advance(1000);
      expect(streams.opened).to.deep.equal([undefined, '7']);
      await clock.advance(1900);
      expect(streams.opened).to.have.length(2);
      await clock.advance(200);
      expect(streams.opened).to.have.length(3);
      await clock.advance(3_600_000);
      // Once a minute at most.
      expect(streams.opened.length).to.be.within(50, 70);
      streams.refuse = false;
      await clock.advance(60_000);
      expect(live.at(-1)).to.equal(true);
    }));

  it('that is silent for two minutes is taken for dead', () =>
    withStream(async ({ clock, streams }) => {
      await clock.advance(110_000);
      streams.write(': still here\n\n');
      await clock.advance(110_000);
      expect(streams.cancelled).to.deep.equal([]);
      await clock.advance(10_000);
      expect(streams.cancelled).to.deep.equal([0]);
      await clock.advance(1000);
      expect(streams.opened).to.have.length(2);
    }));

  it('is closed while the tab is hidden', () =>
    withStream(async ({ clock, streams, live }) => {
      streams.write(event(4));
      await clock.advance(300);
      setHidden(true);
      await clock.advance(3_600_000);
      expect(streams.cancelled).to.deep.equal([0]);
      expect(streams.opened).to.have.length(1);
      expect(live).to.deep.equal([true, false]);
      setHidden(false);
      await clock.advance(0);
      expect(streams.opened).to.deep.equal([undefined, '4']);
    }));

  it('ends for good', () =>
    withStream(async ({ clock, streams, reports, stop }) => {
      stop();
      setHidden(true);
      setHidden(false);
      await clock.advance(3_600_000);
      expect(streams.opened).to.have.length(1);
      expect(streams.cancelled).to.deep.equal([0]);
      expect(reports).to.have.length(1);
    }));
});
