/** Incidents of a status page, through the server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { ApiClient } from '../api-client.js';
import { until } from '../operation/until.js';
import { makeFolder, removeFolder } from '../server-process.js';

const { openStatusPage } = await import('../../../server/src/incidents/status-page.ts');
const { readConfig } = await import('../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../server/src/configured-server.ts');
const { createLog } = await import('../../../server/src/operation/log.ts');

const ada = { key: 'ada', name: 'Ada' };
const minutesAgo = (/** @type {number} */ minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

/** As https://metastatuspage.com/api/v2/incidents.json has them. */
const incidents = () => [
  {
    id: 'p31zjtct2jer',
    name: 'Outage in <AMS1>',
    status: 'identified',
    impact: 'critical',
    created_at: minutesAgo(90),
    started_at: minutesAgo(100),
    updated_at: minutesAgo(10),
    resolved_at: null,
    shortlink: 'https://stspg.io/p31zjtct2jer',
    incident_updates: [
      { body: 'A switch is replaced.', created_at: minutesAgo(10) },
      { body: 'We look.', created_at: minutesAgo(90) },
    ],
  },
  { id: 'old', name: 'Long ago', status: 'resolved', impact: 'minor', created_at: minutesAgo(900) },
  { id: 'no-title', name: ' ', status: 'investigating', created_at: minutesAgo(5) },
  { id: '../etc', name: 'An odd id', status: 'investigating', created_at: minutesAgo(5) },
  { id: 'no-time', name: 'Without a time', status: 'investigating', created_at: 'soon' },
  { id: 'js', name: 'An odd link', status: 'new word', created_at: minutesAgo(5), shortlink: 'javascript:1' },
  null,
  7,
];
/** As https://metastatuspage.com/api/v2/scheduled-maintenances.json has them. */
const planned = () => [
  {
    id: 'm1',
    name: 'Kernel updates',
    status: 'scheduled',
    impact: 'maintenance',
    created_at: minutesAgo(500),
    updated_at: minutesAgo(500),
    scheduled_for: minutesAgo(-600),
    scheduled_until: minutesAgo(-700),
    incident_updates: [],
  },
  {
    id: 'm2',
    name: 'Router',
    status: 'in_progress',
    created_at: minutesAgo(50),
    updated_at: minutesAgo(5),
    scheduled_for: minutesAgo(5),
    scheduled_until: minutesAgo(9),
  },
  { id: 'm3', name: 'Done', status: 'completed', updated_at: minutesAgo(5), scheduled_for: minutesAgo(60) },
];

/** What a page has said. @param {ReturnType<typeof openStatusPage>} feed */
async function known(feed) {
  await until(async () => (await feed.list(ada)).length > 0);
  return feed.list(ada);
}

