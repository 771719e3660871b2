/** What is saved in the last moment of a page, what is restored of it, and what removes it. */
import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import { keysUnder, load } from '../../../src/state/storage/storage.ts';
import { fileOf } from '../../support/input.ts';
import { attachmentOf, ManualBackend } from '../../support/fake-backend.ts';
import { setUp } from '../../support/composer-fixture.ts';

const DAY = 24 * 3_600_000;
const { now } = Date;

afterEach(() => {
  Date.now = now;
});

/** Names in localStorage that hold this text. */
const namesWith = (text: string): string[] => Object.keys(localStorage).filter(name => name.includes(text));

describe('What was typed in the last moment of a page', () => {
  it('comes back although IndexedDB never got it', async () => {
    const { composer, path, make } = await setUp();
    composer.type('summary', 'Help');
    composer.type('body', 'An hour of writing');
    composer.saveNow();
    expect(await load(path), 'in IndexedDB').to.equal(undefined);
    const later = make();
    await later.restored;
    expect(later.snapshot.text).to.deep.equal({ summary: 'Help', body: 'An hour of writing' });
  });

  it('comes back with the files that were saved before', async () => {
    const { composer, make } = await setUp();
    composer.addFiles([fileOf('boot.log')]);
    await composer.save();
    composer.type('body', 'An hour of writing');
    composer.saveNow();
    const later = make();
    await later.restored;
    expect(later.snapshot.text.body).to.equal('An hour of writing');
    expect(later.snapshot.files.map(({ file }) => file.name)).to.deep.equal(['boot.log']);
  });

  it('gives way to what IndexedDB got later', async () => {
    const { composer, path, make } = await setUp();
    composer.type('body', 'Early');
    composer.saveNow();
    const early = localStorage.getItem(namesWith(path[1]!)[0]!)!;
    Date.now = () => now() + 1000;
    composer.type('body', 'Early and late');
    await composer.save();
    // A regular save takes it away; a page that was killed in between leaves it there.
    expect(namesWith(path[1]!)).to.deep.equal([]);
    localStorage.setItem(`support-requests:${JSON.stringify(path)}`, early);
    const later = make();
    await later.restored;
    expect(later.snapshot.text.body).to.equal('Early and late');
  });

  it('is not written where all is saved already', async () => {
    const { composer, path } = await setUp();
    composer.type('body', 'Kept');
    await composer.save();
    composer.saveNow();
    expect(namesWith(path[1]!)).to.deep.equal([]);
  });

  it('lives 30 days', async () => {
    const { composer, path } = await setUp();
    composer.type('body', 'Old');
    composer.saveNow();
    Date.now = () => now() + 29 * DAY;
    expect((await new DraftStore(path).load())?.text.body).to.equal('Old');
    Date.now = () => now() + 31 * DAY;
    expect(await new DraftStore(path).load()).to.equal(undefined);
    expect(namesWith(path[1]!)).to.deep.equal([]);
  });
});

describe('Signing out', () => {
  it('wipes all of this customer in IndexedDB and localStorage, and nothing of another', async () => {
    const apiBase = `sign-out-${crypto.randomUUID()}`;
    const write = async (user: string) => {
      const backend = new ManualBackend();
      backend.uploadAttachment = file => Promise.resolve(attachmentOf(file.name));
      const desk = new Desk({ backend, apiBase, user });
      await Promise.all([desk.newRequest.restored, desk.commentOn('CS-1').restored]);
      desk.newRequest.type('body', `Of ${user}`);
      desk.newRequest.addFiles([fileOf('boot.log')]);
      await desk.save();
      desk.commentOn('CS-1').type('body', `Late words of ${user}`);
      desk.commentOn('CS-1').saveNow();
      return desk;
    };
    const desks = [await write('ada'), await write('bob')];
    const storedOf = async (user: string) => ({
      disk: (await keysUnder([apiBase, user])).length > 0,
      late: namesWith(JSON.stringify([apiBase, user]).slice(1, -1)).length,
    });
    expect(await storedOf('ada')).to.deep.equal({ disk: true, late: 1 });
    await desks[0]!.signOut();
    expect(await storedOf('ada')).to.deep.equal({ disk: false, late: 0 });
    expect(await storedOf('bob')).to.deep.equal({ disk: true, late: 1 });
    expect(desks[0]!.newRequest.snapshot.hasDraft).to.equal(false);
    await desks[1]!.signOut();
  });
});
