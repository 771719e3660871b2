import { expect } from '@open-wc/testing';
import type { DraftText } from '../../../src/state/outbox/draft.ts';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import type { StorageKey } from '../../../src/state/storage/storage.ts';
import { SupportError } from '../../../src/model.ts';
import { deferred } from '../../support/mock-api.ts';
import { goOffline } from '../../support/connection.ts';
import { fileOf } from '../../support/input.ts';
import { problemOf, rejection } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { attachmentOf, failure, settled } from '../../support/fake-backend.ts';
import { setUp } from '../../support/composer-fixture.ts';

describe('what a customer writes', () => {
  it('is sent once however often Send is pressed', async () => {
    const { composer, submitted, answers } = await setUp();
    const answer = deferred<string>();
    answers.push(() => answer.promise);
    composer.type('summary', 'Help');
    const presses = [composer.send(), composer.send(), composer.send()];
    expect(composer.snapshot.sending).to.equal(true);
    answer.resolve('CS-1');
    expect(await Promise.all(presses)).to.deep.equal(['CS-1', 'CS-1', 'CS-1']);
    expect(submitted).to.have.length(1);
    expect(submitted[0]!.outgoing).to.deep.equal({ text: { summary: 'Help', body: '' }, attachmentIds: [] });
    await settled();
    expect(composer.snapshot).to.deep.include({ sending: false, hasDraft: false, sendProblem: undefined });
    expect(composer.snapshot.text).to.deep.equal({ summary: '', body: '' });
  });

  it('is not sent while a field is not right, and says which', async () => {
    const { composer, submitted } = await setUp();
    expect(await composer.send()).to.equal(undefined);
    expect(submitted).to.have.length(0);
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'fields' });
    expect(composer.snapshot.fieldProblems.summary).to.equal('required');
    composer.type('summary', 'x');
    expect(composer.snapshot.fieldProblems.summary).to.equal(undefined);
  });

  it('is not sent where the page says no, and stays', async () => {
    const { composer, submitted } = await setUp();
    composer.type('summary', 'Help');
    let asked: string | undefined;
    expect(
      await composer.send(draft => {
        asked = draft.text.summary;
        return false;
      }),
    ).to.equal(undefined);
    expect(asked).to.equal('Help');
    expect(submitted).to.have.length(0);
    expect(composer.snapshot.text.summary).to.equal('Help');
  });

  it('stays when sending fails, with the reason, and goes again under the same key', async () => {
    const { composer, submitted, answers } = await setUp();
    answers.push(() => Promise.reject(failure('timeout')));
    composer.type('summary', 'Help');
    expect((await problemOf(composer.send())).kind).to.equal('timeout');
    await settled();
    expect(composer.snapshot.sendProblem).to.deep.equal({
      is: 'problem',
      problem: { kind: 'timeout' },
    });
    expect(composer.snapshot.text.summary).to.equal('Help');
    expect(composer.snapshot.sending).to.equal(false);
    await composer.send();
    expect(submitted[1]!.key).to.equal(submitted[0]!.key);
  });

  it('goes under another key once it was changed, and after it was sent', async () => {
    const { composer, submitted, answers } = await setUp();
    answers.push(() => Promise.reject(failure('server')));
    composer.type('summary', 'Help');
    await problemOf(composer.send());
    composer.type('summary', 'Help!');
    await composer.send();
    composer.type('summary', 'Help!');
    await composer.send();
    expect(new Set(submitted.map(({ key }) => key)).size).to.equal(3);
  });

  it('goes under the same key after a reload', async () => {
    const { composer, submitted, answers, make } = await setUp();
    answers.push(() => Promise.reject(failure('offline')));
    composer.type('summary', 'Help');
    await problemOf(composer.send());
    const later = make();
    await later.restored;
    expect(later.snapshot.text.summary).to.equal('Help');
    await later.send();
    expect(submitted[1]!.key).to.equal(submitted[0]!.key);
    const afterwards = make();
    await afterwards.restored;
    expect(afterwards.snapshot.hasDraft).to.equal(false);
  });

  it('waits for the connection, also over a reload, until the customer changes something', async () => {
    const { composer, submitted, answers, make } = await setUp();
    goOffline();
    answers.push(
      () => Promise.reject(failure('offline')),
      () => Promise.reject(failure('offline')),
    );
    composer.type('summary', 'Help');
    await problemOf(composer.send());
    await composer.save();
    expect(composer.retry.wait).to.equal(Infinity);
    // As the page is opened again.
    const later = make();
    await waitFor(() => submitted.length === 2, 'another try');
    await waitFor(() => later.retry.wait === Infinity, 'its failure');
    later.type('summary', 'Help!');
    expect(later.retry.wait).to.equal(undefined);
    expect(later.snapshot.sendProblem).to.equal(undefined);
    dispatchEvent(new Event('online'));
    await later.idle();
    const last = make();
    await last.restored;
    await settled();
    await last.idle();
    expect(last.snapshot.text.summary).to.equal('Help!');
    expect(submitted).to.have.length(2);
  });

  it('puts what the server said of a field at that field', async () => {
    const { composer, answers } = await setUp();
    const fields = [
      { field: 'summary', detail: 'Too short' },
      { field: '/description', detail: 'Too rude' },
      { field: 'fields.product', detail: 'Choose one' },
    ];
    answers.push(() => Promise.reject(new SupportError({ kind: 'invalid', fields })));
    composer.type('summary', 'x');
    await rejection(composer.send());
    expect(composer.snapshot.fieldProblems).to.deep.equal({
      summary: { detail: 'Too short' },
      body: { detail: 'Too rude' },
    });
    expect(composer.snapshot.sendProblem).to.deep.equal({
      is: 'problem',
      problem: { kind: 'invalid', fields: [fields[2]] },
    });
  });

  /** A composer that learns late where its draft is stored. */
  async function withLateDraft(stored: DraftText) {
    const storedPath: StorageKey = ['composer', crypto.randomUUID()];
    await new DraftStore(storedPath).save({ text: stored, files: [] });
    const path = deferred<StorageKey>();
    const all = await setUp({ path: path.promise }, false);
    return { ...all, arrive: () => path.resolve(storedPath) };
  }

  it('is joined with what was stored when that comes late, and neither is lost', async () => {
    const { composer, arrive } = await withLateDraft({ summary: 'Kept', body: 'Kept words' });
    composer.type('summary', 'Typed');
    composer.type('body', 'Typed words');
    arrive();
    await composer.restored;
    expect(composer.snapshot.text).to.deep.equal({
      summary: 'Kept Typed',
      body: 'Kept words\n\nTyped words',
    });
  });

  it('is not sent before what was stored is back, so that this is not lost', async () => {
    const { composer, arrive, submitted } = await withLateDraft({ summary: '', body: 'An hour of writing' });
    composer.type('summary', 'Typed');
    const sending = composer.send();
    arrive();
    expect(await sending).to.equal(undefined);
    expect(submitted).to.have.length(0);
    expect(composer.snapshot.text).to.deep.equal({ summary: 'Typed', body: 'An hour of writing' });
    await composer.send();
    expect(submitted[0]!.outgoing.text.body).to.equal('An hour of writing');
  });
});

