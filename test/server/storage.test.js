/** What the server's storage says of itself, and what it clears away. */
import assert from 'node:assert/strict';
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import 'tsx';
import { makeFolder, removeFolder } from './server-process.js';

const { openStorage } = await import('../../server/src/storage.ts');

test(
  'the storage clears away each hour what was left half written, and is ready as long as uploads can be written',
  { timeout: 180_000 },
  async t => {
    const dataFolder = makeFolder();
    t.mock.timers.enable({ apis: ['setInterval'] });
    const storage = await openStorage({ dataFolder, databaseUrl: undefined, attachmentsFolder: undefined });
    t.after(async () => {
      await storage.close();
      removeFolder(dataFolder);
    });
    const spool = join(dataFolder, 'incoming');
    const old = new Date(Date.now() - 2 * 3_600_000);
    const left = join(spool, 'old.part');
    writeFileSync(left, 'bytes');
    utimesSync(left, old, old);
    t.mock.timers.tick(3_600_000);
    while (existsSync(left)) await pause(20);

    await storage.ready();
    rmSync(spool, { recursive: true });
    await assert.rejects(storage.ready(), /ENOENT/);
  },
);
