import { builtInDesk } from './built-in-desk.ts';
import type { Catalogue } from './catalogue.ts';
import type { Activity, Context, Handler } from './context.ts';
import type { Customer } from './customer.ts';
import type { DeskCapabilities, Helpdesk } from './desk.ts';
import type { EventFeed } from './event-hub.ts';
import type { Scan } from './files.ts';
import { defaultLimits, fullConfig, type Limits, type Offer } from './limits.ts';
import { matchOperation, pathBelow, type OperationName } from './operations.ts';
import { errorResponse } from './http/error-response.ts';
import { HttpProblem, notFound, unauthorized } from './http/problems.ts';
import { offeredTo } from './offered.ts';
import { withOwnership } from './ownership.ts';
import { randomId, strongRandom } from './random-id.ts';
import { createRateLimit, type CountWrite } from './rate-limit.ts';
import { deleteAttachment, fetchAttachment, uploadAttachment } from './routes/attachments.ts';
import {
  followIncident,
  listArticles,
  listIncidents,
  listServices,
  rateArticle,
} from './routes/catalogue.ts';
import { addComment, listComments, retractComment } from './routes/comments.ts';
import { getConfig } from './routes/config.ts';
import { streamEvents } from './routes/events.ts';
import { listPeople, sharePeople } from './routes/people.ts';
import {
  createRequest,
  getRequest,
  listRequests,
  markRead,
  rateRequest,
  setStatus,
} from './routes/requests.ts';
import type { ServerStore, Store } from './store.ts';
import { createTurns, type Queues } from './turns.ts';

/** What is known of the connection that a request came by. */
export interface Connection {
  /** The other end's address: of the last proxy, where there is one. */
  readonly address?: string | undefined;
}

export type App = (request: Request, connection?: Connection) => Promise<Response>;

interface CommonOptions {
  /** Finds the customer who sends a request; without one the response is 401. May throw an `HttpProblem`, such as a 403. */
  readonly authenticate: (
    request: Request,
    connection: Connection,
  ) => Customer | undefined | Promise<Customer | undefined>;
  /** Prefix of the paths of all operations, such as `/api/support`; default empty. */
  readonly basePath?: string;
  /** Default `defaultLimits`. */
  readonly limits?: Partial<Limits>;
  /** Optional features; default: all but the event stream. */
  readonly offer?: Offer;
  /** What there is beside requests (contract 1.1); default nothing. */
  readonly catalogue?: Catalogue;
  /** Source of the event stream. Needs `offer.features.events` and a store with a change log. */
  readonly events?: EventFeed;
  /** Counts writes in place of the server's own count, for several servers. */
  readonly countWrite?: CountWrite | undefined;
  /** Looks at each upload before it is kept. */
  readonly scan?: Scan | undefined;
  /** Gets the queues of calls, so that they can be measured. */
  readonly queues?: Queues | undefined;
  /** Milliseconds since the epoch; default `Date.now`. */
  readonly now?: () => number;
  /** Number in [0, 1) for ids; default cryptographically strong. */
  readonly random?: () => number;
  /** Called once for each request and comment of a customer, after it is stored and before the response is sent. */
  readonly onActivity?: (activity: Activity) => void | Promise<void>;
  /** Called with the cause of each 500 and 503, and with errors of `onActivity` and of open event streams. */
  readonly onError?: (error: unknown) => void;
}

/** The server with its built-in desk. */
export interface AppOptions extends CommonOptions {
  readonly store: Store;
}

/** The server in front of a helpdesk. */
export interface HelpdeskAppOptions extends CommonOptions {
  readonly helpdesk: Helpdesk;
  readonly store: ServerStore;
}

const handlers: Record<OperationName, Handler> = {
  getConfig,
  listRequests,
  createRequest,
  getRequest,
  setStatus,
  markRead,
  listComments,
  addComment,
  retractComment,
  rateRequest,
  sharePeople,
  uploadAttachment,
  fetchAttachment,
  deleteAttachment,
  listServices,
  listPeople,
  listIncidents,
  followIncident,
  listArticles,
  rateArticle,
  streamEvents,
};

/** Rejects a write that somebody else than the signed-in customer wrote: their session has replaced the writer's under an open page. */
function requireWriter(request: Request, { key }: Customer): void {
  const writer = request.headers.get('Support-User');
  if (writer !== null && writer !== key) throw new HttpProblem(412, 'This was written by another customer.');
}

/** A path that answers GET answers HEAD, too. */
const withHead = (method: string): string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** The status of nginx for a client that has gone: for logs and metrics only. */
const CLIENT_CLOSED_REQUEST = 499;

const isSearch = ({ operation, url }: Context): boolean =>
  operation === 'listRequests' && Boolean(url.searchParams.get('q')?.trim());

/** The server's limits, or those of the helpdesk where they are lower. */
function lowered(limits: Limits, most: DeskCapabilities['limits'] = {}): Limits {
  const lower = Object.entries(most).map(([name, value]) => [
    name,
    Math.min(limits[name as keyof typeof most], value),
  ]);
  return { ...limits, ...(Object.fromEntries(lower) as typeof most) };
}

