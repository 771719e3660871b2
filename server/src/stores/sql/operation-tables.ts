/** The tables of what operators need beside requests and comments. */
export const operationTables: readonly string[] = [
  `create table attachment_parts (
    customer text not null,
    id text not null,
    position integer not null,
    bytes bytea not null,
    primary key (customer, id, position),
    foreign key (customer, id) references attachments (customer, id) on delete cascade
  )`,
  // What customers send is compressed already, mostly.
  `alter table attachment_parts alter column bytes set storage external`,
  // Unlogged: it costs no disk write, and a crash of the database only lets everybody begin a new minute.
  `create unlogged table write_counts (
    customer text primary key,
    minute bigint not null,
    count integer not null
  )`,
  `create table webhook_deliveries (
    id bigint generated always as identity primary key,
    customer text not null,
    url text not null,
    body text not null,
    created_at bigint not null,
    attempts integer not null default 0,
    next_at bigint not null,
    failed boolean not null default false
  )`,
  `create index webhook_deliveries_due on webhook_deliveries (next_at) where not failed`,
  `create table agents (
    name text primary key,
    token_hash text not null unique,
    created_at bigint not null
  )`,
  `create index requests_closed on requests (updated_at) where closed`,
];
