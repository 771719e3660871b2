import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, test } from 'node:test';
import 'tsx';

const { loadConfig } = await import('../../server/src/config/load.ts');
const { init } = await import('../../server/src/init.ts');

const folder = mkdtempSync(join(tmpdir(), 'support-requests-init-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {readonly string[]} answers */
async function answer(name, answers) {
  let output = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      output += chunk;
      done();
    },
  });
  const path = join(folder, name);
  await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
  return { output, path };
}

test('empty answers give a server that starts, with a secret of its own', async () => {
  const { output, path } = await answer('usual.mjs', ['', '', '', '', '', '']);
  const config = await loadConfig(path, {});
  assert.equal(config.publicOrigin, 'https://panel.example');
  assert.equal(config.databaseUrl, undefined);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const text = readFileSync(path, 'utf8');
  assert.match(text, /secret: "[\w-]{48}"/);
  assert.match(text, /\/\/ .*docs\/identity\.md/);
  assert.match(output, /--config .*usual\.mjs/);
  assert.match(output, /<support-requests api-base="\/api\/support"><\/support-requests>/);
  assert.ok(!output.includes(/secret: "([\w-]{48})"/.exec(text)?.[1] ?? ''));
});

test('a wrong answer is asked for again', async () => {
  const { output, path } = await answer('session.mjs', [
    'panel',
    'https://panel.test/',
    'cookie',
    'session',
    'http://panel.internal/whoami',
    'sid',
    'mysql://x',
    'postgres://support@db/support',
    's3',
    'https://s3.test',
    'files',
    'eu',
    '',
  ]);
  for (const part of ['A URL like', 'One of jwt, session, header', 'embedded, or like postgres'])
    assert.ok(output.includes(part), part);
  await assert.rejects(loadConfig(path, {}), /s3\.accessKeyId is missing/);
  const config = await loadConfig(path, { AWS_ACCESS_KEY_ID: 'K', AWS_SECRET_ACCESS_KEY: 'S' });
  assert.equal(config.databaseUrl, 'postgres://support@db/support');
  assert.deepEqual([config.s3?.bucket, config.s3?.region], ['files', 'eu']);
});

test('a proxy may say name and address beside the key', async () => {
  const answers = ['', 'header', 'X-User', '', 'X-Mail', '10.0.0.0/8', '', '', ''];
  const { path } = await answer('header.mjs', answers);
  const { default: written } = await import(path);
  const header = { key: 'X-User', email: 'X-Mail', trustedAddresses: ['10.0.0.0/8'] };
  assert.deepEqual(written.identify, { header });
});

test('a file that is there stays as it is, and an end of the input writes none', async () => {
  await answer('there.mjs', ['', 'header', '', '', '', '', '', '', '']);
  const before = readFileSync(join(folder, 'there.mjs'), 'utf8');
  await assert.rejects(
    answer('there.mjs', ['', '', '', '', '', '']),
    /there\.mjs exists\. Remove it, or name another/,
  );
  assert.equal(readFileSync(join(folder, 'there.mjs'), 'utf8'), before);
  await assert.rejects(answer('none.mjs', ['']), /nothing was written/);
  assert.throws(() => statSync(join(folder, 'none.mjs')));
});
