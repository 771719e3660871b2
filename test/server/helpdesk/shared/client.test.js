import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import 'tsx';
import { collectGarbage } from '../../collect-garbage.js';
import { loginPage, startScriptedHelpdesk } from '../scripted-helpdesk.js';

const { HelpdeskUnavailable } = await import('../../../../server/src/app/desk.ts');
const { createClient } = await import('../../../../server/src/helpdesks/shared/client.ts');
const { multipart } = await import('../../../../server/src/helpdesks/shared/multipart.ts');
const { path } = await import('../../../../server/src/helpdesks/shared/path.ts');

/** @typedef {import('../scripted-helpdesk.js').Fate} Fate */

describe('the client for helpdesks', { timeout: 30_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let helpdesk;
  before(async () => {
    helpdesk = await startScriptedHelpdesk();
  });
  afterEach(() => void helpdesk.calls.splice(0));
  after(() => helpdesk.stop());

  /** @param {Partial<import('../../../../server/src/helpdesks/shared/client.ts').ClientOptions>} [more] */
  const clientOf = more =>
    createClient({
      name: 'The helpdesk',
      url: `${helpdesk.url}/below/`,
      headers: { Authorization: 'token SECRET' },
      keyAdvice: 'Make a new key.',
      ...more,
    });

  /** @type {[string, Fate, RegExp, number?][]} */
  const faults = [
    ['breaks the connection', 'down', /cannot be reached, or has broken off/],
    ['gives half an answer', 'half', /cannot be reached, or has broken off/],
    ['never answers', 'silent', /did not answer in time/],
    ['fails', { status: 502, body: '<h1>Bad gateway</h1>' }, /has failed \(502\)/],
    ['is restarted', { status: 503, headers: { 'Retry-After': '7' } }, /has failed \(503\)/, 7],
    ['shows its page for signing in', loginPage, /page instead of data.*Make a new key/],
    ['redirects', { status: 302, headers: { Location: 'http://127.0.0.1:1/login' } }, /redirect \(302\)/],
    ['answers with no JSON', { body: '{"items": [' }, /no JSON/],
    ['answers with nothing', {}, /no JSON/],
    ['refuses the key', { status: 401, body: {} }, /refuses the key \(401\).*Make a new key/],
    ['misses a right', { status: 403, body: {} }, /right is missing.*Make a new key/],
    ['has too many calls', { status: 429, headers: { 'Retry-After': '42' } }, /too many calls/, 42],
    ['has too many calls, without a time', { status: 429 }, /too many calls/],
    ['has too many calls for ever', { status: 429, headers: { 'Retry-After': '999999' } }, /too many/, 3600],
    ['says nonsense as a time', { status: 429, headers: { 'Retry-After': 'soon' } }, /too many calls/],
    ['answers with too much', { body: JSON.stringify('x'.repeat(5000)) }, /more than 4096 bytes/],
  ];
  for (const [what, fate, message, seconds] of faults)
    test(`a helpdesk that ${what} is unavailable`, async () => {
      helpdesk.script = () => fate;
      const error = await clientOf({ readMs: fate === 'silent' ? 200 : 5000, maxJsonBytes: 4096 })
        .get('/x')
        .catch(error => error);
      assert.ok(error instanceof HelpdeskUnavailable, String(error));
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /SECRET/);
      assert.equal(error.retryAfterSeconds, seconds);
    });

  test('a date says when to try again', async () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    helpdesk.script = () => ({ status: 429, headers: { 'Retry-After': at } });
    const { retryAfterSeconds } = await clientOf()
      .get('/x')
      .catch(error => error);
    assert.ok(retryAfterSeconds > 50 && retryAfterSeconds <= 60, `${retryAfterSeconds}`);
  });

  test('what is not there is absent, and a refusal of a write is the caller’s to judge', async () => {
    helpdesk.script = ({ path }) => ({
      status: Number(path.slice('/below/'.length)),
      body: { message: 'No.' },
    });
    const client = clientOf();
    for (const status of ['404', '410']) assert.equal(await client.get(`/${status}`), undefined);
    const { status, value } = await client.call('/422', { method: 'POST', json: { a: 1 } });
    assert.deepEqual([status, value], [422, { message: 'No.' }]);
    assert.deepEqual(
      [helpdesk.calls.at(-1)?.headers.authorization, String(helpdesk.calls.at(-1)?.body)],
      ['token SECRET', '{"a":1}'],
    );
  });

  test('a file that breaks off in the middle does not end as if it were whole', async () => {
    helpdesk.script = () => 'half';
    const opened = await clientOf().open('/file');
    await assert.rejects(new Response(opened?.stream).arrayBuffer(), HelpdeskUnavailable);
  });

  test('a file that waits for its reader is still whole', async () => {
    const bytes = Buffer.alloc(3_000_000, 'x');
    helpdesk.script = () => ({ headers: { 'Content-Type': 'image/png' }, body: String(bytes) });
    const opened = await clientOf().open('/file');
    await collectGarbage();
    assert.equal((await new Response(opened?.stream).arrayBuffer()).byteLength, bytes.length);
  });

  test('an upload is a stream with a length, whatever its name is', async () => {
    helpdesk.script = () => ({ status: 201, body: {} });
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const file = {
      id: 'a',
      name: 'Счёт "за март".pdf\r\nX: y',
      size: bytes.length,
      type: 'text/plain\r\nX: y',
      open: async () => new Blob([bytes]).stream(),
    };
    const stream = multipart({ JSON: '{"имя":1}' }, [{ field: 'Attachments', file }]);
    await clientOf().call('/upload', { method: 'POST', stream });
    const [call] = helpdesk.calls;
    assert.equal(Number(call?.headers['content-length']), call?.body.length);
    const form = await new Response(call?.body, {
      headers: { 'Content-Type': call?.headers['content-type'] ?? '' },
    }).formData();
    assert.equal(form.get('JSON'), '{"имя":1}');
    const sent = /** @type {File} */ (form.get('Attachments'));
    assert.deepEqual(new Uint8Array(await sent.arrayBuffer()), bytes);
    assert.match(sent.name, /^Счёт "за март"\.pdf/);
    assert.equal(sent.type, 'application/octet-stream');
  });

  test('bytes that break off on this side are not the helpdesk’s fault, and are not sent as if they were whole', async () => {
    helpdesk.script = () => ({ status: 201, body: {} });
    const file = {
      id: 'a',
      name: 'a',
      size: 10,
      type: 'text/plain',
      open: async () => new Blob(['short']).stream(),
    };
    const stream = multipart({}, [{ field: 'file', file }]);
    await assert.rejects(clientOf().call('/upload', { method: 'POST', stream }), /does not have the bytes/);
  });
});

test('a part of a path stays one part', () => {
  assert.equal(path`/ticket/${'a/../b?c#d'}/history`, '/ticket/a%2F..%2Fb%3Fc%23d/history');
  for (const part of ['', '.', '..']) assert.throws(() => path`/ticket/${part}`, TypeError);
});
