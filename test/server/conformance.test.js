/** The server conforms to the contract over both databases, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { command } from '../conformance/command.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const origin = 'https://panel.example';

/** Checks that these runs may skip, with the reason. */
const maySkip = [
  // The command never deletes.
  'attachments.delete',
  // A bearer token needs no CSRF token; test/server/security.test.js has the cookie.
  'sign-in.csrf',
  // The server has no custom fields and no accepted types by default.
  'create.custom-fields',
  'attachments.type',
  // The two customers are colleagues: their services are the same.
  'services.other',
  // The server has an event stream.
  'events.off',
  // The checks stay below the rate limit.
  'problems.retry-after',
];

for (const [name, skip] of /** @type {const} */ ([
  ['embedded PostgreSQL', false],
  ['a PostgreSQL server', missing],
])) {
  describe(`conformance on ${name}`, { skip }, () => {
    const folder = makeFolder();
    /** @type {Awaited<ReturnType<typeof startPostgres>> | undefined} */
    let postgres;
    /** @type {Awaited<ReturnType<typeof startServer>>} */
    let server;
    before(async () => {
      if (name === 'a PostgreSQL server') postgres = await startPostgres();
      server = await startServer({
        DATA_DIR: folder,
        SUPPORT_DEMO: '1',
        DEMO_TEAM: '1',
        CORS_ORIGINS: origin,
        ...(postgres && { DATABASE_URL: postgres.url }),
      });
    });
    after(async () => {
      // A server that did not start must not leave the database running.
      await /** @type {typeof server | undefined} */ (server)?.stop();
      await postgres?.stop();
      removeFolder(folder);
    });

    test('passes all checks that apply', async () => {
      const { code, out } = await command([
        server.api,
        ...['--token', 'demo-customer-1', '--other-token', 'demo-customer-2'],
        // The second customer of the demo is a colleague of the first.
        ...['--colleague-token', 'demo-customer-2'],
        ...['--origin', origin, '--json'],
      ]);
      assert.equal(code, 0, out);
      /** @type {{ name: string, outcome: string }[]} */
      const checks = JSON.parse(out).checks;
      const skipped = checks.filter(({ outcome }) => outcome === 'skipped').map(check => check.name);
      assert.deepEqual(
        skipped.filter(check => !maySkip.includes(check)),
        [],
      );
    });
  });
}
