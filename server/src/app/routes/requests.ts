import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Context, Handler } from '../context.ts';
import { created, fingerprint, idempotencyKey, once } from '../idempotency.ts';
import { readLimit, readRequestCursor, readWord, requestCursor } from '../paging.ts';
import { presentRequest } from '../present.ts';
import { conflict, HttpProblem, invalid, notFound } from '../http/problems.ts';
import type { RequestRecord } from '../store.ts';
import { missingFiles, readNewRequest, readRating, readStatusChange } from '../validation.ts';
import type { WireRequestPage } from '../wire.ts';

export const noRequest = (key: string): Error => notFound(`There is no request ${key}.`);

async function findRequest({ store, user, id }: Context): Promise<RequestRecord> {
  const found = await store.getRequest(user.key, id);
  if (!found) throw noRequest(id);
  return found;
}

/** A feature that is off is off for everyone, not only in the widget. */
function needFeature({ config }: Context, feature: keyof Context['config']['features']): void {
  if (!config.features[feature]) throw new HttpProblem(403, 'This is switched off here.');
}

export const listRequests: Handler = async context => {
  const { store, user, url, request, config } = context;
  const query = url.searchParams;
  const sort = readWord(query, 'sort', ['updated', 'created', 'key']);
  const q = config.features.search ? (query.get('q') ?? '') : '';
  const slice = await store.listRequests(user.key, {
    status: readWord(query, 'status', ['open', 'closed', 'all']),
    sort,
    words: q.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean),
    limit: readLimit(query),
    after: readRequestCursor(query, sort),
  });
  const body: WireRequestPage = {
    items: slice.items.map(item => presentRequest(item, config)),
    nextCursor: requestCursor(sort, slice.next),
    total: slice.total,
    unreadCount: slice.unreadCount,
  };
  return conditionalJson(request, body);
};

export const getRequest: Handler = async context =>
  conditionalJson(context.request, presentRequest(await findRequest(context), context.config));

export const createRequest: Handler = async context => {
  const { store, user, config, limits, request } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits.maxBodyBytes);
  return once(context, await fingerprint(context, body), async call => {
    const draft = readNewRequest(body, limits, config);
    const followed = draft.followUpOf ? await store.getRequest(user.key, draft.followUpOf) : undefined;
    const lost = draft.followUpOf && !followed;
    const answer = (added: RequestRecord) =>
      created(
        {
          ...presentRequest(added, config),
          ...(lost ? { warnings: [`${draft.followUpOf} is not known and was not linked.`] } : {}),
        },
        `${context.basePath}/requests/${encodeURIComponent(added.key)}`,
      );
    const request = {
      ...draft,
      followUpOf: followed?.key,
      authorName: user.name,
      createdAt: context.now(),
    };
    const result = await store.addRequest(user.key, request, { call, answer });
    if ('missing' in result) throw missingFiles(result.missing);
    await context.notify({ kind: 'request', user, requestKey: result.added.key });
    return answer(result.added);
  });
};

export const setStatus: Handler = async context => {
  const status = readStatusChange(await readJson(context.request, context.limits.maxBodyBytes));
  let record = await findRequest(context);
  const closed = status === 'closed';
  if (record.closed !== closed) {
    needFeature(context, closed ? 'close' : 'reopen');
    const change = { closed, updatedAt: context.now() };
    record = (await context.store.changeRequest(context.user.key, record.key, change)) ?? record;
  }
  return Response.json(presentRequest(record, context.config), { headers: { 'Cache-Control': 'no-store' } });
};

export const markRead: Handler = async context => {
  const { upTo } = await readJson(context.request, context.limits.maxBodyBytes);
  needFeature(context, 'read');
  const { key } = await findRequest(context);
  const known =
    typeof upTo === 'string' &&
    /^[\w-]{1,100}$/.test(upTo) &&
    (await context.store.markRead(context.user.key, key, upTo));
  if (!known) throw invalid([{ field: 'upTo', detail: 'There is no such comment in this request.' }]);
  return new Response(null, { status: 204 });
};

export const rateRequest: Handler = async context => {
  const rating = readRating(await readJson(context.request, context.limits.maxBodyBytes), context.limits);
  needFeature(context, 'rating');
  const { key, closed } = await findRequest(context);
  if (!closed) throw conflict('A request can be rated once it is closed.');
  await context.store.changeRequest(context.user.key, key, rating);
  return new Response(null, { status: 204 });
};
