/** Requests. Every statement filters by the customer. */
import type { Records, RequestDraft, RequestQuery } from '../../app/store.ts';
import { claimAttachments, missingAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { recordChange } from './changes.ts';
import { type Database, type Param, type Sql } from './database.ts';
import { requestColumns, toRequest, type Details } from './rows.ts';
import { foundTexts, listTexts } from './request-list.ts';
import { addPeople, lockRequest } from './sharing.ts';
import { findRequests, pageOf } from './request-search.ts';
import type { RecordHappened } from './happened.ts';

/** The letters of every request's key. */
const keyPrefix = 'CS-';

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

async function getRequest(sql: Sql, customer: string, key: string, reader = customer) {
  const [row] = await sql.query(
    `select r.*, ${requestColumns('r', '$3')} from requests r where r.customer = $1 and r.key = $2`,
    [customer, key, reader],
  );
  return row && toRequest(row);
}

const markText = `
  update requests r set read_sequence = greatest(r.read_sequence, c.sequence)
  from comments c
  where r.customer = $1 and r.key = $2 and c.customer = r.customer and c.request_key = r.key and c.id = $3
  returning 1 as marked`;

const readerMarkText = `
  insert into reader_marks as m (customer, request_key, reader, read_sequence)
  select c.customer, c.request_key, $4, c.sequence from comments c
  where c.customer = $1 and c.request_key = $2 and c.id = $3
  on conflict (customer, request_key, reader)
    do update set read_sequence = greatest(m.read_sequence, excluded.read_sequence)
  returning 1 as marked`;

function detailsOf({ service, incidentIds, seenArticleIds }: RequestDraft): Details {
  return { serviceLabel: service?.label, incidentIds, seenArticleIds };
}

type RequestStore = Pick<
  Records,
  'listRequests' | 'getRequest' | 'addRequest' | 'changeRequest' | 'markRead'
>;

export function requestStore(database: Database, instance: number, record?: RecordHappened): RequestStore {
  async function listRequests(customer: string, query: RequestQuery) {
    const { words, limit, sort, after, scope = 'mine' } = query;
    const organisation = scope === 'mine' ? null : (query.organisation ?? null);
    const { status, type = null, service = null, severity = null } = query;
    const filter = [customer, status, type, service, severity, organisation];
    const matches = words.length ? await findRequests(database, query, filter) : undefined;
    const rows = await (matches
      ? database.query(foundTexts[scope][sort], [
          customer,
          JSON.stringify(pageOf(matches, after, limit + 1).map(({ customer, key }) => ({ customer, key }))),
          organisation,
        ])
      : database.query(listTexts[scope][sort], [
          ...filter,
          after?.value ?? null,
          after?.number ?? null,
          limit + 1,
        ]));
    const found = rows.filter(row => row['key'] !== null);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toRequest),
      next:
        last && found.length > limit
          ? { value: last[sortValue[sort]] as number, number: last['number'] as number }
          : undefined,
      total: matches?.length ?? (rows[0]?.['total'] as number),
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
    getRequest: (customer, key, reader) => getRequest(database, customer, key, reader),

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
          draft.type ?? null,
          draft.service?.id ?? null,
          draft.severity ?? null,
          draft.organisation ?? null,
          draft.visibility ?? null,
          JSON.stringify(detailsOf(draft)),
        ];
        await sql.query(
          `insert into requests (customer, key, number, summary, description, author_name, fields, context,
            follow_up_of, created_at, updated_at, last_author, search, description_format, type, service, severity,
            organisation, visibility, details)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $10::bigint, 'requester', $11, $12, $13, $14, $15,
            $16, $17, $18)`,
          params,
        );
        await addPeople(sql, customer, key, draft.people ?? []);
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
        const before = await lockRequest(sql, customer, key, change.by);
        if (!before) return undefined;
        const changed = await sql.query(
          `update requests set
            closed = coalesce($3, closed),
            updated_at = coalesce($4, updated_at),
            rating = coalesce($5, rating),
            rating_comment = case when $6 then $7 else rating_comment end,
            severity = coalesce($8, severity)
          where customer = $1 and key = $2 returning 1 as changed`,
          [
            customer,
            key,
            change.closed ?? null,
            change.updatedAt ?? null,
            change.rating ?? null,
            'ratingComment' in change,
            change.ratingComment ?? null,
            change.severity ?? null,
          ],
        );
        if (!changed.length) return undefined;
        const { closed, role } = change;
        if (role !== undefined && closed !== undefined && closed !== before['closed'])
          await record?.(sql, {
            type: closed ? 'request.closed' : 'request.reopened',
            customer,
            key,
            at: change.updatedAt ?? Date.now(),
            author: { name: '', role },
            data: {},
          });
        await recordChange(sql, customer, key);
        return getRequest(sql, customer, key);
      }),

    markRead: async (customer, key, commentId, reader = customer) => {
      const marked = await database.query(reader === customer ? markText : readerMarkText, [
        customer,
        key,
        commentId,
        ...(reader === customer ? [] : [reader]),
      ]);
      return marked.length > 0;
    },
  };
}
