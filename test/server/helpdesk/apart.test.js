/** `../random-customers.js` at the server itself. CALLS sets how many calls. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';
import { callAtRandom } from '../random-customers.js';
import { SimpleHelpdesk } from './simple-helpdesk.js';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');

const calls = Number(process.env['CALLS'] ?? 1000);

const desks = { 'the built-in desk': undefined, 'a helpdesk that sees everything': new SimpleHelpdesk() };

for (const [name, desk] of Object.entries(desks)) {
  test(`${name} keeps two customers apart over ${calls} random calls`, { timeout: 600_000 }, async () => {
    const store = createMemoryStore();
    const server = createServer({
      .../** @type {any} */ (desk ? { desk, store } : { store }),
      identify: request => ({
        key: request.headers.get('As') ?? '',
        name: `name-of-${request.headers.get('As')}`,
      }),
      onError: error => assert.fail(String(error)),
    });
    await callAtRandom(calls, async (as, path, init) =>
      server(new Request(`http://x/api/support${path}`, { ...init, headers: { ...init.headers, As: as } })),
    );
  });
}
