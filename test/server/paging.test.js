/** Cursors that somebody made up: none is an error of the server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';

const { readRequestCursor, requestCursor } = await import('../../server/src/app/paging.ts');
const { BadCursor } = await import('../../server/src/app/desk.ts');

/** @param {unknown[]} parts */
const made = (...parts) => btoa(JSON.stringify(parts)).replaceAll('=', '');

describe('a cursor of a list of requests', () => {
  test('is read as it was given out', () => {
    for (const sort of /** @type {const} */ (['updated', 'created', 'key'])) {
      const position = { value: Date.UTC(2026, 1, 2), number: 7 };
      assert.deepEqual(readRequestCursor(requestCursor(sort, position), sort), position);
    }
  });

  for (const value of [-1, 253_402_300_800_000, 8.64e15 + 1, 9e15, 1.5, '1', null])
    test(`with the time ${value} is refused`, () => {
      for (const sort of /** @type {const} */ (['updated', 'created']))
        assert.throws(() => readRequestCursor(made(sort, value, 1), sort), BadCursor);
    });

  test('of another list is refused', () => {
    assert.throws(() => readRequestCursor(made('created', 1, 1), 'updated'), BadCursor);
    assert.throws(() => readRequestCursor('x', 'updated'), BadCursor);
  });
});
