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
];
