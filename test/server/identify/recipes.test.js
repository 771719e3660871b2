/** The recipes of docs/identity.md that need nothing but Node and PHP do what they say. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../../scripts/build/paths.js';
import { serverFor, userOf } from './identified.js';

const { identifyByJwt } = await import('../../../server/src/identify/jwt.ts');
const { identifyBySession } = await import('../../../server/src/identify/session.ts');

const text = readFileSync(join(root, 'docs/identity.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'support-requests-recipes-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes the recipe that names its own file. @param {string} name */
function recipe(name) {
  const blocks = [...text.matchAll(/```\w+\n([^]*?)```/g)].map(([, block]) => block ?? '');
  const code = blocks.find(block => block.split('\n')[0]?.endsWith(`// ${name}`));
  assert.ok(code, `no recipe ${name}`);
  const file = join(folder, name === 'token.js' ? 'token.mjs' : name);
  writeFileSync(file, code);
  return file;
}

const secret = 'a-secret-of-at-least-thirty-two-bytes';
const account = { id: 4711, name: 'Ádá "B" Byron', email: 'ada@example.com' };
const user = { key: '4711', name: account.name };
const noPhp = spawnSync('php', ['-v']).status === 0 ? false : 'PHP is not installed';

test('the token of Node', async () => {
  const { supportToken } = await import(pathToFileURL(recipe('token.js')).href);
  const call = serverFor(identifyByJwt({ secret, audience: 'support' }));
  const headers = { Authorization: `Bearer ${supportToken(account, secret)}` };
  assert.deepEqual(await userOf(await call('/config', headers)), user);
});

test('the token of PHP', { skip: noPhp }, async () => {
  const call = serverFor(identifyByJwt({ secret, audience: 'support' }));
  const code = `require ${JSON.stringify(recipe('token.php'))};
    echo support_token(json_decode($argv[1], true), $argv[2]);`;
  const token = execFileSync('php', ['-r', code, '--', JSON.stringify(account), secret], {
    encoding: 'utf8',
  });
  assert.deepEqual(await userOf(await call('/config', { Authorization: `Bearer ${token}` })), user);
});

test('the session of PHP', { skip: noPhp }, async t => {
  recipe('whoami.php');
  writeFileSync(
    join(folder, 'sign-in.php'),
    `<?php session_start(); $_SESSION['account'] = json_decode($_GET['account'], true);`,
  );
  writeFileSync(join(folder, 'sign-out.php'), '<?php session_start(); session_destroy();');
  const php = spawn('php', ['-S', '127.0.0.1:0', '-t', folder, '-d', `session.save_path=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  t.after(async () => {
    const exited = once(php, 'exit');
    php.kill();
    await exited;
  });
  const panel = await new Promise(resolve =>
    createInterface(php.stderr).on('line', line => {
      const started = /Development Server \((http:\S+)\) started/.exec(line);
      if (started) resolve(started[1]);
    }),
  );
  const signedIn = await fetch(`${panel}/sign-in.php?account=${encodeURIComponent(JSON.stringify(account))}`);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  assert.match(cookie, /^PHPSESSID=/);
  const url = `${panel}/whoami.php`;
  const call = serverFor(identifyBySession({ url, cookies: ['PHPSESSID'], origins: [], cacheSeconds: 0 }));
  assert.deepEqual(await userOf(await call('/config', { Cookie: `theme=dark; ${cookie}` })), user);
  assert.equal(await userOf(await call('/config', { Cookie: 'PHPSESSID=another' })), 401);
  await fetch(`${panel}/sign-out.php`, { headers: { Cookie: cookie } });
  assert.equal(await userOf(await call('/config', { Cookie: cookie })), 401);
});
