/** What Prometheus reads. No label holds what a customer has or wrote. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { HelpdeskRefused, type Helpdesk } from '../app/desk.ts';
import type { Database } from '../stores/sql/database.ts';
import type { Queues } from '../app/turns.ts';
import { aroundHelpdesk, type Around } from './around.ts';
import type { MailCounts } from './mail/counts.ts';
import type { Sweeps } from './sweeps.ts';

/** Seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  /** A call that has been answered. */
  answered(operation: string, status: number, seconds: number): void;
  /** The helpdesk, with its latency and failures counted. */
  measured(helpdesk: Helpdesk): Helpdesk;
  /** The text for Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** The pool of connections, and what waits in the database to be delivered. */
function watchDatabase(database: Database, registers: Registry[]): void {
  const { pool } = database;
  if (pool)
    new Gauge({
      name: 'support_database_connections',
      help: 'Connections of the pool: busy and idle ones, and calls that wait for one.',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(pool())) this.set({ state }, count);
      },
    });
  const queues = { webhook_deliveries: 'Webhooks', mail_deliveries: 'Mails' };
  for (const [table, what] of Object.entries(queues))
    new Gauge({
      name: `support_${table}`,
      help: `${what} that wait to be delivered, and those that have failed for good.`,
      labelNames: ['state'],
      registers,
      async collect() {
        const rows = await database
          .query(`select failed, count(*) as count from ${table} group by failed`)
          .catch(() => undefined);
        // Without the database, nobody knows.
        if (!rows) return this.reset();
        const countOf = (failed: boolean): number =>
          Number(rows.find(row => row['failed'] === failed)?.['count'] ?? 0);
        this.set({ state: 'waiting' }, countOf(false));
        this.set({ state: 'failed' }, countOf(true));
      },
    });
  new Gauge({
    name: 'support_unsent_uploads',
    help: 'Uploads that no request or comment has sent yet.',
    registers,
    async collect() {
      const rows = await database
        .query('select count(*) as count from attachments where not sent')
        .catch(() => undefined);
      if (rows) this.set(Number(rows[0]?.['count']));
      else this.reset();
    },
  });
}

/** Calls that run, and that wait for their turn: see `Limits`. */
function watchQueues(queues: Queues, registers: Registry[]): void {
  new Gauge({
    name: 'support_turns',
    help: 'Calls by queue (calls, searches, uploads, pieces of uploads, stores of uploads): running, and waiting for their turn.',
    labelNames: ['queue', 'state'],
    registers,
    collect() {
      for (const [queue, depth] of queues)
        for (const [state, count] of Object.entries(depth())) this.set({ queue, state }, count as number);
    },
  });
}

/** What sweeps have removed. */
function watchSweeps(sweeps: Sweeps, registers: Registry[]): void {
  const labelNames = ['kind'];
  new Counter({
    name: 'support_sweeps_total',
    help: 'Sweeps that have run, by kind: part, orphan, unsent, retention.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const [kind, { runs }] of sweeps.totals()) this.inc({ kind }, runs);
    },
  });
  new Counter({
    name: 'support_swept_total',
    help: 'What sweeps have removed: uploads that broke off (part), files without rows (orphan), uploads that were never sent (unsent), closed requests (retention).',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const [kind, { removed }] of sweeps.totals()) this.inc({ kind }, removed);
    },
  });
}

/** What has become of mails. */
function watchMails(mails: MailCounts, registers: Registry[]): void {
  new Counter({
    name: 'support_mails_total',
    help: 'Mails by outcome: sent, deferred (tried again), failed (given up), dropped (nothing to send any more, or no address).',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of mails.totals()) this.inc({ outcome }, count);
    },
  });
}

/** @param openStreams the number of open event streams */
export function createMetrics(
  openStreams: () => number,
  database?: Database,
  queues: Queues = new Map(),
  sweeps?: Sweeps,
  mails?: MailCounts,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'support_http_request_duration_seconds',
    help: 'Calls by operation of the contract and status, until the head of the answer.',
    labelNames: ['operation', 'status'],
    buckets,
    registers,
  });
  const desk = new Histogram({
    name: 'support_helpdesk_duration_seconds',
    help: 'Calls of the helpdesk by method and outcome: ok, refused or failed.',
    labelNames: ['method', 'outcome'],
    buckets,
    registers,
  });
  new Gauge({
    name: 'support_event_streams',
    help: 'Open event streams.',
    registers,
    collect() {
      this.set(openStreams());
    },
  });

  watchQueues(queues, registers);
  if (database) watchDatabase(database, registers);
  if (sweeps) watchSweeps(sweeps, registers);
  if (mails) watchMails(mails, registers);

  const timed: Around = async (method, work) => {
    const end = desk.startTimer({ method });
    try {
      const result = await work();
      end({ outcome: 'ok' });
      return result;
    } catch (error) {
      end({ outcome: error instanceof HelpdeskRefused ? 'refused' : 'failed' });
      throw error;
    }
  };

  return {
    answered: (operation, status, seconds) => calls.observe({ operation, status }, seconds),
    measured: helpdesk => aroundHelpdesk(helpdesk, timed),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
