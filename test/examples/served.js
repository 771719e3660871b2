import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setUp } from '../packaging/browser.js';
import { examples, packaged } from './examples.js';
import { doMainJob } from './main-job.js';

const node = process.execPath;
/** Nothing is told to the makers of the frameworks. */
const quiet = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };

/** @type {Record<string, { build?: string[], start: (port: number) => string[], skip?: string | false }>} */
const stacks = {
  next: {
    build: [node, packaged('next/dist/bin/next'), 'build'],
    start: port => [
      node,
      packaged('next/dist/bin/next'),
      'start',
      '--hostname',
      '127.0.0.1',
      '--port',
      `${port}`,
    ],
  },
  astro: {
    build: [node, packaged('astro/astro.js'), 'build'],
    start: () => [node, 'dist/server/entry.mjs'],
  },
  php: {
    start: port => ['php', '-S', `127.0.0.1:${port}`, 'index.php'],
    skip: spawnSync('php', ['-v']).status !== 0 && !process.env['CI'] && 'PHP is not installed',
  },
};

/** Examples whose pages a server of the framework renders. */
export function testServedExamples() {
  describe('rendered on a server', () => {
    const all = setUp();

    for (const [name, { build, start, skip = false }] of Object.entries(stacks)) {
      test(`${name} raises a request and shows it in the list`, { skip }, async t => {
        const cwd = join(examples, name);
        if (build) {
          const built = run(build, cwd);
          const [code] = await once(built.process, 'close');
          assert.equal(code, 0, built.output());
        }
        const port = await freePort();
        const server = run(start(port), cwd, { HOST: '127.0.0.1', PORT: `${port}` });
        t.after(() => server.process.kill());
        const origin = `http://127.0.0.1:${port}`;
        await answers(`${origin}/example`, server);

        const html = await (await fetch(`${origin}/example`)).text();
        assert.match(html, /<support-requests api-base="\/api\/support"/, 'it is in the HTML');
        const opened = await all.open(all.site.page('', ''));
        await opened.page.route('**/example/**', passOn(origin));
        await opened.page.route('**/example', passOn(origin));
        await opened.page.goto(`${all.site.origin}/example`);
        const writes = opened.page.waitForRequest(
          request => request.method() === 'POST' && request.url().endsWith('/api/support/requests'),
        );
        await doMainJob(opened, name);
        // Where a page of a session has one.
        const csrf = /<meta name="csrf-token" content="(\w{64})"/.exec(await opened.page.content())?.[1];
        assert.equal((await writes).headers()['x-csrf-token'], csrf);
        assert.equal(csrf !== undefined, name === 'php');
        await opened.page.context().close();
      });
    }
  });
}

/** Lets the framework's server answer on the origin that has the API, too. @param {string} origin */
const passOn = origin => async (/** @type {import('playwright-core').Route} */ route) => {
  const { pathname, search } = new URL(route.request().url());
  await route.fulfill({ response: await route.fetch({ url: `${origin}${pathname}${search}` }) });
};

/** @param {string[]} command @param {string} cwd @param {Record<string, string>} [env] */
function run([file = '', ...options], cwd, env) {
  const child = spawn(file, options, { cwd, env: { ...process.env, ...quiet, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data));
  return { process: child, output: () => output };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits for a server to answer. @param {string} url @param {ReturnType<typeof run>} server */
async function answers(url, server) {
  for (;;) {
    if (server.process.exitCode !== null) assert.fail(`It ended: ${server.output()}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise(done => setTimeout(done, 100));
  }
}
