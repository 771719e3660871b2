/** Sends the mails that wait in the database. */
import type { Database, Row } from '../../stores/sql/database.ts';
import { toCustomer, type MailEntry, type MailRecipients } from '../../stores/sql/mail-outbox.ts';
import { startOutbox, type Outbox, type OutboxTimes } from '../outbox.ts';
import { isAddress } from './address.ts';
import { composeMail, type MailAppearance } from './compose.ts';
import type { MailOutcome } from './counts.ts';
import { createSmtp, type SmtpSettings } from './smtp.ts';
import { readTold } from './told.ts';

export interface MailSettings extends MailAppearance, MailRecipients {
  readonly smtp: SmtpSettings;
}

const usualTimes: OutboxTimes = {
  lookMs: 2000,
  retryMs: 5000,
  answerMs: 60_000,
  leaseMs: 120_000,
  attempts: 15,
};

/** Milliseconds for the mails that are being sent when the server stops; then another server tries them again. */
const stopMs = 2000;

/** Mails of one server at once. */
const workers = 2;

export interface MailOptions {
  readonly database: Database;
  readonly settings: MailSettings;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with each mail that has failed for good, where mails begin to fail, and with errors of the database. */
  readonly report: (error: unknown) => void;
  readonly count: (outcome: MailOutcome) => void;
  readonly times?: Partial<OutboxTimes>;
}

export function startMail({ database, settings, now, report, count, times }: MailOptions): Outbox {
  const allTimes = { ...usualTimes, ...times };
  const { answerMs } = allTimes;
  const send = createSmtp(settings.smtp, answerMs);
  /** Whether the last attempt has failed in a way that passes: that is reported once, not for each mail. */
  let failing = false;
  const stopping = new AbortController();

  async function addressOf(customer: string): Promise<string | undefined> {
    const [row] = await database.query('select email from customer_addresses where customer = $1', [
      customer,
    ]);
    const email = row?.['email'] as string | undefined;
    return email !== undefined && isAddress(email) ? email : undefined;
  }

  /** A recipient who is no longer in the configuration gets nothing more. */
  async function recipientOf(row: Row): Promise<string | undefined> {
    const recipient = row['recipient'] as string;
    if (recipient === toCustomer)
      return settings.customers ? addressOf(row['customer'] as string) : undefined;
    return settings.to.includes(recipient) ? recipient : undefined;
  }

  const outbox = startOutbox({
    database,
    table: 'mail_deliveries',
    columns: ['customer', 'recipient', 'entries'],
    workers,
    times: allTimes,
    now,
    report,
    deliver: async row => {
      const customer = row['customer'] as string;
      const toSupport = row['recipient'] !== toCustomer;
      const recipient = await recipientOf(row);
      const entries = JSON.parse(row['entries'] as string) as MailEntry[];
      const [first, ...more] = await readTold(database, customer, entries, toSupport);
      if (recipient === undefined || !first) return count('dropped');
      const mail = composeMail([first, ...more], settings, toSupport ? customer : undefined);
      const stop = AbortSignal.any([AbortSignal.timeout(answerMs), stopping.signal]);
      await send(settings.from, recipient, mail, stop);
      failing = false;
      count('sent');
    },
    onFailure: (_, error, forGood) => {
      count(forGood ? 'failed' : 'deferred');
      if (forGood) report(new Error(`A mail has failed: ${error.message}`));
      else if (!failing && !stopping.signal.aborted) {
        failing = true;
        report(new Error(`Mails wait, and are tried again: ${error.message}`));
      }
    },
  });
  return {
    wake: () => outbox.wake(),
    stop: async () => {
      const timer = setTimeout(() => stopping.abort(), stopMs);
      await outbox.stop();
      clearTimeout(timer);
    },
  };
}
