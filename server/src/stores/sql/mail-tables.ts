/** The tables of mails. As every published step it never changes. */
export const mailTables: readonly string[] = [
  // It names requests and comments: what they say is read when the mail is sent.
  `create table mail_deliveries (
    id bigint generated always as identity primary key,
    customer text not null,
    request_key text not null,
    recipient text not null,
    entries text not null,
    created_at bigint not null,
    attempts integer not null default 0,
    next_at bigint not null,
    failed boolean not null default false
  )`,
  `create index mail_deliveries_due on mail_deliveries (next_at) where not failed`,
  `create index mail_deliveries_waiting on mail_deliveries (customer, recipient) where not failed`,
  `create table customer_addresses (
    customer text primary key,
    email text not null,
    seen_at bigint not null
  )`,
];
