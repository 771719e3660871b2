/** Requests. Every statement filters by the customer. */
import type { Records, RequestQuery, RequestSort } from '../../app/store.ts';
import { claimAttachments, missingAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { recordChange } from './changes.ts';
import { textList, type Database, type Param, type Sql } from './database.ts';
import { requestAttachments, toRequest } from './rows.ts';
import type { RecordHappened } from './webhook-outbox.ts';

/** The letters of every request's key. */
const keyPrefix = 'CS-';

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
and not exists (
  select 1 from json_array_elements_text($3::text::json) as words (word)
  where position(word in r.search) = 0 and not exists (
    select 1 from comments c
    where c.customer = r.customer and c.request_key = r.key and position(word in c.search) > 0
  )
)`;

function listText(sort: RequestSort): string {
  const column = sortColumns[sort];
  return `
    with matching as materialized (
      select r.key, r.number, r.${column} as value from requests r where r.customer = $1 and ${matches}
    ), positions as (
      select key from matching
      where $4::bigint is null or (value, number) < ($4::bigint, $5::bigint)
      order by value desc, number desc limit $6
    )
    select totals.*, page.*, ${requestAttachments('page')}
    from (
      select
        (select count(*) from matching) as total,
        count(*) filter (where r.agent_sequence > r.read_sequence) as unread_count,
        count(*) filter (where not r.closed) as open_count,
        count(*) filter (where r.closed) as closed_count,
        count(*) filter (where ${isAwaiting}) as awaiting_count
      from requests r where r.customer = $1
    ) totals
    left join (
      select r.* from positions join requests r on r.customer = $1 and r.key = positions.key
    ) page on true
    order by page.${column} desc, page.number desc`;
}

const listTexts: Record<RequestSort, string> = {
  updated: listText('updated'),
  created: listText('created'),
  key: listText('key'),
};

const sortValue = { updated: 'updated_at', created: 'created_at', key: 'number' } as const;

async function nextNumber(sql: Sql, atLeast: number | undefined): Promise<number> {
  if (atLeast === undefined) {
    // Atomic and without a lock; a rollback leaves a gap in the numbers.
    const [row] = await sql.query(`select nextval('request_number') as number`);
    return row?.['number'] as number;
  }
  const [row] = await sql.query(
    `select setval('request_number', greatest(nextval('request_number'), $1::bigint)) as number`,
    [atLeast],
  );
  return row?.['number'] as number;
}

async function getRequest(sql: Sql, customer: string, key: string) {
  const [row] = await sql.query(
    `select r.*, ${requestAttachments('r')} from requests r where r.customer = $1 and r.key = $2`,
    [customer, key],
  );
  return row && toRequest(row);
}

type RequestStore = Pick<
  Records,
  'listRequests' | 'getRequest' | 'addRequest' | 'changeRequest' | 'markRead'
>;

export function requestStore(database: Database, instance: number, record?: RecordHappened): RequestStore {
  async function listRequests(customer: string, query: RequestQuery) {
    const { status, words, after, limit, sort } = query;
    const rows = await database.query(listTexts[sort], [
      customer,
      status,
      textList(words),
      after?.value ?? null,
      after?.number ?? null,
      limit + 1,
    ]);
    const found = rows.filter(row => row['key'] !== null);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toRequest),
      next:
        last && found.length > limit
          ? { value: last[sortValue[sort]] as number, number: last['number'] as number }
          : undefined,
      total: rows[0]?.['total'] as number,
      unreadCount: rows[0]?.['unread_count'] as number,
      counts: {
        open: rows[0]?.['open_count'] as number,
        closed: rows[0]?.['closed_count'] as number,
        awaiting: rows[0]?.['awaiting_count'] as number,
      },
    };
  }

  return {
    listRequests,
    getRequest: (customer, key) => getRequest(database, customer, key),

    addRequest: (customer, draft, completion) =>
      database.transaction(async sql => {
        const missing = await missingAttachments(sql, customer, draft.attachmentIds);
        if (missing.length) return { missing };
        const number = await nextNumber(sql, draft.number);
        const key = `${keyPrefix}${number}`;
        const params: Param[] = [
          customer,
          key,
          number,
          draft.summary,
          draft.description,
          draft.authorName,
          JSON.stringify(draft.fields),
          JSON.stringify(draft.context),
          draft.followUpOf ?? null,
          draft.createdAt,
          [key, draft.summary, draft.description].join('\n').toLowerCase(),
          draft.descriptionFormat ?? null,
        ];
        await sql.query(
          `insert into requests (customer, key, number, summary, description, author_name, fields, context,
            follow_up_of, created_at, updated_at, last_author, search, description_format)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $10::bigint, 'requester', $11, $12)`,
          params,
        );
        await claimAttachments(sql, customer, draft.attachmentIds, key, null);
        const added = await getRequest(sql, customer, key);
        if (!added) throw new Error(`${key} is not there`);
        await complete(sql, instance, customer, completion, added);
        await record?.(sql, {
          type: 'request.created',
          customer,
          key,
          at: draft.createdAt,
          author: { name: draft.authorName, role: 'requester' },
          data: { summary: draft.summary, description: draft.description },
        });
        await recordChange(sql, customer, key);
        return { added };
      }),

    changeRequest: (customer, key, change) =>
      database.transaction(async sql => {
        const changed = await sql.query(
          `update requests set
            closed = coalesce($3, closed),
            updated_at = coalesce($4, updated_at),
            rating = coalesce($5, rating),
            rating_comment = case when $6 then $7 else rating_comment end
          where customer = $1 and key = $2 returning 1 as changed`,
          [
            customer,
            key,
            change.closed ?? null,
            change.updatedAt ?? null,
            change.rating ?? null,
            'ratingComment' in change,
            change.ratingComment ?? null,
          ],
        );
        if (!changed.length) return undefined;
        await recordChange(sql, customer, key);
        return getRequest(sql, customer, key);
      }),

    markRead: async (customer, key, commentId) => {
      const marked = await database.query(
        `update requests r set read_sequence = greatest(r.read_sequence, c.sequence)
        from comments c
        where r.customer = $1 and r.key = $2 and c.customer = r.customer and c.request_key = r.key and c.id = $3
        returning 1 as marked`,
        [customer, key, commentId],
      );
      return marked.length > 0;
    },
  };
}
