import { expect } from '@open-wc/testing';
import { pollInterval } from '../../../src/state/live/schedule.ts';

const minute = 60_000;
const now = 1_700_000_000_000;
const ago = (minutes: number) => now - minutes * minute;

/** How many polls there are in an hour that has activity at its beginning only. */
function looksInAnHour(active?: number): number {
  let time = pollInterval({ now, touched: now, active });
  let polls = 0;
  for (; time <= 60 * minute; polls++) time += pollInterval({ now: now + time, touched: now, active });
  return polls;
}

describe('the interval between two polls', () => {
  it('is 15 s at first, and grows to 5 minutes as nothing happens', () => {
    const waits = [0, 1, 5, 10, 19, 60].map(minutes => pollInterval({ now, touched: ago(minutes) }) / 1000);
    expect(waits).to.deep.equal([15, 30, 90, 165, 300, 300]);
  });

  it('stays 15 s in a thread with recent activity, by whomever', () => {
    for (const minutes of [0, 1, 4.9])
      expect(pollInterval({ now, touched: ago(600), active: ago(minutes) }), `${minutes}`).to.equal(15_000);
    expect(pollInterval({ now, touched: ago(600), active: ago(7) })).to.equal(45_000);
    expect(pollInterval({ now, touched: ago(600), active: ago(600) })).to.equal(300_000);
  });

  it('does not take the word of a clock that goes far wrong', () => {
    expect(pollInterval({ now, touched: ago(600), active: ago(-2) })).to.equal(15_000);
    expect(pollInterval({ now, touched: ago(600), active: ago(-6) })).to.equal(300_000);
    expect(pollInterval({ now, touched: ago(600), active: ago(-60) })).to.equal(300_000);
  });

  it('makes few calls in an hour', () => {
    const counts = { quiet: looksInAnHour(ago(600)), list: looksInAnHour(), active: looksInAnHour(now) };
    expect(counts).to.deep.equal({ quiet: 21, list: 21, active: 40 });
  });
});
