/** The store of the built-in desk, servers that send its mails, and an SMTP server that takes them. */
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe } from 'node:test';
import 'tsx';
import { missing, startPostgres } from '../postgres-server.js';
import { startSmtpReceiver } from './smtp-receiver.js';
import { until } from './until.js';

const { countMails } = await import('../../../server/src/operation/mail/counts.ts');
const { startMail } = await import('../../../server/src/operation/mail/mail.ts');
const { recordForMail } = await import('../../../server/src/stores/sql/mail-outbox.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openPostgres } = await import('../../../server/src/stores/sql/postgres.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

const times = { lookMs: 10, retryMs: 1, answerMs: 5000, leaseMs: 60_000, attempts: 4 };

class MailFixture {
  /** @type {import('../../../server/src/stores/sql/database.ts').Database} */
  database = /** @type {any} */ (undefined);
  /** @type {import('../../../server/src/app/store.ts').Store} */
  store = /** @type {any} */ (undefined);
  /** @type {import('./smtp-receiver.js').SmtpReceiver} */
  receiver = /** @type {any} */ (undefined);
  /** @type {string[]} */
  reports = [];
  counts = countMails();
  /** @type {{ stop(): Promise<void> }[]} */
  running = [];
  /** @type {import('../../../server/src/operation/mail/mail.ts').MailSettings} */
  settings = /** @type {any} */ (undefined);
  #comments = 0;

  /** A server that sends. @param {Partial<import('../../../server/src/operation/mail/mail.ts').MailSettings>} [settings] */
  start(settings) {
    const server = startMail({
      database: this.database,
      settings: { ...this.settings, ...settings },
      now: Date.now,
      report: error => void this.reports.push(/** @type {Error} */ (error).message),
      count: this.counts.count,
      times,
    });
    this.running.push(server);
    return server;
  }

  async stop() {
    for (const server of this.running.splice(0)) await server.stop();
  }

  /** @returns {Promise<string>} its key */
  async create(summary = 'Server down', customer = 'ada', createdAt = 1000) {
    const draft = {
      summary,
      description: 'It stopped.',
      authorName: 'Ada Byron',
      attachmentIds: [],
      createdAt,
    };
    const result = await this.store.addRequest(customer, { ...draft, fields: {}, context: [] });
    assert.ok('added' in result);
    return result.added.key;
  }

  /** @param {string} key @param {'agent' | 'requester'} role @param {string} body @returns {Promise<string>} its id */
  async comment(key, role, body, { name = role === 'agent' ? 'Marta' : 'Ada Byron', customer = 'ada' } = {}) {
    const id = `com_${++this.#comments}`;
    await this.store.addComment(customer, key, {
      id,
      author: { name, role },
      body,
      format: 'text',
      attachmentIds: [],
      createdAt: 2000,
      reopens: false,
    });
    return id;
  }

  /** @param {string} customer @param {string} email */
  async know(customer, email) {
    await this.database.query(
      `insert into customer_addresses values ($1, $2, 1) on conflict (customer) do update set email = excluded.email`,
      [customer, email],
    );
  }

  left = () => this.database.query('select attempts, failed from mail_deliveries order by id');

  /** Until nothing waits. */
  settled = () => until(async () => (await this.left()).every(row => row['failed'] === true));

  /** Sends all that waits, with one server. @returns {Promise<import('./smtp-receiver.js').ReceivedMail[]>} */
  async sent() {
    this.start();
    await this.settled();
    await this.stop();
    return this.receiver.mails;
  }
}

/** The same tests on both kinds of database. @param {string} title @param {(fixture: MailFixture) => void} tests */
export function describeMail(title, tests) {
  const kinds = [
    {
      name: 'the embedded database',
      skip: false,
      open: async () => {
        const database = await openPglite();
        return { database, close: () => database.close() };
      },
    },
    {
      name: 'PostgreSQL',
      skip: missing,
      open: async () => {
        const server = await startPostgres();
        const database = await openPostgres(server.url);
        return {
          database,
          close: async () => {
            await database.close();
            await server.stop();
          },
        };
      },
    },
  ];
  for (const { name, skip, open } of kinds)
    describe(`${title}, with ${name}`, { skip, timeout: 120_000 }, () => {
      const fixture = new MailFixture();
      /** @type {Awaited<ReturnType<typeof open>> | undefined} */
      let opened;
      beforeEach(async () => {
        opened ??= await open();
        fixture.database = opened.database;
        fixture.receiver = await startSmtpReceiver();
        fixture.reports = [];
        fixture.counts = countMails();
        fixture.settings = {
          smtp: { host: '127.0.0.1', port: fixture.receiver.port, tls: 'none', auth: undefined },
          from: { name: 'Support', address: 'support@panel.example' },
          to: ['desk@panel.example'],
          customers: true,
          link: 'https://panel.example/support#support={key}',
          lang: 'en',
          gatherMs: 0,
        };
        fixture.store = await openSqlStore(fixture.database, undefined, recordForMail(fixture.settings));
        await fixture.know('ada', 'ada@customers.example');
      });
      afterEach(async () => {
        await fixture.stop();
        await fixture.receiver.close();
        await fixture.store.clear();
      });
      tests(fixture);
      after(() => opened?.close());
    });
}
