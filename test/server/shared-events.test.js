/** Events about requests that colleagues share go to those who may see them, and to nobody else. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';

const { createApp } = await import('../../server/src/app/app.ts');
const { createEventHub } = await import('../../server/src/app/event-hub.ts');
const { memoryCatalogue } = await import('../../server/src/app/memory-catalogue.ts');
const { openPglite } = await import('../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../server/src/stores/sql/sql-store.ts');
const { channel, readMessage } = await import('../../server/src/stores/sql/changes.ts');
const { eraseCustomer, readCustomer } = await import('../../server/src/operation/customer-data.ts');

const names = { ada: 'Ada Byron', grace: 'Grace Moreau', bob: 'Bob Noyce' };
const people = [
  { id: 'ada', name: names.ada },
  { id: 'grace', name: names.grace },
];

describe('shared events', { timeout: 60_000 }, () => {
  /** @type {any} */
  let database;
  /** @type {any} */
  let store;
  /** @type {any} */
  let app;
  before(async () => {
    database = await openPglite();
    store = await openSqlStore(database);
    const hub = createEventHub();
    await database.listen(
      channel,
      (/** @type {string} */ payload) => hub.publish(readMessage(payload)),
      () => hub.gap(),
    );
    app = createApp({
      store,
      authenticate: request => {
        const key = request.headers.get('Authorization') ?? '';
        return { key, name: names[/** @type {keyof typeof names} */ (key)] };
      },
      events: hub,
      offer: { features: { events: true } },
      catalogue: memoryCatalogue(() => ({ organisations: [{ id: 'acme', people }] })),
    });
  });
  beforeEach(() => store.clear());
  after(() => database.close());

  /** @param {string} customer @param {string} method @param {string} path @param {unknown} [json] */
  async function call(customer, method, path, json, headers = {}) {
    const response = await app(
      new Request(`https://desk.example${path}`, {
        method,
        headers: {
          Authorization: customer,
          'Content-Type': 'application/json',
          ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );
    return response;
  }
  const create = async (/** @type {string} */ customer, more = {}) => {
    const json = { summary: 'S', description: 'D', attachmentIds: [], ...more };
    return (await (await call(customer, 'POST', '/requests', json)).json()).key;
  };
  /** @param {string} customer */
  async function listen(customer, headers = {}) {
    const response = await call(customer, 'GET', '/events', undefined, headers);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      /** The keys of the events up to the one about this request. @param {string} key */
      async until(key) {
        while (!text.includes(`"${key}"`)) text += (await reader.read()).value;
        return [...text.matchAll(/"key":"([^"]+)"/g)].map(([, found]) => found);
      },
      lastId: () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '',
      close: () => reader.cancel(),
    };
  }

  test('a colleague hears of what is shared, a third customer of nothing', async () => {
    const [grace, bob] = [await listen('grace'), await listen('bob')];
    const secret = await create('ada');
    const shared = await create('ada', { people: ['grace'] });
    const team = await create('ada', { visibility: 'team' });
    assert.deepEqual(await grace.until(team), [shared, team]);
    assert.ok(secret);
    const own = await create('bob');
    assert.deepEqual(await bob.until(own), [own]);
    await grace.close();
    await bob.close();
  });

  test('whoever is removed hears no more, neither of that nor of what follows', async () => {
    const key = await create('ada', { people: ['grace'] });
    const grace = await listen('grace');
    await call('ada', 'PUT', `/requests/${key}/people`, { remove: ['grace'] });
    await call('ada', 'POST', `/requests/${key}/comments`, { body: 'Between us.', attachmentIds: [] });
    const own = await create('grace');
    assert.deepEqual(await grace.until(own), [own]);
    await grace.close();
  });

  test('whoever is added hears of it, also after a break', async () => {
    const key = await create('ada');
    const before = await create('grace');
    const first = await listen('grace', { 'Last-Event-ID': '0' });
    assert.deepEqual(await first.until(before), [before]);
    const last = first.lastId();
    await first.close();
    await call('ada', 'PUT', `/requests/${key}/people`, { add: ['grace'] });
    const again = await listen('grace', { 'Last-Event-ID': last });
    assert.deepEqual(await again.until(key), [key]);
    await again.close();
  });

  test('an agent’s reply reaches the colleague', async () => {
    const key = await create('ada', { people: ['grace'] });
    const grace = await listen('grace');
    await store.addComment('ada', key, {
      id: 'com_1',
      author: { name: 'Marta', role: 'agent' },
      body: 'Done.',
      format: 'text',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });
    assert.deepEqual(await grace.until(key), [key]);
    await grace.close();
  });

  test('a customer who is erased is gone from the requests of colleagues, too', async () => {
    const key = await create('ada', { people: ['grace'] });
    await call('grace', 'POST', `/requests/${key}/comments`, { body: 'Of Grace.', attachmentIds: [] });
    await call('grace', 'PUT', `/requests/${key}/read`, {});
    assert.equal((await readCustomer(database, undefined, 'grace')).tables['comments']?.length, 1);
    await eraseCustomer(database, undefined, 'grace');
    const request = await (await call('ada', 'GET', `/requests/${key}`)).json();
    assert.deepEqual(request.people, []);
    assert.doesNotMatch(JSON.stringify(request), /Grace/);
    assert.deepEqual((await (await call('ada', 'GET', `/requests/${key}/comments`)).json()).items, []);
    assert.equal((await eraseCustomer(database, undefined, 'ada'))['requests'], 1);
  });
});
