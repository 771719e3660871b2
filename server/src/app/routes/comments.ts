import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Handler } from '../context.ts';
import type { DeskComment } from '../desk.ts';
import { createdResponse, fingerprintOf, idempotencyKey } from '../idempotency.ts';
import { readLimit, readChoice } from '../paging.ts';
import { presentComment } from '../present.ts';
import { conflict, invalid, notFound } from '../http/problems.ts';
import { retractableIds } from '../retractable.ts';
import { readNewComment } from '../validation.ts';
import type { WireCommentPage } from '../wire.ts';
import { writeOnce } from '../writing.ts';
import { requestNotFound } from './requests.ts';

export const listComments: Handler = async context => {
  const { desk, capabilities, url, id, request } = context;
  const query = url.searchParams;
  const wanted = readChoice(query, 'order', ['oldest', 'newest']) === 'newest';
  const newestFirst = wanted && capabilities.newestFirst;
  const page = await desk.listComments(id, {
    newestFirst,
    limit: readLimit(query),
    cursor: query.get('cursor') ?? undefined,
  });
  if (!page) throw requestNotFound(id);
  const retractable = await retractableIds(context, id, page.items);
  const body: WireCommentPage = {
    items: page.items.map(comment => presentComment(comment, desk.owner, retractable.has(comment.id))),
    nextCursor: page.next ?? null,
    ...(newestFirst ? { order: 'newest' } : {}),
  };
  return conditionalJson(request, body);
};

export const addComment: Handler = async context => {
  const { desk, customer, config, limits, request, id } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits);
  return writeOnce<DeskComment>(context, await fingerprintOf(context, body), {
    prepare: async () => {
      const target = await desk.getRequest(id);
      if (!target) throw requestNotFound(id);
      const { attachmentIds, ...draft } = readNewComment(body, limits, config);
      const reopens = config.closedReply === 'reopens';
      if (target.closed && !reopens) {
        throw invalid([], 'This request is closed and takes no more comments. Send a new request.');
      }
      const comment = { ...draft, id: context.newId('com'), createdAt: context.now(), reopens };
      return {
        attachmentIds,
        add: async (files, write) => {
          const result = await desk.addComment(id, comment, files, write);
          if (!result) throw requestNotFound(id);
          return result;
        },
      };
    },
    response: (added, warnings) =>
      createdResponse({
        ...presentComment(added, desk.owner, context.retractMs > 0),
        ...(warnings.length ? { warnings } : {}),
      }),
    read: found => ('comment' in found && found.requestKey === id ? found.comment : undefined),
    notify: () => context.notify({ kind: 'comment', customer, requestKey: id }),
  });
};

export const retractComment: Handler = async context => {
  const { desk, id, subId, retractMs } = context;
  const at = context.now();
  if (!(await desk.getRequest(id))) throw requestNotFound(id);
  // Without a time within which it could be: it is too late at once.
  const notBefore = retractMs ? at - retractMs : Infinity;
  const result = (await desk.retractComment?.(id, { id: subId, notBefore, at })) ?? 'unknown';
  if (result === 'unknown') throw notFound('There is no such comment of yours.');
  if (result === 'late')
    throw conflict('It is too late to take this back: some time has passed, or somebody has answered.');
  return new Response(null, { status: 204 });
};
