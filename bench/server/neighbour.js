/** What a customer's list costs while another one attacks, as a ratio to the same list in peace. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { ApiClient } from '../../test/server/api-client.js';
import { multiplyRequests } from '../../test/server/multiply-requests.js';
import { makeFolder, removeFolder, startServer } from '../../test/server/server-process.js';
import { small } from './size.js';

const attacker = fileURLToPath(new URL('attacker.js', import.meta.url));
const attacks = ['search', 'uploads', 'stalled', 'wrong tokens'];
/** Requests of the attacker, of 2 kB. */
const copies = small ? 1000 : 10_000;
const rounds = small ? 1 : 5;
const seconds = small ? 1 : 4;

/** @param {readonly number[]} values */
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** p50 and p99 of the neighbour's lists, in milliseconds. @param {string} origin */
async function measure(origin) {
  const { latency, requests, non2xx, errors } = await autocannon({
    url: `${origin}/api/support/requests?status=open&limit=20`,
    connections: 2,
    duration: seconds,
    headers: { Authorization: 'Bearer demo-customer-1' },
  });
  // Where none was answered, autocannon says 0 ms.
  const { p50, p99 } = requests.total ? latency : { p50: Infinity, p99: Infinity };
  return { p50, p99, failed: non2xx + errors };
}

/** @param {string} origin @param {string} attack */
async function measureUnder(origin, attack) {
  const child = spawn(process.execPath, [attacker, `${origin}/api/support`, attack], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const result = await measure(origin);
  const exited = once(child, 'exit');
  child.stdin.end();
  await exited;
  return result;
}

/** @param {string} name @param {Record<string, string>} environment */
export async function benchNeighbour(name, environment) {
  const folder = makeFolder();
  const settings = { DATA_DIR: folder, SUPPORT_DEMO: '1', WRITES_PER_MINUTE: '1000000', ...environment };
  let server = await startServer(settings);
  const [neighbour, other] = [1, 2].map(
    number => new ApiClient(server.api, { Authorization: `Bearer demo-customer-${number}` }),
  );
  for (let count = 0; count < 20; count++) await neighbour?.create(`Number ${count}`);
  const json = { summary: 'Number 0', description: 'It stopped again. '.repeat(110), attachmentIds: [] };
  const made = await (await other?.call('POST', '/requests', { json }))?.json();
  await server.stop();
  await multiplyRequests(folder, environment['DATABASE_URL'], made.key, copies);
  server = await startServer(settings);
  await measure(server.origin);
  console.log(`\n${name}: lists of a neighbour, ${rounds} rounds of ${seconds} s, medians`);
  for (const attack of attacks) {
    const peace = [];
    const war = [];
    for (let round = 0; round < rounds; round++) {
      peace.push(await measure(server.origin));
      war.push(await measureUnder(server.origin, attack));
    }
    const p99 = (/** @type {typeof peace} */ list) => median(list.map(result => result.p99));
    const p50 = (/** @type {typeof peace} */ list) => median(list.map(result => result.p50));
    const ratios = peace.map((result, index) => (war[index]?.p99 ?? NaN) / result.p99);
    const failed = war.reduce((sum, result) => sum + result.failed, 0);
    console.log(
      [
        attack.padEnd(14),
        `in peace p50 ${p50(peace)} ms, p99 ${p99(peace)} ms`,
        `attacked p50 ${p50(war)} ms, p99 ${p99(war)} ms`,
        `ratio of p99 ${median(ratios).toFixed(2)} (${ratios.map(ratio => ratio.toFixed(1)).join(' ')})`,
        ...(failed ? [`${failed} failed`] : []),
      ].join('   '),
    );
  }
  await server.stop();
  removeFolder(folder);
}
