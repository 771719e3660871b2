import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMail } from './mail-fixture.js';
import { until } from './until.js';

const { databaseFiles } = await import('../../../server/src/stores/files/database-files.ts');
const { eraseCustomer } = await import('../../../server/src/operation/customer-data.ts');

describeMail('mails', fixture => {
  test('tell a customer of what support does, with the text and where to reply', async () => {
    const key = await fixture.create();
    await fixture.sent();
    fixture.receiver.mails.length = 0;
    const id = await fixture.comment(key, 'agent', 'Is it up?\n.\nIf not, say so.');
    const [mail, ...more] = await fixture.sent();
    assert.deepEqual(more, []);
    assert.deepEqual(mail?.to, ['ada@customers.example']);
    assert.equal(mail.from, 'support@panel.example');
    const { date, 'message-id': messageId, ...headers } = mail.headers;
    assert.ok(date);
    assert.equal(messageId, `<${id}@panel.example>`);
    const thread = `<${key}.rs@panel.example>`;
    assert.deepEqual(headers, {
      from: 'Support <support@panel.example>',
      to: 'ada@customers.example',
      subject: `Server down [${key}]`,
      'in-reply-to': thread,
      references: thread,
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'content-type': 'text/plain; charset=utf-8',
      'content-transfer-encoding': '7bit',
      'mime-version': '1.0',
    });
    assert.equal(
      mail.text,
      `Marta wrote:

Is it up?
.
If not, say so.

Read everything and reply:
https://panel.example/support#support=${key}

-- 
This message was sent automatically. Please do not reply to it.
`,
    );
  });

  test('tell support of what customers do, in one thread', async () => {
    const key = await fixture.create();
    const [created] = await fixture.sent();
    await fixture.comment(key, 'requester', 'It is still down: Größe 5 €.');
    const [, comment, ...more] = await fixture.sent();
    assert.deepEqual(more, []);
    assert.deepEqual([created?.to, comment?.to], [['desk@panel.example'], ['desk@panel.example']]);
    assert.equal(created?.headers['references'], undefined);
    assert.equal(comment?.headers['references'], created?.headers['message-id']);
    assert.match(created?.text ?? '', /^Ada Byron wrote:\n\nIt stopped\.\n/);
    assert.match(comment?.text ?? '', /^Ada Byron wrote:\n\nIt is still down: Größe 5 €\.\n/);
    assert.match(
      comment?.text ?? '',
      new RegExp(`\n${key} · ada\nsupport-requests-server agent show ${key}\n`),
    );
  });

  test('tell of closing and reopening whoever has not done it', async () => {
    const key = await fixture.create();
    await fixture.sent();
    fixture.receiver.mails.length = 0;
    const change = async (/** @type {boolean} */ closed, /** @type {'agent' | 'requester'} */ role) => {
      await fixture.store.changeRequest('ada', key, { closed, role, updatedAt: 3000 });
      const told = (await fixture.sent()).splice(0).map(({ to, text }) => [to[0], text.split('\n')[0]]);
      return told;
    };
    assert.deepEqual(await change(true, 'agent'), [
      ['ada@customers.example', 'Your request has been closed.'],
    ]);
    // As it is already.
    assert.deepEqual(await change(true, 'agent'), []);
    assert.deepEqual(await change(false, 'requester'), [
      ['desk@panel.example', 'The customer has reopened the request.'],
    ]);
    assert.deepEqual(await change(true, 'requester'), []);
    assert.deepEqual(await change(false, 'agent'), [
      ['ada@customers.example', 'Your request has been reopened.'],
    ]);
  });

  test('gather what happens in a request before they are sent', async () => {
    const key = await fixture.create();
    const other = await fixture.create('Another one');
    for (const body of ['One.', 'Two.']) await fixture.comment(key, 'agent', body);
    await fixture.comment(other, 'agent', 'Three.');
    await fixture.store.changeRequest('ada', key, { closed: true, role: 'agent', updatedAt: 3000 });
    await fixture.store.changeRequest('ada', other, { closed: true, role: 'agent', updatedAt: 3000 });
    await fixture.store.changeRequest('ada', other, { closed: false, role: 'agent', updatedAt: 3000 });
    const mails = (await fixture.sent()).filter(({ to }) => to[0] === 'ada@customers.example');
    const texts = mails.map(({ text }) => text.slice(0, text.indexOf('\n\nRead everything')));
    assert.deepEqual(texts.sort(), [
      'Marta wrote:\n\nOne.\n\nMarta wrote:\n\nTwo.\n\nYour request has been closed.',
      'Marta wrote:\n\nThree.\n\nYour request has been reopened.',
    ]);
  });

  test('join none that a server has begun to send', async () => {
    const key = await fixture.create();
    await fixture.sent();
    fixture.receiver.mails.length = 0;
    await fixture.comment(key, 'agent', 'One.');
    fixture.receiver.take = async () => {
      fixture.receiver.take = () => undefined;
      await fixture.comment(key, 'agent', 'Two.');
    };
    const texts = (await fixture.sent()).map(({ text }) => /\n\n(.*)\n/.exec(text)?.[1]);
    assert.deepEqual(texts, ['One.', 'Two.']);
  });

  test('of a customer who writes a lot are few, and lose nothing', async () => {
    /** @type {string[]} */
    const keys = [];
    for (let count = 0; count < 40; count++) keys.push(await fixture.create(`Request ${count}`));
    for (let count = 0; count < 3; count++) await fixture.create('Mine', 'grace');
    const mails = await fixture.sent();
    assert.equal(mails.length, 5 + 3);
    const text = mails.map(mail => `${mail.headers['subject']}\n${mail.text}`).join('\n');
    for (const key of keys) assert.ok(text.includes(`[${key}]`), key);
  });

  test('are bounded, whatever was written', async () => {
    const key = await fixture.create();
    for (let count = 0; count < 6; count++) await fixture.comment(key, 'agent', 'x'.repeat(50_000));
    const mails = (await fixture.sent()).filter(({ to }) => to[0] === 'ada@customers.example');
    assert.equal(mails.length, 1);
    assert.ok((mails[0]?.text.length ?? 0) < 62_000);
    assert.match(mails[0]?.text ?? '', /There is more in the request\.\n/);
  });

  test('take no headers and no recipients from texts, names and addresses', async () => {
    const summary = 'Down\r\nBcc: evil@elsewhere.example\u2028X: y \u202etxt';
    const key = await fixture.create(summary);
    await fixture.comment(key, 'agent', 'Hello\r\n.\r\nMAIL FROM:<evil@elsewhere.example>\u0007', {
      name: 'Marta\r\n\r\nX-Evil: yes',
    });
    for (const [customer, email] of [
      ['grace', 'grace@customers.example, evil@elsewhere.example'],
      ['hedy', 'hedy@customers.example\r\nRCPT TO:<evil@elsewhere.example>'],
      ['joan', 'Joan <joan@customers.example>'],
    ]) {
      await fixture.know(/** @type {string} */ (customer), /** @type {string} */ (email));
      const theirs = await fixture.create('Fine', customer);
      await fixture.comment(theirs, 'agent', 'Hello', { customer });
    }
    const mails = await fixture.sent();
    assert.deepEqual([...new Set(mails.flatMap(({ to }) => to))].sort(), [
      'ada@customers.example',
      'desk@panel.example',
    ]);
    const known = ['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type'];
    const more = ['content-transfer-encoding', 'in-reply-to', 'references', 'auto-submitted'];
    for (const { names } of mails)
      assert.deepEqual(
        names.filter(name => ![...known, ...more, 'x-auto-response-suppress'].includes(name)),
        [],
      );
    const toAda = mails.find(({ to }) => to[0] === 'ada@customers.example');
    assert.equal(toAda?.headers['subject'], `Down Bcc: evil@elsewhere.example X: y txt [${key}]`);
    assert.match(
      toAda?.text ?? '',
      /^Marta X-Evil: yes wrote:\n\nHello\n\.\nMAIL FROM:<evil@elsewhere\.example>\n\n/,
    );
    assert.equal(fixture.counts.totals().get('dropped'), 3);
  });

  test('tell nothing of a comment that was taken back', async () => {
    const key = await fixture.create();
    await fixture.sent();
    const id = await fixture.comment(key, 'requester', 'A secret by mistake.');
    const retraction = { id, writer: 'ada', notBefore: 0, at: 3000 };
    assert.equal(await fixture.store.retractComment?.('ada', key, retraction), 'removed');
    assert.equal((await fixture.sent()).length, 1);
    assert.equal(fixture.counts.totals().get('dropped'), 1);
  });

  test('tell nothing of a customer who was erased, and know no address any more', async () => {
    const key = await fixture.create();
    await fixture.comment(key, 'agent', 'Is it up?');
    await eraseCustomer(fixture.database, databaseFiles(fixture.database), 'ada');
    assert.deepEqual(await fixture.left(), []);
    assert.deepEqual(await fixture.database.query('select * from customer_addresses'), []);
    assert.deepEqual(await fixture.sent(), []);
  });

  test('that are about to be sent when the customer is erased are not sent', async () => {
    const key = await fixture.create();
    await fixture.sent();
    await fixture.comment(key, 'agent', 'Is it up?');
    fixture.receiver.refuse = () => 451;
    fixture.start();
    await until(() => (fixture.counts.totals().get('deferred') ?? 0) > 0);
    await eraseCustomer(fixture.database, databaseFiles(fixture.database), 'ada');
    fixture.receiver.refuse = () => undefined;
    await fixture.settled();
    assert.equal(fixture.receiver.mails.length, 1);
  });

  test('go to the address that the customer has now, and to support as it is configured now', async () => {
    const key = await fixture.create();
    await fixture.comment(key, 'agent', 'Is it up?');
    await fixture.know('ada', 'ada@new.example');
    fixture.start({ to: ['other@panel.example'] });
    await fixture.settled();
    assert.deepEqual(
      fixture.receiver.mails.map(({ to }) => to),
      [['ada@new.example']],
    );
  });
});
