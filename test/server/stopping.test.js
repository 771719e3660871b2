import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { test } from 'node:test';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const clients = 10;

/**
 * One call on a connection that is kept alive: its status; 'refused' where the port takes no new connection any more, which shows
 * before or after the kernel has accepted it; or 'cut'.
 *
 * @param {Agent} agent @param {string} url
 */
function call(agent, url) {
  return new Promise(resolve => {
    const request = get(url, { agent, headers: { Authorization: 'Bearer demo-customer-1' } }, response => {
      response.resume();
      response.on('error', () => resolve('cut'));
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(request.reusedSocket ? 'cut' : 'refused'));
  });
}

test('SIGTERM cuts no call of a busy client in the middle', { timeout: 120_000 }, async t => {
  const folder = makeFolder();
  t.after(() => removeFolder(folder));
  const server = await startServer({ DATA_DIR: folder });
  const answers = new Map();
  const busy = Array.from({ length: clients }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let answer; answer !== 'refused';) {
      answer = await call(agent, `${server.api}/requests?limit=5`);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (answer !== 200 && answer !== 'refused') break;
    }
    agent.destroy();
  });
  while ((answers.get(200) ?? 0) < 5 * clients) await new Promise(resolve => setImmediate(resolve));
  assert.equal(await server.stop(), 0);
  await Promise.all(busy);
  assert.deepEqual([...answers.keys()].sort(), [200, 'refused']);
});
