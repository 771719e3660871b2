/** Two tabs of one customer: two desks on one path, each with its own channel. */
import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { fileOf } from '../../support/input.ts';
import { rejection } from '../../support/rejection.ts';
import { deferred } from '../../support/mock-api.ts';
import { waitFor } from '../../support/wait.ts';
import { attachmentOf, failure, ManualBackend, requestOf, settled } from '../../support/fake-backend.ts';
import { setUp } from '../../support/composer-fixture.ts';

describe('A draft that is open in two tabs', () => {
  let desks: Desk[] = [];
  afterEach(async () => {
    await Promise.all(desks.map(desk => desk.sleep()));
    desks = [];
  });

  async function twoTabs() {
    const apiBase = `tabs-${crypto.randomUUID()}`;
    const backend = new ManualBackend();
    backend.uploadAttachment = file => Promise.resolve(attachmentOf(file.name));
    const open = async () => {
      const desk = new Desk({ backend, apiBase, user: 'ada' });
      desks.push(desk);
      desk.wake();
      await desk.newRequest.restored;
      return desk.newRequest;
    };
    const path = [apiBase, 'ada', 'draft', 'new'];
    return { here: await open(), there: await open(), backend, open, path };
  }
  type Composer = Awaited<ReturnType<typeof twoTabs>>['here'];
  const bodyOf = ({ snapshot }: Composer) => snapshot.text.body;
  const namesOf = ({ snapshot }: Composer) => snapshot.files.map(({ file }) => file.name);

  it('shows in one what was written in the other', async () => {
    const { here, there } = await twoTabs();
    here.type('body', 'Since the update');
    here.addFiles([fileOf('boot.log')]);
    await waitFor(() => bodyOf(there) === 'Since the update' && namesOf(there).join() === 'boot.log');
    expect(there.snapshot.sendProblem).to.equal(undefined);
    there.type('body', 'Since the update of today');
    await waitFor(() => bodyOf(here) === 'Since the update of today');
    expect(here.snapshot.sendProblem).to.equal(undefined);
  });

  it('keeps both texts where both wrote, and says that they were merged', async () => {
    const { here, there } = await twoTabs();
    here.type('summary', 'No network');
    here.type('body', 'Since the update.');
    there.type('summary', 'Printer');
    there.type('body', 'It prints nothing.');
    await here.save();
    // What the other one has not saved yet is not replaced by that.
    expect(bodyOf(there)).to.equal('It prints nothing.');
    await there.save();
    expect(there.snapshot.text).to.deep.equal({
      summary: 'No network Printer',
      body: 'Since the update.\n\nIt prints nothing.',
    });
    expect(there.snapshot.sendProblem).to.deep.equal({ is: 'merged' });
    await waitFor(() => bodyOf(here) === bodyOf(there), 'the same in the first tab');
  });

  it('is not put together twice where one goes on from the other', async () => {
    const { here, there } = await twoTabs();
    here.type('body', 'Since the update');
    there.type('body', 'Since the update of today');
    await here.save();
    await there.save();
    expect(bodyOf(there)).to.equal('Since the update of today');
    expect(there.snapshot.sendProblem).to.equal(undefined);
  });

  it('keeps a file that is chosen in one while the other writes', async () => {
    const { here, there } = await twoTabs();
    there.type('body', 'Translator');
    const writing = there.save();
    here.addFiles([fileOf('boot.log')]);
    // The other tab’s message comes while the file is still being saved.
    await Promise.all([writing, here.sync(), here.save()]);
    expect(namesOf(here)).to.deep.equal(['boot.log']);
    expect(bodyOf(here)).to.equal('Translator');
    await waitFor(() => namesOf(there).join() === 'boot.log', 'the file in the other tab');
  });

  it('keeps what is written in one while it loads what the other wrote', async () => {
    const { here, there } = await twoTabs();
    there.type('body', 'Theirs');
    await there.save();
    const reading = here.sync();
    // Past its first check whether anything here is not saved yet.
    await Promise.resolve();
    await Promise.resolve();
    here.type('body', 'Mine');
    await reading;
    await here.save();
    expect(bodyOf(here)).to.equal('Theirs\n\nMine');
    expect(here.snapshot.sendProblem).to.deep.equal({ is: 'merged' });
  });

  it('waits for the customer where the other tab changed what waited for the connection', async () => {
    const { here, there, backend } = await twoTabs();
    let calls = 0;
    backend.createRequest = () => {
      calls++;
      return Promise.reject(failure('offline'));
    };
    here.type('summary', 'No network');
    here.type('body', 'Since the update');
    await here.save();
    await waitFor(() => bodyOf(there) === 'Since the update', 'the same in the other tab');
    goOffline();
    await rejection(here.send());
    expect(here.retry.wait).to.equal(Infinity);
    there.type('body', 'Since the update of today');
    await waitFor(() => bodyOf(here) === 'Since the update of today', 'the change');
    expect(here.retry.wait).to.equal(undefined);
    goOnline();
    await here.idle();
    expect(calls).to.equal(1);
    expect(here.snapshot.sendProblem).to.equal(undefined);
  });

  it('is empty in both once it was sent or discarded in one', async () => {
    const { here, there, backend } = await twoTabs();
    here.type('summary', 'No network');
    here.type('body', 'Since the update.');
    await waitFor(() => there.snapshot.hasDraft);
    backend.createRequest = () => Promise.resolve(requestOf('CS-7'));
    expect(await here.send()).to.have.nested.property('detail.request.key', 'CS-7');
    await waitFor(() => !there.snapshot.hasDraft, 'the other to be empty');
    here.type('body', 'Never mind');
    await waitFor(() => there.snapshot.hasDraft);
    await there.discard();
    await waitFor(() => !here.snapshot.hasDraft, 'the first to be empty');
  });

  /** Writes a request with a file in one tab, and waits for it in the other. */
  async function writeWithFile(here: Composer, there: Composer): Promise<void> {
    here.type('summary', 'No network');
    here.type('body', 'Since the update.');
    here.addFiles([fileOf('boot.log')]);
    await waitFor(() => namesOf(there).join() === 'boot.log', 'the draft in the other tab');
    // What is not saved yet would be newer than what the other tab ends.
    await here.save();
  }

  /** What is stored of the draft. */
  const storedAt = (path: readonly string[]) => new DraftStore(path).load();

  it('is not sent from one where it was ended in the other while it waited for its file', async () => {
    const { here, there, backend, path } = await twoTabs();
    const upload = deferred<undefined>();
    backend.uploadAttachment = async file => {
      await upload.promise;
      return attachmentOf(file.name);
    };
    let calls = 0;
    backend.createRequest = () => Promise.resolve(requestOf(`CS-${++calls}`));
    await writeWithFile(here, there);
    const sending = here.send();
    await waitFor(async () => (await storedAt(path))?.submission?.pending, 'the draft to wait for its file');
    await there.discard();
    upload.resolve(undefined);
    expect(await sending).to.equal(undefined);
    await settled();
    expect([calls, here.snapshot.hasDraft, await storedAt(path)]).to.deep.equal([0, false, undefined]);
  });

  it('is sent where storage fails meanwhile, which does not mean that it was ended', async () => {
    const { here, there, backend } = await twoTabs();
    let calls = 0;
    backend.createRequest = () => Promise.resolve(requestOf(`CS-${++calls}`));
    await writeWithFile(here, there);
    await waitFor(() => here.snapshot.savedIn === 'disk', 'the draft to be saved');
    const get = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')!;
    IDBObjectStore.prototype.get = () => {
      throw new DOMException('No', 'UnknownError');
    };
    try {
      expect(await here.send()).to.have.nested.property('detail.request.key', 'CS-1');
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'get', get);
    }
    expect(calls).to.equal(1);
  });

  it('is not stored again where it was ended in one while a call of the other fails', async () => {
    const { here, there, backend, path } = await twoTabs();
    const answer = deferred<never>();
    let calls = 0;
    backend.createRequest = () => {
      calls++;
      return answer.promise;
    };
    here.type('summary', 'No network');
    here.type('body', 'Since the update.');
    await waitFor(() => bodyOf(there) === 'Since the update.', 'the draft in the other tab');
    const sending = rejection(here.send());
    await waitFor(() => calls === 1, 'the call');
    await there.discard();
    expect(await storedAt(path)).to.equal(undefined);
    answer.reject(failure('server'));
    await sending;
    await settled();
    expect(await storedAt(path)).to.equal(undefined);
    // What is written from now on is a draft again.
    here.type('body', 'Once more');
    await waitFor(async () => (await storedAt(path))?.text.body === 'Once more', 'the new draft');
  });

  it('is sent by one at a time where both wait for their own upload of its file', async () => {
    const { here, there, backend } = await twoTabs();
    const upload = deferred<undefined>();
    let uploads = 0;
    backend.uploadAttachment = async file => {
      const number = ++uploads;
      await upload.promise;
      return attachmentOf(`${file.name}-${number}`);
    };
    let calls = 0;
    backend.createRequest = () => Promise.resolve(requestOf(`CS-${++calls}`));
    await writeWithFile(here, there);
    const both = [here.send(), there.send()];
    await waitFor(() => uploads === 2, 'both uploads');
    upload.resolve(undefined);
    const sent = (await Promise.all(both)).filter(answer => answer !== undefined);
    expect([calls, sent.length]).to.deep.equal([1, 1]);
    expect([here.snapshot.hasDraft, there.snapshot.hasDraft]).to.deep.equal([false, false]);
  });

  it('makes one request where both send the same', async () => {
    const { here, there, backend } = await twoTabs();
    const keys: string[] = [];
    const answer = deferred<undefined>();
    backend.createRequest = (async (_request: unknown, { idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey);
      await answer.promise;
      return requestOf('CS-7');
    }) as typeof backend.createRequest;
    here.type('summary', 'No network');
    here.type('body', 'Since the update.');
    const first = here.send();
    await waitFor(() => keys.length === 1, 'the first call');
    // It learns of the entry in the outbox, with its key.
    await waitFor(() => bodyOf(there) === 'Since the update.', 'the draft in the other tab');
    const second = there.send();
    await settled();
    expect(keys).to.have.length(1);
    answer.resolve(undefined);
    await Promise.all([first, second]);
    expect(new Set(keys).size).to.equal(1);
  });
});

describe('What another tab writes again and again', () => {
  it('does not cost a word of this one', async () => {
    const { path, composer } = await setUp();
    const other = new DraftStore(path);
    let version = 0;
    // Each time this one has read the other's version, there is a newer one.
    const load = (store: DraftStore) => real.call(store);
    const real = Object.getOwnPropertyDescriptor(DraftStore.prototype, 'load')!.value as DraftStore['load'];
    DraftStore.prototype.load = async function (this: DraftStore) {
      const found = await load(this);
      if (this !== other && version < 3) {
        await load(other);
        await other.save({ text: { summary: '', body: `Version ${++version}` }, files: [] });
      }
      return found;
    };
    try {
      await other.save({ text: { summary: '', body: 'Version 0' }, files: [] });
      composer.type('body', 'Mine');
      await composer.save();
      await composer.sync();
    } finally {
      DraftStore.prototype.load = real;
    }
    expect(composer.snapshot.text.body).to.contain('Mine').and.to.contain('Version 3');
    expect((await new DraftStore(path).load())!.text.body).to.contain('Mine');
  });
});
