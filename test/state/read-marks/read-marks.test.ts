import { expect } from '@open-wc/testing';
import { ReadMarks } from '../../../src/state/read-marks/read-marks.ts';
import { load, save } from '../../../src/state/storage/storage.ts';
import { waitFor } from '../../support/wait.ts';
import { requestOf } from '../../support/fake-backend.ts';

async function setUp(path = ['marks', crypto.randomUUID()]) {
  let changes = 0;
  const storage = {
    load: () => load<[string, number][]>(path),
    save: (value: [string, number][]) => save(path, value),
  };
  const marks = new ReadMarks(
    storage,
    () => changes++,
    () => {},
  );
  // Storage is opened for the first request without a mark of the server.
  marks.addFirst([requestOf('CS-0')]);
  await waitFor(() => changes === 1, 'the stored marks');
  const stored = (count: number) =>
    waitFor(async () => (await load<unknown[]>(path))?.length === count, `${count} marks on disk`);
  return { marks, path, stored, changes: () => changes };
}

const at = (updatedAt: number, unread?: boolean) => requestOf('CS-1', { updatedAt, unread });

describe('what a customer has seen', () => {
  it('is all that is met for the first time', async () => {
    const { marks } = await setUp();
    expect(marks.isUnread(at(5))).to.equal(false);
    marks.addFirst([at(5)]);
    expect(marks.isUnread(at(5))).to.equal(false);
  });

  it('is unread once it was updated, until it is seen', async () => {
    const { marks } = await setUp();
    marks.addFirst([at(5)]);
    marks.addFirst([at(6)]);
    expect(marks.isUnread(at(6))).to.equal(true);
    marks.markSeen(at(6));
    expect(marks.isUnread(at(6))).to.equal(false);
    expect(marks.isUnread(at(7))).to.equal(true);
  });

  it('does not become unseen by an older state of it', async () => {
    const { marks } = await setUp();
    marks.markSeen(at(6));
    marks.markSeen(at(4));
    expect(marks.isUnread(at(6))).to.equal(false);
  });

  it('is remembered over a reload', async () => {
    const { marks, path, stored } = await setUp();
    marks.addFirst([at(5)]);
    await stored(1);
    const { marks: later } = await setUp(path);
    expect(later.isUnread(at(6))).to.equal(true);
    expect(later.isUnread(at(5))).to.equal(false);
  });

  it('is remembered of the latest 2000 requests', async () => {
    const { marks, path, stored } = await setUp();
    marks.addFirst(Array.from({ length: 2001 }, (_, i) => requestOf(`CS-${i}`, { updatedAt: 1 })));
    await stored(2000);
    const { marks: later } = await setUp(path);
    expect(later.isUnread(requestOf('CS-2000', { updatedAt: 2 }))).to.equal(true);
    expect(later.isUnread(requestOf('CS-0', { updatedAt: 2 }))).to.equal(false);
  });

  it('calls its listener when it changes, and only then', async () => {
    const { marks, changes } = await setUp();
    marks.markSeen(at(5));
    marks.markSeen(at(5));
    expect(changes()).to.equal(2);
  });
});
