/**
 * The ports to the data. What the server keeps whatever the helpdesk is: `ServerStore`. The requests and comments of the built-in desk:
 * `Records`. Every method takes the key of a customer, unless it says something else, and reads and writes that customer's data only.
 * Each call is one transaction: over SQL a single statement or one BEGIN … COMMIT. Times are milliseconds since the epoch.
 */
import type { Calls, Completion } from './calls.ts';
import type { ChangeLog } from './change-log.ts';
import type { Marks } from './marks.ts';
import type { Files } from './files.ts';
import type { Tasks } from './tasks.ts';
import type {
  ChangedBy,
  NamedPerson,
  Notes,
  RequestDetails,
  Retraction,
  Sharing,
  TeamQuery,
} from './team.ts';
import type { WireContextItem } from './wire.ts';

export { CallTakenOver } from './calls.ts';
export type { Call, Calls, Completion, EarlierCall, StoredResponse } from './calls.ts';
export type { Change, ChangeLog } from './change-log.ts';
export type { Marks } from './marks.ts';
export type { Files } from './files.ts';

export type Role = 'requester' | 'agent' | 'system';

export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly createdAt: number;
  /** Whether a request or comment names it. */
  readonly sent: boolean;
  /** The request that it was sent with, or in whose thread it is. */
  readonly requestKey?: string | undefined;
  /** Idempotency-Key of the upload. Deleting the attachment deletes the stored response of that call, too. */
  readonly callKey?: string | undefined;
}

export interface RequestRecord extends RequestDetails {
  readonly key: string;
  /** Key of the customer whose request it is. */
  readonly owner: string;
  readonly people: readonly NamedPerson[];
  /** The number in the key: the order of `sort=key`, and of rows with equal times. */
  readonly number: number;
  readonly summary: string;
  readonly description: string;
  /** Absent for text. */
  readonly descriptionFormat?: 'markdown' | undefined;
  readonly authorName: string;
  readonly attachments: readonly AttachmentRecord[];
  readonly closed: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly context: readonly WireContextItem[];
  readonly followUpOf?: string | undefined;
  readonly rating?: number | undefined;
  readonly ratingComment?: string | undefined;
  readonly lastAuthor: Role;
  /** Whether the customer has been asked something that they have not answered. */
  readonly asked: boolean;
  /** Absent without comments. */
  readonly lastComment?: { readonly author: CommentAuthor; readonly createdAt: number } | undefined;
  /** Whether an agent has answered at all. */
  readonly answered: boolean;
  /** Whether a comment of an agent, or of a colleague, follows the reader's read mark. */
  readonly unread: boolean;
}

export interface CommentAuthor {
  readonly name: string;
  readonly role: Role;
  /** Key of the customer; absent for the one whose request it is, and for agents. */
  readonly key?: string | undefined;
}

export interface CommentRecord {
  readonly id: string;
  /** Rises with every comment of the whole store: the order of a thread, independent of the clock. */
  readonly sequence: number;
  readonly author: CommentAuthor;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly createdAt: number;
  /** How it came, where not by this API. */
  readonly channel?: string | undefined;
  readonly attachments: readonly AttachmentRecord[];
}

export interface RequestDraft extends RequestDetails {
  readonly summary: string;
  readonly description: string;
  readonly descriptionFormat?: 'markdown' | undefined;
  readonly authorName: string;
  readonly attachmentIds: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly context: readonly WireContextItem[];
  readonly followUpOf?: string | undefined;
  readonly createdAt: number;
  /** For imported requests only; else the store takes the next number. */
  readonly number?: number | undefined;
}

export interface CommentDraft extends ChangedBy {
  readonly id: string;
  readonly author: CommentAuthor;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly channel?: string | undefined;
  readonly attachmentIds: readonly string[];
  readonly createdAt: number;
  /** Whether the comment reopens a closed request. */
  readonly reopens: boolean;
}

export interface RequestChange extends ChangedBy {
  /** Of whoever closes or reopens it, for those who are told of that; absent where nobody is to be told. */
  readonly role?: Role | undefined;
  readonly closed?: boolean;
  readonly updatedAt?: number;
  readonly rating?: number;
  readonly ratingComment?: string | undefined;
  readonly severity?: string;
}

