/** Threads that are longer than one page, of a backend that can begin at the newest comment. */
import { expect } from '@open-wc/testing';
import type { Comment, Page } from '../../../src/model.ts';
import { Thread } from '../../../src/state/thread/thread.ts';
import { rejection } from '../../support/rejection.ts';
import { commentOf, failure, ManualBackend, never, requestOf, settled } from '../../support/fake-backend.ts';

/** Comments with the numbers `from` to `to`, the newest first. */
const newest = (from: number, to: number, nextCursor?: string): Page<Comment> => ({
  items: Array.from({ length: to - from + 1 }, (_, index) => commentOf(String(to - index))),
  nextCursor,
  newestFirst: true,
});

const mine = (id: string) => commentOf(id, { author: { name: 'Ada', role: 'requester', me: true } });

function setUp() {
  const backend = new ManualBackend();
  const thread = new Thread(backend, 'CS-1');
  const read = async (page: Page<Comment>) => {
    thread.invalidate();
    const load = thread.load(never);
    backend.requests.at(-1)!.resolve(requestOf('CS-1'));
    backend.comments.at(-1)!.resolve(page);
    await load;
  };
  const earlier = async (page: Page<Comment>) => {
    const load = thread.more.load();
    backend.comments.at(-1)!.resolve(page);
    await load;
  };
  /** The first and the last number, and how many there are. */
  const shown = () => {
    const ids = thread.snapshot.comments.map(({ id }) => id);
    return [ids[0], ids.at(-1), ids.length];
  };
  return { backend, thread, read, earlier, shown };
}

describe('a long thread', () => {
  it('opens at its newest comments with one call', async () => {
    const { backend, thread, read, shown } = setUp();
    await read(newest(401, 500, 'c1'));
    expect(backend.comments).to.have.length(1);
    expect(backend.comments[0]!.options.order).to.equal('newest');
    expect(shown()).to.deep.equal(['401', '500', 100]);
    expect(thread.snapshot.commentsPhase.is).to.equal('ready');
    expect(thread.snapshot.earlier).to.equal('c1');
  });

  it('shows what was earlier, page by page, until all is there', async () => {
    const { backend, thread, read, earlier, shown } = setUp();
    await read(newest(5, 6, 'c1'));
    await earlier(newest(3, 4, 'c2'));
    expect(backend.comments.at(-1)!.options).to.deep.include({ cursor: 'c1', order: 'newest' });
    expect(shown()).to.deep.equal(['3', '6', 4]);
    await earlier(newest(1, 2));
    expect(shown()).to.deep.equal(['1', '6', 6]);
    expect(thread.snapshot.earlier).to.equal(undefined);
  });

  it('keeps what was earlier, and where it goes on, while the newest are read again', async () => {
    const { thread, read, earlier, shown } = setUp();
    await read(newest(5, 6, 'c1'));
    await earlier(newest(3, 4, 'c2'));
    await read(newest(6, 7, 'c9'));
    expect(shown()).to.deep.equal(['3', '7', 5]);
    expect(thread.snapshot.earlier).to.equal('c2');
  });

  it('shows a comment as it is now, and one that was taken back no more', async () => {
    const { thread, read } = setUp();
    await read(newest(4, 6, 'c1'));
    await read({ ...newest(4, 6, 'c1'), items: [commentOf('6', { body: 'changed' }), commentOf('4')] });
    expect(thread.snapshot.comments.map(({ body }) => body)).to.deep.equal(['4', 'changed']);
  });

  it('begins anew where so much came that the two parts don’t meet: it never has a gap', async () => {
    const { thread, read, shown } = setUp();
    await read(newest(1, 2));
    await read(newest(8, 9, 'c7'));
    expect(shown()).to.deep.equal(['8', '9', 2]);
    expect(thread.snapshot.earlier).to.equal('c7');
  });

  it('takes no earlier comments of a thread that began anew meanwhile', async () => {
    const { backend, thread, read, shown } = setUp();
    await read(newest(3, 4, 'c1'));
    const load = thread.more.load();
    const asked = backend.comments.at(-1)!;
    await read(newest(8, 9, 'c7'));
    asked.resolve(newest(1, 2));
    await load;
    expect(shown()).to.deep.equal(['8', '9', 2]);
    expect(thread.snapshot.earlier).to.equal('c7');
  });

  it('takes earlier comments while the newest are read again by a backend that writes each cursor anew', async () => {
    const { backend, thread, read, shown } = setUp();
    await read(newest(3, 4, 'c1'));
    const load = thread.more.load();
    const asked = backend.comments.at(-1)!;
    await read(newest(3, 4, 'c2'));
    asked.resolve(newest(1, 2, 'c3'));
    await load;
    expect(shown()).to.deep.equal(['1', '4', 4]);
    expect(thread.snapshot.earlier).to.equal('c3');
  });

  it('grows out of one page without losing its beginning', async () => {
    const { thread, read, shown } = setUp();
    await read(newest(1, 3));
    await read(newest(2, 4, 'c1'));
    expect(shown()).to.deep.equal(['1', '4', 4]);
    expect(thread.snapshot.earlier).to.equal(undefined);
  });

  it('keeps a comment that was added while the newest were read', async () => {
    const { thread, backend, read, shown } = setUp();
    await read(newest(3, 4, 'c1'));
    thread.invalidate();
    const load = thread.load(never);
    thread.add(mine('own'));
    backend.requests.at(-1)!.resolve(requestOf('CS-1'));
    backend.comments.at(-1)!.resolve(newest(3, 4, 'c1'));
    await load;
    expect(shown()).to.deep.equal(['3', 'own', 3]);
  });

  it('ends where the cursor leads back to itself, and shows a comment once that both pages have', async () => {
    const { thread, read, earlier, shown } = setUp();
    await read(newest(3, 4, 'c1'));
    await earlier(newest(2, 3, 'c1'));
    expect(shown()).to.deep.equal(['2', '4', 3]);
    expect(thread.snapshot.earlier).to.equal(undefined);
  });

  it('asks once however often it is pressed, and says what went wrong', async () => {
    const { backend, thread, read } = setUp();
    await read(newest(3, 4, 'c1'));
    const first = rejection(thread.more.load());
    void thread.more.load();
    await settled();
    expect(backend.comments).to.have.length(2);
    backend.comments[1]!.reject(failure('server'));
    await first;
    expect(thread.more.phase).to.deep.equal({ is: 'failed', problem: { kind: 'server' } });
    expect(thread.snapshot.commentsPhase.is).to.equal('ready');
  });

  it('calls off what is on its way when nobody waits for it any more', async () => {
    const { backend, thread, read, shown } = setUp();
    await read(newest(3, 4, 'c1'));
    const load = thread.more.load();
    thread.more.end();
    await load;
    expect(backend.comments[1]!.options.signal?.aborted).to.equal(true);
    expect(thread.more.phase.is).to.equal('ready');
    expect(shown()).to.deep.equal(['3', '4', 2]);
  });
});
