/** What a reply to a closed request does is settled when it is sent, and told before; nothing later turns it into something else. */
import { expect } from '@open-wc/testing';
import { Desk } from '../../../src/state/desk.ts';
import type { NewComment, NewRequest } from '../../../src/model.ts';
import { problemOf } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { commentOf, failure, ManualBackend, never, requestOf } from '../../support/fake-backend.ts';

describe('A reply to a request that is closed, where that starts a follow-up', () => {
  let desks: Desk[] = [];
  afterEach(async () => {
    await Promise.all(desks.map(desk => desk.sleep()));
    desks = [];
  });

  function setUp() {
    const backend = new ManualBackend();
    backend.config = backend.config.then(config => ({ ...config, closedReply: 'follow-up' }));
    const sent: (readonly [what: NewRequest | NewComment, key: string])[] = [];
    const answers: (() => Promise<never>)[] = [];
    backend.createRequest = ((request: NewRequest, { idempotencyKey }: { idempotencyKey: string }) => {
      sent.push([request, idempotencyKey]);
      return answers.shift()?.() ?? Promise.resolve(requestOf('CS-2'));
    }) as typeof backend.createRequest;
    backend.addComment = ((_: string, comment: NewComment, options: { idempotencyKey: string }) => {
      sent.push([comment, options.idempotencyKey]);
      return answers.shift()?.() ?? Promise.resolve(commentOf('c'));
    }) as typeof backend.addComment;
    const apiBase = `follow-up-${crypto.randomUUID()}`;
    const open = () => {
      const desk = new Desk({ backend, apiBase, user: 'ada' });
      desks.push(desk);
      return desk;
    };
    /** The customer has the request before their eyes. */
    const read = async (desk: Desk, closed: boolean) => {
      await backend.config;
      const thread = desk.thread('CS-1');
      thread.invalidate();
      const reading = thread.load(never);
      backend.requests.at(-1)!.resolve(requestOf('CS-1', { closed, summary: 'No network' }));
      backend.comments.at(-1)!.resolve({ items: [] });
      await reading;
    };
    return { backend, open, read, sent, answers };
  }

  it('is one also when the page is opened again, where nobody shows the request', async () => {
    const { open, read, sent, answers, backend } = setUp();
    const desk = open();
    await read(desk, true);
    const composer = desk.commentOn('CS-1');
    composer.type('body', 'It is back');
    answers.push(() => Promise.reject(failure('offline')));
    await problemOf(composer.send());
    await desk.sleep();
    const later = open();
    later.wake();
    void later.list.load(never).catch(() => {});
    backend.lists.at(-1)!.resolve({ items: [] });
    await waitFor(() => backend.requests.length === 2, 'the request to be looked at');
    backend.requests[1]!.resolve(requestOf('CS-1', { closed: true, summary: 'No network' }));
    await waitFor(() => sent.length === 2, 'it to go on');
    const followUp = {
      summary: 'No network',
      description: 'It is back',
      attachmentIds: [],
      followUpOf: 'CS-1',
    };
    expect(sent.map(([what]) => what)).to.deep.equal([followUp, followUp]);
    expect(sent[1]![1]).to.equal(sent[0]![1]);
  });

  it('stays a comment where it was sent before the request was closed', async () => {
    const { open, read, sent, answers } = setUp();
    const desk = open();
    await read(desk, false);
    const composer = desk.commentOn('CS-1');
    composer.type('body', 'One more thing');
    answers.push(() => Promise.reject(failure('offline')));
    await problemOf(composer.send());
    await read(desk, true);
    await composer.send();
    const comment = { body: 'One more thing', attachmentIds: [] };
    expect(sent.map(([what]) => what)).to.deep.equal([comment, comment]);
    expect(sent[1]![1]).to.equal(sent[0]![1]);
    expect(composer.snapshot.hasDraft).to.equal(false);
  });
});
