import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Handler } from '../context.ts';
import { created, fingerprint, idempotencyKey, once } from '../idempotency.ts';
import { commentCursor, readCommentCursor, readLimit, readWord } from '../paging.ts';
import { presentComment } from '../present.ts';
import { invalid } from '../http/problems.ts';
import type { CommentDraft, CommentRecord } from '../store.ts';
import { missingFiles, readNewComment } from '../validation.ts';
import type { WireCommentPage } from '../wire.ts';
import { noRequest } from './requests.ts';

export const listComments: Handler = async ({ store, user, url, id, request }) => {
  const query = url.searchParams;
  const newestFirst = readWord(query, 'order', ['oldest', 'newest']) === 'newest';
  const slice = await store.listComments(user.key, id, {
    newestFirst,
    limit: readLimit(query),
    after: readCommentCursor(query, newestFirst),
  });
  if (!slice) throw noRequest(id);
  const body: WireCommentPage = {
    items: slice.items.map(presentComment),
    nextCursor: commentCursor(newestFirst, slice.next),
    ...(newestFirst ? { order: 'newest' } : {}),
  };
  return conditionalJson(request, body);
};

export const addComment: Handler = async context => {
  const { store, user, config, limits, request, id } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits.maxBodyBytes);
  return once(context, await fingerprint(context, body), async call => {
    const target = await store.getRequest(user.key, id);
    if (!target) throw noRequest(id);
    const draft = readNewComment(body, limits, config);
    const reopens = config.closedReply === 'reopens';
    if (target.closed && !reopens) {
      throw invalid([], 'This request is closed and takes no more comments. Send a new request.');
    }
    const answer = (added: CommentRecord) => created(presentComment(added));
    const comment: CommentDraft = {
      ...draft,
      id: context.newId('com'),
      author: { name: user.name, role: 'requester' },
      createdAt: context.now(),
      reopens,
    };
    const result = await store.addComment(user.key, id, comment, { call, answer });
    if (!result) throw noRequest(id);
    if ('missing' in result) throw missingFiles(result.missing);
    await context.notify({ kind: 'comment', user, requestKey: id });
    return answer(result.added);
  });
};
