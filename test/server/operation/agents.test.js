import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import 'tsx';

const { createAgents } = await import('../../../server/src/agent/agents.ts');
const { createAgentDesk } = await import('../../../server/src/agent/desk.ts');
const { createAgentRoutes } = await import('../../../server/src/agent/routes.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

describe('agents with tokens of their own', () => {
  /** @type {any} */
  let database;
  /** @type {any} */
  let store;
  /** @type {any} */
  let routes;
  /** @type {any} */
  let remote;
  before(async () => {
    database = await openPglite();
    store = await openSqlStore(database);
    const options = {
      desk: createAgentDesk(database, store),
      agents: createAgents(database),
      onError: (/** @type {unknown} */ error) => assert.fail(String(error)),
    };
    routes = createAgentRoutes({ ...options, machineToken: 'machine' });
    remote = createAgentRoutes(options);
  });
  after(() => database.close());

  /** @param {any} hono @param {string} token @param {string} method @param {string} path @param {any} [body] */
  const call = async (hono, token, method, path, body) => {
    const isForm = body instanceof FormData;
    return hono.fetch(
      new Request(`http://desk.example${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      }),
    );
  };
  /** @param {string} name @returns {Promise<string>} */
  const add = async name => (await (await call(routes, 'machine', 'POST', '/agents', { name })).json()).token;

  test('see what a request is about, how bad it is, and who sees it', async () => {
    const about = {
      type: 'down',
      service: { id: 's-7', label: 'web-07' },
      severity: 'critical',
      incidentIds: ['i-1'],
      visibility: 'private',
      people: [{ id: 'grace', name: 'Grace Moreau' }],
    };
    const { added } = await store.addRequest('ada', {
      ...about,
      summary: 's',
      description: 'd',
      authorName: 'Ada Byron',
      attachmentIds: [],
      fields: { since: 'now' },
      context: [],
      createdAt: 1,
    });
    const answer = await call(routes, 'machine', 'GET', `/requests/${added.key}`);
    const { description, fields, ...shown } = await answer.json();
    assert.equal(description, 'd');
    assert.deepEqual(fields, { since: 'now' });
    assert.deepEqual(Object.fromEntries(Object.keys(about).map(name => [name, shown[name]])), about);
  });

  test('write under their own name, until they are revoked', async () => {
    const token = await add('Marta Novak');
    const { added } = await store.addRequest('ada', {
      summary: 's',
      description: 'd',
      authorName: 'Ada Byron',
      attachmentIds: [],
      fields: {},
      context: [],
      createdAt: 1,
    });
    const form = new FormData();
    form.set('body', 'It is up again.');
    form.set('author', 'Somebody else');
    form.append('file', new File(['report'], 'report.txt'));
    assert.equal((await call(remote, token, 'POST', `/requests/${added.key}/comments`, form)).status, 201);
    const { items } = await store.listComments('ada', added.key, { newestFirst: false, limit: 10 });
    assert.deepEqual(items[0].author, { name: 'Marta Novak', role: 'agent' });
    assert.equal(items[0].attachments[0].size, 6);
    assert.equal((await call(routes, 'machine', 'DELETE', '/agents/Marta%20Novak')).status, 204);
    assert.equal((await call(remote, token, 'GET', '/requests')).status, 401);
    assert.equal((await call(routes, 'machine', 'DELETE', '/agents/Marta%20Novak')).status, 404);
  });

  test('cannot add or see agents; only the machine of the server can, and not from elsewhere', async () => {
    const token = await add('Heidi');
    for (const [method, path] of [
      ['POST', '/agents'],
      ['GET', '/agents'],
      ['DELETE', '/agents/Heidi'],
    ]) {
      const body = method === 'POST' ? { name: 'Mallory' } : undefined;
      for (const hono of [routes, remote])
        assert.equal(
          (await call(hono, token, method ?? '', path ?? '', body)).status,
          403,
          `${method} ${path}`,
        );
      assert.equal((await call(remote, 'machine', method ?? '', path ?? '', body)).status, 401);
    }
    assert.equal((await call(routes, 'machine', 'POST', '/agents', { name: 'Heidi' })).status, 409);
    assert.equal((await call(routes, 'machine', 'POST', '/agents', { name: ' ' })).status, 422);
  });

  test('have tokens that are nowhere stored', async () => {
    const token = await add('Judy');
    assert.match(token, /^agent_[\w-]{43}$/);
    const rows = JSON.stringify(await database.query('select * from agents'));
    assert.ok(!rows.includes(token) && !rows.includes(token.slice(6)));
  });
});
