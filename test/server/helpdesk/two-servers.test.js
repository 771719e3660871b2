/** Two servers of one configuration, on one PostgreSQL, before one helpdesk. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { ApiClient } from '../api-client.js';
import { EventReader } from '../event-reader.js';
import { missing, startPostgres } from '../postgres-server.js';
import { makeFolder, removeFolder } from '../server-process.js';
import { SimpleHelpdesk, unavailable } from './simple-helpdesk.js';

const { readConfig } = await import('../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../server/src/configured-server.ts');
const { createLog } = await import('../../../server/src/operation/log.ts');

describe('two servers before a helpdesk', { skip: missing, timeout: 60_000 }, () => {
  const folders = [makeFolder(), makeFolder()];
  const helpdesk = new SimpleHelpdesk();
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let database;
  /** @type {Awaited<ReturnType<typeof startConfiguredServer>>[]} */
  let servers = [];
  /** @type {ApiClient[]} */
  let clients = [];

  before(async () => {
    database = await startPostgres();
    const start = (/** @type {string} */ dataDir) => {
      const config = readConfig({
        port: 0,
        databaseUrl: database.url,
        dataDir,
        desk: helpdesk,
        identify: () => ({ key: 'ada', name: 'Ada' }),
      });
      return startConfiguredServer(config, createLog('silent'));
    };
    servers = await Promise.all(folders.map(start));
    clients = servers.map(({ url }) => new ApiClient(`${url}/api/support`));
  });
  after(async () => {
    await Promise.all(servers.map(server => server.close()));
    await database?.stop();
    folders.forEach(removeFolder);
  });

  const pair = () => /** @type {[ApiClient, ApiClient]} */ (/** @type {unknown} */ (clients));

  test('store a write once that broke off at the one and is repeated at the other', async () => {
    const [first, second] = pair();
    const key = randomUUID();
    const json = { summary: 'Once', description: 'd', attachmentIds: [] };
    helpdesk.fault = when => {
      if (when === 'after') unavailable();
    };
    assert.equal((await first.call('POST', '/requests', { json, key })).status, 503);
    helpdesk.fault = () => {};
    assert.equal((await second.call('POST', '/requests', { json, key })).status, 201);
    const again = await first.call('POST', '/requests', { json, key });
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.equal(helpdesk.tickets.length, 1);
  });

  test('share uploads, read marks and events', async () => {
    const [first, second] = pair();
    const file = await first.upload('a.txt');
    const { key, attachments } = await second.create(
      'With a file',
      undefined,
      /** @type {any} */ ([file.id]),
    );
    assert.equal(await (await first.call('GET', `/attachments/${attachments[0].id}`)).text(), 'some bytes');
    const readers = await Promise.all(clients.map(client => EventReader.open(client)));
    const updatedAt = Date.now() + 1000;
    helpdesk.reply(key, 'Answer', updatedAt);
    helpdesk.feed = [{ kind: 'comment', customer: 'ada', key, updatedAt }];
    for (const reader of readers) {
      assert.equal((await reader.next()).data.key, key);
      reader.close();
    }
    assert.equal((await first.get(`/requests/${key}`)).unread, true);
    assert.equal((await second.call('PUT', `/requests/${key}/read`, { json: {} })).status, 204);
    assert.equal((await first.get(`/requests/${key}`)).unread, false);
  });

  // The last one: it stops a server.
  test('go on to follow the helpdesk where one of them stops', async () => {
    const [first, second] = pair();
    const made = await first.create('Later');
    const reader = await EventReader.open(second);
    await servers.shift()?.close();
    const change = { kind: 'request', customer: 'ada', key: made.key, updatedAt: Date.now() + 5000 };
    helpdesk.feed = [...helpdesk.feed, change];
    assert.equal((await reader.next()).data.key, made.key);
    reader.close();
  });
});
