/** The migration step of contract 1.1. As every published step it never changes. */
export const teamStep: readonly string[] = [
  `alter table requests
    add column type text,
    add column service text,
    add column severity text,
    add column organisation text,
    add column visibility text,
    add column details text,
    add column last_writer text`,
  `create index requests_of_organisation on requests (organisation, updated_at desc, number desc)
    where organisation is not null`,
  `create index requests_of_organisation_by_change on requests (organisation, change) where organisation is not null`,
  `create table request_people (
    customer text not null,
    request_key text not null,
    person text not null,
    name text not null,
    primary key (customer, request_key, person),
    foreign key (customer, request_key) references requests (customer, key) on delete cascade
  )`,
  `alter table comments add column writer text, add column channel text`,
  // A colleague's files stay under that colleague: what is in a thread is found by the request alone.
  `drop index attachments_in_use`,
  `create index attachments_in_thread on attachments (request_key, comment_id) where sent`,
  `create index attachments_by_id on attachments (id)`,
  // Of those who read a colleague's request; the writer's own mark is in the request.
  `create table reader_marks (
    customer text not null,
    request_key text not null,
    reader text not null,
    read_sequence bigint not null,
    primary key (customer, request_key, reader),
    foreign key (customer, request_key) references requests (customer, key) on delete cascade
  )`,
  `create table following (
    customer text not null,
    incident text not null,
    primary key (customer, incident)
  )`,
  `create table article_outcomes (
    customer text not null,
    article text not null,
    solved boolean not null,
    rated_at bigint not null,
    primary key (customer, article)
  )`,
];
