import { isAsked } from '../../app/asked.ts';
import type { ChangedBy, Retraction } from '../../app/team.ts';
import { rowId, rowPrefix, type StoredComment, type StoredRequest, type Tables } from './tables.ts';
import { mayChange } from './visible.ts';

/** What a request has by its comments, in their order. */
function standingOf(comments: readonly StoredComment[], customer: string): Partial<StoredRequest> {
  const last = comments.at(-1);
  const own = comments.filter(({ author }) => author.role === 'requester');
  return {
    wroteLast: Object.fromEntries(own.map(({ author, sequence }) => [author.key ?? customer, sequence])),
    lastAuthor: last?.author.role ?? 'requester',
    lastComment: last && { author: last.author, createdAt: last.createdAt },
    asked: comments.reduce((asked, comment) => isAsked(comment, asked), false),
  };
}

export function retractComment(
  tables: Tables,
  customer: string,
  key: string,
  { id, writer, notBefore, at, by }: Retraction & ChangedBy,
): Promise<'removed' | 'late' | 'unknown'> {
  return tables.run('readwrite', async rows => {
    const request = await rows.get('requests', rowId(customer, key));
    const comments = (await rows.list('comments', rowPrefix(customer, key)))
      .map(row => row.value)
      .sort((a, b) => a.sequence - b.sequence);
    const isOwn = ({ author }: StoredComment): boolean =>
      author.role === 'requester' && (author.key ?? customer) === writer;
    const index = comments.findIndex(comment => comment.id === id && isOwn(comment));
    const comment = comments[index];
    if (!request || !comment || !mayChange(rowId(customer, key), request, { by })) return 'unknown';
    if (comment.createdAt < notBefore || !comments.slice(index).every(isOwn)) return 'late';
    for (const attachment of comment.attachments) {
      const file = { ...attachment, sent: false, requestKey: undefined };
      await rows.put('attachments', rowId(writer, attachment.id), file);
    }
    await rows.remove('comments', rowId(customer, key, id));
    await rows.put('requests', rowId(customer, key), {
      ...request,
      ...standingOf(comments.toSpliced(index, 1), customer),
      updatedAt: Math.max(request.updatedAt, at),
    });
    return 'removed';
  });
}
