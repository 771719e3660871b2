/** The files in server/deploy are what the server understands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';
import { root } from '../../scripts/build/paths.js';

const { readConfig } = await import('../../server/src/config/config.ts');

/** @param {string} name */
const read = name => readFileSync(join(root, 'server/deploy', name), 'utf8');

/** The variables that the image sets. */
const dockerfile = read('Dockerfile');
const ofImage = Object.fromEntries(
  [...(/^ENV (HOST=.*)$/m.exec(dockerfile)?.[1]?.matchAll(/(\w+)=(\S+)/g) ?? [])].map(([, name, value]) => [
    name,
    value,
  ]),
);

test('the configurations are valid with what the image and its surroundings set', () => {
  assert.deepEqual(Object.keys(ofImage), ['HOST', 'PORT', 'DATA_DIR']);
  const compose = read('compose.yaml');
  for (const name of ['DATABASE_URL', 'PUBLIC_URL']) assert.match(compose, new RegExp(`^ +${name}: `, 'm'));
  const environment = { ...ofImage, DATABASE_URL: 'postgres://a/b' };
  const withCompose = readConfig(JSON.parse(read('server.json')), {
    ...environment,
    PUBLIC_URL: 'https://panel.example',
  });
  assert.equal(withCompose.host, '0.0.0.0');
  const kubernetes = read('kubernetes.yaml');
  const [, json = ''] = /^ {2}server\.json: \|\n((?: {4}.*\n)+)/m.exec(kubernetes) ?? [];
  assert.equal(readConfig(JSON.parse(json), environment).metrics?.host, '0.0.0.0');
  for (const [, path] of kubernetes.matchAll(/httpGet: \{ path: (\S+),/g))
    assert.match(path ?? '', /^\/(health|ready)z$/);
});

test('every file that a file names is there, and runs the command of the package', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
  const command = bin['support-requests-server'];
  assert.ok(dockerfile.includes(`node_modules/support-requests-server/${command}`));
  assert.ok(read('support-requests.service').includes(`node_modules/support-requests-server/${command}`));
  for (const [, path = ''] of read('compose.yaml').matchAll(/^ +- \.\/([\w.]+):/gm)) read(path);
  // What runs as root can write to more than it has to.
  assert.match(dockerfile, /^USER node$/m);
});

test('the document says how the server is installed, as the files themselves do', () => {
  const text = readFileSync(join(root, 'docs/operate.md'), 'utf8');
  const commands = [dockerfile, read('compose.yaml')].map(
    file => /repository's root: (.+)$/m.exec(file)?.[1],
  );
  const { name, bin } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
  const folder = /ExecStart=\S+ (\S+)\/node_modules\//.exec(read('support-requests.service'))?.[1];
  for (const command of [
    ...commands,
    `npm install ${name}`,
    folder,
    `npm run build -w ${name}`,
    `node server/${bin[name]} --config`,
  ])
    assert.ok(command && text.includes(command), `docs/operate.md lacks: ${command}`);
});

const noSystemd =
  spawnSync('systemd-analyze', ['--version']).status === 0 ? false : 'systemd is not installed';

test('systemd understands the unit', { skip: noSystemd }, t => {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-unit-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'support-requests.service');
  // The binary has to exist where this is checked.
  writeFileSync(file, read('support-requests.service').replace('/usr/bin/node', process.execPath));
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
  const about = stderr.split('\n').filter(line => line.includes('support-requests'));
  assert.deepEqual(about, []);
});
