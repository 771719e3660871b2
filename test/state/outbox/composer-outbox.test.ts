/** From the press of Send on, what is sent is in the outbox: also while its files are on their way, or can't be. */
import { expect } from '@open-wc/testing';
import { load, remove } from '../../../src/state/storage/storage.ts';
import type { DraftText } from '../../../src/state/outbox/draft.ts';
import { fileOf } from '../../support/input.ts';
import { problemOf } from '../../support/rejection.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { waitFor } from '../../support/wait.ts';
import { attachmentOf, failure, settled } from '../../support/fake-backend.ts';
import { setUp } from '../../support/composer-fixture.ts';

describe('What is sent before its files are there', () => {
  async function written() {
    const all = await setUp();
    all.composer.type('summary', 'Help');
    all.composer.addFiles([fileOf('a')]);
    await all.composer.save();
    return all;
  }
  /** The connection is gone, for the file as well. */
  async function sendOffline(
    { composer, backend }: Awaited<ReturnType<typeof written>>,
    allow?: () => boolean,
  ) {
    goOffline();
    backend.uploads[0]!.reject(failure('offline'));
    await waitFor(() => composer.snapshot.files[0]?.state.is === 'failed', 'the file to fail');
    const sending = composer.send(allow);
    await waitFor(() => backend.uploads.length === 2, 'the file to be tried again');
    backend.uploads[1]!.reject(failure('offline'));
    expect(await sending).to.equal(undefined);
  }
  /** What is stored says that it goes on by itself, or does not. */
  const isStored = (path: readonly string[], pending: boolean) =>
    waitFor(
      async () => {
        const stored = await load<{ submission?: { pending?: boolean } }>(path);
        return Boolean(stored?.submission?.pending) === pending;
      },
      `a draft that ${pending ? 'goes on' : 'waits for the customer'}`,
    );

  it('goes on when the page is opened again: closed while they were on their way', async () => {
    const { composer, backend, submitted, make, path } = await written();
    void composer.send();
    await isStored(path, true);
    make();
    await waitFor(() => backend.uploads.length === 2, 'the file of the page that is opened again');
    backend.uploads[1]!.resolve(attachmentOf('at-server'));
    await waitFor(() => submitted.length === 1, 'it to be sent');
    expect(submitted[0]!.outgoing.attachmentIds).to.deep.equal(['at-server']);
  });

  it('goes on when the page is opened again: closed without a connection', async () => {
    const all = await written();
    const { composer, backend, submitted, make, path } = all;
    await sendOffline(all);
    expect(composer.retry.wait).to.equal(Infinity);
    await isStored(path, true);
    composer.retry.stop();
    goOnline();
    make();
    await waitFor(() => backend.uploads.length === 3, 'the file of the page that is opened again');
    backend.uploads[2]!.resolve(attachmentOf('at-server'));
    await waitFor(() => submitted.length === 1, 'it to be sent');
  });

  it('waits for the customer where a file was refused, also when the page is opened again', async () => {
    const { composer, backend, submitted, make, path } = await written();
    const sending = composer.send();
    await isStored(path, true);
    backend.uploads[0]!.reject(failure('too-large'));
    expect(await sending).to.equal(undefined);
    await isStored(path, false);
    const later = make();
    await later.restored;
    await waitFor(() => backend.uploads.length === 2, 'the file of the page that is opened again');
    backend.uploads[1]!.resolve(attachmentOf('at-server'));
    await later.idle();
    await settled();
    expect(submitted).to.have.length(0);
  });

  it('is offered to the page once, when Send is pressed', async () => {
    const all = await written();
    const { backend, submitted } = all;
    let asked = 0;
    const allow = () => {
      asked++;
      return true;
    };
    await sendOffline(all, allow);
    expect(asked).to.equal(1);
    goOnline();
    await waitFor(() => backend.uploads.length === 3, 'the file to be tried again');
    backend.uploads[2]!.resolve(attachmentOf('at-server'));
    await waitFor(() => submitted.length === 1, 'it to be sent');
    expect(asked).to.equal(1);
  });

  it('does not go where the page says no, whatever becomes of the files', async () => {
    const { composer, backend, submitted } = await written();
    goOffline();
    backend.uploads[0]!.reject(failure('offline'));
    await waitFor(() => composer.snapshot.files[0]?.state.is === 'failed', 'the file to fail');
    expect(await composer.send(() => false)).to.equal(undefined);
    expect(composer.retry.wait).to.equal(undefined);
    goOnline();
    await waitFor(() => backend.uploads.length === 2, 'the file to be tried again');
    backend.uploads[1]!.resolve(attachmentOf('at-server'));
    await composer.idle();
    expect(submitted).to.have.length(0);
  });
});

describe('What waits with a file that is not there any more', () => {
  it('does not go without it by itself', async () => {
    const { composer, backend, submitted, answers, make, path } = await setUp();
    goOffline();
    answers.push(() => Promise.reject(failure('offline')));
    composer.type('summary', 'The log is attached');
    composer.addFiles([fileOf('boot.log')]);
    backend.uploads[0]!.resolve(attachmentOf('at-server'));
    await problemOf(composer.send());
    await composer.save();
    composer.retry.stop();
    // As where the disk had no room for it.
    await remove([...path, composer.snapshot.files[0]!.id]);
    const later = make();
    await later.restored;
    await settled();
    await later.idle();
    expect(later.snapshot.text.summary).to.equal('The log is attached');
    expect(submitted).to.have.length(1);
  });
});

describe('Custom fields of two tabs', () => {
  const textOf = (fields: Record<string, string>): DraftText['more'] => ({ fields });

  it('are put together, and the customer is told', async () => {
    const { composer, make } = await setUp();
    const other = make();
    await other.restored;
    composer.type('more', textOf({ product: 'mail' }));
    other.type('more', textOf({ server: 'web-07' }));
    await composer.save();
    await other.save();
    expect(other.snapshot.text.more?.fields).to.deep.equal({ product: 'mail', server: 'web-07' });
    expect(other.snapshot.sendProblem).to.deep.equal({ is: 'merged' });
  });
});
