/** Times that Request Tracker itself cannot be told exactly: summer-time.test.js has more of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zone } from './fixture.js';

const { createTracker } = await import('../../../../server/src/helpdesks/request-tracker/client.ts');
const { createLook } = await import('../../../../server/src/helpdesks/request-tracker/changes.ts');

const { signal } = new AbortController();

/** @param {() => import('./fixture.js').Fixture} at */
export function testClocks(at) {
  test('around the end of summer time each ticket is listed once, and each change is told', async () => {
    const { rt, server } = at();
    const grace = server.client('grace');
    /** @type {Map<string, number>} */
    const times = new Map();
    // The clocks in New York change at 06:00.
    for (let half = 0; half < 16; half++) {
      const { key } = await grace.create(`Half hour ${half}`);
      times.set(key, Date.UTC(2025, 10, 2, 4, 30 + 30 * half));
    }
    const updates = [...times].map(([key, time]) => {
      const text = new Date(time).toISOString().slice(0, 19).replace('T', ' ');
      return `done($RT::Handle->dbh->do("UPDATE Tickets SET LastUpdated = '${text}', Created = '${text}' WHERE id = ${key}"));`;
    });
    await rt.perl(updates.join('\n'));

    for (const sort of ['updated', 'created']) {
      const keys = [];
      for (let next = ''; ;) {
        const page = await grace.get(`/requests?status=all&limit=3&sort=${sort}${next}`);
        keys.push(...page.items.map((/** @type {any} */ { key }) => key));
        if (!page.nextCursor) break;
        next = `&cursor=${page.nextCursor}`;
      }
      assert.deepEqual(
        keys.filter(key => times.has(key)),
        [...times.keys()].reverse(),
      );
    }

    const token = rt.tokens['support-panel'];
    const settings = /** @type {any} */ ({ url: rt.url, token, user: 'support-panel', timeZone: zone });
    const tracker = createTracker(settings);
    const activities = async (/** @type {any[]} */ tickets) =>
      new Map(tickets.map(({ id, updated }) => [id, { version: 1, at: updated }]));
    const customers = { customerOf: async () => 'k-grace' };
    for (const start of times.values()) {
      const look = createLook(/** @type {any} */ ({ tracker, histories: { activities }, customers }));
      const told = new Set();
      for (let cursor = String(start), before = ''; cursor !== before;) {
        before = cursor;
        const found = await look(cursor, signal);
        for (const { key } of found.changes) if (times.has(key)) told.add(key);
        cursor = found.cursor;
      }
      assert.deepEqual(
        [...told],
        [...times].filter(([, time]) => time >= start).map(([key]) => key),
        new Date(start).toISOString(),
      );
    }
  });
}
