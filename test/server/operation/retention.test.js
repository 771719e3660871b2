import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';

const { clean } = await import('../../../server/src/operation/retention.ts');
const { openFileFolder } = await import('../../../server/src/stores/files/file-folder.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

const day = 24 * 3_600_000;
const now = 1000 * day;

test('what was closed long ago is deleted with its comments and files, and nothing else', async t => {
  const path = mkdtempSync(join(tmpdir(), 'support-requests-retention-'));
  const database = await openPglite();
  t.after(async () => {
    await database.close();
    rmSync(path, { recursive: true });
  });
  const files = await openFileFolder(path);
  const store = await openSqlStore(database, files);

  /** @param {string} customer @param {number} days since its last change @param {boolean} closed */
  async function add(customer, days, closed) {
    const createdAt = now - days * day;
    const upload = async () => {
      const id = `att_${crypto.randomUUID()}`;
      const record = { id, name: 'a.txt', size: 5, type: 'text/plain', createdAt, sent: false };
      await store.addAttachment(customer, record, new TextEncoder().encode('bytes'));
      return id;
    };
    const result = await store.addRequest(customer, {
      summary: 's',
      description: 'd',
      authorName: customer,
      attachmentIds: [await upload()],
      fields: {},
      context: [],
      createdAt,
    });
    assert.ok('added' in result);
    const { key } = result.added;
    await store.addComment(customer, key, {
      id: `com_${key}`,
      author: { name: 'Marta', role: 'agent' },
      body: 'b',
      format: 'text',
      attachmentIds: [await upload()],
      createdAt,
      reopens: false,
    });
    await store.changeRequest(customer, key, { closed, updatedAt: createdAt });
    return key;
  }

  for (let count = 0; count < 120; count++) await add(count % 2 ? 'ada' : 'grace', 31, true);
  const kept = [await add('ada', 29, true), await add('ada', 400, false)];
  await database.query(
    `insert into webhook_deliveries (customer, url, body, created_at, next_at, failed) values
    ('ada', 'u', 'old', $1, 0, true), ('ada', 'u', 'new', $2, 0, true), ('ada', 'u', 'waits', $1, 0, false)`,
    [now - 31 * day, now],
  );
  await database.query(
    `insert into mail_deliveries (customer, request_key, recipient, entries, created_at, next_at, failed) values
    ('ada', 'k', '', 'old', $1, 0, true), ('ada', 'k', '', 'new', $2, 0, true), ('ada', 'k', '', 'forgotten', $1, 0, false)`,
    [now - 31 * day, now],
  );
  await database.query(
    `insert into customer_addresses values ('ada', 'a', $1), ('hedy', 'h', $1), ('joan', 'j', $2)`,
    [now - 31 * day, now],
  );

  assert.equal(await clean(database, files, { closedDays: undefined }, now), 0);
  assert.equal(readdirSync(path).length, 244);
  assert.equal(await clean(database, files, { closedDays: 30 }, now), 120);
  const keys = (await database.query('select key from requests order by number')).map(row => row['key']);
  assert.deepEqual(keys, kept);
  for (const [table, count] of [
    ['comments', 2],
    ['attachments', 4],
  ]) {
    const [row] = await database.query(`select count(*) as count from ${table}`);
    assert.equal(row?.['count'], count, String(table));
  }
  assert.equal(readdirSync(path).length, 4);
  const bodies = (await database.query('select body from webhook_deliveries order by id')).map(
    row => row['body'],
  );
  assert.deepEqual(bodies, ['new', 'waits']);
  const mails = await database.query('select entries from mail_deliveries order by id');
  assert.deepEqual(
    mails.map(row => row['entries']),
    ['new'],
  );
  // One who has requests, and one who has just been here.
  const known = await database.query('select customer from customer_addresses order by customer');
  assert.deepEqual(
    known.map(row => row['customer']),
    ['ada', 'joan'],
  );
});
