import { expect } from '@open-wc/testing';
import { Uploads, type UploadState } from '../../../src/state/outbox/uploads.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import { fileOf } from '../../support/input.ts';
import { attachmentOf, failure, ManualBackend, settled } from '../../support/fake-backend.ts';

function setUp() {
  const backend = new ManualBackend();
  const uploads = new Uploads(backend);
  const states = () => uploads.items.map(({ state }) => state.is);
  const add = (...names: string[]) => uploads.add(names.map(name => fileOf(name, 100)));
  return { backend, uploads, states, add };
}

describe('files on their way', () => {
  it('go two at a time, in their order', async () => {
    const { backend, add, states } = setUp();
    add('a', 'b', 'c', 'd');
    expect(states()).to.deep.equal(['uploading', 'uploading', 'queued', 'queued']);
    backend.uploads[1]!.resolve(attachmentOf('b'));
    await settled();
    expect(states()).to.deep.equal(['uploading', 'done', 'uploading', 'queued']);
    backend.uploads[0]!.reject(failure('server'));
    await settled();
    expect(states()).to.deep.equal(['failed', 'done', 'uploading', 'uploading']);
    expect(backend.uploads.map(({ options }) => options.file.name)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('tell how far they are, and never go back', async () => {
    const { backend, uploads, add } = setUp();
    add('a');
    const { options, resolve } = backend.uploads[0]!;
    const state = (): UploadState => uploads.items[0]!.state;
    options.onProgress!(40);
    expect(state()).to.deep.equal({ is: 'uploading', loaded: 40 });
    options.onProgress!(100);
    expect(state()).to.deep.equal({ is: 'processing' });
    options.onProgress!(50);
    expect(state()).to.deep.equal({ is: 'processing' });
    resolve(attachmentOf('a'));
    await settled();
    options.onProgress!(60);
    expect(state()).to.deep.equal({ is: 'done', attachment: attachmentOf('a') });
  });

  it('are cancelled by the customer at any stage, told once, and nothing late brings them back', async () => {
    const { backend, uploads, add } = setUp();
    const cancelled: string[] = [];
    uploads.subscribe(() => {
      for (const { file, state } of uploads.items) if (state.is === 'cancelled') cancelled.push(file.name);
    });
    const [done, failed, running, queued] = add('done', 'failed', 'running', 'queued');
    backend.uploads[0]!.resolve(attachmentOf('done'));
    backend.uploads[1]!.reject(failure('too-large'));
    await settled();
    for (const { id } of [done!, failed!, running!, queued!]) uploads.remove(id);
    expect(uploads.items).to.deep.equal([]);
    backend.uploads[2]!.options.onProgress!(50);
    backend.uploads[2]!.resolve(attachmentOf('running'));
    await settled();
    expect(uploads.items).to.deep.equal([]);
    expect(cancelled).to.deep.equal(['done', 'failed', 'running', 'queued']);
  });

  it('go again by themselves after a failure that passes, five times in all', () =>
    withFakeClock(async clock => {
      const { backend, add, states } = setUp();
      add('a');
      for (let tries = 1; tries <= 5; tries++) {
        expect(backend.uploads).to.have.length(tries);
        backend.uploads[tries - 1]!.reject(failure('offline'));
        await clock.advance(0);
        expect(states()).to.deep.equal(['failed']);
        await clock.advance(60_000);
      }
      expect(backend.uploads).to.have.length(5);
      expect(new Set(backend.uploads.map(({ options }) => options.idempotencyKey)).size).to.equal(1);
    }));

  it('fail with a reason, one for each, and go again under the same key', async () => {
    const { backend, uploads, add, states } = setUp();
    const [{ id } = { id: '' }] = add('a', 'b');
    backend.uploads[0]!.reject(failure('too-large'));
    backend.uploads[1]!.reject(new Error('a defect'));
    await settled();
    expect(uploads.items.map(({ state }) => state)).to.deep.equal([
      { is: 'failed', problem: { kind: 'too-large' } },
      { is: 'failed', problem: { kind: 'malformed' } },
    ]);
    uploads.retry(id);
    expect(states()).to.deep.equal(['uploading', 'failed']);
    expect(backend.uploads[2]!.options.idempotencyKey).to.equal(backend.uploads[0]!.options.idempotencyKey);
    expect(backend.uploads[1]!.options.idempotencyKey).not.to.equal(
      backend.uploads[0]!.options.idempotencyKey,
    );
  });

  it('are not begun anew by a retry while they are on their way', () => {
    const { backend, uploads, add } = setUp();
    const [{ id } = { id: '' }] = add('a');
    uploads.retry(id);
    expect(backend.uploads).to.have.length(1);
  });

  it('are all sent once more when the server forgot them', async () => {
    const { backend, uploads, add, states } = setUp();
    add('a', 'b');
    backend.uploads[0]!.resolve(attachmentOf('a'));
    backend.uploads[1]!.reject(failure('server'));
    await settled();
    uploads.uploadAgain();
    expect(states()).to.deep.equal(['uploading', 'uploading']);
    expect(backend.uploads).to.have.length(4);
  });
});

describe('a file that is taken out', () => {
  it('on its way is called off, and the next one goes', async () => {
    const { backend, uploads, add } = setUp();
    const [, second] = add('a', 'b', 'c');
    uploads.remove(second!.id);
    expect(backend.uploads[1]!.options.signal?.aborted).to.equal(true);
    await settled();
    expect(uploads.items.map(({ file }) => file.name)).to.deep.equal(['a', 'c']);
    expect(backend.uploads).to.have.length(3);
    expect(backend.deleted).to.deep.equal([]);
  });

  it('at the server already is taken off it', async () => {
    const { backend, uploads, add } = setUp();
    const [{ id } = { id: '' }] = add('a');
    backend.uploads[0]!.resolve(attachmentOf('at-server'));
    await settled();
    uploads.remove(id);
    uploads.remove(id);
    expect(backend.deleted).to.deep.equal(['at-server']);
  });

  it('does not harm where the server can’t take it off', async () => {
    const { backend, uploads, add } = setUp();
    backend.deleteAttachment = () => Promise.reject(failure('server'));
    const [{ id } = { id: '' }] = add('a');
    backend.uploads[0]!.resolve(attachmentOf('a'));
    await settled();
    uploads.remove(id);
    await settled();
    expect(uploads.items).to.deep.equal([]);
  });
});

describe('the end of a draft', () => {
  it('that was sent leaves its files at the server', async () => {
    const { backend, uploads, add } = setUp();
    add('a', 'b');
    backend.uploads[0]!.resolve(attachmentOf('a'));
    await settled();
    uploads.clear();
    expect(uploads.items).to.deep.equal([]);
    expect(backend.deleted).to.deep.equal([]);
  });
});

describe('who waits for the files', () => {
  it('waits until each has arrived, failed or gone', async () => {
    const { backend, uploads, add } = setUp();
    await uploads.settled();
    const [, , third] = add('a', 'b', 'c');
    let over = false;
    const wait = uploads.settled().then(() => (over = true));
    backend.uploads[0]!.resolve(attachmentOf('a'));
    backend.uploads[1]!.reject(failure('server'));
    await settled();
    expect(over).to.equal(false);
    uploads.remove(third!.id);
    await wait;
  });

  it('gets stored files back before those chosen since, and only what is missing is sent', async () => {
    const { backend, uploads, add, states } = setUp();
    add('new');
    const stored = ['x', 'y'].map(id => ({ id, file: fileOf(id) }));
    uploads.restore([
      { ...stored[0]!, state: { is: 'done', attachment: attachmentOf('x') } },
      { ...stored[1]!, state: { is: 'queued' } },
    ]);
    expect(uploads.items.map(({ file }) => file.name)).to.deep.equal(['x', 'y', 'new']);
    expect(states()).to.deep.equal(['done', 'uploading', 'uploading']);
    expect(backend.uploads.map(({ options }) => options.file.name)).to.deep.equal(['new', 'y']);
  });
});
