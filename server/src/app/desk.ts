/**
 * The port for helpdesks. One `Desk` per customer and call, from `Helpdesk.deskFor`. A helpdesk may see everything with its own key: the
 * server checks whose each request and file is (ownership.ts), keeps the calls, the uploads and, where the helpdesk has none, the read
 * marks. Times are milliseconds since the epoch.
 */
import type { Customer } from './customer.ts';
import type { Limits } from './limits.ts';
import type { Added, Completion, RequestSort, Role } from './store.ts';
import type { NamedPerson, PeopleChange, RequestDetails, Retraction, TeamQuery, Visibility } from './team.ts';
import type { WireContextItem, WireRequest } from './wire.ts';

export interface Person {
  readonly name: string;
  /** `requester` for the customer and, where requests are shared, for colleagues. */
  readonly role: Role;
  /** Of a requester: who it is (`Desk.owner`). Absent: the signed-in customer. */
  readonly key?: string | undefined;
}

/** A file of a request or comment. Its id is unique in the whole helpdesk. */
export interface DeskFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

export interface DeskRequest {
  readonly key: string;
  /** Whose request it is: compared with `Desk.owner`. */
  readonly owner: string;
  readonly summary: string;
  readonly description: string;
  /** Default text. */
  readonly descriptionFormat?: WireRequest['descriptionFormat'];
  readonly authorName: string;
  /** Those of the description. */
  readonly files: readonly DeskFile[];
  readonly closed: boolean;
  /** The name of the status, where the helpdesk has more of them than open and closed. */
  readonly statusLabel?: string | undefined;
  /** Contract 1.1, as the next eight. Id of a request type. */
  readonly type?: string | undefined;
  /** With the label that it had when the request was written. */
  readonly service?: { readonly id: string; readonly label: string } | undefined;
  readonly severity?: string | undefined;
  /** Colleagues who see it, by `Desk.owner`. */
  readonly people?: readonly NamedPerson[] | undefined;
  readonly visibility?: Visibility | undefined;
  /** Its customers are colleagues of the owner. Absent: it is shared with nobody. */
  readonly organisation?: string | undefined;
  readonly followUpOf?: string | undefined;
  readonly incidentIds?: readonly string[] | undefined;
  /** Since when support has to reply, where `awaiting` is `support`: the severity's time counts from then. */
  readonly waitingSince?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly rating?: number | undefined;
  /** Who has to reply next; absent where nobody has to. */
  readonly awaiting?: 'requester' | 'support' | undefined;
  readonly lastComment?: { readonly author: Person; readonly createdAt: number } | undefined;
  /** Whether support has written something that the customer has not read. Absent where the server keeps the read marks. */
  readonly unread?: boolean | undefined;
}

export interface DeskComment {
  readonly id: string;
  readonly author: Person;
  readonly body: string;
  readonly format: 'text' | 'markdown' | 'html';
  readonly createdAt: number;
  /** How it came, where not by this API, such as `email`. */
  readonly channel?: string | undefined;
  readonly editedAt?: number | undefined;
  readonly files: readonly DeskFile[];
}

export interface NewRequest extends RequestDetails {
  readonly summary: string;
  readonly description: string;
  readonly descriptionFormat?: 'markdown' | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly context: readonly WireContextItem[];
  /** A request of this customer. */
  readonly followUpOf?: string | undefined;
  readonly createdAt: number;
}

export interface NewComment {
  /** An id for desks that give none. */
  readonly id: string;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly createdAt: number;
  /** Whether the comment reopens a closed request. */
  readonly reopens: boolean;
}

export interface Rating {
  /** 1 to 5. */
  readonly rating: number;
  readonly ratingComment?: string | undefined;
}

/** A customer's upload that waits for its request or comment. */
export interface PendingFile extends DeskFile {
  open(): Promise<ReadableStream<Uint8Array>>;
}

/** An opened file. */
export interface FileContent extends Omit<DeskFile, 'id'> {
  /** The request in whose thread it is. Files of internal notes are not found at all. */
  readonly requestKey: string;
  readonly stream: ReadableStream<Uint8Array>;
}

