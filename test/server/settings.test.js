import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import 'tsx';

import { makeFolder, removeFolder, startServer } from './server-process.js';

const { readSettings } = await import('../../server/src/settings.ts');
const { lockFolder } = await import('../../server/src/folder-lock.ts');

describe('settings of the server', () => {
  test('have defaults', () => {
    assert.deepEqual(readSettings({}), {
      host: '127.0.0.1',
      port: 8787,
      dataFolder: resolve('.data'),
      databaseUrl: undefined,
      attachmentsFolder: resolve('.data/files'),
      demo: false,
      demoTokens: false,
      customers: 2,
      fields: false,
      team: false,
      scriptedAgent: false,
      writesPerMinute: 600,
      publicOrigin: undefined,
      corsOrigins: [],
    });
  });

  test('keep the tokens that everybody knows from a public address', () => {
    assert.equal(readSettings({ SUPPORT_DEMO: '1' }).demoTokens, true);
    const settings = readSettings({ SUPPORT_DEMO: '1', PUBLIC_URL: 'https://panel.example' });
    assert.equal(settings.demo, true);
    assert.equal(settings.demoTokens, false);
  });

  test('store files beside the embedded database, and in a PostgreSQL server unless a folder is named', () => {
    const DATABASE_URL = 'postgres://localhost/desk';
    assert.equal(readSettings({ DATABASE_URL }).attachmentsFolder, undefined);
    assert.equal(readSettings({ DATABASE_URL, ATTACHMENTS_DIR: '/files' }).attachmentsFolder, '/files');
    assert.equal(readSettings({ DATA_DIR: '/data' }).attachmentsFolder, '/data/files');
  });

  test('name a wrong variable', () => {
    for (const [name, text] of [
      ['PORT', '80a'],
      ['PORT', '65536'],
      ['WRITES_PER_MINUTE', '-1'],
      ['PUBLIC_URL', 'panel.example'],
      ['CORS_ORIGINS', 'https://a.example, *'],
    ]) {
      assert.throws(() => readSettings({ [name]: text }), new RegExp(`^Error: ${name} is `));
    }
  });

  test('take a public address without its path, and several origins', () => {
    const settings = readSettings({
      PUBLIC_URL: 'https://panel.example/desk',
      CORS_ORIGINS: 'https://a.example, http://b.example:8080',
    });
    assert.equal(settings.publicOrigin, 'https://panel.example');
    assert.deepEqual(settings.corsOrigins, ['https://a.example', 'http://b.example:8080']);
  });
});

test('a folder is locked by a running process, not by a dead one', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'server.pid');
  // The parent process runs.
  writeFileSync(file, String(process.ppid));
  await assert.rejects(lockFolder(folder), new RegExp(`Process ${process.ppid} already uses`));
  // No process has this number: Linux ends at 2 ** 22.
  writeFileSync(file, String(2 ** 22 + 1));
  const unlock = await lockFolder(folder);
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

describe('a server that cannot start prints the reason', () => {
  const folder = makeFolder();
  after(() => removeFolder(folder));

  test('without its database, and without the password', async () => {
    const DATABASE_URL = 'postgres://someone:hunter2@127.0.0.1:1/nothing';
    const error = await startServer({ DATA_DIR: folder, DATABASE_URL }).catch(reason => reason);
    assert.match(error.message, /PostgreSQL can't be reached: .*Check DATABASE_URL/);
    assert.doesNotMatch(error.message, /hunter2|^ +at /m);
  });

  test('with a setting that is wrong', async () => {
    await assert.rejects(startServer({ DATA_DIR: folder, PORT: 'http' }), /PORT is "http"/);
  });
});
