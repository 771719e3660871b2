import type { Activity, Context, Handler, User } from './context.ts';
import { defaultLimits, fullConfig, type Limits, type Offer } from './limits.ts';
import { matchOperation, pathBelow, type OperationName } from './operations.ts';
import { HttpProblem, notFound, problemResponse, unauthorized } from './problems.ts';
import { randomId, strongRandom } from './random-id.ts';
import { createRateLimit } from './rate-limit.ts';
import { deleteAttachment, fetchAttachment, uploadAttachment } from './routes/attachments.ts';
import { addComment, listComments } from './routes/comments.ts';
import { getConfig, streamEvents } from './routes/config.ts';
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
  user(request: Request): Promise<User | undefined>;
  /** The path below which the calls are, such as `/api/support`. */
  readonly basePath?: string;
  readonly limits?: Partial<Limits>;
  readonly offer?: Offer;
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
    const match = path === undefined ? undefined : matchOperation(request.method, path);
    if (!match) throw notFound('There is no such address.');
    if ('allow' in match) {
      throw new HttpProblem(405, 'This address has other methods.', {
        headers: { Allow: match.allow.join(', ') },
      });
    }
    const user = await options.user(request);
    if (!user) throw unauthorized();
    if (request.method !== 'GET') countWrite(user.key, now());
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
    };
    return handlers[match.operation](context);
  }

  return async request => {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof HttpProblem) return problemResponse(error);
      onError(error);
      return problemResponse(new HttpProblem(500, 'Something went wrong on our side.'));
    }
  };
}
