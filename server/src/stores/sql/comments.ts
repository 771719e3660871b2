/** Comments. */
import { isAsked } from '../../app/asked.ts';
import type { CommentQuery, CommentSlice, Records } from '../../app/store.ts';
import { claimAttachments, missingAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { recordChange } from './changes.ts';
import type { Database } from './database.ts';
import { retractComment } from './retract.ts';
import { attachmentsColumn, toComment } from './rows.ts';
import { lockRequest } from './sharing.ts';
import type { RecordHappened } from './happened.ts';

const attachments = attachmentsColumn('a.request_key = c.request_key and a.comment_id = c.id');

function pageText(newestFirst: boolean): string {
  const [than, order] = newestFirst ? ['<', 'desc'] : ['>', 'asc'];
  return `
    select c.*, ${attachments} from comments c
    where c.customer = $1 and c.request_key = $2 and ($3::bigint is null or c.sequence ${than} $3::bigint)
    order by c.sequence ${order} limit $4`;
}

const pages = { oldest: pageText(false), newest: pageText(true) };

export function commentStore(
  database: Database,
  instance: number,
  record?: RecordHappened,
): Pick<Records, 'listComments' | 'addComment' | 'retractComment'> {
  async function listComments(
    customer: string,
    key: string,
    query: CommentQuery,
  ): Promise<CommentSlice | undefined> {
    const { newestFirst, limit, after } = query;
    const rows = await database.query(newestFirst ? pages.newest : pages.oldest, [
      customer,
      key,
      after ?? null,
      limit + 1,
    ]);
    if (!rows.length) {
      const exists = await database.query(
        'select 1 as found from requests where customer = $1 and key = $2',
        [customer, key],
      );
      if (!exists.length) return undefined;
    }
    const items = rows.slice(0, limit).map(toComment);
    return { items, next: rows.length > limit ? items.at(-1)?.sequence : undefined };
  }

  return {
    listComments,

    addComment: (customer, key, draft, completion) =>
      database.transaction(async sql => {
        // Locks the thread until the commit, so that its sequences become visible in order.
        const request = await lockRequest(sql, customer, key, draft.by);
        if (!request) return undefined;
        const { id, author, body, format, createdAt, channel } = draft;
        const uploader = author.key ?? customer;
        const missing = await missingAttachments(sql, uploader, draft.attachmentIds);
        if (missing.length) return { missing };
        const [row] = await sql.query(
          `insert into comments (customer, id, request_key, sequence, author_name, author_role, body, format,
            created_at, search, writer, channel)
          values ($1, $2, $3, nextval('comment_sequence'), $4, $5, $6, $7, $8, $9, $10, $11)
          returning sequence`,
          [
            customer,
            id,
            key,
            author.name,
            author.role,
            body,
            format,
            createdAt,
            body.toLowerCase(),
            author.key ?? null,
            channel ?? null,
          ],
        );
        const sequence = row?.['sequence'] as number;
        const asked = isAsked(draft, request['asked'] === true);
        const attachments = await claimAttachments(sql, uploader, draft.attachmentIds, key, id);
        await sql.query(
          `update requests set
            closed = closed and not $3::boolean,
            updated_at = greatest(updated_at, $4::bigint),
            last_author = $5,
            asked = $7,
            last_author_name = $8,
            last_comment_at = $4,
            last_writer = $9,
            agent_sequence = case when $5 = 'requester' then agent_sequence else $6::bigint end
          where customer = $1 and key = $2`,
          [
            customer,
            key,
            draft.reopens,
            createdAt,
            author.role,
            sequence,
            asked,
            author.name,
            author.key ?? null,
          ],
        );
        const added = { id, sequence, author, body, format, createdAt, channel, attachments };
        await complete(sql, instance, uploader, completion, added);
        const data = { id, body, format };
        await record?.(sql, { type: 'comment.created', customer, key, at: createdAt, author, data });
        await recordChange(sql, customer, key);
        return { added };
      }),

    retractComment: (customer, key, retraction) => retractComment(database, customer, key, retraction),
  };
}
