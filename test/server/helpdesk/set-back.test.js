/** Request Tracker and Redmine whose clock is wrong, or is set while the server runs: the poll loses no change, and tells none twice. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { search, sorted, usualReading } from './request-tracker/ticket-sql.js';
import { startScriptedHelpdesk } from './scripted-helpdesk.js';

const rtClient = await import('../../../server/src/helpdesks/request-tracker/client.ts');
const rtTransactions = await import('../../../server/src/helpdesks/request-tracker/transactions.ts');
const rtChanges = await import('../../../server/src/helpdesks/request-tracker/changes.ts');
const redmineClient = await import('../../../server/src/helpdesks/redmine/client.ts');
const redmineSummaries = await import('../../../server/src/helpdesks/redmine/summaries.ts');
const redmineChanges = await import('../../../server/src/helpdesks/redmine/changes.ts');

/** @typedef {import('./scripted-helpdesk.js').Call} Call */
/** What a helpdesk has of a request: its last reply counts. @typedef {{ id: string, created: number, updated: number, version: number }} Row */

const { signal } = new AbortController();
const hour = 3_600_000;
const iso = (/** @type {number} */ at) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z');

/** As Request Tracker answers. @param {Call} call @param {Row[]} rows */
function requestTracker({ path, body }, rows) {
  const { pathname, searchParams } = new URL(path, 'http://rt.example');
  if (pathname.endsWith('/transactions')) {
    const wanted = JSON.parse(body.toString()).map((/** @type {any} */ { value }) => value);
    const items = rows.filter(({ id }) => wanted.includes(id));
    return {
      items: items.map(({ id, updated, version }) => ({
        ...{ id: String(version), Type: 'Correspond', ObjectId: id, ObjectType: 'RT::Ticket' },
        ...{ Created: iso(updated), Creator: { id: 5, Name: 'marta' } },
      })),
    };
  }
  const directions = searchParams.getAll('order');
  const order = searchParams.getAll('orderby').map((field, index) => ({
    field,
    ascending: directions[index] === 'ASC',
  }));
  const found = sorted(search(searchParams.get('query') ?? '', rows, usualReading('UTC')), order);
  return {
    items: found.slice(0, Number(searchParams.get('per_page'))).map(({ id, created, updated }) => ({
      ...{ id, Subject: 's', Status: 'open', Queue: { id: '3' }, Requestor: [{ id: 41, Name: 'ada' }] },
      ...{ Created: iso(created), LastUpdated: iso(updated) },
    })),
  };
}

/** As Redmine answers. @param {Call} call @param {Row[]} rows */
function redmine({ path }, rows) {
  const { pathname, searchParams } = new URL(path, 'http://redmine.example');
  const issueOf = (/** @type {Row | undefined} */ row) =>
    row && {
      ...{ id: Number(row.id), project: { id: 1, name: 'Support' }, status: { id: 1, name: 'New' } },
      ...{ author: { id: 41, name: 'Ada' }, subject: 's', description: 'd' },
      ...{ created_on: iso(row.created), updated_on: iso(row.updated), attachments: [] },
      journals: [
        {
          id: row.version - 1,
          user: { id: 5, name: 'Marta' },
          notes: 'n',
          private_notes: false,
          details: [],
        },
      ].map(journal => ({ ...journal, created_on: iso(row.updated) })),
    };
  if (pathname === '/projects/support.json') return { project: { id: 1, name: 'Support' } };
  if (pathname === '/users/current.json') return { user: { id: 9, login: 'panel', admin: true } };
  if (pathname === '/custom_fields.json') return { custom_fields: [] };
  const [, id] = /^\/issues\/(\d+)\.json$/.exec(pathname) ?? [];
  if (id) return { issue: issueOf(rows.find(row => row.id === id)) };
  const since = Date.parse(searchParams.get('updated_on')?.slice(2) ?? '') || 0;
  const ascending = searchParams.get('sort')?.startsWith('updated_on:asc') ?? false;
  const order = ['LastUpdated', 'id'].map(field => ({ field, ascending }));
  const found = sorted(
    rows.filter(({ updated }) => updated >= since),
    order,
  );
  const offset = Number(searchParams.get('offset') ?? 0);
  return {
    issues: found.slice(offset, offset + Number(searchParams.get('limit'))).map(issueOf),
    total_count: found.length,
  };
}

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
