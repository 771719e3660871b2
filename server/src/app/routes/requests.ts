import { readJson } from '../http/body.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { Context, Handler } from '../context.ts';
import type { DeskRequest } from '../desk.ts';
import { createdResponse, fingerprintOf, idempotencyKey } from '../idempotency.ts';
import { readLimit, readChoice } from '../paging.ts';
import { readNewRequest, severitiesOf } from '../new-request.ts';
import { presentRequest, type View } from '../present.ts';
import { conflict, HttpProblem, invalid, notFound } from '../http/problems.ts';
import { markAsRead } from '../reading.ts';
import type { TeamQuery } from '../team.ts';
import { readRating, readRequestChange } from '../validation.ts';
import { presentAll, viewOf } from '../viewing.ts';
import type { WireRequest, WireRequestPage } from '../wire.ts';
import { writeOnce } from '../writing.ts';

export const requestNotFound = (key: string): Error => notFound(`There is no request ${key}.`);

export async function findRequest({ desk, id }: Context): Promise<DeskRequest> {
  const found = await desk.getRequest(id);
  if (!found) throw requestNotFound(id);
  return found;
}

/** A changed request. @throws HttpProblem 404 where it was gone, or no longer the customer's to see, when it was to be changed */
function stillThere(key: string, changed: DeskRequest | undefined): DeskRequest {
  if (!changed) throw requestNotFound(key);
  return changed;
}

/** A request as this customer has read it. */
export async function present(context: Context, request: DeskRequest): Promise<WireRequest> {
  const [presented] = await presentAll(context, [request]);
  if (!presented) throw requestNotFound(request.key);
  return presented;
}

/** The widget hides a feature that is off; other clients get a 403. */
export function requireFeature({ config }: Context, feature: keyof Context['config']['features']): void {
  if (!config.features[feature]) throw new HttpProblem(403, 'This is switched off here.');
}

/** The work of a search grows with its words. */
const maxWords = 8;

/** The words to search for, in lower case: each once, the first 8. A word that is part of another one finds nothing more. */
export function readWords(q: string): string[] {
  const words = [...new Set(q.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean))];
  return words
    .filter(word => !words.some(other => other !== word && other.includes(word)))
    .slice(0, maxWords);
}

/** A filter by what is not offered has no effect, as an unknown parameter has none. */
function readTeamQuery({ url, config, capabilities }: Context): TeamQuery {
  const { features, types, severities } = config;
  const query = url.searchParams;
  const filter = (name: string, offered: boolean | undefined): string | undefined =>
    (offered && query.get(name)) || undefined;
  if (!capabilities.team)
    return {
      type: filter('type', capabilities.types && types !== undefined),
      service: filter('service', features.services),
      severity: filter('severity', capabilities.severities && severities !== undefined),
    };
  const scope = readChoice(query, 'scope', ['mine', 'shared', 'all']);
  return {
    scope: features.people ? scope : 'mine',
    type: filter('type', types !== undefined),
    service: filter('service', features.services),
    severity: filter('severity', severities !== undefined),
  };
}

export const listRequests: Handler = async context => {
  const { desk, capabilities, url, request, config } = context;
  const query = url.searchParams;
  const wanted = readChoice(query, 'sort', ['updated', 'created', 'key']);
  const sort = capabilities.sorts.find(candidate => candidate === wanted) ?? capabilities.sorts[0];
  const q = config.features.search ? (query.get('q') ?? '') : '';
  const page = await desk.listRequests({
    status: readChoice(query, 'status', ['open', 'closed', 'all', 'awaiting']),
    sort,
    words: readWords(q),
    limit: readLimit(query),
    cursor: query.get('cursor') ?? undefined,
    signal: request.signal,
    ...readTeamQuery(context),
  });
  const body: WireRequestPage = {
    items: [...(await presentAll(context, page.items))],
    nextCursor: page.next ?? null,
    ...(page.total === undefined ? {} : { total: page.total }),
    ...(page.unreadCount === undefined ? {} : { unreadCount: page.unreadCount }),
    ...(page.counts ? { counts: page.counts } : {}),
  };
  return conditionalJson(request, body);
};

