import { isAsked } from '../../app/asked.ts';
import type { Records } from '../../app/store.ts';
import { findUnsent, putAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { retractComment } from './retract.ts';
import { commentSlice } from './slices.ts';
import { nextCount, rowId, rowPrefix, type Tables } from './tables.ts';
import { mayChange } from './visible.ts';

export function commentStore(
  tables: Tables,
): Pick<Records, 'listComments' | 'addComment' | 'retractComment'> {
  return {
    listComments: (customer, key, query) =>
      tables.run('readonly', async rows => {
        if (!(await rows.get('requests', rowId(customer, key)))) return undefined;
        const comments = await rows.list('comments', rowPrefix(customer, key));
        return commentSlice(
          comments.map(row => row.value),
          query,
        );
      }),

    addComment: (customer, key, draft, completion) =>
      tables.run('readwrite', async rows => {
        const request = await rows.get('requests', rowId(customer, key));
        if (!request || !mayChange(rowId(customer, key), request, draft)) return undefined;
        const uploader = draft.author.key ?? customer;
        const { attachments, missing } = await findUnsent(rows, uploader, draft.attachmentIds, key);
        if (missing.length) return { missing };
        const sequence = await nextCount(rows, 'comment');
        const { id, author, body, format, createdAt, channel } = draft;
        const comment = {
          id,
          author,
          body,
          format,
          createdAt,
          channel,
          requestKey: key,
          sequence,
          attachments,
        };
        await putAttachments(rows, uploader, attachments);
        await rows.put('comments', rowId(customer, key, draft.id), comment);
        await rows.put('requests', rowId(customer, key), {
          ...request,
          closed: request.closed && !draft.reopens,
          updatedAt: Math.max(request.updatedAt, draft.createdAt),
          lastAuthor: draft.author.role,
          asked: isAsked(draft, request.asked ?? false),
          lastComment: { author, createdAt },
          ...(draft.author.role === 'requester'
            ? { wroteLast: { ...request.wroteLast, [author.key ?? customer]: sequence } }
            : { agentSequence: sequence }),
        });
        await complete(rows, uploader, completion, comment);
        return { added: comment };
      }),

    retractComment: (customer, key, retraction) => retractComment(tables, customer, key, retraction),
  };
}
