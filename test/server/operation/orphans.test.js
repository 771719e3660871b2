/** Files without rows: what a server leaves that was killed between the two. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';
import { startS3 } from '../s3-double.js';

const { removeOrphans } = await import('../../../server/src/operation/orphans.ts');
const { nameOf, openFileFolder } = await import('../../../server/src/stores/files/file-folder.ts');
const { openS3Files } = await import('../../../server/src/stores/files/s3-files.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

const day = 24 * 3_600_000;
const now = Date.now();

/** @typedef {{ files: import('../../../server/src/stores/files/file-store.ts').FileStore, names: () => string[], setAge: (name: string, days: number) => void, add: (name: string) => void }} Place */

/** @param {import('node:test').TestContext} t */
function makeFolder(t) {
  const path = mkdtempSync(join(tmpdir(), 'support-requests-orphans-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** @type {Record<string, (t: import('node:test').TestContext) => Promise<Place>>} */
const places = {
  'a folder': async t => {
    const path = makeFolder(t);
    const files = await openFileFolder(path);
    return {
      files,
      names: () => readdirSync(path).sort(),
      add: name => writeFileSync(join(path, name), 'bytes'),
      setAge: (name, days) =>
        utimesSync(join(path, name), (now - days * day) / 1000, (now - days * day) / 1000),
    };
  },
  'an object store': async t => {
    // Pages of 3: the list has several.
    const s3 = await startS3({ pageSize: 3 });
    t.after(() => s3.stop());
    const files = await openS3Files(s3.settings, makeFolder(t));
    const { prefix } = s3.settings;
    return {
      files,
      add: name => void s3.objects.set(prefix + name, Buffer.from('bytes')),
      names: () => [...s3.objects.keys()].map(key => key.slice(prefix.length)).sort(),
      setAge: (name, days) => void s3.modifiedAt.set(prefix + name, now - days * day),
    };
  },
};

/** @param {Place} place @param {string} customer @param {string} id @param {number} days */
async function keepWithoutRow({ files, setAge }, customer, id, days) {
  const received = await files.receive([new TextEncoder().encode('bytes')]);
  await files.keep?.(customer, id, received);
  setAge(nameOf(customer, id), days);
}

/** @param {import('node:test').TestContext} t @param {Place} place */
async function openStore(t, { files, setAge }) {
  const database = await openPglite();
  t.after(() => database.close());
  const store = await openSqlStore(database, files);
  /** @param {string} customer @param {string} id */
  const addWithRow = async (customer, id) => {
    const record = { id, name: 'a.txt', size: 5, type: 'text/plain', createdAt: now, sent: false };
    await store.addAttachment(customer, record, new TextEncoder().encode('bytes'));
    setAge(nameOf(customer, id), 30);
    return nameOf(customer, id);
  };
  return { database, addWithRow };
}

for (const [title, open] of Object.entries(places)) {
  test(
    `in ${title} files without rows go, and none that is young or has a row`,
    { timeout: 120_000 },
    async t => {
      const place = await open(t);
      const { database, addWithRow } = await openStore(t, place);
      const kept = [];
      // Also what JSON and PostgreSQL write in another way than it is.
      for (const customer of ['ada', 'a"\\/é\u2028b', 'half \ud800', 'zoë'])
        for (const id of ['att_1', 'att_2']) kept.push(await addWithRow(customer, id));
      for (const days of [0, 0.9, 1.1]) {
        await keepWithoutRow(place, 'ada', `young_${days}`, days);
        kept.push(nameOf('ada', `young_${days}`));
      }
      for (const days of [2.1, 3, 4, 5]) await keepWithoutRow(place, 'ada', `old_${days}`, days);
      assert.equal(place.names().length, kept.length + 4);
      // Several pages of names, and of rows.
      assert.equal(await removeOrphans(database, place.files, now, { namesAtOnce: 3, rowsAtOnce: 2 }), 4);
      assert.deepEqual(place.names(), kept.sort());
      assert.equal(await removeOrphans(database, place.files, now), 0);
    },
  );
}

test('what is no file of the server stays in the folder, and in the bucket', async t => {
  for (const open of Object.values(places)) {
    const place = await open(t);
    const { database } = await openStore(t, place);
    place.add('notes.txt');
    place.setAge('notes.txt', 30);
    await keepWithoutRow(place, 'ada', 'old', 30);
    assert.equal(await removeOrphans(database, place.files, now), 1);
    assert.deepEqual(place.names(), ['notes.txt']);
  }
});

test('files of another database are left, and reported', { timeout: 120_000 }, async t => {
  const place = await places['a folder']?.(t);
  assert.ok(place);
  const { database, addWithRow } = await openStore(t, place);
  for (let count = 0; count < 101; count++) await keepWithoutRow(place, 'ada', `other_${count}`, 30);
  for (let count = 0; count < 100; count++) await addWithRow('ada', `own_${count}`);
  await assert.rejects(removeOrphans(database, place.files, now), /^Error: 101 of 201 files have no row/);
  assert.equal(place.names().length, 201);
  await addWithRow('ada', 'one-more');
  await addWithRow('ada', 'and-another');
  assert.equal(await removeOrphans(database, place.files, now), 101);
  assert.equal(place.names().length, 102);
});

test('a server that stops does not wait for the sweep', { timeout: 120_000 }, async t => {
  const place = await places['a folder']?.(t);
  assert.ok(place);
  const { database } = await openStore(t, place);
  for (const id of ['one', 'two', 'three']) await keepWithoutRow(place, 'ada', id, 30);
  const stopping = new AbortController();
  const { kept } = place.files;
  assert.ok(kept);
  // It stops while the first file is deleted.
  const remove = async (/** @type {string} */ name) => {
    stopping.abort();
    await kept.remove(name);
  };
  const files = { ...place.files, kept: { ...kept, remove } };
  await assert.rejects(removeOrphans(database, files, now, { stop: stopping.signal }), {
    name: 'AbortError',
  });
  assert.equal(place.names().length, 2);
  await assert.rejects(removeOrphans(database, place.files, now, { stop: stopping.signal }), {
    name: 'AbortError',
  });
  assert.equal(place.names().length, 2);
});
