/** The browser, through widget and server, before a helpdesk in memory: what the tests of each real one do, too. */
import { after, before, test } from 'node:test';
import 'tsx';
import { makeFolder, removeFolder } from '../server-process.js';
import { doMainJob } from './main-job.js';
import { SimpleHelpdesk } from './simple-helpdesk.js';

const { readConfig } = await import('../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../server/src/configured-server.ts');
const { createLog } = await import('../../../server/src/operation/log.ts');

const folder = makeFolder();
const helpdesk = new SimpleHelpdesk();
/** @type {Awaited<ReturnType<typeof startConfiguredServer>>} */
let server;

before(async () => {
  const config = readConfig({
    port: 0,
    dataDir: folder,
    desk: helpdesk,
    identify: (/** @type {Request} */ { headers }) => {
      const key = headers.get('X-Customer');
      return key && { key, name: key };
    },
  });
  server = await startConfiguredServer(config, createLog('silent'));
});
after(async () => {
  await server?.close();
  removeFolder(folder);
});

test('a customer raises a request, is answered, replies and closes it', { timeout: 120_000 }, () =>
  doMainJob({
    url: server.url,
    ada: { 'X-Customer': 'ada' },
    grace: { 'X-Customer': 'grace' },
    answer: async (key, text) => {
      const updatedAt = Date.now();
      helpdesk.reply(key, text, updatedAt);
      helpdesk.feed.push({ kind: 'comment', customer: 'ada', key, updatedAt });
    },
    // It has none.
    note: async () => undefined,
    textOf: async key =>
      helpdesk.replies
        .filter(({ ticket }) => ticket === key)
        .map(({ body }) => body)
        .join('\n'),
  }),
);
