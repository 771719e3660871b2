/** The tables, as migration steps. A published step never changes; a later change is another step. */
import type { Database } from './database.ts';
import { helpdeskTables } from './helpdesk-tables.ts';
import { mailTables } from './mail-tables.ts';
import { operationTables } from './operation-tables.ts';
import { teamStep } from './team-step.ts';

const migrationLock = 1;

const steps: readonly (readonly string[])[] = [
  [
    `create sequence request_number`,
    `create sequence request_change`,
    `create sequence comment_sequence`,
    `create table requests (
      customer text not null,
      key text not null,
      number bigint not null unique,
      summary text not null,
      description text not null,
      author_name text not null,
      fields text not null,
      context text not null,
      follow_up_of text,
      closed boolean not null default false,
      created_at bigint not null,
      updated_at bigint not null,
      rating smallint,
      rating_comment text,
      last_author text not null,
      agent_sequence bigint not null default 0,
      read_sequence bigint not null default 0,
      change bigint not null default 0,
      search text not null,
      primary key (customer, key)
    )`,
    `create index requests_by_update on requests (customer, updated_at desc, number desc)`,
    `create index requests_by_change on requests (customer, change)`,
    `create table comments (
      customer text not null,
      id text not null,
      request_key text not null,
      sequence bigint not null,
      author_name text not null,
      author_role text not null,
      body text not null,
      format text not null,
      created_at bigint not null,
      search text not null,
      primary key (customer, id),
      foreign key (customer, request_key) references requests (customer, key)
    )`,
    `create unique index comments_in_order on comments (customer, request_key, sequence)`,
    `create table attachments (
      customer text not null,
      id text not null,
      name text not null,
      size bigint not null,
      type text not null,
      created_at bigint not null,
      sent boolean not null,
      call_key text,
      request_key text,
      comment_id text,
      position integer not null default 0,
      bytes bytea,
      primary key (customer, id)
    )`,
    `create index attachments_in_use on attachments (customer, request_key, comment_id) where sent`,
    `create index attachments_unsent on attachments (created_at) where not sent`,
    `create table calls (
      customer text not null,
      key text not null,
      fingerprint text not null,
      started_at bigint not null,
      instance bigint not null,
      status integer,
      headers text,
      body text,
      primary key (customer, key)
    )`,
    `create index calls_by_age on calls (started_at)`,
    `create table tasks (
      id text primary key,
      customer text not null,
      request_key text not null,
      kind text not null,
      due_at bigint not null
    )`,
    `create table sessions (
      token_hash text primary key,
      customer text not null,
      name text not null,
      expires_at bigint not null
    )`,
  ],
  [
    `alter table requests add column asked boolean not null default false`,
    `alter table requests add column last_author_name text`,
    `alter table requests add column last_comment_at bigint`,
  ],
  [`create index attachments_unsent_of on attachments (customer) where not sent`],
  [`alter table requests add column description_format text`],
  [
    `create table marks (
      customer text not null,
      request_key text not null,
      read_until bigint not null,
      primary key (customer, request_key)
    )`,
    `create table helpdesk_changes (
      customer text not null,
      key text not null,
      updated_at bigint not null,
      change bigint not null,
      primary key (customer, key)
    )`,
    `create index helpdesk_changes_in_order on helpdesk_changes (customer, change)`,
    `create table helpdesk_cursor (id integer primary key default 1 check (id = 1), cursor text not null)`,
  ],
  teamStep,
  operationTables,
  helpdeskTables,
  mailTables,
];

/**
 * Runs the steps that the database lacks. Safe at each start, also of several processes at once.
 *
 * @throws Error for a database with steps that this version does not have
 */
export async function migrate(database: Database): Promise<void> {
  await database.withLock(migrationLock, () =>
    database.transaction(async sql => {
      // A step may take as long as it needs.
      await sql.query('set local statement_timeout = 0');
      await sql.query('create table if not exists schema_steps (step integer primary key)');
      const [row] = await sql.query('select coalesce(max(step), 0) as done from schema_steps');
      const done = Number(row?.['done']);
      if (done > steps.length) {
        throw new Error(
          `The database is of a newer version (step ${done}, this one knows ${steps.length}). Start that version, or take another database.`,
        );
      }
      for (const [index, statements] of [...steps.entries()].slice(done)) {
        for (const statement of statements) await sql.query(statement);
        await sql.query('insert into schema_steps values ($1)', [index + 1]);
      }
    }),
  );
}
