/** The package as it is published: compiled, with its own dependencies only. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { dist, root } from '../../scripts/build/paths.js';
import { makeFolder, removeFolder } from './server-process.js';

const skip = existsSync(join(dist, 'support-requests.js')) ? false : 'dist/ is not built';
const readsTypes = Boolean(process.features.typescript);
const secret = 'a-secret-of-at-least-thirty-two-bytes';

describe('the package of the server', { skip, timeout: 120_000 }, () => {
  const folder = makeFolder();
  const cli = join(folder, 'node_modules/support-requests-server/dist/cli.js');
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];

  before(() => {
    execFileSync(process.execPath, ['server/scripts/build.js'], { cwd: root });
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'server'),
      encoding: 'utf8',
    });
    execFileSync('tar', ['-xf', JSON.parse(packed)[0].filename], { cwd: folder });
    // Only what package.json names is there, with what that needs.
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    execFileSync('mv', [join(folder, 'package'), join(modules, 'support-requests-server')]);
    const hidden = [
      'support-requests-server',
      'esbuild',
      'tsx',
      'typescript',
      'lit',
      'vite',
      '.bin',
      '.cache',
    ];
    for (const name of readdirSync(join(root, 'node_modules')))
      if (!hidden.includes(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  });
  after(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    }
    removeFolder(folder);
  });

  /** @param {readonly string[]} args @param {Record<string, string>} [environment] */
  async function start(args, environment = {}) {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    /** @type {string[]} */
    const output = [];
    child.stderr.setEncoding('utf8').on('data', text => output.push(text));
    await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', line => {
        output.push(line);
        if (line === 'Ready' || line.includes('"msg":"Ready"')) resolve(undefined);
      });
      child.once('exit', code => reject(new Error(`ended with ${code}: ${output.join('\n')}`)));
    });
    const text = output.join('\n');
    const stop = async () => {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    };
    return { text, origin: /Listening on (\S+),/.exec(text)?.[1] ?? '', stop };
  }

  test('without a configuration runs the demo', async () => {
    const { text, origin } = await start([]);
    const link = /^Sign in as Ada Byron: (\S+)$/m.exec(text)?.[1] ?? '';
    const signedIn = await fetch(link, { redirect: 'manual' });
    const cookie = signedIn.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ');
    const page = await (await fetch(`${origin}/`, { headers: { Cookie: cookie } })).text();
    assert.match(page, /<support-requests\s[^>]*api-base/);
    for (const path of ['/dist/support-requests.js', '/demo/dashboard.js', '/demo/dashboard.css'])
      assert.equal((await fetch(origin + path)).status, 200, path);
    const { items } = await (
      await fetch(`${origin}/api/support/requests`, { headers: { Cookie: cookie } })
    ).json();
    assert.ok(items.length > 0);
  });

  test('with a configuration serves whom that says, and nobody else', async () => {
    const config = {
      identify: { jwt: { audience: 'support', secret } },
      dataDir: './configured',
      metrics: { port: 0 },
    };
    writeFileSync(join(folder, 'server.json'), JSON.stringify(config));
    const { text, origin, stop } = await start(['--config', 'server.json']);
    assert.doesNotMatch(text, /Sign in as|demo-customer/);
    const token = await new SignJWT({ name: 'Ada' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('4711')
      .setAudience('support')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
    /** @param {string} bearer */
    const config4 = bearer =>
      fetch(`${origin}/api/support/config`, { headers: { Authorization: `Bearer ${bearer}` } });
    assert.deepEqual((await (await config4(token)).json()).user, { key: '4711', name: 'Ada' });
    assert.equal((await config4('demo-customer-1')).status, 401);
    for (const path of ['/healthz', '/readyz']) assert.equal((await fetch(origin + path)).status, 200);
    assert.equal((await fetch(`${origin}/`)).status, 404);

    const metricsUrl = /"metrics":"([^"]+)"/.exec(text)?.[1] ?? '';
    const metrics = await (await fetch(metricsUrl)).text();
    assert.match(
      metrics,
      /^support_http_request_duration_seconds_count\{operation="getConfig",status="401"\} 1$/m,
    );
    assert.equal((await fetch(`${origin}/metrics`)).status, 404);

    const post = await fetch(`${origin}/api/support/requests`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify({ summary: 'Mine', description: 'd', attachmentIds: [] }),
    });
    assert.equal(post.status, 201);
    /** @param {string[]} args */
    const run = (...args) =>
      spawnSync(process.execPath, [cli, ...args, '-c', 'server.json'], { cwd: folder, encoding: 'utf8' });
    // The embedded database has one user at a time.
    assert.match(run('export', '4711', '--to', 'too-early').stderr, /already uses/);
    await stop();
    assert.match(run('export', '4711', '--to', 'mine').stdout, /requests: 1/);
    assert.match(readFileSync(join(folder, 'mine/data.json'), 'utf8'), /"summary": "Mine"/);
    assert.match(run('export', '4711', '--to', 'mine').stderr, /EEXIST/);
    assert.match(run('erase', '4711').stderr, /add --yes/);
    assert.match(run('erase', '4711', '--yes').stdout, /requests: 1/);
    assert.match(run('erase', '4711', '--yes').stdout, /requests: 0/);
  });

  test('says what is wrong, without a stack', () => {
    writeFileSync(join(folder, 'wrong.json'), '{ "idenfity": {} }');
    /** @param {string[]} args */
    const run = (...args) => spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
    const wrong = run('--config', 'wrong.json');
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /wrong\.json: identify is missing/);
    assert.match(wrong.stderr, /wrong\.json: idenfity is not known/);
    // TypeScript is read by Node itself, from 22.18 on.
    writeFileSync(join(folder, 'server.ts'), 'export default { idenfity: {} as object };');
    const typed = run('--config', 'server.ts').stderr;
    assert.match(
      typed,
      readsTypes ? /server\.ts: idenfity is not known/ : /server\.ts: .*cannot read TypeScript/,
    );
    assert.doesNotMatch(typed, /^ +at /m);
    writeFileSync(join(folder, 'server.mjs'), 'export default { idenfity: {} };');
    assert.match(run('--config', 'server.mjs').stderr, /server\.mjs: idenfity is not known/);
    assert.match(run('--confg').stderr, /Unknown option '--confg'/);
    assert.match(run('--help').stdout, /--config server\.json/);
    assert.doesNotMatch(wrong.stderr, /^ +at /m);
  });

  test('is a library, too', () => {
    const code = `
      import { createServer, createMemoryStore } from 'support-requests-server';
      const server = createServer({ store: createMemoryStore(), identify: () => ({ key: 'ada', name: 'Ada' }) });
      const response = await server(new Request('https://panel.example/api/support/config'));
      console.log((await response.json()).user.key);`;
    writeFileSync(join(folder, 'library.mjs'), code);
    assert.equal(
      execFileSync(process.execPath, ['library.mjs'], { cwd: folder, encoding: 'utf8' }).trim(),
      'ada',
    );
  });
});
