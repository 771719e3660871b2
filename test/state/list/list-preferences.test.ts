import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import { restorePreferences, savePreferences } from '../../../src/state/list/list-preferences.ts';
import { ManualBackend } from '../../support/fake-backend.ts';

describe('the preferences of a list', () => {
  let apiBase: string;
  beforeEach('another API', () => {
    apiBase = `preferences-${crypto.randomUUID()}`;
  });
  const makeDesk = (user = 'ada') => new Desk({ backend: new ManualBackend(), apiBase, user });
  const filterOf = ({ list }: Desk) => list.snapshot.filter;

  it('are applied again for the same customer at the same API, and for no other', async () => {
    const before = makeDesk();
    await savePreferences(before, { status: 'closed' });
    await savePreferences(before, { sort: 'key' });
    const desk = makeDesk();
    await restorePreferences(desk);
    expect(filterOf(desk)).to.equal('closed');
    expect(desk.list.asked.sort).to.equal('key');
    const other = makeDesk('bob');
    await restorePreferences(other);
    expect(filterOf(other)).to.equal('open');
    expect(other.list.asked.sort).to.equal(undefined);
  });

  it('leave alone a filter that the page or the customer chose meanwhile, also the default one', async () => {
    await savePreferences(makeDesk(), { status: 'closed', sort: 'key' });
    for (const by of ['page', 'customer'] as const) {
      const desk = makeDesk();
      const restoring = restorePreferences(desk);
      desk.choose('open', by);
      await restoring;
      expect(filterOf(desk), by).to.equal('open');
      expect(desk.list.chosenBy).to.equal(by);
      expect(desk.list.asked.sort).to.equal('key');
    }
  });

  it('are applied once: what was chosen since stays', async () => {
    await savePreferences(makeDesk(), { sort: 'key' });
    const desk = makeDesk();
    await restorePreferences(desk);
    desk.list.ask({});
    await restorePreferences(desk);
    expect(desk.list.asked.sort).to.equal(undefined);
  });

  it('are nothing where what is stored is of another kind', async () => {
    const desk = makeDesk();
    await savePreferences(desk, {});
    const [name] = Object.entries(localStorage).find(([key]) => key.includes(apiBase))!;
    for (const stored of ['null', '"closed"', '{"status":"gone","sort":7}', '{']) {
      localStorage.setItem(name, stored);
      const next = makeDesk();
      await restorePreferences(next);
      expect(filterOf(next), stored).to.equal('open');
      expect(next.list.asked, stored).to.deep.equal({});
    }
  });

  it('are gone after signing out, with the search', async () => {
    const desk = makeDesk();
    const names = () => Object.keys(localStorage).filter(key => key.includes(apiBase));
    await savePreferences(desk, { status: 'closed' });
    expect(names()).to.have.length(1);
    desk.list.ask({ query: 'backup', sort: 'key' });
    await desk.signOut();
    expect(desk.list.asked).to.deep.equal({});
    expect(names()).to.deep.equal([]);
  });
});
