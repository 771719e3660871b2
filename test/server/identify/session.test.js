import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../api-client.js';
import { request, serveHttp, serverFor, userOf } from './identified.js';

const { identifyBySession } = await import('../../../server/src/identify/session.ts');

const origins = ['https://panel.example'];

/**
 * A panel with sessions, and the server before it.
 * @param {import('node:test').TestContext} t
 */
async function setUp(t) {
  /** Customers by session. @type {Map<string, unknown>} */
  const sessions = new Map([
    ['a=+/', { key: 1, name: 'Ada Byron' }],
    ['g', { key: 2, name: 'Grace Moreau' }],
  ]);
  const state = { asked: /** @type {(string | undefined)[]} */ ([]), time: 0, answer: 0 };
  const panel = await serveHttp(({ headers }, response) => {
    state.asked.push(headers.cookie);
    const session = /sid=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? '';
    const user = sessions.get(session);
    if (state.answer === 302) response.setHeader('Location', '/sign-in');
    if (state.answer) response.writeHead(state.answer).end('<form>');
    else if (user) response.end(JSON.stringify(user));
    else response.writeHead(401).end();
  });
  t.after(panel.stop);
  const options = { url: panel.url, cookies: ['sid'], origins };
  return { sessions, state, call: serverFor(identifyBySession(options, () => state.time)) };
}

test('the panel says whose session it is, and sees no other cookie', async t => {
  const { call, state } = await setUp(t);
  const user = await userOf(await call('/config', { Cookie: 'theme=dark; sid=a=+/; XSRF=1; xsid=g' }));
  assert.deepEqual(user, { key: '1', name: 'Ada Byron' });
  assert.deepEqual(state.asked, ['sid=a=+/']);
  assert.equal((await userOf(await call('/config', { Cookie: 'sid=g' }))).key, '2');
  await assertProblem(await call('/config', { Cookie: 'theme=dark' }), 401);
  assert.equal(state.asked.length, 2);
});

test('an answer is kept for seconds, for reads only', async t => {
  const { call, state, sessions } = await setUp(t);
  const ada = { Cookie: 'sid=a=+/' };
  await Promise.all([1, 2, 3].map(() => call('/config', ada)));
  assert.equal(state.asked.length, 1);
  // The session ends between two calls.
  sessions.delete('a=+/');
  assert.equal((await call('/config', ada)).status, 200);
  await assertProblem(await call('/requests', ada, { method: 'POST', json: request }), 401);
  // Nobody is signed in: that was seen by the write, and is not kept.
  assert.equal((await call('/config', ada)).status, 401);
  sessions.set('a=+/', { key: 9, name: 'Somebody else' });
  assert.equal((await userOf(await call('/config', ada))).key, '9');
  sessions.set('a=+/', { key: 1, name: 'Ada Byron' });
  state.time += 5001;
  assert.equal((await userOf(await call('/config', ada))).key, '1');
});

test('a panel that is down is no reason to sign in again; a sign-in page is', async t => {
  const { call, state } = await setUp(t);
  const ada = { Cookie: 'sid=a=+/' };
  for (const [answer, status] of /** @type {const} */ ([
    [500, 503],
    [503, 503],
    [429, 503],
    [302, 401],
    [403, 401],
    [404, 401],
    [200, 401],
  ])) {
    state.answer = answer;
    await assertProblem(await call('/config', ada), status);
  }
  state.answer = 0;
  assert.equal((await call('/config', ada)).status, 200);
});

test('an answer without a key is nobody', async t => {
  const { call, sessions } = await setUp(t);
  for (const answer of [null, [], 'ada', {}, { key: '' }, { key: null }, { key: ['1'] }, { key: 'a\nb' }]) {
    sessions.set('odd', answer ?? undefined);
    assert.equal((await call('/config', { Cookie: 'sid=odd' })).status, 401, JSON.stringify(answer));
  }
});

test('another site cannot write with the session', async t => {
  const { call } = await setUp(t);
  const cookie = { Cookie: 'sid=g' };
  const write = { method: 'POST', json: request };
  await assertProblem(await call('/requests', { ...cookie, Origin: 'https://evil.example' }, write), 403);
  await assertProblem(await call('/requests', { ...cookie, 'Sec-Fetch-Site': 'cross-site' }, write), 403);
  assert.equal((await call('/requests', { ...cookie, Origin: origins[0] ?? '' }, write)).status, 201);
});
