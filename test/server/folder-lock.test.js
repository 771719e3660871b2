/** Two servers never have one folder; a dead one does not keep it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import 'tsx';
import { root } from '../../scripts/build/paths.js';

const { lockFolder } = await import('../../server/src/folder-lock.ts');

const times = { beatMs: 50, deadMs: 1000 };
const noNamespaces =
  spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status === 0
    ? false
    : 'namespaces of processes cannot be made here';

/** @param {import('node:test').TestContext} t */
function makeFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A lock as another container has it: its process number says nothing here. */
const foreign = JSON.stringify({ pid: process.pid, realm: 'another', started: '1' });

test('a lock of another container counts as long as it gives signs of life', async t => {
  const folder = makeFolder(t);
  const file = join(folder, 'server.lock-7');
  writeFileSync(file, foreign);
  let beats = 0;
  const beat = setInterval(() => utimesSync(file, new Date(), new Date(Date.now() + ++beats)), times.beatMs);
  t.after(() => clearInterval(beat));
  await assert.rejects(lockFolder(folder, times), /A server of another container or machine already uses/);
  clearInterval(beat);
  const unlock = await lockFolder(folder, times);
  assert.deepEqual(readdirSync(folder), ['server.lock-8']);
  await unlock();
  await (
    await lockFolder(folder, times)
  )();
  assert.deepEqual(readdirSync(folder), ['server.lock-9']);
});

test('a process that has the number of a dead one does not hold its lock', async t => {
  const folder = makeFolder(t);
  const unlock = await lockFolder(folder, times);
  const [name = ''] = readdirSync(folder);
  await unlock();
  const { readFileSync } = await import('node:fs');
  const mine = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  writeFileSync(
    join(folder, name),
    JSON.stringify({ ...mine, released: false, pid: process.ppid, started: '1' }),
  );
  await (
    await lockFolder(folder, times)
  )();
});

test('of many that find a stale lock, one gets the folder', async t => {
  for (const stale of [foreign, String(2 ** 22 + 1), 'cut of', JSON.stringify({ released: true })]) {
    const folder = makeFolder(t);
    writeFileSync(join(folder, 'server.lock-1'), stale);
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => lockFolder(folder, times)));
    const held = results.filter(({ status }) => status === 'fulfilled');
    assert.equal(held.length, 1, stale);
    for (const { value } of /** @type {any[]} */ (held)) await value();
    assert.equal(readdirSync(folder).length, 1);
  }
});

test('two containers are both process 1', { skip: noNamespaces, timeout: 60_000 }, async t => {
  const folder = makeFolder(t);
  const code = `
    import { lockFolder } from ${JSON.stringify(join(root, 'server/src/folder-lock.ts'))};
    lockFolder(${JSON.stringify(folder)}, ${JSON.stringify(times)}).then(
      () => { console.log('process ' + process.pid + ' has it'); setInterval(() => {}, 1000); },
      error => { console.log(error.message); process.exit(3); });`;
  const script = join(folder, 'container.mjs');
  writeFileSync(script, code);
  function start() {
    const args = [
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
      process.execPath,
      '--import',
      'tsx',
      script,
    ];
    const child = spawn('unshare', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    t.after(() => child.kill('SIGKILL'));
    const said = new Promise(resolve => createInterface({ input: child.stdout }).once('line', resolve));
    return { said, child };
  }
  const first = start();
  assert.equal(await first.said, 'process 1 has it');
  const second = start();
  assert.match(await second.said, /^A server of another container or machine already uses/);
  const dead = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await dead;
  const third = start();
  assert.equal(await third.said, 'process 1 has it');
});
