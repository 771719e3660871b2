import type { SupportBackend } from '../../backends/backend.ts';
import type { Config, SupportRequest } from '../../model.ts';
import type { RequestList } from '../list/request-list.ts';
import type { StorageKey } from '../storage/storage.ts';
import type { Thread } from '../thread/thread.ts';

/** What live updates and read marks use of the desk that they serve. */
export interface LiveDesk {
  readonly backend: SupportBackend;
  readonly config: Config;
  readonly list: RequestList;
  readonly openThread: Thread | undefined;
  /** Unread requests, whatever the filter. */
  readonly unreadCount: number;
  /** Where everything of this customer is stored. */
  readonly path: Promise<StorageKey>;
  /** Settles when nobody waits for the first rows any more. */
  readonly begun: Promise<unknown>;
  isUnread(request: SupportRequest): boolean;
  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Has the desk rendered again. */
  changed(): void;
  /** Loads what is shown anew. */
  refresh(): void;
}
