/** What becomes of one draft where two tabs, or two lives of one tab, come upon each other: found by the random walk. */
import { expect } from '@open-wc/testing';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import { exclusive } from '../../../src/state/storage/exclusive.ts';
import { load, save } from '../../../src/state/storage/storage.ts';
import { deferred } from '../../support/mock-api.ts';
import { fileOf } from '../../support/input.ts';
import { problemOf } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { attachmentOf, failure, settled } from '../../support/fake-backend.ts';
import { setUp } from '../../support/composer-fixture.ts';

const newPath = () => ['meetings', crypto.randomUUID()];
const draftOf = (body: string) => ({ text: { summary: '', body }, files: [] });

describe('Storage that two tabs share', () => {
  it('is written by one tab at a time', async () => {
    const path = newPath();
    const end = deferred<undefined>();
    let isHeld = false;
    const other = exclusive('drafts', () => {
      isHeld = true;
      return end.promise;
    });
    await waitFor(() => isHeld, 'the other tab to write');
    const writing = new DraftStore(path).save(draftOf('Translator'));
    // A turn of storage, in which it would have been written.
    await save([...path, 'else'], 1);
    await save([...path, 'else'], 2);
    const found = await load(path);
    end.resolve(undefined);
    await other;
    expect(found).to.equal(undefined);
    expect(await writing).to.equal('disk');
  });

  it('keeps the last words of one tab beside what the other wrote meanwhile', async () => {
    const path = newPath();
    const [here, there] = [new DraftStore(path), new DraftStore(path)];
    await here.save(draftOf('Both. '));
    await there.load();
    await here.save(draftOf('Both. Mine.'));
    there.saveNow(draftOf('Both. Theirs.'));
    expect((await new DraftStore(path).load())?.text.body).to.equal('Both. Mine.\n\nBoth. Theirs.');
    // Nor does the first tab write over them.
    expect(await here.save(draftOf('Both. Mine. More.'))).to.equal('conflict');
  });

  it('takes the last words of a tab for what it wrote before', async () => {
    const path = newPath();
    const store = new DraftStore(path);
    await store.save(draftOf('One two'));
    store.saveNow(draftOf('One and two'));
    expect((await new DraftStore(path).load())?.text.body).to.equal('One and two');
    expect(await store.save(draftOf('One and two, too'))).to.equal('disk');
  });

  it('keeps the last words of both tabs', async () => {
    const path = newPath();
    const [here, there] = [new DraftStore(path), new DraftStore(path)];
    here.saveNow(draftOf('Mine.'));
    there.saveNow(draftOf('Theirs.'));
    expect((await new DraftStore(path).load())?.text.body).to.equal('Mine.\n\nTheirs.');
    // The page that goes writes once more, and does not end the words of the other one with that.
    expect(await there.save(draftOf('Theirs.'))).to.equal('conflict');
  });

  it('gets the bytes of a file again that the other tab took out', async () => {
    const path = newPath();
    const [here, there] = [new DraftStore(path), new DraftStore(path)];
    const withFile = { ...draftOf(''), files: [{ id: 'f', file: fileOf('a.txt') }] };
    await here.save(withFile);
    await there.load();
    await there.save(draftOf(''));
    expect(await here.save(withFile)).to.equal('conflict');
    await here.load();
    await here.save(withFile);
    expect((await new DraftStore(path).load())?.files.map(({ file }) => file.name)).to.deep.equal(['a.txt']);
  });
});

describe('Two composers of one draft', () => {
  it('send it once where both are told to at the same time', async () => {
    const { composer, make, submitted } = await setUp();
    composer.type('summary', 'Help');
    await composer.save();
    const other = make();
    await other.restored;
    await Promise.all([composer.send(), other.send()]);
    expect(new Set(submitted.map(({ key }) => key)).size).to.equal(1);
  });

  it('send it once where both have just written the same', async () => {
    const { composer, make, answers, submitted } = await setUp();
    const answer = deferred<string>();
    answers.push(() => answer.promise);
    const other = make();
    await other.restored;
    for (const each of [composer, other]) each.type('summary', 'Help');
    const sending = composer.send();
    await waitFor(() => submitted.length === 1, 'the first call');
    const sendingToo = other.send();
    await waitFor(() => other.snapshot.savedIn, 'the other to find what the first wrote');
    answer.resolve('sent');
    await Promise.all([sending, sendingToo]);
    expect(new Set(submitted.map(({ key }) => key)).size).to.equal(1);
  });

  it('leave out what the other has sent, unless something is written since', async () => {
    const { composer, make, path } = await setUp();
    composer.type('summary', 'Help');
    await composer.save();
    // One that hears of nothing.
    const other = make();
    await other.restored;
    await composer.send();
    await other.idle();
    expect(await load(path)).to.equal(undefined);
    other.type('summary', 'Help again');
    await other.idle();
    expect((await new DraftStore(path).load())?.text.summary).to.equal('Help again');
  });

  it('do not send by themselves what came from the other while a try failed', async () => {
    const { composer, make, answers, submitted } = await setUp();
    const other = make();
    await other.restored;
    composer.type('body', 'Theirs');
    await composer.save();
    answers.push(() => Promise.reject(failure('offline')));
    other.type('summary', 'Mine');
    await problemOf(other.send());
    expect(submitted.map(({ outgoing }) => outgoing.text)).to.deep.equal([{ summary: 'Mine', body: '' }]);
    expect(other.snapshot.text).to.deep.equal({ summary: 'Mine', body: 'Theirs' });
    expect(other.retry.wait).to.equal(undefined);
    expect(other.snapshot.sendProblem).to.deep.equal({ is: 'merged' });
  });

  it('go on with what came while it was being sent', async () => {
    const { composer, answers, submitted } = await setUp({ check: () => ({}) });
    const answer = deferred<string>();
    answers.push(() => answer.promise);
    composer.type('body', 'First.');
    const sending = composer.send();
    await waitFor(() => submitted.length === 1, 'the call');
    await composer.continueWith({ summary: '', body: 'Second.' }, [], undefined);
    answer.resolve('sent');
    await sending;
    expect(submitted[0]?.outgoing.text.body).to.equal('First.');
    expect(composer.snapshot.text.body).to.equal('First.\n\nSecond.');
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'taken' });
  });

  it('go on with a file alone where the text was sent', async () => {
    const { composer, answers, submitted, backend } = await setUp({ check: () => ({}) });
    backend.uploadAttachment = file => Promise.resolve(attachmentOf(file.name));
    const answer = deferred<string>();
    answers.push(() => answer.promise);
    composer.type('body', 'First.');
    const sending = composer.send();
    await waitFor(() => submitted.length === 1, 'the call');
    composer.addFiles([fileOf('a.txt')]);
    answer.resolve('sent');
    await sending;
    expect(composer.snapshot.text.body).to.equal('');
    expect(composer.snapshot.files.map(({ file }) => file.name)).to.deep.equal(['a.txt']);
  });
});

