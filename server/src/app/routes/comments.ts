import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Handler } from '../context.ts';
import type { DeskComment } from '../desk.ts';
import { createdResponse, fingerprintOf, idempotencyKey } from '../idempotency.ts';
import { readLimit, readChoice } from '../paging.ts';
import { presentComment } from '../present.ts';
import { invalid } from '../http/problems.ts';
import { readNewComment } from '../validation.ts';
import type { WireCommentPage } from '../wire.ts';
import { writeOnce } from '../writing.ts';
import { requestNotFound } from './requests.ts';

export const listComments: Handler = async ({ desk, capabilities, url, id, request }) => {
  const query = url.searchParams;
  const wanted = readChoice(query, 'order', ['oldest', 'newest']) === 'newest';
  const newestFirst = wanted && capabilities.newestFirst;
  const page = await desk.listComments(id, {
    newestFirst,
    limit: readLimit(query),
    cursor: query.get('cursor') ?? undefined,
  });
  if (!page) throw requestNotFound(id);
  const body: WireCommentPage = {
    items: page.items.map(presentComment),
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
    response: added => createdResponse(presentComment(added)),
    read: found => ('comment' in found && found.requestKey === id ? found.comment : undefined),
    notify: () => context.notify({ kind: 'comment', customer, requestKey: id }),
  });
};
