import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { dist } from '../../scripts/build/paths.js';
import { ApiClient, assertProblem } from './api-client.js';
import { EventReader } from './event-reader.js';
import { setUpServer } from './set-up-server.js';

describe('security of the server', { timeout: 120_000 }, () => {
  /** @type {import('./server-process.js').Server} */
  let server;
  /** @type {ApiClient} */
  let ada;
  /** @type {ApiClient} */
  let grace;
  const setUp = setUpServer();
  before(() => ({ server, ada, grace } = setUp()));

  /** Follows a sign-in link. @param {string} link */
  async function signIn(link) {
    const response = await fetch(link, { redirect: 'manual' });
    assert.equal(response.status, 303);
    const cookies = response.headers.getSetCookie();
    const pairs = cookies.map(cookie => cookie.split(';')[0] ?? '');
    const csrf = pairs.find(pair => pair.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) ?? '';
    return { cookies, csrf, cookie: pairs.join('; ') };
  }

  const signInLink = (index = 0) => server.signInLinks[index] ?? '';

  test('separates two customers on every path', async () => {
    const file = await ada.upload('secret.txt');
    const { key } = await ada.create('Secret', undefined, [file.id]);
    const unsent = await ada.upload('unsent.txt');
    for (const [method, path, json] of [
      ['GET', `/requests/${key}`],
      ['PATCH', `/requests/${key}`, { status: 'closed' }],
      ['PUT', `/requests/${key}/read`, { upTo: 'com_1' }],
      ['PUT', `/requests/${key}/rating`, { score: 1 }],
      ['GET', `/requests/${key}/comments`],
      ['POST', `/requests/${key}/comments`, { body: 'b', attachmentIds: [] }],
      ['GET', `/attachments/${file.id}`],
      ['DELETE', `/attachments/${unsent.id}`],
    ]) {
      await assertProblem(await grace.call(method, path, { json }), 404);
    }
    const json = { summary: 'Theft', description: 'd', attachmentIds: [unsent.id] };
    await assertProblem(await grace.call('POST', '/requests', { json }), 422);
    const list = await grace.get('/requests?status=all&q=secret');
    assert.deepEqual([list.items, list.total], [[], 0]);
    assert.equal((await ada.call('GET', `/attachments/${unsent.id}`)).status, 200);
  });

  test('sends a customer events of their own requests only', async () => {
    const reader = await EventReader.open(grace);
    await ada.create('Not for Grace');
    const own = await grace.create('For Grace');
    const event = await reader.next();
    assert.deepEqual([event.event, event.data.key], ['request', own.key]);
    assert.equal(event.data.updatedAt, own.updatedAt);
    reader.close();
    // Also in the changes since the first one.
    const again = await EventReader.open(grace, '0');
    const { items } = await grace.get('/requests?status=all&limit=100');
    const keys = items.map(item => item.key);
    for (let count = 0; count < keys.length; count++) assert.ok(keys.includes((await again.next()).data.key));
    again.close();
  });

  test('accepts no unknown token, also together with a valid cookie', async () => {
    const { cookie } = await signIn(signInLink());
    for (const headers of [
      {},
      { Authorization: 'Bearer demo-customer-3' },
      { Authorization: 'Bearer' },
      { Authorization: 'Basic ZGVtby1jdXN0b21lci0xOg==' },
      { Cookie: 'support_session=guess' },
      // A wrong token is not replaced by the cookie.
      { Authorization: 'Bearer wrong', Cookie: cookie },
    ]) {
      const response = await new ApiClient(server.api, headers).call('GET', '/requests');
      assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
      await assertProblem(response, 401);
    }
  });

  test('signs in by a link, with an HttpOnly SameSite cookie', async () => {
    const { cookies, cookie } = await signIn(signInLink(1));
    const session = cookies.find(text => text.startsWith('support_session=')) ?? '';
    assert.match(session, /; HttpOnly/);
    assert.match(session, /; SameSite=Lax/);
    const { user } = await new ApiClient(server.api, { Cookie: cookie }).get('/config');
    assert.equal(user.key, 'grace');
    assert.equal((await fetch(`${server.origin}/sign-in/guess`, { redirect: 'manual' })).status, 404);
  });

  test('ends the earlier session of a browser that signs in again', async () => {
    const first = await signIn(signInLink());
    await fetch(signInLink(1), { redirect: 'manual', headers: { Cookie: first.cookie } });
    const response = await new ApiClient(server.api, { Cookie: first.cookie }).call('GET', '/config');
    await assertProblem(response, 401);
  });

  test('ends a session by POST /sign-out, and for no other site', async () => {
    const { cookie, csrf } = await signIn(signInLink());
    const client = new ApiClient(server.api, { Cookie: cookie, 'X-XSRF-TOKEN': csrf });
    const signOut = (/** @type {Record<string, string>} */ headers) =>
      fetch(`${server.origin}/sign-out`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, ...headers },
      });
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }])
      await assertProblem(await signOut(headers), 403);
    assert.equal((await fetch(`${server.origin}/sign-out`, { headers: { Cookie: cookie } })).status, 404);
    assert.equal((await client.call('GET', '/config')).status, 200);
    const ended = await signOut({ Origin: server.origin });
    assert.deepEqual([ended.status, ended.headers.get('Location')], [303, '/']);
    for (const line of ended.headers.getSetCookie()) assert.match(line, /=; Max-Age=0; Path=\//);
    assert.equal(ended.headers.getSetCookie().length, 2);
    await assertProblem(await client.call('GET', '/config'), 401);
    assert.equal((await signOut({})).status, 303);
  });

  test('serves the widget compressed, with an ETag, for ever where its name has a hash', async () => {
    const get = (/** @type {string} */ path, headers = {}) =>
      fetch(`${server.origin}/dist/${path}`, { headers });
    const main = await get('support-requests.js', { 'Accept-Encoding': 'gzip' });
    assert.equal(main.headers.get('Content-Encoding'), 'gzip');
    assert.equal(main.headers.get('Cache-Control'), 'no-cache');
    const tag = main.headers.get('ETag') ?? '';
    assert.ok(tag);
    assert.match(await main.text(), /support-requests/);
    assert.equal((await get('support-requests.js', { 'If-None-Match': tag })).status, 304);
    const lazy = readdirSync(join(dist, 'lazy')).find(name => name.endsWith('.js'));
    assert.match(
      (await get(`lazy/${lazy}`)).headers.get('Cache-Control') ?? '',
      /max-age=31536000, immutable/,
    );
  });

  test('accepts a write with a cookie only with its CSRF token, and from its own origin', async () => {
    const { cookie, csrf } = await signIn(signInLink());
    const other = await signIn(signInLink());
    const json = { summary: 'Forged?', description: 'd', attachmentIds: [] };
    const write = (/** @type {Record<string, string>} */ headers) =>
      new ApiClient(server.api, { Cookie: cookie }).call('POST', '/requests', { json, headers });
    const good = { 'X-XSRF-TOKEN': csrf };
    for (const headers of [
      {},
      { 'X-XSRF-TOKEN': 'guess' },
      { 'X-XSRF-TOKEN': other.csrf },
      { ...good, Origin: 'https://evil.example' },
      { ...good, Origin: 'null' },
      { ...good, 'Sec-Fetch-Site': 'cross-site' },
      { ...good, 'Sec-Fetch-Site': 'same-site' },
    ]) {
      await assertProblem(await write(headers), 403);
    }
    // A planted pair of cookie and header does not match the session.
    const planted = new ApiClient(server.api, {
      Cookie: `${cookie.split(';')[0]}; XSRF-TOKEN=planted`,
      'X-XSRF-TOKEN': 'planted',
    });
    await assertProblem(await planted.call('POST', '/requests', { json }), 403);
    for (const headers of [good, { ...good, Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' }]) {
      assert.equal((await write(headers)).status, 201);
    }
    const reading = new ApiClient(server.api, { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' });
    assert.equal((await reading.call('GET', '/requests')).status, 200);
  });

  test('serves files as downloads without scripts, under clean names', async () => {
    const html = '<script>alert(1)</script>';
    const name = '../../etc/"evil"\u202egnp.html';
    const file = await (await ada.send(name, html, 'text/html')).json();
    const response = await ada.call('GET', `/${file.url}`);
    assert.equal(await response.text(), html);
    const { headers } = response;
    const disposition = headers.get('Content-Disposition') ?? '';
    assert.match(disposition, /^attachment; filename="_evil_gnp\.html"; /);
    assert.doesNotMatch(disposition, /\.\.|%E2%80%AE|etc/);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Content-Security-Policy'), "sandbox; default-src 'none'");
  });

  test('responds with problems to malformed requests', async () => {
    for (const path of [
      '/requests/%00',
      '/requests/%ff',
      '/attachments/%00',
      '/nothing',
      '/requests?cursor=x',
    ]) {
      const response = await ada.call('GET', path);
      await assertProblem(response, path.includes('cursor') ? 400 : 404);
    }
    for (const path of [
      'nothing',
      'dist',
      'dist/',
      'dist/..%2fpackage.json',
      'dist/%ff',
      'dist/%00',
      'sign-in/%ff',
    ]) {
      await assertProblem(await fetch(`${server.origin}/${path}`), 404);
    }
    await assertProblem(await ada.call('PUT', '/requests', { json: {} }), 405);
    await assertProblem(
      await ada.call('POST', '/requests', { body: '{', headers: { 'Content-Type': 'application/json' } }),
      400,
    );
    const zero = await ada.create('A zero \0 and half a pair \ud800');
    assert.equal(zero.summary, (await ada.get(`/requests/${zero.key}`)).summary);
    assert.equal((await ada.get('/requests?q=%00')).total >= 0, true);
    assert.doesNotMatch(server.output(), /\bat .+:\d+:\d+/);
  });

  test('responds to HEAD and OPTIONS', async () => {
    const head = await ada.call('HEAD', '/requests');
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.ok(head.headers.get('ETag'));
    assert.equal((await ada.call('HEAD', '/events')).status, 200);
    const options = await fetch(`${server.api}/requests`, { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.headers.get('Allow')], [204, 'GET, HEAD, POST, OPTIONS']);
    assert.equal(options.headers.has('Access-Control-Allow-Origin'), false);
  });

  test('responds to its own host names only', async () => {
    const { port } = new URL(server.origin);
    const own = await fetch(`http://localhost:${port}/api/support/config`, { headers: ada.headers });
    assert.equal(own.status, 200);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /api/support/config HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const chunk of socket) text += chunk;
    assert.match(text, /^HTTP\/1\.1 421 /);
  });

  test('serves the dashboard under a strict policy, to signed-in customers only', async () => {
    const nobody = await fetch(`${server.origin}/`);
    assert.equal(nobody.status, 401);
    assert.doesNotMatch(await nobody.text(), /support-requests/);
    const { cookie } = await signIn(signInLink(1));
    const page = await fetch(`${server.origin}/`, { headers: { Cookie: cookie } });
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    const html = await page.text();
    for (const text of ['csrf-cookie="XSRF-TOKEN"', 'Grace Moreau', '>GM<', '/dist/support-requests.js']) {
      assert.ok(html.includes(text), text);
    }
    for (const text of ['Ada Byron', '>AB<', 'user="ada"', 'start.ts', '?fail=', 'demo/layout.html']) {
      assert.ok(!html.includes(text), text);
    }
  });
});
