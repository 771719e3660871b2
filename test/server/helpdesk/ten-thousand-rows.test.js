/** Customers with 10,000 requests at helpdesks that give them page by page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { redmine, requestTracker } from './answers-of-rows.js';
import { startScriptedHelpdesk } from './scripted-helpdesk.js';

const rtClient = await import('../../../server/src/helpdesks/request-tracker/client.ts');
const rtDesk = await import('../../../server/src/helpdesks/request-tracker/desk.ts');
const redmineClient = await import('../../../server/src/helpdesks/redmine/client.ts');
const redmineDesk = await import('../../../server/src/helpdesks/redmine/desk.ts');

const many = 10_000;
const customer = { key: 'ada', name: 'Ada' };

/** Three of each second, over an end of summer time, and in another order than made. */
const rows = Array.from({ length: many }, (_, index) => {
  const updated = Date.UTC(2026, 9, 15) + Math.floor(((index * 7919) % many) / 3) * 900_000;
  return { id: String(index + 1), created: Date.UTC(2026, 0, 1) + index * 1000, updated, version: index + 2 };
});

describe('10,000 requests of one customer, page by page', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let helpdesk;
  before(async () => {
    helpdesk = await startScriptedHelpdesk();
  });
  after(() => helpdesk.stop());

  /** @param {() => Promise<any>} deskOf @param {RegExp} lists paths of lists @param {string} sizeName */
  async function walk(deskOf, lists, sizeName) {
    for (const sort of /** @type {const} */ (['updated', 'created', 'key'])) {
      const keys = [];
      for (let cursor; ;) {
        helpdesk.calls.splice(0);
        const page = await (
          await deskOf()
        ).listRequests({ sort, status: 'all', limit: 50, words: [], cursor });
        const sizes = helpdesk.calls
          .filter(({ path }) => lists.test(path))
          .map(({ path }) => Number(new URL(path, 'http://x.example').searchParams.get(sizeName)));
        assert.ok(sizes.length && sizes.length <= 5, `${sizes.length} lists for a page`);
        assert.ok(sizes.every(size => size <= 100));
        keys.push(...page.items.map((/** @type {any} */ { key }) => key));
        if (!page.next || keys.length > many) break;
        cursor = page.next;
      }
      const value = (/** @type {typeof rows[0]} */ row) => (sort === 'key' ? Number(row.id) : row[sort]);
      const expected = [...rows].sort((a, b) => value(b) - value(a) || Number(b.id) - Number(a.id));
      assert.deepEqual(
        keys,
        expected.map(({ id }) => id),
        sort,
      );
    }
  }

  test('Request Tracker', async () => {
    helpdesk.script = call => ({ body: requestTracker(call, rows, 'America/New_York') });
    const settings = { url: helpdesk.url, token: 'SECRET', user: 'panel', timeZone: 'America/New_York' };
    const sources = {
      tracker: rtClient.createTracker(/** @type {any} */ ({ ...settings, waitingStatuses: [] })),
      statuses: { isClosed: async () => false, learn: () => undefined },
      histories: { activities: async () => new Map(), descriptions: async () => new Map() },
      people: { find: async () => '41' },
    };
    await walk(() => rtDesk.createDesk(customer, /** @type {any} */ (sources)), /\/tickets\?/, 'per_page');
  });

  test('Redmine', async () => {
    helpdesk.script = call => ({ body: redmine(call, rows) });
    const settings = { url: helpdesk.url, key: 'SECRET', project: 'support', customers: 'email' };
    const client = redmineClient.createRedmine(
      /** @type {any} */ ({ ...settings, waitingStatuses: [], formatting: 'none' }),
    );
    const summary = { files: [], lastComment: undefined, version: 1, at: 0, isComment: false };
    const viewer = { customer, owner: 'customer ada', user: '41' };
    const sources = {
      redmine: client,
      people: {
        find: async () => viewer,
        filterOf: async () => ({ author_id: '41' }),
        ownerOf: async () => viewer.owner,
        isWriter: async () => true,
      },
      statuses: { isClosed: async () => false },
      summaries: {
        of: async (/** @type {any[]} */ issues) => new Map(issues.map(({ id }) => [id, summary])),
      },
    };
    await walk(
      () => redmineDesk.createDesk(customer, /** @type {any} */ (sources)),
      /\/issues\.json\?/,
      'limit',
    );
  });
});
