import { expect } from '@open-wc/testing';
import { pollInterval } from '../../../src/state/live/schedule.ts';

const minute = 60_000;
const now = 1_700_000_000_000;
const ago = (minutes: number) => now - minutes * minute;

/** How often is looked in an hour of which only the beginning had any activity. */
function looksInAnHour(active?: number): number {
  let time = pollInterval({ now, touched: now, active });
  let looks = 0;
  for (; time <= 60 * minute; looks++) time += pollInterval({ now: now + time, touched: now, active });
  return looks;
}

describe('the wait between two looks', () => {
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
