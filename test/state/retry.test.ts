import { expect } from '@open-wc/testing';
import { problemFrom } from '../../src/http/problem-details.ts';
import type { Problem } from '../../src/model.ts';
import { isTransient, Retry } from '../../src/state/retry.ts';
import { goOffline, goOnline } from '../support/connection.ts';
import { withFakeClock, type FakeClock } from '../support/fake-clock.ts';

const { random } = Math;
afterEach(() => {
  Math.random = random;
});

const unreachable: Problem = { kind: 'offline' };
const status = (code: number, retryAfter: string | null = null) => problemFrom(code, '', retryAfter);

/** What is tried again and fails each time in the same way; gives the moments of the tries. */
function failing(clock: FakeClock, problem: () => Problem) {
  const tries: number[] = [];
  const ticks: number[] = [];
  const run = () => {
    tries.push(clock.now());
    retry.failed(problem());
  };
  const retry = new Retry(run, () => ticks.push(retry.wait ?? NaN));
  run();
  return { retry, tries, ticks };
}

describe('what failed for a transient reason', () => {
  it('is tried again after twice the time each, five times in all', () =>
    withFakeClock(async clock => {
      Math.random = () => 0.5;
      const { tries, retry } = failing(clock, () => unreachable);
      await clock.advance(60_000);
      expect(tries).to.deep.equal([0, 500, 1500, 3500, 7500]);
      expect(retry.wait).to.equal(undefined);
      expect(clock.waits).to.deep.equal([]);
    }));

  it('waits any time from none to the whole of it, so that not all come back at once', () =>
    withFakeClock(async clock => {
      for (const [chance, wait] of [
        [0, 0],
        [0.25, 250],
        [0.999, 999],
      ] as const) {
        Math.random = () => chance;
        const { retry } = failing(clock, () => unreachable);
        expect(retry.wait).to.equal(wait);
        retry.stop();
      }
    }));

  it('is tried again in a task of its own even where there is nothing to wait for', () =>
    withFakeClock(async clock => {
      let failed = false;
      let early = false;
      let tries = 0;
      Math.random = () => 0;
      const retry = new Retry(
        () => {
          tries++;
          early ||= !failed;
        },
        () => {},
      );
      retry.failed(unreachable);
      failed = true;
      await clock.advance(0);
      expect({ tries, early }).to.deep.equal({ tries: 1, early: false });
    }));

  it('waits as many seconds as the server asks for', () =>
    withFakeClock(async clock => {
      const { tries, retry } = failing(clock, () => status(429, '24'));
      expect(retry.wait).to.equal(24_000);
      await clock.advance(23_999);
      expect(tries).to.have.length(1);
      await clock.advance(1);
      expect(tries).to.deep.equal([0, 24_000]);
    }));

  it('is not tried without any pause where the server asks for none', () =>
    withFakeClock(async clock => {
      Math.random = () => 0.5;
      const { tries } = failing(clock, () => status(503, '0'));
      await clock.advance(60_000);
      expect(tries).to.deep.equal([0, 500, 1500, 3500, 7500]);
    }));

  it('waits until the date that the server names', () =>
    withFakeClock(
      async clock => {
        const { tries, retry } = failing(clock, () => status(503, 'Mon, 02 Mar 2026 09:00:40 GMT'));
        expect(retry.wait).to.equal(40_000);
        await clock.advance(40_000);
        expect(tries).to.have.length(2);
        expect(tries[1]! - tries[0]!).to.equal(40_000);
      },
      Date.UTC(2026, 2, 2, 9),
    ));

  it('is left to the customer where the server asks for more than a quarter of an hour', () =>
    withFakeClock(async clock => {
      expect(failing(clock, () => status(503, '900')).retry.wait).to.equal(900_000);
      expect(failing(clock, () => status(503, '901')).retry.wait).to.equal(undefined);
    }));

  it('counts down by the second', () =>
    withFakeClock(async clock => {
      const { ticks } = failing(clock, () => status(429, '3'));
      await clock.advance(2999);
      expect(ticks).to.deep.equal([3000, 2000, 1000]);
    }));

  it('is tried five times more once the customer asked, or once it went well', () =>
    withFakeClock(async clock => {
      Math.random = () => 0.5;
      const { tries, retry } = failing(clock, () => unreachable);
      await clock.advance(60_000);
      expect(retry.isAgain).to.equal(true);
      retry.reset();
      expect(retry.isAgain).to.equal(false);
      retry.failed(unreachable);
      expect(retry.wait).to.equal(500);
      await clock.advance(60_000);
      expect(tries).to.have.length(5 + 4);
    }));

  it('is not tried once it was stopped', () =>
    withFakeClock(async clock => {
      const { tries, retry } = failing(clock, () => unreachable);
      retry.stop();
      dispatchEvent(new Event('online'));
      await clock.advance(60_000);
      expect(tries).to.have.length(1);
    }));
});

describe('what failed without a connection', () => {
  it('waits for the connection, as long as that takes, and is tried at once then', () =>
    withFakeClock(async clock => {
      goOffline();
      const { tries, retry } = failing(clock, () => unreachable);
      expect(retry.wait).to.equal(Infinity);
      await clock.advance(24 * 3_600_000);
      expect(tries).to.have.length(1);
      expect(clock.waits).to.deep.equal([]);
      goOnline();
      expect(tries).to.have.length(2);
    }));

  it('does not use up the tries', () =>
    withFakeClock(async clock => {
      goOffline();
      const { tries, retry } = failing(clock, () => unreachable);
      for (let round = 0; round < 10; round++) dispatchEvent(new Event('online'));
      expect(tries).to.have.length(11);
      expect(retry.wait).to.equal(Infinity);
    }));
});

describe('what is tried again by itself', () => {
  it('is what may go well a little later, and nothing else', () =>
    withFakeClock(async clock => {
      const again: number[] = [];
      for (let code = 400; code < 600; code++) {
        const problem = status(code, '1');
        expect(isTransient(problem), String(code)).to.equal(
          failing(clock, () => problem).retry.wait === 1000,
        );
        if (isTransient(problem)) again.push(code);
      }
      const gateways = [502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530, 598, 599];
      expect(again).to.have.members([408, 425, 429, 503, ...gateways]);
    }));

  it('is no call that may still be under way, and no answer that makes no sense', () => {
    for (const kind of ['timeout', 'malformed', 'unauthorized', 'conflict'] as const)
      expect(isTransient({ kind }), kind).to.equal(false);
    expect(isTransient(unreachable)).to.equal(true);
  });
});
