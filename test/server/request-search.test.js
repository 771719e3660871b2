/** How a search over many requests is divided into statements. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';

const { findRequests } = await import('../../server/src/stores/sql/request-search.ts');

const count = 5000;
const key = (/** @type {number} */ index) => `CS-${String(index).padStart(6, '0')}`;

/**
 * A database of 5,000 requests, one in ten of which has the words, and how many each statement looked at.
 *
 * @param {(size: number) => number} milliseconds of a statement, by the database's clock
 */
function makeDatabase(milliseconds) {
  /** @type {number[]} */
  const sizes = [];
  return {
    sizes,
    /** @param {string} _ @param {readonly unknown[]} params */
    query: async (_, params) => {
      const [after, , size] = /** @type {[string, string, number]} */ (params.slice(-3));
      const first = after === '' ? 0 : Number(after.slice(3)) + 1;
      sizes.push(size);
      return Array.from({ length: Math.max(0, Math.min(size, count - first)) }, (_, index) => ({
        customer: 'ada',
        key: key(first + index),
        number: first + index,
        value: (first + index) % 7,
        matches: (first + index) % 10 === 0,
        milliseconds: milliseconds(size),
      }));
    },
  };
}

/** @param {ReturnType<typeof makeDatabase>} database @param {AbortSignal} [signal] */
const search = (database, signal) =>
  findRequests(
    /** @type {any} */ (database),
    { status: 'all', sort: 'updated', words: ['web'], limit: 10, signal },
    ['ada', 'all', null, null, null, null],
  );

describe('a search', () => {
  for (const [name, milliseconds, most] of /** @type {const} */ ([
    ['of quick statements', (/** @type {number} */ size) => size / 1000, 10],
    [
      'of statements that each take 10 ms, however little they look at',
      (/** @type {number} */ size) => 10 + size / 50,
      40,
    ],
    ['that is slow by itself', (/** @type {number} */ size) => size / 4, 260],
  ])) {
    test(`${name} finds everything in few of them`, async () => {
      const database = makeDatabase(milliseconds);
      const found = await search(database);
      assert.equal(found.length, count / 10);
      assert.equal(new Set(found.map(row => row.key)).size, count / 10);
      const order = found.map(({ value, number }) => value * 1e6 + number);
      assert.deepEqual(
        order,
        order.toSorted((a, b) => b - a),
      );
      assert.ok(
        database.sizes.length <= most,
        `${database.sizes.length} statements: ${database.sizes.join(' ')}`,
      );
    });
  }

  test('ends once nobody waits for it', async () => {
    const database = makeDatabase(size => size);
    const stop = new AbortController();
    const { query } = database;
    database.query = async (text, params) => {
      if (database.sizes.length === 3) stop.abort(new Error('gone'));
      return query(text, params);
    };
    await assert.rejects(search(database, stop.signal), /gone/);
    assert.equal(database.sizes.length, 4);
  });
});
