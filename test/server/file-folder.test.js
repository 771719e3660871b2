import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';

const { StoreUnavailable } = await import('../../server/src/app/store.ts');
const { openFileFolder } = await import('../../server/src/stores/files/file-folder.ts');

/** @param {import('node:test').TestContext} t */
function makeFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-files-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a write that fails leaves nothing in the folder', async t => {
  const folder = makeFolder(t);
  const files = await openFileFolder(folder);
  // No bytes: the write fails after the file was begun, as on a full disk.
  await assert.rejects(files.receive([new Uint8Array(10), /** @type {any} */ (Symbol('no bytes'))]));
  assert.deepEqual(readdirSync(folder), []);
});

test('a full disk is trouble that passes, and does not stay full', async t => {
  const folder = makeFolder(t);
  const files = await openFileFolder(folder);
  async function* chunks() {
    yield new Uint8Array(10);
    // What the file system says when it has no room for the next ones.
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  await assert.rejects(files.receive(chunks()), StoreUnavailable);
  assert.deepEqual(readdirSync(folder), []);
});

test('what a process left half written an hour ago is removed at the start', async t => {
  const folder = makeFolder(t);
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const name of ['old.part', 'new.part', 'whole']) writeFileSync(join(folder, name), 'bytes');
  for (const name of ['old.part', 'whole']) utimesSync(join(folder, name), old, old);
  await openFileFolder(folder);
  assert.deepEqual(readdirSync(folder).sort(), ['new.part', 'whole']);
});
