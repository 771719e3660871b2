import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import 'tsx';

const { createServer } = await import('../../../server/src/create-server.ts');
const { eraseCustomer, readCustomer } = await import('../../../server/src/operation/customer-data.ts');
const { createSessions } = await import('../../../server/src/sessions.ts');
const { openFileFolder } = await import('../../../server/src/stores/files/file-folder.ts');
const { markStore } = await import('../../../server/src/stores/sql/marks.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

const delivery = (/** @type {string} */ key) => JSON.stringify({ comment: { author: { key } } });

test('a customer’s data are handed out whole, and erased whole; those of others stay', async t => {
  const path = mkdtempSync(join(tmpdir(), 'support-requests-data-'));
  const database = await openPglite();
  t.after(async () => {
    await database.close();
    rmSync(path, { recursive: true });
  });
  const folder = await openFileFolder(path);
  const store = await openSqlStore(database, folder);
  const server = createServer({
    store,
    identify: request => ({ key: request.headers.get('As') ?? '', name: `${request.headers.get('As')} X` }),
  });
  /** @param {string} as @param {string} at @param {any} body @param {Record<string, string>} [headers] */
  const post = async (as, at, body, headers = {}) => {
    const response = await server(
      new Request(`http://x/api/support${at}`, {
        method: 'POST',
        headers: { As: as, 'Idempotency-Key': randomUUID(), ...headers },
        body,
      }),
    );
    assert.equal(response.status, 201);
    return response.json();
  };
  for (const as of ['ada', 'bob']) {
    const form = new FormData();
    form.append('file', new File([`bytes of ${as}`], 'a.txt', { type: 'text/plain' }));
    const { id } = await post(as, '/attachments', form);
    const json = { 'Content-Type': 'application/json' };
    const request = { summary: `Of ${as}`, description: 'd', attachmentIds: [id] };
    const { key } = await post(as, '/requests', JSON.stringify(request), json);
    const comment = JSON.stringify({ body: `Comment of ${as}`, attachmentIds: [] });
    await post(as, `/requests/${key}/comments`, comment, json);
    await createSessions(database).begin({ key: as, name: as }, true);
    await markStore(database).set(as, key, 1);
    await store.addTask({ id: `task-${as}`, customer: as, requestKey: key, kind: 'request', dueAt: 1 });
    await database.query(`insert into write_counts values ($1, 1, 1)`, [as]);
    await database.query(
      `insert into webhook_deliveries (customer, url, body, created_at, next_at) values ($1, 'u', $2, 1, 1)`,
      [as, delivery('grace')],
    );
    await database.query(
      `insert into mail_deliveries (customer, request_key, recipient, entries, created_at, next_at)
      values ($1, $2, '', '[]', 1, 1)`,
      [as, key],
    );
    await database.query(`insert into customer_addresses values ($1, 'a@customers.example', 1)`, [as]);
    await database.query(`insert into helpdesk_changes values ($1, $2, 1, 1)`, [as, key]);
    await database.query(`insert into helpdesk_customers values ($1, $2)`, [as, `user-${as}`]);
    await database.query(`insert into following values ($1, 'i-1')`, [as]);
    await database.query(`insert into article_outcomes values ($1, 'a-1', true, 1)`, [as]);
    await database.query(`insert into request_people values ($1, $2, 'grace', 'Grace Moreau')`, [as, key]);
    await database.query(`insert into reader_marks values ($1, $2, 'grace', 1)`, [as, key]);
  }

  const data = await readCustomer(database, folder, 'ada');
  const text = JSON.stringify(data.tables);
  for (const part of ['Of ada', 'Comment of ada', 'a.txt']) assert.ok(text.includes(part), part);
  assert.doesNotMatch(text, /bob|token_hash|fingerprint/);
  const files = [];
  for await (const { name, stream } of data.files()) files.push([name, await new Response(stream).text()]);
  assert.deepEqual(files, [['a.txt', 'bytes of ada']]);

  /** Every table with a customer in it; the parts of a file go with its row. @param {string} customer */
  const countAll = async customer => {
    const tables = await database.query(
      `select table_name as name from information_schema.columns where column_name = 'customer' and table_schema = 'public'
      and table_name <> 'attachment_parts'`,
    );
    assert.equal(tables.length, 17);
    const counts = [];
    for (const { name } of tables) {
      const [row] = await database.query(`select count(*) as count from ${name} where customer = $1`, [
        customer,
      ]);
      counts.push(row?.['count']);
    }
    return counts;
  };
  const before = await countAll('bob');
  // What ada wrote in a request of bob's.
  await database.query(
    `insert into webhook_deliveries (customer, url, body, created_at, next_at) values ('bob', 'u', $1, 1, 1)`,
    [delivery('ada')],
  );
  assert.ok((await countAll('ada')).every(count => Number(count) > 0));
  const erased = await eraseCustomer(database, folder, 'ada');
  assert.equal(erased['requests'], 1);
  assert.ok((await countAll('ada')).every(count => count === 0));
  assert.deepEqual(await countAll('bob'), before);
  const [left = '', ...more] = readdirSync(path);
  assert.deepEqual([readFileSync(join(path, left), 'utf8'), more.length], ['bytes of bob', 0]);
});
