/** The line "New": where it belongs. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { firstUnseen } from '../../../src/state/thread/unseen.ts';
import { NewLine } from '../../../src/ui/thread/arrivals/new-line.ts';
import type { Author, Comment } from '../../../src/model.ts';
import { commentOf, requestOf } from '../../support/fake-backend.ts';
import { english } from '../../support/transcript-fixture.ts';

const me: Author = { name: 'Ada', role: 'requester', me: true };
const agent: Author = { name: 'Marta', role: 'agent', me: false };
const robot: Author = { name: 'Robot', role: 'system', me: false };
const colleague: Author = { name: 'Bo', role: 'requester', me: false };

/** What happens to a request: somebody writes, or the customer sees it. */
type Step = Author | 'visit';
const steps = fc.array(fc.constantFrom<Step>(me, agent, agent, robot, colleague, 'visit', 'visit'), {
  maxLength: 40,
});

/** Plays the steps, one an instant: who wrote what, what was last seen, and whether the server has it as unread. */
function play(all: readonly Step[]) {
  const comments: Comment[] = [];
  const seenIds = new Set<string>();
  let upTo: number | undefined;
  let updatedAt = 1;
  for (const [index, step] of all.entries()) {
    if (step === 'visit') {
      upTo = updatedAt;
      for (const { id } of comments) seenIds.add(id);
      continue;
    }
    updatedAt = 2 + index;
    comments.push(commentOf(`c${index}`, { author: step, createdAt: updatedAt }));
    // Who writes has the thread before their eyes.
    if (step.me) for (const { id } of comments) seenIds.add(id);
  }
  const unseen = comments.filter(({ id }) => !seenIds.has(id));
  const request = requestOf('CS-1', { author: me, createdAt: 1, updatedAt });
  return { request, comments, upTo, unseen };
}

/** The ids of the entries with the line above them, as the thread renders it. */
function lineOf({ request, comments }: ReturnType<typeof play>, seen: object): string[] {
  const history = document.createElement('ol');
  for (const id of ['', ...comments.map(one => one.id)]) {
    const entry = document.createElement('li');
    entry.dataset.id = id;
    history.append(entry);
  }
  const ready = { is: 'ready' } as const;
  const line = new NewLine();
  const snapshot = { request, comments, requestPhase: ready, commentsPhase: ready };
  for (let times = 0; times < 2; times++) line.update(history, snapshot, seen, english, () => {});
  return [...history.querySelectorAll('[role=separator]')].map(one => one.parentElement!.dataset.id!);
}

describe('the line "New" in 500 generated threads', () => {
  const check = (seenOf: (thread: ReturnType<typeof play>) => object, may = () => true) => {
    let lines = 0;
    fc.assert(
      fc.property(steps, all => {
        const thread = play(all);
        const ids = lineOf(thread, seenOf(thread));
        const [first] = thread.unseen;
        expect(ids).to.deep.equal(first && may() ? [first.id] : []);
        lines += ids.length;
      }),
      { numRuns: 500 },
    );
    return lines;
  };

  it('stands before the first entry of somebody else since the last visit, by this browser’s marks', () => {
    // First of all the request is seen as it was created.
    const lines = check(({ upTo = 1 }) => ({ upTo }));
    expect(lines).to.be.above(100);
  });

  it('stands there by the server’s mark and this browser’s', () => {
    const lines = check(({ upTo, unseen }) => ({ upTo: upTo ?? 1, unread: unseen.length > 0 }));
    expect(lines).to.be.above(100);
  });

  it('stands behind the customer’s last entry by the server’s mark alone, never before one of their own', () => {
    fc.assert(
      fc.property(steps, all => {
        const thread = play(all);
        const { comments, unseen } = thread;
        const last = comments.findLastIndex(({ author }) => author.me);
        const expected = unseen.length > 0 ? [comments[last + 1]!.id] : [];
        expect(lineOf(thread, { unread: unseen.length > 0 })).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stands nowhere where there is no mark, or the server says that all was read', () => {
    fc.assert(
      fc.property(steps, all => {
        const thread = play(all);
        expect(lineOf(thread, {})).to.deep.equal([]);
        expect(lineOf(thread, { unread: false, upTo: 0 })).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the first unseen entry', () => {
  it('is none of a customer’s where the backend marks none as the customer’s own', () => {
    const nameless = { ...me, me: false };
    const entries = [
      commentOf('a', { author: nameless }),
      commentOf('b', { createdAt: 5 }),
      commentOf('c', { author: nameless, createdAt: 6 }),
    ];
    expect(firstUnseen(entries, { upTo: 1 })).to.equal(-1);
    expect(firstUnseen(entries.slice(0, 2), { upTo: 1 })).to.equal(1);
  });

  it('may be the description, where support wrote it', () => {
    expect(firstUnseen([commentOf('', { createdAt: 5 })], { unread: true })).to.equal(0);
  });

  it('is not one without a time, unless the server says that something is', () => {
    const entries = [commentOf('a', { author: me }), commentOf('b')];
    expect(firstUnseen(entries, { upTo: 1 })).to.equal(-1);
    expect(firstUnseen(entries, { upTo: 1, unread: true })).to.equal(1);
  });
});
