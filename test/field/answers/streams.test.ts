/** "39 streams in 20 seconds": proxies that cut the event stream, servers that ask for a pause, pages in its place. */
import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import type { Changes } from '../../../src/http/event-stream.ts';
import { followEvents } from '../../../src/http/page/follow-events.ts';
import { SupportError } from '../../../src/model.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { problemOf } from '../../support/rejection.ts';

/** Opens streams that have this text and end after so many milliseconds; `Infinity`: never. */
function withStreams(
  { text = '', lasts = 0, fails }: { text?: string; lasts?: number; fails?: Error },
  work: (parts: { clock: FakeClock; opened: number[]; changes: Changes[]; live: boolean[] }) => Promise<void>,
): Promise<void> {
  return withFakeClock(async clock => {
    const opened: number[] = [];
    const changes: Changes[] = [];
    const live: boolean[] = [];
    const stop = followEvents({
      open: () => {
        opened.push(clock.now() / 1000);
        if (fails) return Promise.reject(fails);
        let timer: ReturnType<typeof setTimeout> | undefined;
        const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
          if (text) controller.enqueue(new TextEncoder().encode(text));
          if (lasts === 0) controller.close();
          else if (lasts < Infinity) timer = setTimeout(() => controller.close(), lasts);
        };
        return Promise.resolve(new ReadableStream({ start, cancel: () => clearTimeout(timer) }));
      },
      onChanges: change => changes.push(change),
      onOpen: isOpen => live.push(isOpen),
    });
    try {
      await work({ clock, opened, changes, live });
    } finally {
      stop();
      await clock.advance(0);
      expect(clock.waits).to.deep.equal([]);
    }
  });
}

const gaps = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time - times[index]!);

describe('An event stream that is cut', () => {
  for (const [what, lasts, text] of [
    ['right after its start', 0, ''],
    ['after a comment', 0, ': hello\n\n'],
    ['after two seconds', 2000, ': hello\n\n'],
  ] as const)
    it(`${what} is opened after longer and longer pauses, up to minutes, and causes few reads`, () =>
      withStreams({ lasts, text }, async ({ clock, opened, changes, live }) => {
        await clock.advance(20_000);
        expect(opened.length).to.be.at.most(6);
        expect(changes.length).to.be.at.most(6);
        await clock.advance(3_600_000);
        expect(Math.max(...gaps(opened))).to.be.at.least(150);
        expect(opened.length).to.be.within(10, 30);
        expect(live.at(-1), 'polled meanwhile').to.equal(false);
      }));

  it('right after its start causes no read: it is polled', () =>
    withStreams({}, async ({ clock, changes }) => {
      await clock.advance(60_000);
      expect(changes).to.deep.equal([]);
    }));

  it('after a while, as by a proxy that allows no longer ones, is opened again at once', () =>
    withStreams({ lasts: 60_000, text: ': hello\n\n' }, async ({ clock, opened }) => {
      await clock.advance(600_000);
      expect(Math.max(...gaps(opened))).to.be.at.most(62);
    }));

  it('tells its events all the same', () =>
    withStreams({ text: 'id: 1\nevent: request\ndata: {"key":"CS-1"}\n\n' }, async ({ clock, changes }) => {
      await clock.advance(500);
      expect(changes.length).to.equal(1);
      expect(changes[0]?.lastEventId).to.equal('1');
    }));
});

describe('A server that asks for a pause between streams', () => {
  for (const [text, seconds] of [
    ['retry: 10000\n\n', 10],
    ['retry:30000\n: hello\n\n', 30],
    ['retry: 5000\n\nretry: 20000\n\n', 20],
  ] as const)
    it(`of ${seconds} s gets it`, () =>
      withStreams({ text }, async ({ clock, opened }) => {
        await clock.advance(600_000);
        expect(opened.length).to.be.at.least(3);
        expect(Math.min(...gaps(opened))).to.be.at.least(seconds);
      }));

  it('of nonsense, or of days, is opened again all the same', () =>
    withStreams({ text: 'retry: soon\n\nretry: -1\n\nretry: 99999999999\n\n' }, async ({ clock, opened }) => {
      await clock.advance(3_600_000);
      expect(opened.length).to.be.within(3, 30);
    }));

  it('by Retry-After gets it, too', () =>
    withStreams(
      { fails: new SupportError({ kind: 'rate-limited', status: 429, retryAfter: 90_000 }) },
      async ({ clock, opened }) => {
        await clock.advance(600_000);
        expect(opened.length).to.be.at.least(3);
        expect(Math.min(...gaps(opened))).to.be.at.least(90);
      },
    ));
});

describe('A page in place of the stream', () => {
  for (const [type, kind] of [
    ['text/html', 'malformed'],
    ['application/json', 'malformed'],
    ['text/plain; charset=utf-8', 'malformed'],
  ] as const)
    it(`is no stream: ${type}`, async () => {
      const network = new Network(
        () => new Response('<!doctype html>', { headers: { 'Content-Type': type } }),
      );
      const backend = new RestBackend({ ...httpSettings(), fetch: network.fetch });
      const { signal } = new AbortController();
      expect((await problemOf(backend.openEvents({ signal }))).kind).to.equal(kind);
    });

  it('is asked for after longer and longer pauses', () =>
    withStreams(
      { fails: new SupportError({ kind: 'malformed', status: 200 }) },
      async ({ clock, opened, live }) => {
        await clock.advance(20_000);
        expect(opened.length).to.be.at.most(6);
        expect(live).to.not.include(true);
      },
    ));
});