describe('a status page', { timeout: 120_000 }, () => {
  /** @type {string[]} */
  const calls = [];
  /** @type {(path: string) => { status?: number, body: string }} */
  let answer;
  const page = createServer((request, response) => {
    calls.push(request.url ?? '');
    const { status = 200, body } = answer(request.url ?? '');
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  });
  let url = '';
  before(async () => {
    page.listen(0, '127.0.0.1');
    await once(page, 'listening');
    url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (page.address()).port}`;
  });
  after(() => {
    page.close();
    page.closeAllConnections();
  });
  beforeEach(() => {
    calls.splice(0);
    answer = path => ({
      body: JSON.stringify(
        path.includes('scheduled') ? { scheduled_maintenances: planned() } : { incidents: incidents() },
      ),
    });
  });

  test('is shown by the server as incidents, with those of the configuration', async t => {
    const folder = makeFolder();
    const startedAt = minutesAgo(30);
    const own = { id: 'own', title: 'Own', kind: 'outage', state: 'active', startedAt, updatedAt: startedAt };
    const server = await startConfiguredServer(
      readConfig({
        port: 0,
        dataDir: folder,
        identify: () => ada,
        catalogue: { incidents: [own] },
        statusPage: { url },
      }),
      createLog('silent'),
    );
    t.after(async () => {
      await server.close();
      removeFolder(folder);
    });
    const client = new ApiClient(`${server.url}/api/support`);
    assert.equal((await client.get('/config')).features.incidents, true);
    await until(async () => (await client.get('/incidents')).items.length > 1);
    const { items } = await client.get('/incidents');
    assert.deepEqual(
      items.map((/** @type {any} */ { id, title, kind, state, body, url: link }) => [
        id,
        title,
        kind,
        state,
        body,
        link,
      ]),
      [
        ['own', 'Own', 'outage', 'active', undefined, undefined],
        [
          'status-p31zjtct2jer',
          'Outage in <AMS1>',
          'outage',
          'active',
          'A switch is replaced.',
          'https://stspg.io/p31zjtct2jer',
        ],
        ['status-js', 'An odd link', 'degraded', 'active', undefined, undefined],
        ['status-m1', 'Kernel updates', 'maintenance', 'scheduled', undefined, undefined],
        ['status-m2', 'Router', 'maintenance', 'active', undefined, undefined],
        ['status-m3', 'Done', 'maintenance', 'resolved', undefined, undefined],
      ],
    );
    const [, outage, , , router] = items;
    assert.ok(outage.startedAt < outage.updatedAt);
    // It would end before it begins.
    assert.equal('endsAt' in router, false);
    const follow = { json: { following: true } };
    assert.equal((await client.call('PUT', `/incidents/${outage.id}/following`, follow)).status, 204);
    assert.equal((await client.get('/incidents')).items[1].following, true);
    assert.equal(calls.length, 2);
  });

  test('that never answers keeps nobody waiting, and is heard once it does', async t => {
    const folder = makeFolder();
    /** @type {(() => void)[]} */
    const waiting = [];
    const silent = createServer((_, response) => {
      waiting.push(() => response.end(JSON.stringify({ incidents: incidents() })));
    });
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (silent.address());
    const own = { id: 'own', title: 'Own', startedAt: minutesAgo(30), updatedAt: minutesAgo(30) };
    const server = await startConfiguredServer(
      readConfig({
        port: 0,
        dataDir: folder,
        identify: () => ada,
        catalogue: { incidents: [{ ...own, kind: 'outage', state: 'active' }] },
        statusPage: { url: `http://127.0.0.1:${port}` },
      }),
      createLog('silent'),
    );
    t.after(async () => {
      await server.close();
      silent.closeAllConnections();
      silent.close();
      removeFolder(folder);
    });
    const client = new ApiClient(`${server.url}/api/support`);
    while (waiting.length < 2) await new Promise(resolve => setImmediate(resolve));
    // The page has both calls, and answers none of them.
    for (const path of ['/config', '/requests']) assert.ok(await client.get(path));
    const { items } = await client.get('/incidents');
    assert.deepEqual(
      items.map((/** @type {any} */ { id }) => id),
      ['own'],
    );
    // Whoever had waited would have waited until the calls were given up, and nobody would hear this.
    waiting.forEach(end => end());
    await until(async () => (await client.get('/incidents')).items.length > 1);
    assert.equal(waiting.length, 2);
  });

  test('is asked once for everybody, and again after its time', async () => {
    let now = 0;
    const feed = openStatusPage(
      { url, format: 'statuspage', everyMs: 60_000 },
      assert.fail,
      undefined,
      () => now,
    );
    await Promise.all([1, 2, 3].map(() => feed.list(ada)));
    await known(feed);
    assert.equal(calls.length, 2);
    now = 60_001;
    await feed.list(ada);
    while (calls.length < 4) await new Promise(resolve => setImmediate(resolve));
    await feed.list(ada);
    assert.equal(calls.length, 4);
  });

  for (const [what, broken] of /** @type {[string, { status?: number, body: string }][]} */ ([
    ['is down', { status: 503, body: '' }],
    ['answers with a page', { body: '<!doctype html><title>Log in</title>' }],
    ['answers with half of it', { body: '{"incidents": [' }],
  ]))
    test(`that ${what} is reported, and stands for half an hour with what it said`, async () => {
      let now = 0;
      /** @type {string[]} */
      const reported = [];
      const feed = openStatusPage(
        { url, format: 'statuspage', everyMs: 60_000 },
        error => reported.push(String(error)),
        undefined,
        () => now,
      );
      const whole = await known(feed);
      assert.equal(whole.length, 6);
      answer = () => broken;
      for (const [minutes, left] of /** @type {const} */ ([
        [2, 6],
        [29, 6],
        [31, 0],
      ])) {
        now = minutes * 60_000;
        const before = reported.length;
        // The first customer has what is known, and starts the call.
        await feed.list(ada);
        while (reported.length === before) await new Promise(resolve => setImmediate(resolve));
        assert.equal((await feed.list(ada)).length, left, `${minutes} minutes`);
      }
      assert.match(reported[0] ?? '', /status page/);
    });

  test('of the company’s own names services, and each customer has what concerns them', async () => {
    answer = () => ({
      body: JSON.stringify({
        items: [
          {
            id: 'a',
            title: 'All',
            kind: 'outage',
            state: 'active',
            startedAt: minutesAgo(5),
            format: 'markdown',
          },
          { id: 'b', title: 'Web', startedAt: minutesAgo(5), serviceIds: ['web-07', 7], format: 'odd' },
          { id: 'c', title: 'Nobody', startedAt: minutesAgo(5), serviceIds: [] },
          { id: 'd', startedAt: minutesAgo(5) },
        ],
      }),
    });
    const servicesOf = async (/** @type {{ key: string }} */ { key }) =>
      new Set(key === 'ada' ? ['web-07'] : []);
    const feed = openStatusPage({ url, format: 'json', everyMs: 60_000 }, assert.fail, servicesOf);
    await known(feed);
    const idsOf = async (/** @type {string} */ key) =>
      (await feed.list({ key, name: key })).map(({ id, format }) => [id, format]);
    assert.deepEqual(await idsOf('ada'), [
      ['a', 'markdown'],
      ['b', undefined],
    ]);
    assert.deepEqual(await idsOf('bob'), [['a', 'markdown']]);
  });

  test('settings that are wrong are named', () => {
    assert.throws(
      () => readConfig({ identify: () => ada, statusPage: { url: 'no', format: 'rss', seconds: 1, x: 1 } }),
      /statusPage\.url[^]*statusPage\.format[^]*statusPage\.seconds[^]*statusPage\.x/,
    );
  });
});
