import { expect } from '@open-wc/testing';
import type { SupportRequest } from '../../../src/model.ts';
import { RequestList } from '../../../src/state/list/request-list.ts';
import { problemOf, rejection } from '../../support/rejection.ts';
import { failure, ManualBackend, never, requestOf, settled } from '../../support/fake-backend.ts';

function setUp() {
  const backend = new ManualBackend();
  const list = new RequestList(backend);
  const keys = () => list.snapshot.rows?.items.map(({ key }) => key);
  return { backend, list, keys };
}

/** Requests CS-100, CS-99 …: the higher the newer. */
const rows = (from: number, count: number): SupportRequest[] =>
  Array.from({ length: count }, (_, i) => requestOf(`CS-${from - i}`, { updatedAt: from - i }));

describe('the list', () => {
  it('has no rows before the first answer, and then those of the filter', async () => {
    const { backend, list, keys } = setUp();
    expect(list.snapshot).to.deep.equal({ filter: 'open', phase: { is: 'loading' } });
    const load = list.load(never);
    expect(backend.lists[0]!.options).to.deep.include({ status: 'open', limit: 20 });
    backend.lists[0]!.resolve({ items: rows(2, 2), total: 2 });
    await load;
    expect(keys()).to.deep.equal(['CS-2', 'CS-1']);
    expect(list.snapshot.phase.is).to.equal('ready');
    expect(list.snapshot.rows?.total).to.equal(2);
  });

  it('keeps its rows, and its face, while it is read again, and when that fails', async () => {
    const { backend, list, keys } = setUp();
    const first = list.load(never);
    backend.lists[0]!.resolve({ items: rows(2, 2) });
    await first;
    list.invalidate();
    const second = list.load(never);
    expect(list.snapshot.phase.is).to.equal('ready');
    backend.lists[1]!.reject(failure('server'));
    await problemOf(second);
    expect(list.snapshot.phase).to.deep.equal({ is: 'failed', problem: { kind: 'server' } });
    expect(keys()).to.deep.equal(['CS-2', 'CS-1']);
    const third = list.load(never);
    // The message and its button stay until there is a result.
    expect(list.snapshot.phase.is).to.equal('failed');
    backend.lists[2]!.resolve({ items: [] });
    await third;
    expect(keys()).to.deep.equal([]);
  });

  it('reads once for all who ask at a time, and anew when it is out of date', async () => {
    const { backend, list } = setUp();
    const both = Promise.all([list.load(never), list.load(never)]);
    expect(backend.lists).to.have.length(1);
    backend.lists[0]!.resolve({ items: [] });
    await both;
    const stale = rejection(list.load(AbortSignal.abort('left')));
    list.invalidate();
    void list.load(never);
    expect(backend.lists).to.have.length(3);
    await stale;
  });

  it('shows the rows of the chosen filter only, however late another answer comes', async () => {
    const { backend, list, keys } = setUp();
    const open = list.load(never);
    list.choose('closed');
    const closed = list.load(never);
    backend.lists[1]!.resolve({ items: rows(7, 1) });
    await closed;
    backend.lists[0]!.resolve({ items: rows(9, 2) });
    await open;
    expect(list.snapshot.filter).to.equal('closed');
    expect(keys()).to.deep.equal(['CS-7']);
    // What came late is kept for the time when that filter is chosen.
    list.choose('open');
    expect(keys()).to.deep.equal(['CS-9', 'CS-8']);
    expect(list.snapshot.phase.is).to.equal('loading');
  });

  it('does not show the failure of a filter that is no longer chosen', async () => {
    const { backend, list } = setUp();
    const open = problemOf(list.load(never));
    list.choose('closed');
    void list.load(never);
    backend.lists[0]!.reject(failure('server'));
    await open;
    expect(list.snapshot.phase.is).to.equal('loading');
  });

  it('leaves everything as it is when the read is called off', async () => {
    const { backend, list } = setUp();
    const controller = new AbortController();
    const load = rejection(list.load(controller.signal));
    controller.abort('left');
    expect(await load).to.equal('left');
    expect(backend.lists[0]!.options.signal?.aborted).to.equal(true);
    await settled();
    expect(list.snapshot.phase.is).to.equal('loading');
  });

  it('finds a request under any filter, and puts a newer state of it in its row', async () => {
    const { backend, list, keys } = setUp();
    const open = list.load(never);
    backend.lists[0]!.resolve({ items: rows(2, 2) });
    await open;
    list.choose('all');
    const all = list.load(never);
    backend.lists[1]!.resolve({ items: rows(3, 1) });
    await all;
    expect(list.find('CS-1')?.summary).to.equal('CS-1');
    expect(list.find('CS-4')).to.equal(undefined);
    list.put(requestOf('CS-1', { summary: 'New words' }));
    expect(list.find('CS-1')?.summary).to.equal('New words');
    list.put(requestOf('CS-8'));
    expect(keys()).to.deep.equal(['CS-3']);
  });

  it('tells of every change with a new snapshot', () => {
    const { list } = setUp();
    let changes = 0;
    list.subscribe(() => changes++);
    const before = list.snapshot;
    list.choose('all');
    expect(changes).to.equal(1);
    expect(list.snapshot).not.to.equal(before);
    expect(before.filter).to.equal('open');
    list.choose('all');
    expect(changes).to.equal(1);
  });
});