export const getRequest: Handler = async context =>
  conditionalJson(context.request, await present(context, await findRequest(context)));

export const createRequest: Handler = async context => {
  const { desk, customer, config, limits, request } = context;
  idempotencyKey(request);
  const body = await readJson(request, limits);
  let view: View = { config, owner: desk.owner };
  return writeOnce<DeskRequest>(context, await fingerprintOf(context, body), {
    prepare: async () => {
      const { attachmentIds, followUpOf, ...draft } = await readNewRequest(body, context);
      const followed = followUpOf ? await desk.getRequest(followUpOf) : undefined;
      const newRequest = { ...draft, followUpOf: followed?.key, createdAt: context.now() };
      view = await viewOf(context, [newRequest]);
      return {
        attachmentIds,
        add: (files, write) => desk.createRequest(newRequest, files, write),
        warnings: followUpOf && !followed ? [`${followUpOf} is not known and was not linked.`] : [],
      };
    },
    response: (added, warnings) =>
      createdResponse(
        { ...presentRequest(added, view), ...(warnings.length ? { warnings } : {}) },
        `${context.basePath}/requests/${encodeURIComponent(added.key)}`,
      ),
    read: found => ('request' in found ? found.request : undefined),
    notify: ({ key }) => context.notify({ kind: 'request', customer, requestKey: key }),
  });
};

/** @throws HttpProblem 403 where severities cannot be changed, 409 for a closed request, 422 for one that its type does not have */
async function changeSeverity(context: Context, request: DeskRequest, severity: string) {
  const { config, desk } = context;
  const offered = severitiesOf(config, request.type);
  if (!offered.length || !desk.setSeverity) throw new HttpProblem(403, 'This is switched off here.');
  if (!offered.some(({ value }) => value === severity))
    throw invalid([
      { field: 'severity', detail: 'This severity cannot be chosen here. Choose another one.' },
    ]);
  if (request.severity === severity) return request;
  if (request.closed) throw conflict('The request is closed: its severity stays as it is.');
  return stillThere(request.key, await desk.setSeverity(request.key, severity, context.now()));
}

export const setStatus: Handler = async context => {
  const { severity, closed } = readRequestChange(await readJson(context.request, context.limits));
  let found = await findRequest(context);
  const setClosed = async (wanted: boolean): Promise<void> => {
    if (found.closed === wanted) return;
    requireFeature(context, wanted ? 'close' : 'reopen');
    found = stillThere(found.key, await context.desk.setClosed(found.key, wanted, context.now()));
  };
  // The severity of an open request can be changed: before it is closed, and once it is open again.
  if (closed === false) await setClosed(closed);
  if (severity !== undefined) found = await changeSeverity(context, found, severity);
  if (closed) await setClosed(closed);
  return Response.json(await present(context, found), { headers: { 'Cache-Control': 'no-store' } });
};

export const markRead: Handler = async context => {
  const { upTo } = await readJson(context.request, context.limits);
  requireFeature(context, 'read');
  const found = await findRequest(context);
  const isId = upTo === undefined || (typeof upTo === 'string' && /^[\w-]{1,100}$/.test(upTo));
  const marked = isId && (await markAsRead(context, found, upTo));
  if (!marked) throw invalid([{ field: 'upTo', detail: 'There is no such comment in this request.' }]);
  return new Response(null, { status: 204 });
};

export const rateRequest: Handler = async context => {
  const rating = readRating(await readJson(context.request, context.limits), context.limits);
  requireFeature(context, 'rating');
  const { key, closed } = await findRequest(context);
  if (!closed) throw conflict('A request can be rated once it is closed.');
  stillThere(key, await context.desk.rateRequest(key, rating));
  return new Response(null, { status: 204 });
};
