/** Pages of a long thread on Zendesk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { listComments } = await import('../../../../server/src/helpdesks/zendesk/comments.ts');

const user = { id: '7', name: 'Ada', role: 'end-user' };
const viewer = /** @type {any} */ ({
  customer: { key: 'c-1', name: 'Ada' },
  owner: 'customer c-1',
  user: '7',
});
const ticket = /** @type {any} */ ({ id: '1' });
const comments = Array.from({ length: 9 }, (_, index) => ({
  ...{
    id: String(100 + index),
    author: user,
    text: `${index}`,
    html: '',
    created: index,
    channel: undefined,
    files: [],
  },
}));

for (const newestFirst of [false, true])
  test(`a comment that becomes internal between two pages hides no other, newest first: ${newestFirst}`, () => {
    const { items, next } = listComments(ticket, comments, viewer, { newestFirst, limit: 4 });
    const gone = items.at(-1)?.id;
    const rest = listComments(
      ticket,
      comments.filter(({ id }) => id !== gone),
      viewer,
      { newestFirst, limit: 100, cursor: next },
    );
    assert.equal(rest.items.length, 5);
    assert.ok(rest.items.every(({ id }) => items.every(item => item.id !== id)));
  });
