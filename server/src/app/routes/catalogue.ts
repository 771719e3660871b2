/** Services, incidents and articles: what the catalogue has for the customer. */
import type { Incident } from '../catalogue.ts';
import type { Context, Handler } from '../context.ts';
import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import { badRequest, notFound } from '../http/problems.ts';
import { readLimit } from '../paging.ts';
import { readFlag } from '../validation.ts';
import type { WireArticle, WireIncident } from '../wire.ts';
import { readWords, requireFeature } from './requests.ts';

/** A resolved incident says so for an hour. */
const resolvedMs = 3_600_000;
const maxArticles = 10;

export const listServices: Handler = async context => {
  const { catalogue, customer, url, request } = context;
  requireFeature(context, 'services');
  const query = url.searchParams;
  const page = await catalogue.services?.list(customer, {
    words: readWords(query.get('q') ?? ''),
    limit: readLimit(query),
    cursor: query.get('cursor') || undefined,
  });
  return conditionalJson(request, { items: page?.items ?? [], nextCursor: page?.next ?? null });
};

/** Active and scheduled ones, and those that were resolved within the last hour: `updatedAt` says when. */
async function currentIncidents(context: Context): Promise<readonly Incident[]> {
  const { catalogue, customer } = context;
  const all = (await catalogue.incidents?.list(customer)) ?? [];
  const since = context.now() - resolvedMs;
  return all.filter(
    ({ state, endsAt, updatedAt }) =>
      state !== 'resolved' || Math.max(Date.parse(endsAt ?? updatedAt), Date.parse(updatedAt)) >= since,
  );
}

export const listIncidents: Handler = async context => {
  requireFeature(context, 'incidents');
  const incidents = await currentIncidents(context);
  const followed = await context.store.notes?.following(context.customer.key);
  const items = incidents.map((incident): WireIncident => ({
    format: 'text',
    ...incident,
    following: followed?.has(incident.id) ?? false,
  }));
  return conditionalJson(context.request, { items });
};

export const followIncident: Handler = async context => {
  const { id, customer, store, request, limits } = context;
  const following = readFlag(await readJson(request, limits), 'following');
  requireFeature(context, 'incidents');
  const incidents = await currentIncidents(context);
  if (!incidents.some(incident => incident.id === id)) throw notFound('There is no such incident.');
  await store.notes?.follow(customer.key, id, following);
  return new Response(null, { status: 204 });
};

/** Default 3, at most 10. */
function readArticleLimit(query: URLSearchParams): number {
  return query.get('limit') === null ? 3 : Math.min(readLimit(query), maxArticles);
}

export const listArticles: Handler = async context => {
  const { catalogue, customer, url, request } = context;
  requireFeature(context, 'articles');
  const query = url.searchParams;
  const q = query.get('q');
  if (q === null) throw badRequest('q is missing: the words to look for.');
  const words = readWords(q);
  const found = words.length
    ? await catalogue.articles?.search(customer, {
        words,
        limit: readArticleLimit(query),
        type: query.get('type') || undefined,
        service: query.get('service') || undefined,
      })
    : [];
  const items = (found ?? []).map((article): WireArticle => ({ format: 'text', ...article }));
  return conditionalJson(request, { items });
};

export const rateArticle: Handler = async context => {
  const { id, catalogue, customer, store, request, limits } = context;
  const solved = readFlag(await readJson(request, limits), 'solved');
  requireFeature(context, 'articles');
  if (!(await catalogue.articles?.has(customer, id))) throw notFound('There is no such article.');
  await store.notes?.rateArticle(customer.key, id, solved, context.now());
  return new Response(null, { status: 204 });
};
