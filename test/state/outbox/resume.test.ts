/** What a desk loads of the drafts that it finds when it begins. */
import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { attachmentOf, failure, ManualBackend, requestOf } from '../../support/fake-backend.ts';
import { fileOf } from '../../support/input.ts';
import { problemOf } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';

/** The keys that are loaded from IndexedDB while `work` runs. */
async function loadsOf(work: () => Promise<void>): Promise<string[][]> {
  const own = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')!;
  const get = own.value as IDBObjectStore['get'];
  const loads: string[][] = [];
  IDBObjectStore.prototype.get = function (key) {
    if (Array.isArray(key)) loads.push(key as string[]);
    return get.call(this, key);
  };
  try {
    await work();
  } finally {
    Object.defineProperty(IDBObjectStore.prototype, 'get', own);
  }
  return loads;
}

describe('A desk that begins', () => {
  it('loads each draft once to see whether it goes on, and no bytes of files', async () => {
    const apiBase = `resume-${crypto.randomUUID()}`;
    const backend = new ManualBackend();
    backend.uploadAttachment = file => Promise.resolve(attachmentOf(file.name));
    backend.createRequest = () => Promise.reject(failure('offline'));
    const before = new Desk({ backend, apiBase, user: 'ada' });
    for (const key of ['CS-1', 'CS-2']) {
      before.commentOn(key).type('body', 'See the files');
      before.commentOn(key).addFiles([fileOf('a.log'), fileOf('b.log')]);
    }
    before.newRequest.type('summary', 'No network');
    before.newRequest.type('body', 'Since the update');
    goOffline();
    await problemOf(before.newRequest.send());
    await before.sleep();
    goOnline();

    let created = 0;
    backend.createRequest = () => {
      created++;
      return Promise.resolve(requestOf('CS-3'));
    };
    const desk = new Desk({ backend, apiBase, user: 'ada' });
    const loads = await loadsOf(async () => {
      desk.wake();
      // The last one of all drafts.
      await waitFor(() => created === 1, 'the request to go on');
    });
    await desk.sleep();
    const ofComments = loads.filter(([base, , , kind]) => base === apiBase && kind === 'comment');
    expect(ofComments).to.deep.equal([
      [apiBase, 'ada', 'draft', 'comment', 'CS-1'],
      [apiBase, 'ada', 'draft', 'comment', 'CS-2'],
    ]);
  });
});
