import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createLook } = await import('../../../../server/src/helpdesks/request-tracker/changes.ts');

const { signal } = new AbortController();

/** @param {{ id: string, updated: number, version: number }[]} rows */
function lookOver(rows) {
  const queries = /** @type {string[]} */ ([]);
  const ticketOf = (/** @type {typeof rows[0]} */ { id, updated }) => ({
    ...{ id, updated, queue: '3', subject: '', status: 'open', created: updated },
    requestors: [{ id: '41', name: 'ada', realName: undefined, email: undefined }],
  });
  const sources = {
    tracker: {
      settings: { timeZone: 'UTC', user: 'panel' },
      tickets: async (/** @type {string} */ query, /** @type {number} */ limit) => {
        queries.push(query);
        const since = Date.parse(`${/'([^']+)'/.exec(query)?.[1]?.replace(' ', 'T')}Z`) || 0;
        const after = Number(/id > (\d+)\)/.exec(query)?.[1] ?? 0);
        const found = rows
          .filter(row => row.updated >= since && (row.updated > since || Number(row.id) > after))
          .sort((a, b) => a.updated - b.updated || Number(a.id) - Number(b.id));
        return { tickets: (limit === 1 ? found.slice(-1) : found.slice(0, limit)).map(ticketOf), at: 0 };
      },
    },
    histories: {
      activities: async (/** @type {{ id: string }[]} */ tickets) =>
        new Map(
          tickets.map(({ id }) => {
            const row = rows.find(candidate => candidate.id === id);
            return [id, { version: row?.version, at: row?.updated, lastReply: undefined }];
          }),
        ),
    },
    customers: { customerOf: async () => 'k-ada' },
  };
  return { look: createLook(/** @type {any} */ (sources)), queries };
}

const at = Date.UTC(2026, 2, 2, 10);

test('what changes within the second of the last look is told, and nothing twice', async () => {
  const rows = [{ id: '7', updated: at, version: 1 }];
  const { look } = lookOver(rows);
  let { changes, cursor } = await look(undefined, signal);
  assert.deepEqual([changes, cursor], [[], String(at)]);
  ({ changes, cursor } = await look(cursor, signal));
  assert.equal(changes.length, 1);
  ({ changes, cursor } = await look(cursor, signal));
  assert.equal(changes.length, 0);
  rows[0] = { id: '7', updated: at, version: 2 };
  rows.push({ id: '8', updated: at, version: 3 });
  ({ changes, cursor } = await look(cursor, signal));
  assert.deepEqual(
    changes.map(({ key, version }) => [key, version]),
    [
      ['7', 2],
      ['8', 3],
    ],
  );
});

test('10,000 tickets of one second are all told, in several looks, and what comes later as well', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    id: String(index + 1),
    updated: at,
    version: 1,
  }));
  const { look, queries } = lookOver(rows);
  const told = new Set();
  let cursor = String(at);
  let looks = 0;
  for (let found = 1; found > 0; looks++) {
    const answer = await look(cursor, signal);
    found = answer.changes.length;
    for (const { key } of answer.changes) told.add(key);
    cursor = answer.cursor;
  }
  assert.equal(told.size, 10_000);
  assert.ok(looks <= 7 && queries.length <= 150, `${looks} looks, ${queries.length} queries`);
  rows.push({ id: '10001', updated: at + 60_000, version: 9 });
  const later = await look(cursor, signal);
  assert.ok(later.changes.some(({ key }) => key === '10001'));
});

test('an empty Request Tracker begins at the beginning', async () => {
  const rows = /** @type {{ id: string, updated: number, version: number }[]} */ ([]);
  const { look } = lookOver(rows);
  const { cursor } = await look(undefined, signal);
  rows.push({ id: '1', updated: at, version: 1 });
  assert.equal((await look(cursor, signal)).changes.length, 1);
});
