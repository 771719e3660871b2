/**
 * What the app keeps, and how it asks for it. Every method is told whose data it is about and never sees anybody
 * else's. Each call is one transaction, so an implementation over SQL is one statement or one BEGIN … COMMIT a method.
 */
import type { WireContextItem } from './wire.ts';

export type Role = 'requester' | 'agent' | 'system';

export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly createdAt: number;
  /** A request or comment has named it. */
  readonly sent: boolean;
  /** The call that uploaded it: once the file is gone that call must not be answered from the store. */
  readonly callKey?: string | undefined;
}

export interface RequestRecord {
  readonly key: string;
  /** The number in the key: what `sort=key` and ties go by. */
  readonly number: number;
  readonly summary: string;
  readonly description: string;
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
  /** An agent wrote after the customer's read mark. */
  readonly unread: boolean;
}

export interface CommentRecord {
  readonly id: string;
  /** Rises with every comment of the whole store: the order of a thread, whatever the clock says. */
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
  readonly authorName: string;
  readonly attachmentIds: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly context: readonly WireContextItem[];
  readonly followUpOf?: string | undefined;
  readonly createdAt: number;
  /** Only where old data is brought in; else the store counts on. */
  readonly number?: number | undefined;
}

export interface CommentDraft {
  readonly id: string;
  readonly author: { readonly name: string; readonly role: Role };
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly attachmentIds: readonly string[];
  readonly createdAt: number;
  /** A closed request is open again with this comment. */
  readonly reopens: boolean;
}

export interface RequestChange {
  readonly closed?: boolean;
  readonly updatedAt?: number;
  readonly rating?: number;
  readonly ratingComment?: string | undefined;
}

export type RequestSort = 'updated' | 'created' | 'key';

/** The place after an item, not a count: new items before it shift nothing. */
export interface RequestPosition {
  readonly value: number;
  readonly number: number;
}

export interface RequestQuery {
  readonly status: 'open' | 'closed' | 'all';
  readonly sort: RequestSort;
  /** Lower-case words that must all occur. */
  readonly words: readonly string[];
  readonly limit: number;
  readonly after?: RequestPosition | undefined;
}

export interface RequestSlice {
  readonly items: readonly RequestRecord[];
  readonly next?: RequestPosition | undefined;
  readonly total: number;
  readonly unreadCount: number;
}

export interface CommentQuery {
  readonly newestFirst: boolean;
  readonly limit: number;
  /** The sequence of the last comment of the page before. */
  readonly after?: number | undefined;
}

export interface CommentSlice {
  readonly items: readonly CommentRecord[];
  readonly next?: number | undefined;
}

/** Either it was added, or nothing was, because these attachments are unknown, too old or sent already. */
export type Added<T> = { readonly added: T } | { readonly missing: readonly string[] };

/** A successful answer, to be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Call {
  readonly key: string;
  readonly fingerprint: string;
  readonly startedAt: number;
}

/**
 * The answer of the call that adds something. It is kept in the same transaction as what is added: a process that dies
 * leaves both or neither, so that a retry never adds a second one. A store that no longer knows the call as running
 * throws `CallLost` and adds nothing.
 */
export interface Completion<T> {
  readonly call: Call;
  readonly answer: (added: T) => StoredAnswer;
}

/** Somebody else took the call over, because it had been running for too long. */
export class CallLost extends Error {
  override readonly name = 'CallLost';
}

/** A request of a customer was added or changed. */
export interface Change {
  readonly customer: string;
  readonly key: string;
  readonly updatedAt: number;
  /** Rises with every change of the customer's requests. */
  readonly sequence: number;
}

/** What was known of a call before; `undefined` means that it is ours to run now. */
export interface EarlierCall extends Call {
  readonly answer?: StoredAnswer | undefined;
}

/** Something that the scripted agent does later. */
export interface Task {
  readonly id: string;
  readonly customer: string;
  readonly requestKey: string;
  readonly kind: 'request' | 'comment';
  readonly dueAt: number;
}

export interface ChangeLog {
  /** What changed after this sequence, each request once, in the order of the sequences. */
  list(customer: string, after: number): Promise<readonly Change[]>;
  /** The sequence of the customer's last change; 0: there was none. */
  last(customer: string): Promise<number>;
}

export interface Store {
  listRequests(customer: string, query: RequestQuery): Promise<RequestSlice>;
  getRequest(customer: string, key: string): Promise<RequestRecord | undefined>;
  /** Takes the attachments and adds the request, or neither. */
  addRequest(
    customer: string,
    draft: RequestDraft,
    completion?: Completion<RequestRecord>,
  ): Promise<Added<RequestRecord>>;
  changeRequest(customer: string, key: string, change: RequestChange): Promise<RequestRecord | undefined>;

  /** `undefined`: there is no such request. */
  listComments(customer: string, key: string, query: CommentQuery): Promise<CommentSlice | undefined>;
  addComment(
    customer: string,
    key: string,
    draft: CommentDraft,
    completion?: Completion<CommentRecord>,
  ): Promise<Added<CommentRecord> | undefined>;
  /** Only ever moves forward. False: there is no such comment. */
  markRead(customer: string, key: string, commentId: string): Promise<boolean>;

  addAttachment(
    customer: string,
    file: AttachmentRecord,
    bytes: Uint8Array<ArrayBuffer>,
    completion?: Completion<AttachmentRecord>,
  ): Promise<void>;
  readAttachment(
    customer: string,
    id: string,
  ): Promise<{ readonly file: AttachmentRecord; readonly bytes: Uint8Array<ArrayBuffer> } | undefined>;
  removeAttachment(customer: string, id: string): Promise<'removed' | 'sent' | 'unknown'>;

  /** Notes that the call runs, unless it is known already; one that began before `abandonedBefore` counts as dead. */
  beginCall(customer: string, call: Call, abandonedBefore: number): Promise<EarlierCall | undefined>;
  /** The call failed; it may be made again. One that has an answer, or that somebody took over, stays. */
  forgetCall(customer: string, call: Call): Promise<void>;

  /** Drops uploads that nobody sent and answers that nobody will ask for. */
  sweep(older: { readonly uploads: number; readonly calls: number }): Promise<void>;

  addTask(task: Task): Promise<void>;
  /** The first task that is due, taken out, so that two tabs never do the same one. */
  takeTask(now: number): Promise<Task | undefined>;
  nextTaskAt(): Promise<number | undefined>;

  /** Absent: this store keeps no account of changes. */
  readonly changes?: ChangeLog;

  /** Everything of everybody. */
  clear(): Promise<void>;
}
