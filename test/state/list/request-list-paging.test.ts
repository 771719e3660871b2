import { expect } from '@open-wc/testing';
import type { Page, SupportRequest } from '../../../src/model.ts';
import { RequestList } from '../../../src/state/list/request-list.ts';
import { problemOf } from '../../support/rejection.ts';
import { failure, ManualBackend, never, requestOf, settled } from '../../support/fake-backend.ts';

/** Requests CS-100, CS-99 …: the higher the newer. */
const rows = (from: number, count: number): SupportRequest[] =>
  Array.from({ length: count }, (_, i) => requestOf(`CS-${from - i}`, { updatedAt: from - i }));
const keysOf = (requests: readonly SupportRequest[]) => requests.map(({ key }) => key);

/** A list with its first page. */
async function setUp(page: Page<SupportRequest> = { items: rows(100, 20), nextCursor: 'c1' }) {
  const backend = new ManualBackend();
  const list = new RequestList(backend);
  const load = list.load(never);
  backend.lists[0]!.resolve(page);
  await load;
  const keys = () => keysOf(list.snapshot.rows!.items);
  const answer = (next: Page<SupportRequest>) => backend.lists.at(-1)!.resolve(next);
  const more = async (next: Page<SupportRequest>) => {
    const done = list.more.load();
    answer(next);
    await done;
  };
  return { backend, list, keys, answer, more };
}

describe('"Show more"', () => {
  it('adds the next page below, until there is none', async () => {
    const { backend, list, keys, more } = await setUp();
    await more({ items: rows(80, 5) });
    expect(backend.lists[1]!.options).to.deep.include({ status: 'open', cursor: 'c1', limit: 20 });
    expect(keys()).to.deep.equal(keysOf(rows(100, 25)));
    await list.more.load();
    expect(backend.lists).to.have.length(2);
  });

  it('asks once however often it is pressed', async () => {
    const { backend, list, keys, answer } = await setUp();
    const first = list.more.load();
    const second = list.more.load();
    answer({ items: rows(80, 5) });
    await Promise.all([first, second]);
    expect(backend.lists).to.have.length(2);
    expect(keys()).to.have.length(25);
  });

  it('shows a request once that moved from one page to the next', async () => {
    const { keys, more } = await setUp();
    await more({ items: [...rows(82, 3), ...rows(79, 2)] });
    expect(keys()).to.deep.equal(keysOf(rows(100, 23)));
  });

  it('ends where the cursor leads back to itself', async () => {
    const { list, more } = await setUp();
    await more({ items: rows(80, 2), nextCursor: 'c1' });
    expect(list.snapshot.rows?.nextCursor).to.equal(undefined);
  });

  it('fails for itself, leaves the rows, and can be tried again', async () => {
    const { backend, list, keys, more } = await setUp();
    const failed = problemOf(list.more.load());
    backend.lists[1]!.reject(failure('timeout'));
    await failed;
    expect(list.more.phase).to.deep.equal({ is: 'failed', problem: { kind: 'timeout' } });
    expect(list.snapshot.phase.is).to.equal('ready');
    expect(keys()).to.have.length(20);
    await more({ items: rows(80, 1) });
    expect(list.more.phase.is).to.equal('ready');
    expect(keys()).to.have.length(21);
  });

  it('is called off by another filter', async () => {
    const { backend, list, answer } = await setUp();
    const more = list.more.load();
    list.choose('closed');
    answer({ items: rows(80, 5) });
    await more;
    expect(backend.lists[1]!.options.signal?.aborted).to.equal(true);
    list.choose('open');
    expect(list.snapshot.rows?.items).to.have.length(20);
    expect(list.more.phase.is).to.equal('ready');
  });

  it('brings nothing back once everything was forgotten', async () => {
    const { list, answer } = await setUp();
    const more = list.more.load();
    list.clear();
    answer({ items: rows(80, 5) });
    await more.catch(() => {});
    await settled();
    expect(list.snapshot.rows).to.equal(undefined);
    expect(list.find('CS-100')).to.equal(undefined);
  });

  it('goes below what a refresh brought meanwhile', async () => {
    const { backend, list, keys } = await setUp();
    const more = list.more.load();
    list.invalidate();
    const refresh = list.load(never);
    backend.lists[2]!.resolve({ items: rows(101, 20), nextCursor: 'c2' });
    await refresh;
    backend.lists[1]!.resolve({ items: rows(81, 3), nextCursor: 'c3' });
    await more;
    expect(keys()).to.deep.equal(keysOf(rows(101, 23)));
  });
});

describe('a refresh of several pages', () => {
  it('asks for as many rows as are shown, up to a hundred', async () => {
    const { backend, list, more } = await setUp();
    await more({ items: rows(80, 5), nextCursor: 'c2' });
    list.invalidate();
    void list.load(never);
    expect(backend.lists.at(-1)!.options.limit).to.equal(40);
    await setUp({ items: rows(900, 130), nextCursor: 'c' }).then(long => {
      long.list.invalidate();
      void long.list.load(never);
      expect(long.backend.lists.at(-1)!.options.limit).to.equal(100);
    });
  });

  it('keeps the rows below where the server gives fewer, without those that moved up', async () => {
    const { list, keys, more, answer } = await setUp();
    await more({ items: rows(80, 5), nextCursor: 'c2' });
    list.invalidate();
    const refresh = list.load(never);
    answer({ items: [requestOf('CS-78', { updatedAt: 200 }), ...rows(100, 19)], nextCursor: 'c9' });
    await refresh;
    expect(keys()).to.deep.equal(['CS-78', ...keysOf(rows(100, 25).filter(({ key }) => key !== 'CS-78'))]);
    expect(list.snapshot.rows?.nextCursor).to.equal('c2');
  });

  it('drops rows that the server no longer has', async () => {
    const { list, keys, answer } = await setUp();
    list.invalidate();
    const refresh = list.load(never);
    answer({ items: rows(100, 3) });
    await refresh;
    expect(keys()).to.deep.equal(['CS-100', 'CS-99', 'CS-98']);
    expect(list.snapshot.rows?.nextCursor).to.equal(undefined);
  });
});
