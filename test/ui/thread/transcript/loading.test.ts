/** Everything is read before anything is printed or saved. */
import { expect } from '@open-wc/testing';
import { loadWhole } from '../../../../src/ui/thread/transcript/transcript.lazy.ts';
import { SupportError } from '../../../../src/model.ts';
import { rejection } from '../../../support/rejection.ts';
import { commentOf, PagedBackend, threadOf } from '../../../support/transcript-fixture.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => commentOf(`c${index}`));

describe('reading a whole thread', () => {
  it('reads 250 comments over three pages, in their order', async () => {
    const backend = new PagedBackend(threadOf(many(250)));
    const { request, comments } = await loadWhole('CS-1', backend.port);
    expect(request.key).to.equal('CS-1');
    expect(comments.map(({ id }) => id)).to.deep.equal(many(250).map(({ id }) => id));
    expect(backend.calls).to.deep.equal([
      'getRequest CS-1',
      'listComments CS-1',
      'listComments CS-1 100',
      'listComments CS-1 200',
    ]);
  });

  it('has a comment once that two pages hold', async () => {
    const backend = new PagedBackend(threadOf());
    backend.listComments = async (_key, options) =>
      options?.cursor
        ? { items: [commentOf('b'), commentOf('c')] }
        : { items: [commentOf('a'), commentOf('b')], nextCursor: '2' };
    const { comments } = await loadWhole('CS-1', backend.port);
    expect(comments.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('ends where a server sends it round in a circle', async () => {
    const backend = new PagedBackend(threadOf());
    let calls = 0;
    backend.listComments = async () => {
      calls++;
      return { items: [commentOf('a')], nextCursor: 'again' };
    };
    const { comments } = await loadWhole('CS-1', backend.port);
    expect(comments).to.have.length(1);
    expect(calls).to.equal(2);
  });

  it('fails as a whole where one page fails, and tells which call it was', async () => {
    const backend = new PagedBackend(threadOf(many(250)));
    const failure = new SupportError({ kind: 'server', status: 503 });
    backend.before = call => {
      if (call.endsWith(' 200')) throw failure;
    };
    const operations: string[] = [];
    const error = await rejection(loadWhole('CS-1', backend.port, { onCall: name => operations.push(name) }));
    expect(error).to.equal(failure);
    expect(operations).to.deep.equal(['getRequest', 'listComments']);
  });

  it('asks for nothing more once it is aborted, also where the backend takes no notice', async () => {
    const controller = new AbortController();
    const backend = new PagedBackend(threadOf(many(250)));
    backend.before = call => {
      if (call.endsWith(' 100')) controller.abort();
    };
    const error = await rejection(loadWhole('CS-1', backend.port, controller));
    expect(error).to.equal(controller.signal.reason);
    expect(backend.calls.at(-1)).to.equal('listComments CS-1 100');
  });

  it('is aborted also after the last answer', async () => {
    const controller = new AbortController();
    const backend = new PagedBackend(threadOf());
    backend.before = call => {
      if (call.startsWith('list')) controller.abort();
    };
    expect(await rejection(loadWhole('CS-1', backend.port, controller))).to.equal(controller.signal.reason);
  });
});
