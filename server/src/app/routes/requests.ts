import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Context, Handler } from '../context.ts';
import { createdResponse, fingerprintOf, idempotencyKey, runOnce } from '../idempotency.ts';
import { readLimit, readRequestCursor, readChoice, requestCursor } from '../paging.ts';
import { presentRequest } from '../present.ts';
import { conflict, HttpProblem, invalid, notFound } from '../http/problems.ts';
import type { RequestRecord } from '../store.ts';
import { missingAttachments, readNewRequest, readRating, readStatusChange } from '../validation.ts';
import type { WireRequestPage } from '../wire.ts';

export const requestNotFound = (key: string): Error => notFound(`There is no request ${key}.`);

async function findRequest({ store, customer, id }: Context): Promise<RequestRecord> {
  const found = await store.getRequest(customer.key, id);
  if (!found) throw requestNotFound(id);
  return found;
}

/** The widget hides a feature that is off; other clients get a 403. */
function requireFeature({ config }: Context, feature: keyof Context['config']['features']): void {
  if (!config.features[feature]) throw new HttpProblem(403, 'This is switched off here.');
}

/** The work of a search grows with its words. */
const maxWords = 8;

/** The words to search for, in lower case: each once, the first 8. A word that is part of another one finds nothing more. */
function readWords(q: string): string[] {
  const words = [...new Set(q.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean))];
  return words
    .filter(word => !words.some(other => other !== word && other.includes(word)))
    .slice(0, maxWords);
}

export const listRequests: Handler = async context => {
  const { store, customer, url, request, config } = context;
  const query = url.searchParams;
  const sort = readChoice(query, 'sort', ['updated', 'created', 'key']);
  const q = config.features.search ? (query.get('q') ?? '') : '';
  const slice = await store.listRequests(customer.key, {
    status: readChoice(query, 'status', ['open', 'closed', 'all', 'awaiting']),
    sort,
    words: readWords(q),
    limit: readLimit(query),
    after: readRequestCursor(query, sort),
  });
  const body: WireRequestPage = {
    items: slice.items.map(item => presentRequest(item, config)),
    nextCursor: requestCursor(sort, slice.next),
    total: slice.total,
    unreadCount: slice.unreadCount,
    counts: slice.counts,
  };
  return conditionalJson(request, body);
};

export const getRequest: Handler = async context =>
  conditionalJson(context.request, presentRequest(await findRequest(context), context.config));

export const createRequest: Handler = async context => {
  const { store, customer, config, limits, request } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits);
  return runOnce(context, await fingerprintOf(context, body), async call => {
    const draft = readNewRequest(body, limits, config);
    const followed = draft.followUpOf ? await store.getRequest(customer.key, draft.followUpOf) : undefined;
    const unlinked = draft.followUpOf && !followed;
    const response = (added: RequestRecord) =>
      createdResponse(
        {
          ...presentRequest(added, config),
          ...(unlinked ? { warnings: [`${draft.followUpOf} is not known and was not linked.`] } : {}),
        },
        `${context.basePath}/requests/${encodeURIComponent(added.key)}`,
      );
    const request = {
      ...draft,
      followUpOf: followed?.key,
      authorName: customer.name,
      createdAt: context.now(),
    };
    const result = await store.addRequest(customer.key, request, { call, response });
    if ('missing' in result) throw missingAttachments(result.missing);
    await context.notify({ kind: 'request', customer, requestKey: result.added.key });
    return response(result.added);
  });
};

export const setStatus: Handler = async context => {
  const status = readStatusChange(await readJson(context.request, context.limits));
  let record = await findRequest(context);
  const closed = status === 'closed';
  if (record.closed !== closed) {
    requireFeature(context, closed ? 'close' : 'reopen');
    const change = { closed, updatedAt: context.now() };
    record = (await context.store.changeRequest(context.customer.key, record.key, change)) ?? record;
  }
  return Response.json(presentRequest(record, context.config), { headers: { 'Cache-Control': 'no-store' } });
};

/** Marks all comments that there are now as read; a request without any has nothing unread. */
async function markAllRead({ store, customer }: Context, key: string): Promise<boolean> {
  const slice = await store.listComments(customer.key, key, {
    newestFirst: true,
    limit: 1,
    after: undefined,
  });
  const last = slice?.items[0];
  return !last || store.markRead(customer.key, key, last.id);
}

export const markRead: Handler = async context => {
  const { upTo } = await readJson(context.request, context.limits);
  requireFeature(context, 'read');
  const { key } = await findRequest(context);
  const marked =
    upTo === undefined
      ? await markAllRead(context, key)
      : typeof upTo === 'string' &&
        /^[\w-]{1,100}$/.test(upTo) &&
        (await context.store.markRead(context.customer.key, key, upTo));
  if (!marked) throw invalid([{ field: 'upTo', detail: 'There is no such comment in this request.' }]);
  return new Response(null, { status: 204 });
};

export const rateRequest: Handler = async context => {
  const rating = readRating(await readJson(context.request, context.limits), context.limits);
  requireFeature(context, 'rating');
  const { key, closed } = await findRequest(context);
  if (!closed) throw conflict('A request can be rated once it is closed.');
  await context.store.changeRequest(context.customer.key, key, rating);
  return new Response(null, { status: 204 });
};
