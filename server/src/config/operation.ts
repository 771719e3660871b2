/** The members of the configuration for what runs beside the API: webhooks, mails, virus scans, retention, agents. */
import type { MailSettings } from '../operation/mail/mail.ts';
import type { Retention } from '../operation/retention.ts';
import type { Scanner } from '../operation/scan.ts';
import type { WebhookTarget } from '../stores/sql/webhook-outbox.ts';
import { readMail } from './mail.ts';
import { Reader } from './reader.ts';

export interface OperationConfig {
  readonly webhooks: readonly WebhookTarget[];
  /** Absent: no mails. */
  readonly mail: MailSettings | undefined;
  /** Absent: files are not looked at. */
  readonly scan: Scanner | undefined;
  readonly retention: Retention;
  /** Where agents with tokens of their own reach the server; absent: only the command on its machine does. */
  readonly agents: { readonly host: string; readonly port: number } | undefined;
}

const events = ['request.created', 'comment.created'] as const;

function readWebhook(reader: Reader, secretOfEnvironment: string | undefined): WebhookTarget {
  reader.needed('url', 'where to send them');
  const url = reader.url('url')?.href ?? '';
  const wanted = 'a text of at least 32 characters, the same as the receiver has; also from WEBHOOK_SECRET';
  const secret = reader.text('secret', wanted, true) ?? secretOfEnvironment ?? '';
  if (secret.length < 32) reader.fail('secret', wanted, true);
  const given = reader.texts('events', `a list of ${events.join(', ')}`);
  for (const name of given ?? [])
    if (!events.some(event => event === name)) reader.fail('events', `a list of ${events.join(', ')}`);
  reader.end();
  return { url, secret, events: given ? events.filter(event => given.includes(event)) : events };
}

function readWebhooks(reader: Reader, secret: string | undefined): readonly WebhookTarget[] {
  const given = reader.take('webhooks');
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    reader.fail('webhooks', 'a list such as [{ "url": …, "secret": … }]');
    return [];
  }
  const values = Object.fromEntries(given.map((value, index) => [String(index), value as unknown]));
  const list = new Reader('webhooks', values, reader.errors);
  return given.flatMap((_, index) => {
    const webhook = list.section(String(index));
    return webhook ? [readWebhook(webhook, secret)] : [];
  });
}

function readScan(reader: Reader | undefined): Scanner | undefined {
  if (!reader) return undefined;
  const clamd = reader.text('clamd');
  const command = reader.texts('command', 'a list such as ["clamdscan", "--stream", "-"]');
  reader.end();
  const isAddress = clamd === undefined || clamd.startsWith('/') || /^\[?[\w.:-]+\]?:\d+$/.test(clamd);
  if (!isAddress) return reader.fail('clamd', 'like 127.0.0.1:3310, or the path of a socket');
  if ((clamd === undefined) === !command?.length) {
    reader.errors.push('scan has to be { "clamd": … } or { "command": … }.');
    return undefined;
  }
  return clamd === undefined ? { command: command ?? [] } : { clamd };
}

function readRetention(reader: Reader | undefined): Retention {
  const closedDays = reader?.number('closedDays', 1, 36_500);
  reader?.end();
  return { closedDays };
}

function readAgents(reader: Reader | undefined): OperationConfig['agents'] {
  if (!reader) return undefined;
  const agents = {
    host: reader.text('host', 'an address to listen on') ?? '127.0.0.1',
    port: reader.number('port', 0, 65_535) ?? 8788,
  };
  reader.end();
  return agents;
}

export function readOperation(
  reader: Reader,
  environment: Readonly<Record<string, string | undefined>>,
): OperationConfig {
  return {
    webhooks: readWebhooks(reader, environment['WEBHOOK_SECRET']),
    mail: readMail(reader.section('mail'), environment['SMTP_URL']),
    scan: readScan(reader.section('scan')),
    retention: readRetention(reader.section('retention')),
    agents: readAgents(reader.section('agents')),
  };
}
