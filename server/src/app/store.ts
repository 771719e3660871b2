/**
 * The port to the data. Every method but the last few takes the key of a customer and reads and writes that customer's data only.
 * Each call is one transaction: over SQL a single statement or one BEGIN … COMMIT. Times are milliseconds since the epoch.
 */
import type { WireContextItem } from './wire.ts';

export type Role = 'requester' | 'agent' | 'system';

export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly createdAt: number;
  /** Whether a request or comment names it. */
  readonly sent: boolean;
  /** Idempotency-Key of the upload. Deleting the attachment deletes the stored response of that call, too. */
  readonly callKey?: string | undefined;
}

export interface RequestRecord {
  readonly key: string;
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
  readonly lastComment?: { readonly author: CommentRecord['author']; readonly createdAt: number } | undefined;
  /** Whether an agent's comment follows the customer's read mark. */
  readonly unread: boolean;
}

export interface CommentRecord {
  readonly id: string;
  /** Rises with every comment of the whole store: the order of a thread, independent of the clock. */
  readonly sequence: number;
  readonly author: { readonly name: string; readonly role: Role };
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly createdAt: number;
  readonly attachments: readonly AttachmentRecord[];
}

export interface RequestDraft {
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

export interface CommentDraft {
  readonly id: string;
  readonly author: { readonly name: string; readonly role: Role };
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly attachmentIds: readonly string[];
  readonly createdAt: number;
  /** Whether the comment reopens a closed request. */
  readonly reopens: boolean;
}

export interface RequestChange {
  readonly closed?: boolean;
  readonly updatedAt?: number;
  readonly rating?: number;
  readonly ratingComment?: string | undefined;
}

export type RequestSort = 'updated' | 'created' | 'key';

/** A keyset cursor: the sort value and the number of the last row of a page. New rows before it shift nothing. */
export interface RequestPosition {
  readonly value: number;
  readonly number: number;
}

export interface RequestQuery {
  readonly status: 'open' | 'closed' | 'all' | 'awaiting';
  readonly sort: RequestSort;
  /** Search words in lower case; each must occur in the request or in one of its comments. */
  readonly words: readonly string[];
  readonly limit: number;
  readonly after?: RequestPosition | undefined;
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
export type Added<T> = { readonly added: T } | { readonly missing: readonly string[] };

/** The response of a successful call, for replays. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call with an Idempotency-Key. */
export interface Call {
  readonly key: string;
  /** Hash of the operation and its body: a retry has the same one. */
  readonly fingerprint: string;
  readonly startedAt: number;
}

/**
 * The call that adds a record, and its response. The store saves the response in the same transaction as the record: a process
 * that dies leaves both or neither, so that a retry never adds a second record.
 */
export interface Completion<T> {
  readonly call: Call;
  readonly response: (added: T) => StoredResponse;
}

/** Thrown where a retry has taken the call over because it ran for too long. Nothing is added then. */
export class CallTakenOver extends Error {
  override readonly name = 'CallTakenOver';
}

/** The store cannot be reached just now, or is too busy. The same call may go well a little later, with the same Idempotency-Key. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A request of a customer was added or changed. */
export interface Change {
  readonly customer: string;
  readonly key: string;
  readonly updatedAt: number;
  /** Rises with every change of the customer's requests. */
  readonly sequence: number;
}

/** A call with the same key that the store already has; without a response it still runs. */
export interface EarlierCall extends Call {
  readonly response?: StoredResponse | undefined;
}

/** A comment that the scripted agent has to write at a later time. */
export interface Task {
  readonly id: string;
  readonly customer: string;
  readonly requestKey: string;
  /** What the customer wrote: the request itself, or a comment. */
  readonly kind: 'request' | 'comment';
  readonly dueAt: number;
}

export interface ChangeLog {
  /** The changes after this sequence, in order, each request once with its last change. */
  list(customer: string, after: number): Promise<readonly Change[]>;
  /** The sequence of the customer's last change; 0 without one. */
  last(customer: string): Promise<number>;
}

export interface Store {
  listRequests(customer: string, query: RequestQuery): Promise<RequestSlice>;
  getRequest(customer: string, key: string): Promise<RequestRecord | undefined>;
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
  markRead(customer: string, key: string, commentId: string): Promise<boolean>;

  /** @throws CallTakenOver */
  addAttachment(
    customer: string,
    attachment: AttachmentRecord,
    bytes: Uint8Array<ArrayBuffer>,
    completion?: Completion<AttachmentRecord>,
  ): Promise<void>;
  /** Bytes of the customer's attachments that no request or comment names yet. */
  unsentBytes(customer: string): Promise<number>;
  loadAttachment(
    customer: string,
    id: string,
  ): Promise<{ readonly attachment: AttachmentRecord; readonly bytes: Uint8Array<ArrayBuffer> } | undefined>;
  /** Deletes one that is not sent yet, and the stored response of its upload. */
  removeAttachment(customer: string, id: string): Promise<'removed' | 'sent' | 'unknown'>;

  /**
   * Records that the call runs and resolves to `undefined`, or resolves to the earlier call with the same key. An earlier call
   * without a response that began before `abandonedBefore` counts as dead and is replaced.
   */
  beginCall(customer: string, call: Call, abandonedBefore: number): Promise<EarlierCall | undefined>;
  /** Deletes a call that failed, so that its key can be used again. One that has a response or was taken over stays. */
  releaseCall(customer: string, call: Call): Promise<void>;

  /** Deletes uploads that were never sent and calls, of all customers, that are older than these times. */
  sweep(older: { readonly uploads: number; readonly calls: number }): Promise<void>;

  addTask(task: Task): Promise<void>;
  /** Removes and returns the first task that is due, so that two processes or tabs never do the same one. */
  takeTask(now: number): Promise<Task | undefined>;
  /** The time of the first task. */
  nextTaskAt(): Promise<number | undefined>;

  /** Absent in a store without a change log. */
  readonly changes?: ChangeLog;

  /** Deletes everything, of all customers. */
  clear(): Promise<void>;
}
