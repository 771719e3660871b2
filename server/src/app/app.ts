import type { Activity, Context, Handler, User } from './context.ts';
import type { EventFeed } from './event-hub.ts';
import { defaultLimits, fullConfig, type Limits, type Offer } from './limits.ts';
import { matchOperation, pathBelow, type OperationName } from './operations.ts';
import { HttpProblem, notFound, problemResponse, unauthorized } from './http/problems.ts';
import { randomId, strongRandom } from './random-id.ts';
import { createRateLimit } from './rate-limit.ts';
import { deleteAttachment, fetchAttachment, uploadAttachment } from './routes/attachments.ts';
import { addComment, listComments } from './routes/comments.ts';
import { getConfig } from './routes/config.ts';
import { streamEvents } from './routes/events.ts';
import {
  createRequest,
  getRequest,
  listRequests,
  markRead,
  rateRequest,
  setStatus,
} from './routes/requests.ts';
import type { Store } from './store.ts';

export type App = (request: Request) => Promise<Response>;

export interface AppOptions {
  readonly store: Store;
  /** Who sends this; `undefined` answers 401. May throw an `HttpProblem`, for example a 403. */
  readonly user: (request: Request) => User | undefined | Promise<User | undefined>;
  /** The path below which the calls are, such as `/api/support`. */
  readonly basePath?: string;
  readonly limits?: Partial<Limits>;
  readonly offer?: Offer;
  /** Where changes are heard of; the offer says `features: { events: true }` then, and the store lists changes. */
  readonly events?: EventFeed;
  readonly now?: () => number;
  /** From 0 to below 1; for ids. */
  readonly random?: () => number;
  /** Told once for each request and comment that a customer made, before the answer goes out. */
  readonly onActivity?: (activity: Activity) => void | Promise<void>;
  /** Told what lies behind a 500. */
  readonly onError?: (error: unknown) => void;
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
  rateRequest,
  uploadAttachment,
  fetchAttachment,
  deleteAttachment,
  streamEvents,
};

const withImplied = (method: string): string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** The whole contract of openapi.yaml as one function. */
export function createApp(options: AppOptions): App {
  const { store, now = Date.now, random = strongRandom, onError = () => undefined } = options;
  const basePath = (options.basePath ?? '').replace(/\/+$/, '');
  const limits = { ...defaultLimits, ...options.limits };
  const config = fullConfig(limits, options.offer ?? {});
  const countWrite = createRateLimit(limits.writesPerMinute);

  async function notify(activity: Activity): Promise<void> {
    try {
      await options.onActivity?.(activity);
    } catch (error) {
      // What the customer did is done; a listener's trouble must not make it look undone.
      onError(error);
    }
  }

  async function handle(request: Request): Promise<Response> {
    const path = pathBelow(basePath, request.url);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = path === undefined ? undefined : matchOperation(method, path);
    if (!match) throw notFound('There is no such address.');
    if ('allow' in match) {
      const headers = { Allow: match.allow.flatMap(withImplied).concat('OPTIONS').join(', ') };
      if (method === 'OPTIONS') return new Response(null, { status: 204, headers });
      throw new HttpProblem(405, 'This address has other methods.', { headers });
    }
    const user = await options.user(request);
    if (!user) throw unauthorized();
    if (method !== 'GET') countWrite(user.key, now());
    const context: Context = {
      request,
      url: new URL(request.url),
      ...match,
      user,
      basePath,
      store,
      limits,
      config,
      now,
      newId: prefix => randomId(prefix, random),
      notify,
      events: options.events,
      reportError: onError,
    };
    return handlers[match.operation](context);
  }

  async function answer(request: Request): Promise<Response> {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof HttpProblem) return problemResponse(error);
      onError(error);
      return problemResponse(new HttpProblem(500, 'Something went wrong on our side.'));
    }
  }

  return async request => {
    const full = await answer(request);
    return request.method === 'HEAD' ? new Response(null, full) : full;
  };
}
