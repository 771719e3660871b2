import type { EventFeed } from './event-hub.ts';
import type { FullConfig, Limits } from './limits.ts';
import type { OperationName } from './operations.ts';
import type { Store } from './store.ts';

/** The signed-in customer. */
export interface User {
  readonly key: string;
  readonly name: string;
}

/** Something that a customer did and that an agent may want to answer. */
export interface Activity {
  readonly kind: 'request' | 'comment';
  readonly user: User;
  readonly requestKey: string;
}

/** What a handler works with. */
export interface Context {
  readonly request: Request;
  readonly url: URL;
  readonly operation: OperationName;
  /** The key or id in the path; empty where the path has none. */
  readonly id: string;
  readonly user: User;
  readonly basePath: string;
  readonly store: Store;
  readonly limits: Limits;
  readonly config: FullConfig;
  /** Absent: no event stream. */
  readonly events?: EventFeed | undefined;
  now(): number;
  newId(prefix: string): string;
  notify(activity: Activity): Promise<void>;
  /** For what goes wrong after the answer has begun. */
  readonly reportError: (error: unknown) => void;
}

export type Handler = (context: Context) => Response | Promise<Response>;
