/** A server whose clock is wrong does no harm: the database's clock counts. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ApiClient } from './api-client.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

describe('a server a day and an hour ahead', { skip: missing, timeout: 120_000 }, () => {
  test('deletes no uploads of others, and dates nothing in the future', async t => {
    const folders = [makeFolder(), makeFolder()];
    const database = await startPostgres();
    const ahead = join(folders[0] ?? '', 'ahead.cjs');
    writeFileSync(ahead, 'const now = Date.now; Date.now = () => now() + 25 * 3600000;');
    const settings = { DATABASE_URL: database.url, DATA_DIR: folders[0] ?? '' };
    const right = await startServer(settings);
    const wrong = await startServer({
      ...settings,
      DATA_DIR: folders[1] ?? '',
      NODE_OPTIONS: `--require ${ahead}`,
    });
    t.after(async () => {
      await Promise.all([right.stop(), wrong.stop()]);
      await database.stop();
      folders.forEach(removeFolder);
    });
    const [first, second] = [new ApiClient(right.api), new ApiClient(wrong.api)];
    const file = await first.upload('mine.txt');
    const made = await second.create('Sweeps');
    assert.ok(Math.abs(Date.parse(made.updatedAt) - Date.now()) < 3_600_000, made.updatedAt);
    const sent = await first.create('With the file', undefined, /** @type {any} */ ([file.id]));
    assert.equal(sent.attachments.length, 1);
    const { items } = await first.get('/requests?status=all&limit=2');
    assert.deepEqual(
      items.map(item => item.summary),
      ['With the file', 'Sweeps'],
    );
    // A session that the right one began is one for the other, too.
    const signedIn = await fetch(right.signInLinks[0] ?? '', { redirect: 'manual' });
    const cookie = signedIn.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ');
    assert.equal((await new ApiClient(wrong.api, { Cookie: cookie }).call('GET', '/config')).status, 200);
  });
});
