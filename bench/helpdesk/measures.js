/** What is measured of a helpdesk behind the server. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { startBalancer } from '../../test/server/balancer.js';
import { EventReader } from '../../test/server/event-reader.js';
import { openPanel } from '../../test/server/helpdesk/main-job.js';
import { startPostgres } from '../../test/server/postgres-server.js';
import { callAtRandom } from '../../test/server/random-customers.js';
import { memoryOf } from '../server/process-memory.js';
import { clientOf, headersOf, startConfigured } from './configured-server.js';

/**
 * @typedef {object} Measured a helpdesk that runs
 * @property {string} name
 * @property {Record<string, unknown>} helpdesk its settings
 * @property {number} calls how many lists are read
 * @property {number} connections at once
 * @property {number} writes how many requests are written while a server is killed
 * @property {number} randomCalls
 * @property {{ url: string, headers: Record<string, string> }} list the helpdesk's own call for a list of 20
 * @property {(key: string, text: string, api: string) => Promise<void>} answer as an agent, in the helpdesk; with its webhook, where it has one
 * @property {() => Promise<string[]>} summaries of all requests, in the helpdesk
 * @property {() => Promise<void>} stop
 */

/** @param {string} name @param {import('autocannon').Result} result */
function print(name, { requests, duration, latency, non2xx, errors }) {
  const columns = [
    name.padEnd(42),
    `${(requests.total / duration).toFixed(1).padStart(7)} lists/s`,
    `p50 ${latency.p50} ms`,
    `p99 ${latency.p99} ms`,
    ...(non2xx + errors ? [`${non2xx} refused, ${errors} failed`] : []),
  ];
  console.log(columns.join('   '));
}

/** @param {Measured} measured */
export async function measureLists({ helpdesk, calls, connections, list }) {
  const server = await startConfigured(helpdesk);
  const ada = clientOf(server.api, 'ada');
  for (let count = 0; count < 20; count++) await ada.create(`Number ${count}`);
  const through = { url: `${server.api}/requests?status=all&limit=20`, headers: headersOf('ada') };
  for (const each of [list, through]) await autocannon({ ...each, connections, amount: connections * 4 });
  for (const at of [1, connections]) {
    const amount = Math.max(at, Math.floor(at === 1 ? calls / 4 : calls));
    const direct = await autocannon({ ...list, connections: at, amount });
    const served = await autocannon({ ...through, connections: at, amount });
    print(`the helpdesk's own list, ${at} at once`, direct);
    print(`through the server, ${at} at once`, served);
    const added = (/** @type {'p50' | 'p99'} */ which) => served.latency[which] - direct.latency[which];
    console.log(`${'added'.padEnd(42)}${''.padStart(18)}p50 ${added('p50')} ms   p99 ${added('p99')} ms`);
  }
  await server.stop();
}

/** @param {Measured} measured */
export async function measureMemory({ helpdesk }) {
  const server = await startConfigured(helpdesk);
  const idle = memoryOf(server.pid);
  const readers = [];
  const customers = Array.from({ length: 100 }, (_, index) => clientOf(server.api, `customer${index}`));
  for (const customer of customers)
    for (let count = 0; count < 10; count++) readers.push(await EventReader.open(customer));
  console.log(`memory idle ${idle}, with ${readers.length} open streams ${memoryOf(server.pid)}`);
  const { key } = await /** @type {typeof customers[0]} */ (customers[0]).create('For ten streams');
  for (const reader of readers.slice(0, 10)) while ((await reader.next()).data.key !== key);
  for (const reader of readers) reader.close();
  await server.stop();
}

/** @param {Measured} measured */
export async function measureKill({ helpdesk, writes, connections, summaries }) {
  const database = await startPostgres({ fsync: true });
  const servers = [];
  for (let count = 0; count < 2; count++)
    servers.push(await startConfigured(helpdesk, { databaseUrl: database.url }));
  const [first, second] = /** @type {[typeof servers[0], typeof servers[0]]} */ (
    /** @type {unknown} */ (servers)
  );
  const balancer = await startBalancer([first.port, second.port]);
  const ada = clientOf(balancer.api, 'ada');
  const about = randomUUID();
  const left = Array.from({ length: writes }, (_, index) => index);
  let done = 0;
  let failures = 0;
  /** @type {Promise<void> | undefined} */
  let killed;
  const work = async () => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) {
      const key = randomUUID();
      const json = { summary: `${about} ${index}`, description: 'Just once.', attachmentIds: [] };
      for (;;) {
        const response = await ada.call('POST', '/requests', { json, key }).catch(() => undefined);
        await response?.arrayBuffer();
        if (response?.status === 201) break;
        failures++;
        await wait(50);
      }
      if (++done >= writes * 0.4) killed ??= first.stop('SIGKILL');
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections * 2 }, work));
  await killed;
  const seconds = (performance.now() - started) / 1000;
  const stored = (await summaries()).filter(summary => summary.startsWith(about));
  console.log(
    `${writes} keyed writes in ${seconds.toFixed(0)} s, one of two servers killed after ${Math.ceil(writes * 0.4)}: ` +
      `${stored.length} requests in the helpdesk, ${new Set(stored).size} different; ${failures} calls were repeated`,
  );
  if (stored.length !== writes) process.exitCode = 1;
  await balancer.stop();
  await second.stop();
  await database.stop();
}

/** @param {Measured} measured */
export async function measureApart({ helpdesk, randomCalls }) {
  const server = await startConfigured(helpdesk);
  const statuses = await callAtRandom(randomCalls, (as, path, init) =>
    fetch(server.api + path, { ...init, headers: { ...init.headers, ...headersOf(as) } }),
  );
  const told = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  console.log(`${randomCalls} random calls of two customers: 0 leaks (${told.join(', ')})`);
  await server.stop();
}

/** From the moment that an agent answers, to the words on the screen of the customer. @param {Measured} measured */
export async function measureScreen({ helpdesk, answer }) {
  const server = await startConfigured(helpdesk);
  const { key } = await clientOf(server.api, 'ada').create('Waiting');
  const browser = await chromium.launch(await findChromium());
  const { page } = await openPanel(browser, server.origin, headersOf('ada'), `#support=${key}`);
  await page.getByText('It stopped.').first().waitFor();
  const times = [];
  for (let count = 0; count < 11; count++) {
    const text = `Answer ${count} of support.`;
    const started = performance.now();
    await answer(key, text, server.api);
    const answered = performance.now();
    await page.getByText(text).first().waitFor();
    times.push({ whole: performance.now() - started, after: performance.now() - answered });
  }
  const median = (/** @type {'whole' | 'after'} */ which) =>
    times
      .map(time => time[which])
      .sort((a, b) => a - b)[5]
      ?.toFixed(0);
  console.log(
    `from an agent's answer to the customer's screen: median ${median('whole')} ms, ${median('after')} ms of them after the helpdesk took it`,
  );
  await browser.close();
  await server.stop();
  assert.equal(times.length, 11);
}
