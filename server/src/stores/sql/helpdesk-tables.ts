/** The tables of helpdesks that the configuration names. As every published step it never changes. */
export const helpdeskTables: readonly string[] = [
  `alter table helpdesk_changes add column version bigint not null default 0`,
  `update helpdesk_changes set version = updated_at`,
  `create table helpdesk_customers (
    customer text primary key,
    owner text not null unique
  )`,
  `create table helpdesk_calls (
    id text primary key,
    received_at bigint not null
  )`,
  `create index helpdesk_calls_by_age on helpdesk_calls (received_at)`,
];
