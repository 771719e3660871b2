/** Which entries are new, whose they are, and which of them are replies. */
import { expect } from '@open-wc/testing';
import type { Author, Comment } from '../../../src/model.ts';
import { entriesOf } from '../../../src/state/thread/entries.ts';
import { newComments } from '../../../src/state/thread/new-comments.ts';
import { ownAmong } from '../../../src/state/thread/own-comments.ts';
import { firstUnseen } from '../../../src/state/thread/unseen.ts';
import { repliesOf } from '../../../src/state/thread/replies.ts';
import { commentOf, requestOf } from '../../support/fake-backend.ts';

const me: Author = { name: 'Ada', role: 'requester', me: true };
const unmarked: Author = { ...me, me: false };
const robot: Author = { name: 'Robot', role: 'system', me: false };
const idsOf = (comments: readonly Comment[]) => comments.map(({ id }) => id);

describe('the entries of a thread', () => {
  it('begin with the description, and are the comments alone until the request is loaded', () => {
    const comments = [commentOf('a')];
    const request = requestOf('CS-1', { description: 'It stops.', author: unmarked, createdAt: 5 });
    const [description, ...others] = entriesOf({ request, comments });
    expect(description).to.include({ id: '', body: 'It stops.', author: unmarked, createdAt: 5 });
    expect(others).to.deep.equal(comments);
    expect(entriesOf({ comments })).to.equal(comments);
  });
});

describe('the customer’s own entries', () => {
  const own = (author: Author | undefined, ...comments: Comment[]) => {
    const entries = entriesOf({ request: requestOf('CS-1', { author }), comments });
    return idsOf(entries.filter(ownAmong(entries)));
  };
  const colleague = commentOf('colleague', { author: { ...unmarked, name: 'Bo' } });

  it('are those that the backend marks', () => {
    expect(own(me, commentOf('mine', { author: me }), colleague, commentOf('theirs'))).to.deep.equal([
      '',
      'mine',
    ]);
  });

  it('are those that it marks also where it marks the description only', () => {
    expect(own(me, colleague)).to.deep.equal(['']);
  });

  it('are those of all requesters where it marks none', () => {
    expect(own(unmarked, commentOf('mine', { author: unmarked }), commentOf('theirs'))).to.deep.equal([
      '',
      'mine',
    ]);
  });

  it('are those of all requesters where it does not say either who wrote the description', () => {
    expect(own(undefined, commentOf('mine', { author: unmarked }), commentOf('theirs'))).to.deep.equal([
      '',
      'mine',
    ]);
  });
});

describe('entries of a request that may be shared with colleagues', () => {
  const grace: Author = { name: 'Grace', role: 'requester', me: false };

  it('are the customer’s own only where they are marked', () => {
    for (const part of [{ people: [] }, { visibility: 'team' as const }]) {
      const request = requestOf('CS-1', { author: grace, ...part });
      const entries = entriesOf({ request, comments: [commentOf('hers', { author: grace })] });
      expect(idsOf(entries.filter(ownAmong(entries, request)))).to.deep.equal([]);
    }
  });

  it('are replies where a colleague wrote them', () => {
    const request = requestOf('CS-1', { author: grace, people: [] });
    expect(idsOf(repliesOf({ request, comments: [commentOf('hers', { author: grace })] }))).to.deep.equal([
      'hers',
    ]);
  });

  it('are unseen where a colleague wrote last', () => {
    const request = requestOf('CS-1', { author: grace, people: [] });
    const entries = entriesOf({ request, comments: [commentOf('hers', { author: grace })] });
    expect(firstUnseen(entries, { unread: true }, request)).to.equal(0);
    expect(firstUnseen(entries, { unread: true })).to.equal(-1);
  });
});

describe('replies', () => {
  it('are neither the customer’s own comments nor the system’s', () => {
    const comments = [
      commentOf('mine', { author: unmarked }),
      commentOf('reply'),
      commentOf('note', { author: robot }),
    ];
    const request = requestOf('CS-1', { author: unmarked });
    expect(idsOf(repliesOf({ request, comments }))).to.deep.equal(['reply']);
  });
});

describe('new comments', () => {
  const found = (before: string[], ...now: string[]) =>
    idsOf(
      newComments(
        now.map(id => commentOf(id)),
        new Set(before),
      ),
    );

  it('come after those that were there, also between them', () => {
    expect(found(['a', 'c'], 'a', 'b', 'c', 'd')).to.deep.equal(['b', 'd']);
  });

  it('are not the earlier ones', () => {
    expect(found(['c', 'd'], 'a', 'b', 'c', 'd', 'e')).to.deep.equal(['e']);
  });

  it('are all of them where there was none, or none is left', () => {
    expect(found([], 'a', 'b')).to.deep.equal(['a', 'b']);
    expect(found(['a'], 'b', 'c')).to.deep.equal(['b', 'c']);
  });
});