/** The features that the helpdesk has, as far as they are offered. */
function offerOf({ capabilities }: Helpdesk, { marks }: ServerStore, offer: Offer = {}): Offer {
  const { features, completesCalls, formats, closedReply } = capabilities;
  // A desk of its own has its own read marks.
  const read = completesCalls || marks !== undefined;
  const missing = Object.entries({ ...features, read }).filter(([, has]) => !has);
  const able = <T extends string>(offered: readonly T[] | undefined): T[] | undefined =>
    formats &&
    [...(offered ?? (formats as readonly string[] as readonly T[]))].filter(format =>
      formats.some(known => known === format),
    );
  const commentFormats = able(offer.commentFormats);
  const descriptionFormats = able(offer.descriptionFormats);
  return {
    ...offer,
    ...(commentFormats && { commentFormats }),
    ...(descriptionFormats && { descriptionFormats }),
    ...(closedReply && { closedReply }),
    features: { ...offer.features, ...Object.fromEntries(missing) },
  };
}

/** The whole contract of openapi.yaml over the built-in desk, as one function. */
export const createApp = (options: AppOptions): App =>
  createHelpdeskApp({ ...options, helpdesk: builtInDesk(options.store) });

/** The whole contract of openapi.yaml as one function. It never rejects: every error becomes a problem response. */
export function createHelpdeskApp(options: HelpdeskAppOptions): App {
  const { store, helpdesk, now = Date.now, random = strongRandom, onError = () => undefined } = options;
  const { catalogue = {} } = options;
  const basePath = (options.basePath ?? '').replace(/\/+$/, '');
  const limits = lowered({ ...defaultLimits, ...options.limits }, helpdesk.capabilities.limits);
  const config = fullConfig(limits, offerOf(helpdesk, store, options.offer));
  const parts = { catalogue, capabilities: helpdesk.capabilities, store, config };
  const countWrite = options.countWrite ?? createRateLimit(limits.writesPerMinute);
  const callTurns = createTurns(limits.maxCalls, limits.maxQueuedCalls);
  const searchTurns = createTurns(limits.maxSearches, limits.maxQueuedCalls);
  // Each takes as long as its client does: none waits for a turn.
  const uploadTurns = createTurns(limits.maxUploads, 0);
  const pieceTurns = createTurns(1, Infinity);
  const storeTurns = createTurns(limits.maxStoredUploads, Infinity);
  const queues = {
    calls: callTurns,
    searches: searchTurns,
    uploads: uploadTurns,
    pieces: pieceTurns,
    stores: storeTurns,
  };
  for (const [name, { depth }] of Object.entries(queues)) options.queues?.set(name, depth);

  async function notify(activity: Activity): Promise<void> {
    try {
      await options.onActivity?.(activity);
    } catch (error) {
      // The customer's request or comment is stored already: an error of the listener must not make the call fail.
      onError(error);
    }
  }

  async function handle(request: Request, connection: Connection): Promise<Response> {
    const path = pathBelow(basePath, request.url);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = path === undefined ? undefined : matchOperation(method, path);
    if (!match) throw notFound('There is no such address.');
    if ('allow' in match) {
      const headers = { Allow: match.allow.flatMap(withHead).concat('OPTIONS').join(', ') };
      if (method === 'OPTIONS') return new Response(null, { status: 204, headers });
      throw new HttpProblem(405, 'This address has other methods.', { headers });
    }
    const found = await options.authenticate(request, connection);
    if (!found) throw unauthorized();
    if (method !== 'GET') {
      await countWrite(found.key, now());
      requireWriter(request, found);
    }
    const { customer, ...offered } = await offeredTo(found, parts, now(), error => {
      // Reading goes on; a write must not lose what it says about a service.
      if (method !== 'GET') throw error;
      onError(error);
    });
    const context: Context = {
      request,
      url: new URL(request.url),
      ...match,
      customer,
      basePath,
      desk: withOwnership(await helpdesk.deskFor(customer), onError),
      capabilities: helpdesk.capabilities,
      store,
      scan: options.scan,
      limits,
      catalogue,
      ...offered,
      now,
      newId: prefix => randomId(prefix, random),
      inUploadTurn: work => pieceTurns(customer.key, request.signal, work),
      inStoreTurn: work => storeTurns('', request.signal, work),
      notify,
      events: options.events,
      reportError: onError,
    };
    const work = async (): Promise<Response> => handlers[match.operation](context);
    const { key } = customer;
    if (match.operation === 'uploadAttachment') return uploadTurns(key, request.signal, work);
    const inTurn = () => callTurns(key, request.signal, work);
    // One that waits keeps no other call of the customer waiting.
    return isSearch(context) ? searchTurns(key, request.signal, inTurn) : inTurn();
  }

  async function respond(request: Request, connection: Connection): Promise<Response> {
    try {
      return await handle(request, connection);
    } catch (error) {
      // A client that went away in the middle of its call is no error of the server's, and reads no answer.
      if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
      return errorResponse(error, onError);
    }
  }

  return async (request, connection = {}) => {
    const response = await respond(request, connection);
    if (request.method !== 'HEAD') return response;
    // Else a file stays open.
    await response.body?.cancel();
    return new Response(null, response);
  };
}
