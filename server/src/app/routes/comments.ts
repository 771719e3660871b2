import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Handler } from '../context.ts';
import { createdResponse, fingerprintOf, idempotencyKey, runOnce } from '../idempotency.ts';
import { commentCursor, readCommentCursor, readLimit, readChoice } from '../paging.ts';
import { presentComment } from '../present.ts';
import { invalid } from '../http/problems.ts';
import type { CommentDraft, CommentRecord } from '../store.ts';
import { missingAttachments, readNewComment } from '../validation.ts';
import type { WireCommentPage } from '../wire.ts';
import { requestNotFound } from './requests.ts';

export const listComments: Handler = async ({ store, customer, url, id, request }) => {
  const query = url.searchParams;
  const newestFirst = readChoice(query, 'order', ['oldest', 'newest']) === 'newest';
  const slice = await store.listComments(customer.key, id, {
    newestFirst,
    limit: readLimit(query),
    after: readCommentCursor(query, newestFirst),
  });
  if (!slice) throw requestNotFound(id);
  const body: WireCommentPage = {
    items: slice.items.map(presentComment),
    nextCursor: commentCursor(newestFirst, slice.next),
    ...(newestFirst ? { order: 'newest' } : {}),
  };
  return conditionalJson(request, body);
};

export const addComment: Handler = async context => {
  const { store, customer, config, limits, request, id } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits);
  return runOnce(context, await fingerprintOf(context, body), async call => {
    const target = await store.getRequest(customer.key, id);
    if (!target) throw requestNotFound(id);
    const draft = readNewComment(body, limits, config);
    const reopens = config.closedReply === 'reopens';
    if (target.closed && !reopens) {
      throw invalid([], 'This request is closed and takes no more comments. Send a new request.');
    }
    const response = (added: CommentRecord) => createdResponse(presentComment(added));
    const comment: CommentDraft = {
      ...draft,
      id: context.newId('com'),
      author: { name: customer.name, role: 'requester' },
      createdAt: context.now(),
      reopens,
    };
    const result = await store.addComment(customer.key, id, comment, { call, response });
    if (!result) throw requestNotFound(id);
    if ('missing' in result) throw missingAttachments(result.missing);
    await context.notify({ kind: 'comment', customer, requestKey: id });
    return response(result.added);
  });
};
