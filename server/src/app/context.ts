import type { Catalogue } from './catalogue.ts';
import type { Customer } from './customer.ts';
import type { Desk, DeskCapabilities } from './desk.ts';
import type { EventFeed } from './event-hub.ts';
import type { Scan } from './files.ts';
import type { FullConfig, Limits } from './limits.ts';
import type { OperationName } from './operations.ts';
import type { ServerStore } from './store.ts';
import type { InTurn } from './turns.ts';

export type { Customer } from './customer.ts';

/** A customer's new request or comment, which an agent may want to reply to. */
export interface Activity {
  readonly kind: 'request' | 'comment';
  readonly customer: Customer;
  readonly requestKey: string;
}

/** Everything that the handler of an operation works with. */
export interface Context {
  readonly request: Request;
  readonly url: URL;
  readonly operation: OperationName;
  /** Key of a request or id of an attachment, from the path; empty where the path has none. */
  readonly id: string;
  /** The second parameter of the path: the id of a comment. */
  readonly subId: string;
  readonly customer: Customer;
  readonly basePath: string;
  /** The customer's; without what belongs to others. */
  readonly desk: Desk;
  readonly capabilities: DeskCapabilities;
  readonly catalogue: Catalogue;
  /** Milliseconds within which a comment can be taken back; 0: never. */
  readonly retractMs: number;
  readonly store: ServerStore;
  /** Absent where files are not looked at. */
  readonly scan?: Scan | undefined;
  readonly limits: Limits;
  readonly config: FullConfig;
  /** Absent where there is no event stream. */
  readonly events?: EventFeed | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new random id, such as `com_…` for the prefix `com`. */
  newId(prefix: string): string;
  /** The customer's uploads are worked on one piece at a time, so that many at once take no more of the server than one. */
  readonly inUploadTurn: InTurn;
  /** Of all customers together: an upload that has come in, on its way to where it stays. */
  readonly inStoreTurn: InTurn;
  /** Passes an activity to `AppOptions.onActivity`. */
  notify(activity: Activity): Promise<void>;
  /** Reports an error that occurs after the response headers are sent. */
  readonly reportError: (error: unknown) => void;
}

export type Handler = (context: Context) => Response | Promise<Response>;
