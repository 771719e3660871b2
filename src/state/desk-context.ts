import type { FileLimits } from '../attachments/rules.ts';
import type { Config, SupportRequest } from '../model.ts';
import type { DeskBackend } from './desk-backend.ts';
import type { RequestList } from './list/request-list.ts';
import type { Observable } from './observable.ts';
import type { SignedIn } from './signed-in.ts';
import type { StorageKey } from './storage/storage.ts';
import type { Thread } from './thread/thread.ts';

/** The attribute `notify`. */
export type NotifyMode = 'none' | 'title' | 'system';

/** What the composers, live updates and read marks use of the desk that they serve. */
export interface DeskContext extends Pick<Observable, 'subscribe' | 'changed'> {
  readonly backend: DeskBackend;
  readonly config: Config;
  /** Settles with the first answer about the config, whatever it is. */
  readonly configured: Promise<void>;
  /** Settles when nobody waits for the first rows any more. */
  readonly begun: Promise<unknown>;
  /** Where everything of this customer is stored. */
  readonly path: Promise<StorageKey>;
  /** Who writes, and whether they are signed in. */
  readonly signedIn: SignedIn;
  /** How the page wants the customer to hear of replies while its tab is hidden. */
  readonly notify: NotifyMode;
  /** The limits of a chosen file. */
  readonly limits: FileLimits;
  readonly list: RequestList;
  readonly openThread: Thread | undefined;
  readonly incidents?: { onServerChange(): void } | undefined;
  /** Unread requests, whatever the filter. */
  readonly unreadCount: number;
  isUnread(request: SupportRequest): boolean;
  /** The key under which the server knows a request that was asked for under `key`. */
  currentKey(key: string): string;
  thread(key: string): Thread;
  /** Loads what is shown anew. */
  refresh(): void;
}

export interface DeskOptions {
  readonly backend: DeskBackend;
  /** The API's base URL: drafts and read marks are stored under it, and under the customer's key. */
  readonly apiBase: string;
  /** The customer's key; by default the server's. */
  readonly user?: string | undefined;
  /** Resolves once rows that are loaded are on the screen. */
  readonly painted?: (() => Promise<void>) | undefined;
}
