import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { describeMail } from './mail-fixture.js';
import { until } from './until.js';
import { smtpAnswer, startSmtpReceiver } from './smtp-receiver.js';

const address = /@customers\.example|@panel\.example/;

describeMail('mails that do not arrive at once', fixture => {
  const count = (/** @type {import('../../../server/src/operation/mail/counts.ts').MailOutcome} */ outcome) =>
    fixture.counts.totals().get(outcome) ?? 0;
  const smtp = () => fixture.settings.smtp;

  test('are sent once by three servers at once', async () => {
    for (let index = 0; index < 30; index++) await fixture.create(`Request ${index}`, `customer-${index}`);
    for (let index = 0; index < 3; index++) fixture.start();
    await fixture.settled();
    // Also what another one would be sending.
    await fixture.stop();
    const ids = fixture.receiver.mails.map(({ headers }) => headers['message-id']);
    assert.equal(ids.length, 30);
    assert.equal(new Set(ids).size, 30);
    assert.equal(count('sent'), 30);
  });

  test('of a server that died are sent by another one', async () => {
    await fixture.create();
    await fixture.database.query('update mail_deliveries set attempts = 1, next_at = $1', [Date.now() + 200]);
    assert.equal((await fixture.sent()).length, 1);
  });

  test('wait while no SMTP server is there, and it is reported once', async () => {
    const { port } = fixture.receiver;
    await fixture.receiver.close();
    await fixture.create('One');
    await fixture.create('Two');
    fixture.start();
    await until(() => count('deferred') >= 3);
    await fixture.stop();
    fixture.receiver = await startSmtpReceiver({}, port);
    // However many attempts there were meanwhile.
    await fixture.database.query('update mail_deliveries set failed = false, attempts = 1, next_at = 0');
    await fixture.sent();
    assert.deepEqual(fixture.receiver.mails.map(({ headers }) => headers['subject']?.slice(0, 3)).sort(), [
      'One',
      'Two',
    ]);
    const waiting = fixture.reports.filter(text => text.startsWith('Mails wait'));
    assert.deepEqual(waiting, ['Mails wait, and are tried again: ECONNREFUSED at CONN']);
  });

  test('come again after 4xx, the same', async () => {
    const answers = [451, 421, 452];
    /** @type {import('./smtp-receiver.js').ReceivedMail[]} */
    const tried = [];
    fixture.receiver.take = mail => {
      tried.push(mail);
      const code = answers.shift();
      if (code) throw smtpAnswer(code);
    };
    const key = await fixture.create();
    const [mail] = await fixture.sent();
    assert.equal(tried.length, 4);
    assert.deepEqual(
      tried.map(({ headers, text }) => [headers['message-id'], headers['subject'], text]),
      Array(4).fill([`<${key}.rs@panel.example>`, `Server down [${key}]`, mail?.text]),
    );
    assert.deepEqual([count('sent'), count('deferred'), count('failed')], [1, 3, 0]);
  });

  test('that fail too often are left', async () => {
    fixture.receiver.take = () => {
      throw smtpAnswer(451);
    };
    await fixture.create();
    await fixture.sent();
    assert.deepEqual(await fixture.left(), [{ attempts: 4, failed: true }]);
    assert.equal(fixture.reports.at(-1), 'A mail has failed: the SMTP server says 451 at DATA');
  });

  test('are given up at once for a refused recipient; the others are sent; no address is logged', async () => {
    fixture.receiver.refuse = to => (to === 'ada@customers.example' ? 550 : undefined);
    const key = await fixture.create();
    await fixture.comment(key, 'agent', 'Is it up?');
    const mails = await fixture.sent();
    assert.deepEqual(
      mails.map(({ to }) => to),
      [['desk@panel.example']],
    );
    assert.deepEqual(await fixture.left(), [{ attempts: 1, failed: true }]);
    assert.deepEqual(fixture.reports, ['A mail has failed: the SMTP server says 550 at RCPT TO']);
    assert.doesNotMatch(fixture.reports.join(), address);
    assert.deepEqual([count('sent'), count('failed')], [1, 1]);
  });

  test('are given up at once for a refused text', async () => {
    fixture.receiver.take = () => {
      throw smtpAnswer(554);
    };
    await fixture.create();
    await fixture.sent();
    assert.deepEqual(await fixture.left(), [{ attempts: 1, failed: true }]);
  });

  test('wait where the server relays nothing for us, or no more today', async () => {
    const answers = [
      smtpAnswer(554, '5.7.1 Relay access denied'),
      smtpAnswer(550, '5.4.5 Daily quota exceeded'),
    ];
    fixture.receiver.take = () => {
      const answer = answers.shift();
      if (answer) throw answer;
    };
    await fixture.create();
    await fixture.sent();
    assert.equal(fixture.receiver.mails.length, 1);
    assert.deepEqual([count('sent'), count('deferred'), count('failed')], [1, 2, 0]);
  });

  test('wait while the password is wrong', async () => {
    await fixture.create();
    fixture.start({ smtp: { ...smtp(), auth: { user: 'desk', pass: 'wrong-password' } } });
    await until(() => count('deferred') > 0);
    await fixture.stop();
    assert.deepEqual(fixture.reports.slice(0, 1), [
      'Mails wait, and are tried again: the SMTP server says 535 at AUTH PLAIN (user or password)',
    ]);
    await fixture.database.query('update mail_deliveries set failed = false, attempts = 1, next_at = 0');
    fixture.start({ smtp: { ...smtp(), auth: { user: 'desk', pass: 'right' } } });
    await fixture.settled();
    assert.equal(fixture.receiver.mails.length, 1);
    assert.equal(fixture.receiver.logins.at(-1), 'desk:right');
  });

  test('are not sent without TLS where it is wanted, nor is the password', async () => {
    const auth = { user: 'desk', pass: 'right' };
    const plain = await startSmtpReceiver({ disabledCommands: ['STARTTLS'] });
    await fixture.create();
    for (const tls of /** @type {const} */ (['at-once', 'required'])) {
      const before = count('deferred');
      fixture.start({ smtp: { host: 'localhost', port: plain.port, tls, auth } });
      await until(() => count('deferred') > before);
      await fixture.stop();
      await fixture.database.query('update mail_deliveries set failed = false, attempts = 1, next_at = 0');
    }
    assert.deepEqual([plain.mails, plain.logins], [[], []]);
    await plain.close();
  });

  test('are not sent to a server whose certificate is not valid', async () => {
    const impostor = await startSmtpReceiver({ secure: true });
    await fixture.create();
    fixture.start({
      smtp: { host: 'localhost', port: impostor.port, tls: 'at-once', auth: { user: 'desk', pass: 'right' } },
    });
    await until(() => count('deferred') > 0);
    await fixture.stop();
    assert.deepEqual([impostor.mails, impostor.logins], [[], []]);
    assert.match(fixture.reports[0] ?? '', /^Mails wait, and are tried again: \w*CERT\w* at CONN$/);
    await impostor.close();
  });

  test('do not keep a server from stopping, where the SMTP server does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    /** @type {import('node:net').Socket[]} */
    const sockets = [];
    silent.on('connection', socket => void sockets.push(socket));
    const { port } = /** @type {import('node:net').AddressInfo} */ (silent.address());
    await fixture.create();
    fixture.start({ smtp: { ...smtp(), port } });
    await once(silent, 'connection');
    // It does not wait for the answer: the mail is tried again by another server.
    await fixture.stop();
    assert.equal(count('deferred'), 1);
    assert.deepEqual(fixture.reports, []);
    for (const socket of sockets) socket.destroy();
    silent.close();
    assert.equal((await fixture.sent()).length, 1);
  });
});
