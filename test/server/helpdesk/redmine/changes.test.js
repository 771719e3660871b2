/** The feed of changes over a Redmine that changes while it is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createLook } = await import('../../../../server/src/helpdesks/redmine/changes.ts');

const { signal } = new AbortController();
const at = Date.UTC(2026, 2, 2, 10);

/**
 * @param {{ id: string, updated: number, version: number }[]} rows
 * @param {(calls: number) => void} [meanwhile] after each list
 */
function lookOver(rows, meanwhile = () => undefined) {
  let calls = 0;
  const sources = {
    redmine: {
      settings: { customers: 'email' },
      keyUser: async () => ({ id: '1', rights: new Set() }),
      issues: async (/** @type {Record<string, any>} */ { updated_on: filter, sort, limit, offset = 0 }) => {
        const since = filter ? Date.parse(filter.slice(2)) : 0;
        const sign = sort.startsWith('updated_on:desc') ? -1 : 1;
        const found = rows
          .filter(row => row.updated >= since)
          .sort((a, b) => sign * (a.updated - b.updated) || Number(a.id) - Number(b.id))
          .slice(offset, offset + limit)
          .map(row => ({ ...row, author: { id: '41' } }));
        meanwhile(++calls);
        return { issues: found, rows: found.length };
      },
    },
    people: { customerOf: async () => 'k-ada' },
    summaries: {
      of: async (/** @type {typeof rows} */ issues) =>
        new Map(
          issues.map(({ id, version, updated }) => [
            id,
            { version, at: updated, isComment: false, files: [] },
          ]),
        ),
    },
  };
  return createLook(/** @type {any} */ (sources));
}

test('what changes while a look reads its pages moves nothing out of sight', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => ({
    id: String(index + 1),
    updated: at + index * 1000,
    version: 1,
  }));
  // The first fifty change again, and are the last now.
  const look = lookOver(rows, calls => {
    if (calls === 1)
      for (const row of rows.slice(0, 50)) Object.assign(row, { updated: at + 900_000, version: 2 });
  });
  const { changes } = await look(String(at - 10_000), signal);
  const told = new Map(changes.map(({ key, version }) => [key, version]));
  assert.deepEqual(
    rows.map(({ id }) => told.get(id)),
    rows.map(({ version }) => version),
  );
});

test('10,000 issues of one second are all told, once each', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    id: String(index + 1),
    updated: at,
    version: 1,
  }));
  const look = lookOver(rows);
  const first = await look(String(at), signal);
  assert.equal(new Set(first.changes.map(({ key }) => key)).size, rows.length);
  assert.equal(first.changes.length, rows.length);
  assert.deepEqual((await look(first.cursor, signal)).changes, []);
});
