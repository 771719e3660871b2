import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { rememberingAddresses } = await import('../../../server/src/stores/sql/customer-addresses.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { migrate } = await import('../../../server/src/stores/sql/schema.ts');

test('the addresses of customers who write are remembered, as the panel says them last', async t => {
  const database = await openPglite();
  t.after(() => database.close());
  await migrate(database);
  let time = 1000;
  let queries = 0;
  let down = false;
  const counted = {
    ...database,
    query: (/** @type {string} */ text, /** @type {any} */ params) => {
      queries++;
      return down ? Promise.reject(new Error('down')) : database.query(text, params);
    },
  };
  /** @type {string[]} */
  const reports = [];
  /** @type {string | undefined} */
  let email = 'ada@customers.example';
  const identify = rememberingAddresses(
    request => (request.headers.has('Nobody') ? null : { key: 'ada', name: 'Ada Byron', email }),
    counted,
    () => time,
    error => void reports.push(/** @type {Error} */ (error).message),
  );
  /** @param {string} method @param {Record<string, string>} [headers] */
  const call = async (method, headers = {}) =>
    (await identify(new Request('http://x/', { method, headers }), {}))?.email;
  const stored = async () =>
    (await database.query('select customer, email from customer_addresses')).map(row =>
      Object.values(row).join(),
    );

  assert.equal(await call('POST', { Nobody: '1' }), undefined);
  assert.equal(await call('GET'), 'ada@customers.example');
  assert.deepEqual(await stored(), [], 'who only reads is not remembered');
  await call('POST');
  assert.deepEqual(await stored(), ['ada,ada@customers.example']);
  const before = queries;
  await call('POST');
  await call('GET');
  assert.equal(queries, before, 'what is known is not written again');

  email = 'ada@new.example';
  await call('GET');
  assert.deepEqual(
    await stored(),
    ['ada,ada@new.example'],
    'who reads with another address is known by that',
  );
  await database.query('delete from customer_addresses');
  time += 600_001;
  // A page is read before anything is written.
  await call('GET');
  assert.deepEqual(await stored(), []);
  await call('POST');
  assert.deepEqual(await stored(), ['ada,ada@new.example'], 'after a while it is written again');

  down = true;
  email = 'ada@third.example';
  assert.equal(await call('POST'), 'ada@third.example', 'the call goes on');
  assert.deepEqual(reports, ['down']);
  down = false;
  await call('POST');
  assert.deepEqual(await stored(), ['ada,ada@third.example']);

  email = undefined;
  await call('GET');
  assert.deepEqual(await stored(), [], 'without an address there is none');
});
