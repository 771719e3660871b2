import { expect } from '@open-wc/testing';
import { joinDesk, leaveDesk, moveDesk, type DeskSettings } from '../../src/state/desk-registry.ts';
import type { Desk } from '../../src/state/desk.ts';
import { Network } from '../http/network.ts';
import { waitFor } from '../support/wait.ts';
import { ManualBackend } from '../support/fake-backend.ts';

let count = 0;

describe('the desks of a page', () => {
  let network: Network;
  let settings: DeskSettings;
  let joined: { user: object; desk: Desk }[] = [];

  beforeEach(() => {
    network = new Network(() => Response.json({ items: [] }));
    const api = new URL(`https://api.example/${++count}/`);
    settings = { api, credentials: 'same-origin', fetch: network.fetch };
  });
  afterEach(() => {
    for (const { user, desk } of joined) leaveDesk(user, desk);
    joined = [];
  });

  function join(part: Partial<DeskSettings> = {}) {
    const user = {};
    const desk = joinDesk(user, { ...settings, ...part });
    const entry = { user, desk };
    joined.push(entry);
    return entry;
  }
  function move(entry: { user: object; desk: Desk }, part: Partial<DeskSettings>) {
    return (entry.desk = moveDesk(entry.user, entry.desk, { ...settings, ...part }));
  }

  it('are one for elements that ask for the same', () => {
    expect(join().desk).to.equal(join().desk);
  });

  for (const [what, part] of Object.entries<Partial<DeskSettings>>({
    'another API': { api: new URL('https://other.example/') },
    'another customer': { user: 'bob' },
    'other cookies': { credentials: 'include' },
    'another fetch': { fetch: () => Promise.resolve(Response.json({ items: [] })) },
    'another token': { token: 'other' },
    'another way to a token': { getToken: () => 'other' },
    'a backend of the page': { api: new ManualBackend() },
  })) {
    it(`are two for ${what}`, () => {
      const first = join({ token: 'mine' });
      expect(join({ token: 'mine', ...part }).desk).not.to.equal(first.desk);
    });
  }

  it('are one for an element that has no token, with the first that has one', () => {
    const first = join({ token: 'mine' });
    join({ token: 'other' });
    expect(join().desk).to.equal(first.desk);
  });

  it('stay the same for a renewed token, which then goes with every call', async () => {
    const first = join({ token: 'old' });
    const before = first.desk;
    const second = join({ token: 'old' });
    expect(move(first, { token: 'new' })).to.equal(before);
    expect(move(second, { token: 'new' })).to.equal(before);
    await before.backend.listRequests({ status: 'open' });
    expect(network.last.headers.get('Authorization')).to.equal('Bearer new');
    expect(join({ token: 'new' }).desk).to.equal(before);
  });

  it('are one again when all have the renewed token, whichever had it first', () => {
    const all = [join({ token: 'old' }), join({ token: 'old' }), join({ token: 'old' })];
    for (const entry of [...all].reverse()) move(entry, { token: 'new' });
    expect(new Set(all.map(({ desk }) => desk)).size).to.equal(1);
  });

  it('ask for everything anew with a renewed token', () => {
    const first = join({ token: 'old' });
    const { version } = first.desk.list;
    move(first, { token: 'new' });
    expect(first.desk.list.version).to.be.above(version);
  });

  it('are changed for another customer or API, and left to the others', () => {
    const first = join();
    const second = join();
    const before = first.desk;
    expect(move(first, { user: 'bob' })).not.to.equal(before);
    expect(second.desk).to.equal(before);
    expect(join().desk).to.equal(before);
    expect(join({ user: 'bob' }).desk).to.equal(first.desk);
  });

  it('stay where nothing has changed', () => {
    const first = join();
    const before = first.desk;
    const { version } = before.list;
    expect(move(first, {})).to.equal(before);
    expect(before.list.version).to.equal(version);
  });

  it('go when the last element has left and what was written is kept', async () => {
    const first = join();
    const { desk } = first;
    leaveDesk(first.user, desk);
    const other = await waitFor(() => {
      const again = join();
      if (again.desk !== desk) return again.desk;
      leaveDesk(again.user, desk);
      return undefined;
    }, 'a desk of its own');
    expect(other).not.to.equal(desk);
  });

  it('are found again by an element that is put back at once', () => {
    const first = join();
    leaveDesk(first.user, first.desk);
    expect(join().desk).to.equal(first.desk);
  });

  it('bear that one leaves twice', () => {
    const first = join();
    const second = join();
    leaveDesk(first.user, first.desk);
    leaveDesk(first.user, first.desk);
    expect(join().desk).to.equal(second.desk);
  });
});
