import { expect } from '@open-wc/testing';
import { failedOperation, Thread } from '../../../src/state/thread/thread.ts';
import type { SupportError } from '../../../src/model.ts';
import { rejection } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { commentOf, failure, ManualBackend, never, requestOf } from '../../support/fake-backend.ts';

function setUp() {
  const backend = new ManualBackend();
  const thread = new Thread(backend, 'CS-1');
  const ids = () => thread.snapshot.comments.map(({ id }) => id);
  return { backend, thread, ids };
}

const mine = (id: string) => commentOf(id, { author: { name: 'Ada', role: 'requester', me: true } });

describe('a thread', () => {
  it('shows at once what the list knows of the request', () => {
    const listed = requestOf('CS-1', { summary: 'Known' });
    const { snapshot } = new Thread(new ManualBackend(), 'CS-1', listed);
    expect(snapshot.request).to.equal(listed);
    expect(snapshot.requestPhase.is).to.equal('loading');
  });

  it('grows page by page on its first reading', async () => {
    const { backend, thread, ids } = setUp();
    const load = thread.load(never);
    backend.requests[0]!.resolve(requestOf('CS-1'));
    backend.comments[0]!.resolve({ items: [commentOf('a'), commentOf('b')], nextCursor: 'c1' });
    await waitFor(() => backend.comments.length === 2, 'the next page');
    expect(backend.comments[1]!.options.cursor).to.equal('c1');
    expect(ids()).to.deep.equal(['a', 'b']);
    expect(thread.snapshot.commentsPhase.is).to.equal('loading');
    backend.comments[1]!.resolve({ items: [commentOf('b'), commentOf('c')] });
    await load;
    expect(ids()).to.deep.equal(['a', 'b', 'c']);
    expect(thread.snapshot.commentsPhase.is).to.equal('ready');
  });

  it('loses nothing that is shown while it is read again', async () => {
    const { backend, thread, ids } = setUp();
    const first = thread.load(never);
    backend.requests[0]!.resolve(requestOf('CS-1'));
    backend.comments[0]!.resolve({ items: ['a', 'b', 'c'].map(id => commentOf(id)) });
    await first;
    thread.invalidate();
    const second = thread.load(never);
    backend.requests[1]!.resolve(requestOf('CS-1'));
    backend.comments[1]!.resolve({ items: [commentOf('a')], nextCursor: 'c1' });
    await waitFor(() => backend.comments.length === 3, 'the next page');
    expect(ids()).to.deep.equal(['a', 'b', 'c']);
    backend.comments[2]!.resolve({ items: [commentOf('c')] });
    await second;
    expect(ids()).to.deep.equal(['a', 'c']);
  });

  it('ends its reading where cursors lead in a circle', async () => {
    const { backend, thread, ids } = setUp();
    const load = thread.load(never);
    backend.requests[0]!.resolve(requestOf('CS-1'));
    for (const [index, nextCursor] of ['c1', 'c2', 'c1'].entries()) {
      await waitFor(() => backend.comments.length > index, 'a page');
      backend.comments[index]!.resolve({ items: [commentOf(String(index))], nextCursor });
    }
    await load;
    expect(ids()).to.deep.equal(['0', '1', '2']);
    expect(backend.comments).to.have.length(3);
  });

  it('keeps a comment that was added while it was read, once', async () => {
    const { backend, thread, ids } = setUp();
    const load = thread.load(never);
    backend.requests[0]!.resolve(requestOf('CS-1'));
    thread.add(mine('new'));
    thread.add(mine('new'));
    backend.comments[0]!.resolve({ items: [commentOf('a')] });
    await load;
    expect(ids()).to.deep.equal(['a', 'new']);
    thread.invalidate();
    const again = thread.load(never);
    backend.requests[1]!.resolve(requestOf('CS-1'));
    backend.comments[1]!.resolve({ items: [commentOf('a'), mine('new'), commentOf('b')] });
    await again;
    expect(ids()).to.deep.equal(['a', 'new', 'b']);
  });

  it('keeps such a comment also where the backend marks nobody as the signed-in customer', async () => {
    const { backend, thread, ids } = setUp();
    const author = { name: 'Ada', role: 'requester', me: false } as const;
    const load = thread.load(never);
    thread.add(commentOf('new', { author }));
    backend.requests[0]!.resolve(requestOf('CS-1', { author }));
    backend.comments[0]!.resolve({ items: [commentOf('a')] });
    await load;
    expect(ids()).to.deep.equal(['a', 'new']);
  });

  it('tells which of its two calls failed, and shows the other’s answer', async () => {
    const { backend, thread, ids } = setUp();
    const load = rejection(thread.load(never));
    backend.requests[0]!.resolve(requestOf('CS-1'));
    backend.comments[0]!.reject(failure('server'));
    const error = await load;
    expect(failedOperation(error as SupportError)).to.equal('listComments');
    expect(thread.snapshot.request?.key).to.equal('CS-1');
    expect(thread.snapshot.requestPhase.is).to.equal('ready');
    expect(thread.snapshot.commentsPhase).to.deep.equal({ is: 'failed', problem: { kind: 'server' } });

    const again = rejection(thread.load(never));
    backend.requests[1]!.reject(failure('not-found'));
    backend.comments[1]!.resolve({ items: [commentOf('a')] });
    expect(failedOperation((await again) as SupportError)).to.equal('getRequest');
    expect(thread.snapshot.requestPhase).to.deep.equal({ is: 'failed', problem: { kind: 'not-found' } });
    expect(ids()).to.deep.equal(['a']);
  });

  it('is left as it is when the reading is called off', async () => {
    const { backend, thread } = setUp();
    const controller = new AbortController();
    const load = rejection(thread.load(controller.signal));
    controller.abort('left');
    expect(await load).to.equal('left');
    expect(backend.comments[0]!.options.signal?.aborted).to.equal(true);
    expect(thread.snapshot.commentsPhase.is).to.equal('loading');
  });
});
