/** The command as a person or a CI job uses it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { junitOfReport } from '../../conformance/report/junit.js';
import { createRedaction } from '../../conformance/report/redact.js';
import { root } from '../../scripts/build/paths.js';
import { command } from './command.js';
import { on, problem } from './faults/tools.js';
import { referenceApp, tokens } from './reference.js';
import { serve } from './server.js';

const signIn = ['--token', tokens.ada, '--other-token', tokens.bob];
const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
after(() => rmSync(folder, { recursive: true }));

/** Gives a request that was not asked for, tells the token, and closes nothing. */
const broken = on('GET', /^\/requests\/[^/]+$/, async request =>
  Response.json(
    { key: 'CS-0', told: request.headers.get('Authorization') },
    { headers: { 'Set-Cookie': 'session=very-secret' } },
  ),
);

describe('support-requests-conformance', () => {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let whole;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let wrong;
  before(async () => {
    [whole, wrong] = [await serve(referenceApp()), await serve(broken(referenceApp()))];
  });
  after(() => Promise.all([whole.close(), wrong.close()]));

  test('says what passes, what it made, and ends with 0', async () => {
    const { code, out, errors } = await command([whole.base, ...signIn]);
    assert.equal(errors, '');
    assert.equal(code, 0, out);
    assert.match(out, /^pass {2}list\.newest +The list has the newest updatedAt first$/m);
    assert.match(out, /^skip {2}cors\.preflight .*\n +No --origin was given\.$/m);
    assert.match(out, /^Created and not deleted: requests CS-1, CS-2, .*; \d+ comments, \d+ files\.$/m);
    assert.match(out, /\n\d+ passed, 0 failed, \d+ skipped\n$/);
  });

  test('shows request and answer of a failure without what signs in, and ends with 1', async () => {
    const { code, out } = await command([wrong.base, ...signIn, '--only', 'create.stored']);
    assert.equal(code, 1);
    assert.match(out, /^FAIL {2}create\.stored/m);
    assert.match(out, /^ +The body does not match the contract: summary must be a string/m);
    assert.match(out, /^ +> GET http:\/\/127\.0\.0\.1:\d+\/api\/support\/requests\/CS-\d+$/m);
    assert.match(out, /^ +> Authorization: \[redacted\]$/m);
    assert.match(out, /^ +< 200 OK$/m);
    assert.match(out, /^ +< set-cookie: \[redacted\]$/m);
    assert.match(out, /^ +< \{"key":"CS-0","told":"\[redacted\]"\}$/m);
    assert.ok(!out.includes(tokens.ada) && !out.includes('very-secret'));
  });

  test('reports as JSON', async () => {
    const { code, out } = await command([wrong.base, ...signIn, '--json', '--only', 'create']);
    assert.equal(code, 1);
    const report = JSON.parse(out);
    assert.equal(report.passed + report.failed + report.skipped, report.checks.length);
    const failed = report.checks.find((/** @type {any} */ check) => check.name === 'create.stored');
    assert.equal(failed.outcome, 'failed');
    assert.match(failed.request, /^GET http.*\n/);
    assert.match(failed.response, /^200 OK\n/);
    assert.ok(report.created.requests.includes('CS-1') || report.created.requests.length > 0);
    assert.ok(!out.includes(tokens.ada));
  });

  test('reports as JUnit', async () => {
    const file = join(folder, 'report.xml');
    const { code } = await command([
      wrong.base,
      ...signIn,
      '--only',
      'create.stored',
      '--only',
      'cors',
      '--junit',
      file,
    ]);
    assert.equal(code, 1);
    const xml = readFileSync(file, 'utf8');
    assert.match(xml, /<testsuites tests="4" failures="1" skipped="3" time="[\d.]+">/);
    assert.match(
      xml,
      /<testcase classname="create" name="create\.stored: [^"]+" time="[\d.]+"><failure message=/,
    );
    assert.match(xml, /\{&quot;key&quot;:&quot;CS-0&quot;/);
    assert.ok(!xml.includes(tokens.ada));
  });

  test('takes the tokens from the environment', async () => {
    const env = { SUPPORT_TOKEN: tokens.ada, SUPPORT_OTHER_TOKEN: tokens.bob };
    const { code, out } = await command([whole.base, '--only', 'isolation.request'], { env });
    assert.equal(code, 0, out);
    assert.match(out, /^pass {2}isolation\.request/m);
  });

  for (const [what, body] of /** @type {const} */ ([
    ['a stream without events', 'text/event-stream'],
    ['an answer that never ends', 'text/html'],
  ])) {
    test(`ends where /events is ${what}`, { timeout: 60_000 }, async () => {
      const silent = on(
        'GET',
        /^\/events$/,
        async () => new Response(new ReadableStream(), { headers: { 'Content-Type': body } }),
      );
      const server = await serve(silent(referenceApp()));
      try {
        const args = [
          server.base,
          ...signIn,
          '--timeout',
          '1',
          '--only',
          'events',
          '--only',
          'isolation.events',
        ];
        const { code, out } = await command(args);
        assert.equal(code, 1, out);
        assert.match(out, /^FAIL {2}events\.resume/m);
      } finally {
        await server.close();
      }
    });
  }

  test('names its checks and its usage', async () => {
    const list = await command(['--list']);
    assert.deepEqual([list.code, list.out.split('\n').filter(Boolean).length >= 90], [0, true]);
    assert.match((await command(['--help'])).out, /^Usage: support-requests-conformance <base>/);
  });

  for (const [what, args, said] of /** @type {[string, string[], RegExp][]} */ ([
    ['no base', [], /Give one base URL/],
    ['a base that is not absolute', ['/api/support'], /not an absolute URL/],
    ['a base of another scheme', ['ftp://panel.example/'], /not http or https/],
    ['an unknown option', ['http://127.0.0.1:9', '--fast'], /--fast/],
    ['an unknown check', ['http://127.0.0.1:9', '--only', 'lists'], /no check or group lists/],
    ['a header that is none', ['http://127.0.0.1:9', '--header', 'Cookie'], /'Name: value'/],
    ['no time at all', ['http://127.0.0.1:9', '--timeout', 'x'], /seconds above 0/],
  ])) {
    test(`ends with 2: ${what}`, async () => {
      const { code, out, errors } = await command(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(errors, said);
    });
  }

  test('ends with 2 where nothing answers, and where the sign-in is not accepted', async () => {
    const gone = await serve(referenceApp());
    await gone.close();
    const silent = await command([gone.base, ...signIn]);
    assert.deepEqual([silent.code, silent.out], [2, '']);
    assert.match(silent.errors, /No answer: .*ECONNREFUSED/);
    const stranger = await command([whole.base, '--token', 'nobody']);
    assert.equal(stranger.code, 2);
    assert.match(stranger.errors, /answers 401: the sign-in is not accepted/);
  });

  test('comes again when a 429 says so', async () => {
    let times = 0;
    const busy = on('POST', /^\/requests$/, async (request, next) => {
      if (++times > 1) return next(request);
      const answer = problem(429, 'Slow down.');
      answer.headers.set('Retry-After', '1');
      return answer;
    });
    const server = await serve(busy(referenceApp()));
    const { code, out } = await command([
      server.base,
      ...signIn,
      '--only',
      'create.answer',
      '--only',
      'problems.retry-after',
    ]);
    await server.close();
    assert.equal(code, 0, out);
    assert.equal(times, 2);
    assert.match(out, /^pass {2}problems\.retry-after/m);
  });

  test('gives up where it would have to wait too long', async () => {
    const busy = on('POST', /^\/requests$/, async () => {
      const answer = problem(429, 'Come back tomorrow.');
      answer.headers.set('Retry-After', new Date(Date.now() + 86_400_000).toUTCString());
      return answer;
    });
    const server = await serve(busy(referenceApp()));
    const { code, out } = await command([server.base, ...signIn, '--only', 'create.answer']);
    await server.close();
    assert.equal(code, 1);
    assert.match(out, /Status 201 expected, 429 came/);
  });

  test('signs in by cookie, and tells whether writes need the CSRF header', async () => {
    for (const [checked, expected] of /** @type {[boolean, number][]} */ ([
      [true, 0],
      [false, 1],
    ])) {
      const app = referenceApp({
        authenticate: request =>
          request.headers.get('Cookie') === 'session=abc123' ? { key: 'ada', name: 'Ada' } : undefined,
      });
      const guarded = on('POST', /^/, async (request, next) =>
        checked && request.headers.has('Cookie') && request.headers.get('X-CSRF-Token') !== 'csrf-of-ada'
          ? problem(403, 'The CSRF token is missing.')
          : next(request),
      );
      const server = await serve(guarded(app));
      const args = [
        '--cookie',
        'session=abc123',
        '--header',
        'X-CSRF-Token: csrf-of-ada',
        '--only',
        'sign-in',
      ];
      const { code, out } = await command([server.base, ...args]);
      await server.close();
      assert.equal(code, expected, out);
      assert.match(out, checked ? /^pass {2}sign-in\.csrf/m : /^FAIL {2}sign-in\.csrf/m);
      assert.ok(!out.includes('abc123') && !out.includes('csrf-of-ada'));
    }
  });
});

test('JUnit XML holds nothing that XML can’t', () => {
  const reason = 'The body is <b>"\u0001\ud83d\ude00</b> & more';
  const result = {
    name: 'list.shape',
    title: 't',
    outcome: /** @type {const} */ ('failed'),
    reason,
    milliseconds: 1,
  };
  const created = { requests: [], comments: [], attachments: [] };
  const redaction = createRedaction(/** @type {any} */ ({ signIn: {} }));
  const xml = junitOfReport({ base: 'http://a/?b&c', results: [result], created }, redaction);
  assert.match(xml, /failure message="The body is &lt;b&gt;&quot;\ufffd😀&lt;\/b&gt; &amp; more"/);
  assert.match(xml, /http:\/\/a\/\?b&amp;c/);
});

test('runs from the published package with nothing beside it', async () => {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const packed = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const program = join(folder, 'package', manifest.bin['support-requests-conformance']);
  assert.match(readFileSync(program, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  const server = await serve(referenceApp());
  const { code, out, errors } = await command([server.base, ...signIn], { program, cwd: folder });
  await server.close();
  assert.equal(code, 0, out + errors);
});
