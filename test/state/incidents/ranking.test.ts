/** Which incidents are shown, and in what order. */
import { expect } from '@open-wc/testing';
import type { Incident } from '../../../src/model.ts';
import { ranked } from '../../../src/state/incidents/ranking.ts';

const now = 1_800_000_000_000;
const minutes = (count: number) => now + count * 60_000;

const incident = (id: string, part: Partial<Incident> = {}): Incident => ({
  id,
  title: id,
  kind: 'outage',
  state: 'active',
  startedAt: now,
  format: 'text',
  serviceIds: [],
  ...part,
});
const order = (incidents: readonly Incident[], service?: string) =>
  ranked(incidents, service, now).map(({ id }) => id);

describe('the order of incidents', () => {
  it('is what is going on before what is planned, before what is over; the worst first', () => {
    expect(
      order([
        incident('over', { state: 'resolved', endsAt: minutes(-5) }),
        incident('planned', { state: 'scheduled', kind: 'maintenance' }),
        incident('work', { kind: 'maintenance' }),
        incident('odd', { kind: 'weather', state: 'looming' }),
        incident('down'),
      ]),
    ).to.deep.equal(['down', 'odd', 'work', 'planned', 'over']);
  });

  it('begins with those of the chosen service, unless they are over', () => {
    const incidents = [
      incident('down', { serviceIds: ['a'] }),
      incident('over', { serviceIds: ['b'], state: 'resolved', endsAt: minutes(-5) }),
      incident('planned', { serviceIds: ['b'], state: 'scheduled' }),
    ];
    expect(order(incidents, 'b')).to.deep.equal(['planned', 'down', 'over']);
    expect(order(incidents)).to.deep.equal(['down', 'planned', 'over']);
  });

  it('is by when they began where they are alike', () => {
    const incidents = [
      incident('unknown', { startedAt: undefined }),
      incident('late', { startedAt: minutes(5) }),
      incident('early', { startedAt: minutes(-5) }),
    ];
    expect(order(incidents)).to.deep.equal(['early', 'late', 'unknown']);
  });
});

describe('a resolved incident', () => {
  const resolved = (part: Partial<Incident>) => order([incident('i', { state: 'resolved', ...part })]);

  it('is shown for an hour', () => {
    expect(resolved({ endsAt: minutes(-59) })).to.deep.equal(['i']);
    expect(resolved({ endsAt: minutes(-60) })).to.deep.equal([]);
  });

  it('is as old as its last change where it does not say when it ended, and not shown where it says neither', () => {
    expect(resolved({ updatedAt: minutes(-1) })).to.deep.equal(['i']);
    expect(resolved({})).to.deep.equal([]);
  });
});