describe('the files of what a customer writes', () => {
  it('are taken where they fit, and refused by name where not', async () => {
    const { composer } = await setUp();
    const { taken, rejected } = composer.addFiles([
      fileOf('big', 2000),
      fileOf('a'),
      fileOf('none', 0),
      fileOf('b'),
      fileOf('c'),
    ]);
    expect(taken.map(({ file }) => file.name)).to.deep.equal(['a', 'b']);
    expect(rejected.map(({ name }) => name)).to.deep.equal(['big', 'none', 'c']);
    composer.dismiss(rejected[0]!.id);
    expect(composer.snapshot.rejected.map(({ name }) => name)).to.deep.equal(['none', 'c']);
  });

  it('are waited for before it is sent', async () => {
    const { composer, backend, submitted } = await setUp();
    composer.type('summary', 'Help');
    composer.addFiles([fileOf('a')]);
    const sending = composer.send();
    await settled();
    expect(submitted).to.have.length(0);
    backend.uploads[0]!.resolve(attachmentOf('at-server'));
    await sending;
    expect(submitted[0]!.outgoing.attachmentIds).to.deep.equal(['at-server']);
    expect(backend.deleted).to.deep.equal([]);
  });

  it('hold it back where one did not arrive', async () => {
    const { composer, backend, submitted } = await setUp();
    composer.type('summary', 'Help');
    const { taken } = composer.addFiles([fileOf('a')]);
    const sending = composer.send();
    backend.uploads[0]!.reject(failure('too-large'));
    expect(await sending).to.equal(undefined);
    expect(submitted).to.have.length(0);
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'files' });
    composer.removeFile(taken[0]!.id);
    expect(composer.snapshot.sendProblem).to.equal(undefined);
    expect(await composer.send()).to.equal('sent');
  });

  it('are sent once more where the server forgot them', async () => {
    const { composer, backend, answers } = await setUp();
    const fields = [{ field: 'attachmentIds', detail: 'Unknown' }];
    answers.push(() => Promise.reject(new SupportError({ kind: 'invalid', fields })));
    composer.type('summary', 'Help');
    composer.addFiles([fileOf('a')]);
    backend.uploads[0]!.resolve(attachmentOf('first'));
    await rejection(composer.send());
    const again = composer.send();
    await waitFor(() => backend.uploads.length === 2, 'the second upload');
    backend.uploads[1]!.resolve(attachmentOf('second'));
    expect(await again).to.equal('sent');
  });
});

describe('a draft that is discarded', () => {
  it('is gone, here and after a reload', async () => {
    const { composer, make } = await setUp();
    composer.type('body', 'Never mind');
    await composer.save();
    expect(composer.snapshot.savedIn).to.equal('disk');
    await composer.discard();
    expect(composer.snapshot).to.deep.include({ hasDraft: false, savedIn: undefined });
    const later = make();
    await later.restored;
    expect(later.snapshot.hasDraft).to.equal(false);
  });

  it('takes its files back from the server, and off their way', async () => {
    const { composer, backend } = await setUp();
    composer.addFiles([fileOf('a'), fileOf('b')]);
    backend.uploads[0]!.resolve(attachmentOf('at-server'));
    await settled();
    await composer.discard();
    expect(composer.snapshot.files).to.deep.equal([]);
    expect(backend.deleted).to.deep.equal(['at-server']);
    expect(backend.uploads[1]!.options.signal?.aborted).to.equal(true);
  });

  it('while its files are waited for is not sent', async () => {
    const { composer, submitted } = await setUp();
    composer.type('summary', 'Help');
    composer.addFiles([fileOf('a')]);
    const sending = composer.send();
    await composer.discard();
    expect(await sending).to.equal(undefined);
    expect(submitted).to.have.length(0);
  });
});
