/** Request Tracker and Redmine whose clock is wrong, or is set while the server runs: the poll loses no change, and tells none twice. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { redmine, requestTracker } from './answers-of-rows.js';
import { startScriptedHelpdesk } from './scripted-helpdesk.js';

const rtClient = await import('../../../server/src/helpdesks/request-tracker/client.ts');
const rtTransactions = await import('../../../server/src/helpdesks/request-tracker/transactions.ts');
const rtChanges = await import('../../../server/src/helpdesks/request-tracker/changes.ts');
const redmineClient = await import('../../../server/src/helpdesks/redmine/client.ts');
const redmineSummaries = await import('../../../server/src/helpdesks/redmine/summaries.ts');
const redmineChanges = await import('../../../server/src/helpdesks/redmine/changes.ts');

/** @typedef {import('./answers-of-rows.js').Row} Row */

const { signal } = new AbortController();
const hour = 3_600_000;

const helpdesks = /** @type {const} */ ([
  ['Request Tracker', requestTracker, rtLook],
  ['Redmine', redmine, redmineLook],
]);

/** @param {string} url */
function rtLook(url) {
  const settings = { url, token: 'SECRET', user: 'panel', timeZone: 'UTC' };
  const tracker = rtClient.createTracker(/** @type {any} */ (settings));
  const histories = rtTransactions.createHistories(tracker, async () => new Map());
  const customers = { customerOf: async () => 'ada' };
  return rtChanges.createLook(/** @type {any} */ ({ tracker, histories, customers }));
}

/** @param {string} url */
function redmineLook(url) {
  const settings = { url, key: 'SECRET', project: 'support', customers: 'email' };
  const client = redmineClient.createRedmine(/** @type {any} */ (settings));
  const people = { customerOf: async () => 'ada' };
  const sources = { redmine: client, people, summaries: redmineSummaries.createSummaries(client) };
  return redmineChanges.createLook(/** @type {any} */ (sources));
}

for (const [what, answerTo, lookAt] of helpdesks)
  describe(`the clock of ${what}`, { timeout: 60_000 }, () => {
    /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
    let helpdesk;
    /** The helpdesk's clock. */
    let at = 0;
    /** @type {Row[]} */
    let rows = [];
    let version = 1;
    /** Versions that customers were told, by key. @type {Map<string, number>} */
    let told;
    before(async () => {
      helpdesk = await startScriptedHelpdesk();
      helpdesk.script = call => ({
        body: answerTo(call, rows),
        headers: { Date: new Date(at).toUTCString() },
      });
    });
    after(() => helpdesk.stop());
    beforeEach(() => {
      at = Math.floor(Date.now() / 1000) * 1000;
      told = new Map();
      rows = [];
    });

    /** @param {string} id */
    function answer(id) {
      at += 20_000;
      const row = rows.find(candidate => candidate.id === id);
      if (row) Object.assign(row, { updated: at, version: ++version });
      else rows.push({ id, created: at, updated: at, version: ++version });
    }

    /** What is told, as the server does with what is not newer. @param {any} look @param {string | undefined} cursor */
    async function see(look, cursor) {
      at += 10_000;
      const found = await look(cursor, signal);
      const fresh = found.changes.filter(
        (/** @type {any} */ change) => change.version > (told.get(change.key) ?? 0),
      );
      for (const change of fresh) told.set(change.key, change.version);
      return { keys: fresh.map((/** @type {any} */ { key }) => key), cursor: found.cursor };
    }

    for (const [how, byMs] of /** @type {const} */ ([
      ['an hour ahead', hour],
      ['an hour behind', -hour],
    ]))
      test(how, async () => {
        at += byMs;
        answer('7');
        const look = lookAt(helpdesk.url);
        let { cursor, keys } = await see(look, undefined);
        for (const [id, expected] of /** @type {[string, string[]][]} */ ([
          ['7', ['7']],
          ['7', ['7']],
          ['', []],
        ])) {
          if (id) answer(id);
          ({ cursor, keys } = await see(look, cursor));
          assert.deepEqual(keys, expected);
        }
      });

    for (const [how, byMs] of /** @type {const} */ ([
      ['set back by an hour', -hour],
      ['set forward by an hour', hour],
    ]))
      test(how, async () => {
        for (const id of ['7', '8', '9']) answer(id);
        const look = lookAt(helpdesk.url);
        let { cursor, keys } = await see(look, undefined);
        answer('7');
        ({ cursor, keys } = await see(look, cursor));
        assert.ok(keys.includes('7'));
        at += byMs;
        for (const id of ['8', '7', '8', '']) {
          if (id) answer(id);
          ({ cursor, keys } = await see(look, cursor));
        }
        // At the latest with the look after the change.
        assert.equal(told.get('7'), rows[0]?.version);
        assert.equal(told.get('8'), rows[1]?.version);
        ({ keys } = await see(look, cursor));
        assert.deepEqual(keys, []);
      });
  });
