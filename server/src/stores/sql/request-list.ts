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

/** Every word has to occur in the request or in one of its comments; their `search` columns are in lower case. */
const matches = `($2 = 'all' or ($2 = 'awaiting' and ${isAwaiting}) or ($2 <> 'awaiting' and r.closed = ($2 = 'closed')))
and ($7::text is null or r.type = $7) and ($8::text is null or r.service = $8) and ($9::text is null or r.severity = $9)
and not exists (
  select 1 from json_array_elements_text($3::text::json) as words (word)
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

const shared = isShared('$1', '$10::text');

const scopes: Record<Scope, string> = {
  mine: 'r.customer = $1',
  shared,
  all: `(r.customer = $1 or ${shared})`,
};

function listText(scope: Scope, sort: RequestSort): string {
  const column = sortColumns[sort];
  return `
    with matching as materialized (
      select r.customer, r.key, r.number, r.${column} as value from requests r where ${scopes[scope]} and ${matches}
    ), positions as (
      select customer, key from matching
      where $4::bigint is null or (value, number) < ($4::bigint, $5::bigint)
      order by value desc, number desc limit $6
    )
    select totals.*, page.*, ${requestColumns('page', '$1')}
    from (
      select
        (select count(*) from matching) as total,
        count(*) filter (where ${scope === 'mine' ? isUnread('r', '$1', 'r.read_sequence') : isUnread('r', '$1')}) as unread_count,
        count(*) filter (where not r.closed) as open_count,
        count(*) filter (where r.closed) as closed_count,
        count(*) filter (where ${isAwaiting}) as awaiting_count
      from requests r where ${scopes[scope]}
    ) totals
    left join (
      select r.* from positions join requests r on r.customer = positions.customer and r.key = positions.key
    ) page on true
    order by page.${column} desc, page.number desc`;
}

const textsOf = (scope: Scope): Record<RequestSort, string> => ({
  updated: listText(scope, 'updated'),
  created: listText(scope, 'created'),
  key: listText(scope, 'key'),
});

export const listTexts: Record<Scope, Record<RequestSort, string>> = {
  mine: textsOf('mine'),
  shared: textsOf('shared'),
  all: textsOf('all'),
};