export type RequestSort = 'updated' | 'created' | 'key';

/** A keyset cursor: the sort value and the number of the last row of a page. New rows before it shift nothing. */
export interface RequestPosition {
  readonly value: number;
  readonly number: number;
}

export interface RequestQuery extends TeamQuery {
  readonly status: 'open' | 'closed' | 'all' | 'awaiting';
  readonly sort: RequestSort;
  /** Search words in lower case; each must occur in the request or in one of its comments. */
  readonly words: readonly string[];
  readonly limit: number;
  readonly after?: RequestPosition | undefined;
  /** Where it aborts, a search rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface RequestSlice {
  readonly items: readonly RequestRecord[];
  /** Absent on the last page. */
  readonly next?: RequestPosition | undefined;
  /** Requests that match the query, on all pages. */
  readonly total: number;
  /** Unread requests of the customer, whatever the query. */
  readonly unreadCount: number;
  /** All requests of the customer, whatever the query; `awaiting` are the open ones in which they have been asked something. */
  readonly counts: { readonly open: number; readonly closed: number; readonly awaiting: number };
}

export interface CommentQuery {
  readonly newestFirst: boolean;
  readonly limit: number;
  /** The sequence of the last comment of the previous page. */
  readonly after?: number | undefined;
}

export interface CommentSlice {
  readonly items: readonly CommentRecord[];
  /** Absent on the last page. */
  readonly next?: number | undefined;
}

/** Either the record was added, or nothing, because attachments with these ids do not exist, are expired or already sent. */
export type Added<T> =
  | {
      readonly added: T;
      /** What of it is not as it was sent, as sentences for the customer. */
      readonly warnings?: readonly string[];
    }
  | { readonly missing: readonly string[] };

/** The store cannot be reached just now, or is too busy. The same call may go well a little later, with the same Idempotency-Key. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The requests and comments of the built-in desk. */
export interface Records {
  listRequests(customer: string, query: RequestQuery): Promise<RequestSlice>;
  /** @param reader whose read mark counts; default the customer */
  getRequest(customer: string, key: string, reader?: string): Promise<RequestRecord | undefined>;
  /**
   * Marks the attachments as sent and adds the request, or does neither.
   *
   * @throws CallTakenOver
   */
  addRequest(
    customer: string,
    draft: RequestDraft,
    completion?: Completion<RequestRecord>,
  ): Promise<Added<RequestRecord>>;
  /** Resolves to the changed request, or to `undefined` where it does not exist. */
  changeRequest(customer: string, key: string, change: RequestChange): Promise<RequestRecord | undefined>;

  /** Resolves to `undefined` where the request does not exist. */
  listComments(customer: string, key: string, query: CommentQuery): Promise<CommentSlice | undefined>;
  /**
   * As `addRequest`; resolves to `undefined` where the request does not exist.
   *
   * @throws CallTakenOver
   */
  addComment(
    customer: string,
    key: string,
    draft: CommentDraft,
    completion?: Completion<CommentRecord>,
  ): Promise<Added<CommentRecord> | undefined>;
  /** Moves the read mark forward to this comment, never back. Resolves to false where the comment does not exist. */
  markRead(customer: string, key: string, commentId: string, reader?: string): Promise<boolean>;
  /**
   * Deletes a customer's own comment; its files are unsent again. `late` where it is older, or somebody else has commented after it;
   * `unknown` where the writer has no such comment. Absent in a store that cannot.
   */
  retractComment?(
    customer: string,
    key: string,
    retraction: Retraction & ChangedBy,
  ): Promise<'removed' | 'late' | 'unknown'>;
}

/** What the server itself keeps, whatever the helpdesk is. */
export interface ServerStore extends Calls, Files {
  /** Deletes uploads that were never sent and calls, of all customers, that are older than these times. */
  sweep(older: { readonly uploads: number; readonly calls: number }): Promise<void>;
  /** Absent in a store without a change log. */
  readonly changes?: ChangeLog;
  /** Absent in a store whose desk keeps the read marks. */
  readonly marks?: Marks;
  readonly sharing?: Sharing;
  readonly notes?: Notes;
}

/** Everything, for the server with its built-in desk. */
export interface Store extends ServerStore, Records, Tasks {
  /** Deletes everything, of all customers. */
  clear(): Promise<void>;
}