/** With `DeskCapabilities.team` only: else it has the customer's own requests of all types. */
export interface DeskQuery extends TeamQuery {
  readonly status: 'open' | 'closed' | 'all' | 'awaiting';
  /** One of `DeskCapabilities.sorts`. */
  readonly sort: RequestSort;
  /** Search words in lower case; each must occur in the request or in one of its comments. */
  readonly words: readonly string[];
  readonly limit: number;
  /** `next` of the page before. Comes from the client: a forged one is a `BadCursor`. */
  readonly cursor?: string | undefined;
}

export interface DeskPage {
  readonly items: readonly DeskRequest[];
  /** Absent on the last page. */
  readonly next?: string | undefined;
  /** Requests that match, on all pages; absent where the helpdesk does not say. */
  readonly total?: number | undefined;
  readonly unreadCount?: number | undefined;
  readonly counts?:
    { readonly open?: number; readonly closed?: number; readonly awaiting?: number } | undefined;
}

export interface CommentsQuery {
  /** Only with `DeskCapabilities.newestFirst`. */
  readonly newestFirst: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface CommentsPage {
  readonly items: readonly DeskComment[];
  readonly next?: string | undefined;
}

/** A write of a customer. A helpdesk stores `key` with what it adds where it can: see `findWrite`. */
export interface Write<T> extends Completion<T> {
  /** Idempotency-Key, a UUID. */
  readonly key: string;
}

/** What a write with some key has added. */
export type FoundWrite =
  { readonly request: DeskRequest } | { readonly requestKey: string; readonly comment: DeskComment };

export interface Desk {
  /** Who the customer is in the helpdesk. */
  readonly owner: string;
  /** The customer's, where requests can be shared: the server takes what colleagues share for visible. */
  readonly organisation?: string | undefined;
  listRequests(query: DeskQuery): Promise<DeskPage>;
  /** Resolves to `undefined` for an unknown key, as the following do. */
  getRequest(key: string): Promise<DeskRequest | undefined>;
  createRequest(
    request: NewRequest,
    files: readonly PendingFile[],
    write: Write<DeskRequest>,
  ): Promise<Added<DeskRequest>>;
  setClosed(key: string, closed: boolean, at: number): Promise<DeskRequest | undefined>;
  rateRequest(key: string, rating: Rating): Promise<DeskRequest | undefined>;
  /** Never internal notes. */
  listComments(key: string, query: CommentsQuery): Promise<CommentsPage | undefined>;
  addComment(
    key: string,
    comment: NewComment,
    files: readonly PendingFile[],
    write: Write<DeskComment>,
  ): Promise<Added<DeskComment> | undefined>;
  /** With `DeskCapabilities.team`, as the next two. */
  setSeverity?(key: string, severity: string, at: number): Promise<DeskRequest | undefined>;
  changePeople?(key: string, change: PeopleChange): Promise<DeskRequest | undefined>;
  /** `late` where it is older, or somebody has commented after it; `unknown` where the customer has no such comment. */
  retractComment?(
    key: string,
    retraction: Omit<Retraction, 'writer'>,
  ): Promise<'removed' | 'late' | 'unknown'>;
  /** For a desk that keeps the read marks. Resolves to false where the comment does not exist. */
  markRead?(key: string, commentId: string): Promise<boolean>;
  /** For a desk that takes files over. */
  openFile?(id: string): Promise<FileContent | undefined>;
  /**
   * What a write with this key has added, if anything. Asked before a write is repeated whose outcome nobody knows. A helpdesk that cannot
   * carry the key has no such method; a repeated write may then be doubled, and only then.
   *
   * @param requestKey the request that the comment was for; absent for a new request
   */
  findWrite?(key: string, requestKey?: string): Promise<FoundWrite | undefined>;
}

export interface DeskCapabilities {
  /** The orders it can list in; the first is the default. */
  readonly sorts: readonly [RequestSort, ...RequestSort[]];
  readonly newestFirst: boolean;
  /** What descriptions and comments may be written in. Default text and markdown. */
  readonly formats?: readonly ('text' | 'markdown')[];
  /** What it takes at most, where that is less than the server's own limits. */
  readonly limits?: Partial<
    Pick<
      Limits,
      | 'maxSummaryLength'
      | 'maxDescriptionLength'
      | 'maxCommentLength'
      | 'maxAttachmentBytes'
      | 'maxAttachments'
    >
  >;
  /** What becomes of a reply to a closed request, where the helpdesk leaves no choice. */
  readonly closedReply?: 'reopens' | 'refused';
  /** Where the files of requests and comments are: they stay in the server's store, or the helpdesk takes them over. */
  readonly files: 'server' | 'helpdesk';
  /**
   * Whether it saves the response of a write (`Write.response`) in the transaction of the record: a desk in the database of the calls. For
   * others the server does so afterwards.
   */
  readonly completesCalls: boolean;
  /**
   * Whether it keeps types, services, severities and people, filters by them, and takes back comments (contract 1.1). Without it the server
   * offers none of that, whatever the catalogue has.
   */
  readonly team?: boolean;
  /** What it cannot do is false. */
  readonly features: { readonly [name in 'search' | 'close' | 'reopen' | 'rating']?: boolean };
}

/** Something that customers see has changed in the helpdesk, whoever did it. */
export interface DeskChange {
  readonly kind: 'request' | 'comment';
  /** Key of the customer (`Customer.key`). */
  readonly customer: string;
  readonly key: string;
  readonly updatedAt: number;
  /**
   * Rises with each change of the request that customers see; default `updatedAt`. For a helpdesk whose times are whole seconds, or which
   * touches requests without anything that a customer sees. What is not above the known version tells nothing new.
   */
  readonly version?: number | undefined;
  /** Where to go on from after this change. Absent where it came by another way than the feed. */
  readonly cursor?: string | undefined;
}

/** The feed is further, and nothing that customers see has changed. */
export interface CursorMoved {
  readonly cursor: string;
}

/**
 * How the helpdesk tells the server by itself that something may have changed: `POST …/hooks/<name>`. The server believes nothing of what
 * is in it but the key, and looks by itself.
 */
export interface HelpdeskHook {
  /** The last part of the path. */
  readonly name: string;
  /** Shared with the helpdesk. */
  readonly secret: string;
  /**
   * How a call shows that it comes from the helpdesk. `signature`: `Support-Signature: t=<seconds>,v1=<HMAC-SHA-256>`, as the server's own
   * webhooks have it; a call that is repeated or late has no effect. `secret`: `Authorization: Bearer <secret>`, for a helpdesk that can
   * compute no signature; a repeated call only makes the server look once more.
   */
  readonly proof: 'signature' | 'secret';
  /** The keys of the requests that this JSON body is about; none for what customers do not see. */
  keysOf(body: unknown): readonly string[];
  /** What is new in a request: for each customer who sees it, the last change. */
  look(key: string, signal: AbortSignal): Promise<readonly DeskChange[]>;
}

export interface Helpdesk {
  readonly capabilities: DeskCapabilities;
  deskFor(customer: Customer): Desk | Promise<Desk>;
  /** The changes after this cursor, without one from now on, in order and without end; at least once each. */
  changes?(since: string | undefined, signal: AbortSignal): AsyncIterable<DeskChange | CursorMoved>;
  readonly hook?: HelpdeskHook | undefined;
}

/** The cursor is not one of this list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** The helpdesk does not answer, or says that it cannot just now: the same call may go well a little later. */
export class HelpdeskUnavailable extends Error {
  override readonly name = 'HelpdeskUnavailable';
  /** Seconds for which it wants to be left alone, where it says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The helpdesk has refused a write; the message is for the customer. Nothing was added. */
export class HelpdeskRefused extends Error {
  override readonly name = 'HelpdeskRefused';
}