describe('A draft that was on its way as its page was closed', () => {
  it('counts as one that the server may have, whatever the next try says', async () => {
    const { composer, answers, submitted, path: before } = await setUp();
    const lost = deferred<string>();
    answers.push(() => lost.promise);
    composer.type('summary', 'Help');
    const sending = composer.send();
    await waitFor(() => submitted.length === 1, 'the call');
    // What the next page finds.
    const stored = await new DraftStore(before).load();
    const after = newPath();
    await new DraftStore(after).save(stored!);
    lost.resolve('sent');
    await sending;

    // The session is over there.
    const refused = () => Promise.reject(failure('unauthorized'));
    const next = await setUp({ path: Promise.resolve(after) }, false);
    next.answers.push(refused);
    await waitFor(() => next.composer.snapshot.sendProblem?.is === 'problem', 'the refusal');
    next.composer.type('summary', 'Help me');
    await next.composer.send();
    expect(next.submitted.map(({ outgoing }) => outgoing.text.summary)).to.deep.equal(['Help', 'Help']);
    expect(new Set([...submitted, ...next.submitted].map(({ key }) => key)).size).to.equal(1);
    expect(next.composer.snapshot.sendProblem).to.deep.equal({ is: 'taken' });
    expect(next.composer.snapshot.text.body).to.contain('Help me');
  });

  it('is not sent by itself with what was typed before it was back', async () => {
    const { composer, answers, submitted, make } = await setUp();
    answers.push(() => Promise.reject(failure('offline')));
    composer.type('summary', 'Help');
    await problemOf(composer.send());
    await composer.save();
    composer.retry.stop();
    const later = make();
    later.type('summary', 'Me');
    await later.restored;
    // Sending by itself would begin in the next task.
    await new Promise(resolve => setTimeout(resolve));
    await settled();
    expect(later.snapshot.sending).to.equal(false);
    expect(submitted).to.have.length(1);
    expect(later.snapshot.text.summary).to.equal('Help Me');
  });

  it('is not emptied by a storage that can’t be read for a moment', async () => {
    const { composer } = await setUp();
    composer.type('body', 'Translator');
    await composer.save();
    const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('Connection lost', 'UnknownError');
    };
    try {
      await composer.sync();
    } finally {
      Object.defineProperty(IDBDatabase.prototype, 'transaction', own);
    }
    expect(composer.snapshot.text.body).to.equal('Translator');
    await composer.sync();
    expect(composer.snapshot.text.body).to.equal('Translator');
  });
});

describe('An edit of what the server has already', () => {
  it('is in one place only at any moment: a page may be closed while it moves to where it goes on', async () => {
    /** What is stored of the draft that was sent, at the moment in which the other one is saved. */
    let left: Promise<unknown> | undefined;
    const target = (await setUp({ onSaved: () => void (left ??= load(here.path)) })).composer;
    const here = await setUp({ continueIn: () => target });
    here.answers.push(() => Promise.reject(failure('timeout')));
    here.composer.type('summary', 'No network');
    await here.composer.send().catch(() => undefined);
    here.composer.type('body', 'Since the update');
    await here.composer.send();
    expect(target.snapshot.text.body).to.equal('Since the update');
    expect(await left).to.equal(undefined);
  });

  it('takes along what another tab wrote while it was sent, and leaves nothing to be sent once more', async () => {
    const target = (await setUp()).composer;
    const here = await setUp({ continueIn: () => target });
    here.answers.push(() => Promise.reject(failure('timeout')));
    here.composer.type('summary', 'No network');
    await here.composer.send().catch(() => undefined);
    here.composer.type('body', 'Since the update');
    await here.composer.save();
    const other = here.make();
    await other.restored;
    here.answers.push(async () => {
      other.type('body', 'Since the update of today');
      await other.save();
      return 'sent';
    });
    await here.composer.send();
    expect(target.snapshot.text.body).to.equal('Since the update of today');
    expect(await load(here.path)).to.equal(undefined);
  });
});

describe('A draft that is discarded', () => {
  it('does not come back from a sync with another tab, which began before', async () => {
    const { composer } = await setUp();
    composer.type('summary', 'No network');
    await composer.save();
    const syncing = composer.sync();
    // Past the check whether anything is on its way here.
    await Promise.resolve();
    await Promise.resolve();
    await composer.discard();
    await syncing;
    expect(composer.snapshot.hasDraft).to.equal(false);
  });
});
