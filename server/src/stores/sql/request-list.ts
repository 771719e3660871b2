/** The statements of the list of requests. */
import type { RequestSort } from '../../app/store.ts';
import type { Scope } from '../../app/team.ts';
import { isUnread, requestColumns } from './rows.ts';

/** The first column of a list's order; the second one is the number. */
const sortColumns: Record<RequestSort, string> = {
  updated: 'updated_at',
  created: 'created_at',
  key: 'number',
};

/** Open requests in which the customer has been asked something. */
const isAwaiting = 'not r.closed and r.asked';

/** Of all requests of the scope; `$2` to `$5` are status, type, service and severity. */
const fits = `($2 = 'all' or ($2 = 'awaiting' and ${isAwaiting}) or ($2 <> 'awaiting' and r.closed = ($2 = 'closed')))
and ($3::text is null or r.type = $3) and ($4::text is null or r.service = $4) and ($5::text is null or r.severity = $5)`;

/** Every word has to occur in the request or in one of its comments; their `search` columns are in lower case. */
const hasWords = `not exists (
  select 1 from json_array_elements_text($9::text::json) as words (word)
  where position(word in r.search) = 0 and not exists (
    select 1 from comments c
    where c.customer = r.customer and c.request_key = r.key and position(word in c.search) > 0
  )
)`;

/** What colleagues share with a customer; both are parameters, the organisation may be null. */
export const isShared = (customer: string, organisation: string): string => `(
  r.organisation = ${organisation} and r.customer <> ${customer} and (r.visibility = 'team' or exists (
    select 1 from request_people p
    where p.customer = r.customer and p.request_key = r.key and p.person = ${customer}
  ))
)`;

/** The requests of a scope; `organisation` is a parameter, which only those of colleagues need. */
function within(scope: Scope, organisation: string): string {
  if (scope === 'mine') return `${organisation}::text is null and r.customer = $1`;
  const shared = isShared('$1', `${organisation}::text`);
  return scope === 'all' ? `(r.customer = $1 or ${shared})` : shared;
}

/**
 * A page and its totals. `chosen` are the common table expressions; the last one is `positions`, with customer and key of each request
 * of the page.
 */
function pageText(
  scope: Scope,
  sort: RequestSort,
  { organisation, chosen, total }: { organisation: string; chosen: string; total: string },
): string {
  const column = sortColumns[sort];
  return `
    with ${chosen}
    select totals.*, page.*, ${requestColumns('page', '$1')}
    from (
      select
        ${total} as total,
        count(*) filter (where ${scope === 'mine' ? isUnread('r', '$1', 'r.read_sequence') : isUnread('r', '$1')}) as unread_count,
        count(*) filter (where not r.closed) as open_count,
        count(*) filter (where r.closed) as closed_count,
        count(*) filter (where ${isAwaiting}) as awaiting_count
      from requests r where ${within(scope, organisation)}
    ) totals
    left join (
      select r.* from positions join requests r on r.customer = positions.customer and r.key = positions.key
    ) page on true
    order by page.${column} desc, page.number desc`;
}

/** `$7` and `$8` are the position after which the page begins, `$9` its length. */
const listText = (scope: Scope, sort: RequestSort): string =>
  pageText(scope, sort, {
    organisation: '$6',
    total: '(select count(*) from matching)',
    chosen: `matching as materialized (
      select r.customer, r.key, r.number, r.${sortColumns[sort]} as value from requests r where ${within(scope, '$6')} and ${fits}
    ), positions as (
      select customer, key from matching
      where $7::bigint is null or (value, number) < ($7::bigint, $8::bigint)
      order by value desc, number desc limit $9
    )`,
  });

/** `$2` are the requests of a page, as JSON; `$3` is the organisation. */
const foundText = (scope: Scope, sort: RequestSort): string =>
  pageText(scope, sort, {
    organisation: '$3',
    total: '0',
    chosen: `positions as (select customer, key from json_to_recordset($2::text::json) as found (customer text, key text))`,
  });

/** Which of the next `$10` requests after `$7` and `$8`, by customer and key, have the words `$9`, and what the statement took until then. */
const sliceText = (scope: Scope, sort: RequestSort): string => `
  select r.customer, r.key, r.number, r.value, ${hasWords} as matches,
    extract(epoch from clock_timestamp() - statement_timestamp())::float8 * 1000 as milliseconds
  from (
    select r.customer, r.key, r.number, r.${sortColumns[sort]} as value, r.search from requests r
    where ${within(scope, '$6')} and ${fits} and (r.customer, r.key) > ($7::text, $8::text)
    order by r.customer, r.key limit $10
  ) r
  order by r.customer, r.key`;

type Texts = Record<Scope, Record<RequestSort, string>>;

function textsOf(text: (scope: Scope, sort: RequestSort) => string): Texts {
  const of = (scope: Scope) => ({
    updated: text(scope, 'updated'),
    created: text(scope, 'created'),
    key: text(scope, 'key'),
  });
  return { mine: of('mine'), shared: of('shared'), all: of('all') };
}

export const listTexts = textsOf(listText);
export const foundTexts = textsOf(foundText);
export const sliceTexts = textsOf(sliceText);
