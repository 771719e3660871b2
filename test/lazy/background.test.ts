import { expect } from '@open-wc/testing';
import { Background } from '../../src/lazy/background.ts';
import { withFakeClock, type FakeClock } from '../support/fake-clock.ts';

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Runs `work` with a look-out that was started; the times of its looks, in seconds. */
function withLookout(work: (clock: FakeClock, looks: number[], lookout: Background) => Promise<void>) {
  return withFakeClock(async clock => {
    const looks: number[] = [];
    const lookout = new Background({
      look: () => looks.push(clock.now() / 1000),
      tick: () => {},
      sync: () => {},
      channel: 'test',
    });
    lookout.start();
    try {
      await work(clock, looks, lookout);
    } finally {
      lookout.stop();
      expect(clock.waits, 'timers after the end').to.deep.equal([]);
    }
  }, 1_000_000_000);
}

const since = (looks: number[]) => looks.map(time => time - 1_000_000);

describe('looking for news', () => {
  afterEach(() => {
    delete (document as { hidden?: boolean }).hidden;
  });

  it('begins after 15 s and slows down to once in 5 minutes', () =>
    withLookout(async (clock, looks) => {
      await clock.advance(14_999);
      expect(looks).to.deep.equal([]);
      await clock.advance(1);
      expect(since(looks)).to.deep.equal([15]);
      await clock.advance(4 * 3_600_000);
      const waits = looks.slice(1).map((time, i) => time - looks[i]!);
      expect(waits[0]).to.be.above(15);
      for (const [i, wait] of waits.slice(1).entries()) expect(wait).to.be.at.least(waits[i]! - 0.001);
      expect(waits.at(-1)).to.be.closeTo(300, 0.001);
      expect(Math.max(...waits)).to.be.closeTo(300, 0.001);
    }));

  it('is quick again once something happened', () =>
    withLookout(async (clock, looks, lookout) => {
      await clock.advance(3_600_000);
      lookout.quicken();
      const before = looks.length;
      await clock.advance(15_000);
      expect(looks.length).to.equal(before + 1);
    }));

  it('ends in a hidden tab, and is made up for when it is seen again', () =>
    withLookout(async (clock, looks) => {
      await clock.advance(15_000);
      setHidden(true);
      expect(clock.waits).to.deep.equal([]);
      await clock.advance(3_600_000);
      expect(looks).to.have.length(1);
      setHidden(false);
      expect(looks).to.have.length(2);
      expect(clock.waits).to.deep.equal([15_000]);
    }));

  it('does not begin in a hidden tab', () =>
    withLookout(async (clock, looks, lookout) => {
      lookout.stop();
      setHidden(true);
      lookout.start();
      lookout.quicken();
      await clock.advance(3_600_000);
      expect(looks).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      setHidden(false);
      expect(looks).to.have.length(1);
    }));

  it('is not made up for after a short glance at another tab', () =>
    withLookout(async (clock, looks) => {
      setHidden(true);
      await clock.advance(2_000);
      setHidden(false);
      expect(looks).to.deep.equal([]);
      await clock.advance(15_000);
      expect(looks).to.have.length(1);
    }));

  it('ends for good when nobody shows what it is for', () =>
    withLookout(async (clock, looks, lookout) => {
      lookout.stop();
      lookout.quicken();
      setHidden(true);
      setHidden(false);
      await clock.advance(3_600_000);
      expect(looks).to.deep.equal([]);
    }));

  it('is one, however often it is started', () =>
    withLookout(async (clock, looks, lookout) => {
      lookout.start();
      lookout.start();
      await clock.advance(15_000);
      expect(looks).to.have.length(1);
    }));
});
