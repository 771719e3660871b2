/**
 * The port for helpdesks. One `Desk` per customer and call, from `Helpdesk.deskFor`. A helpdesk may see everything with its own key: the
 * server checks whose each request and file is (ownership.ts), keeps the calls, the uploads and, where the helpdesk has none, the read
 * marks. Times are milliseconds since the epoch.
 */
import type { Catalogue } from './catalogue.ts';
import type { Customer } from './customer.ts';
import type { Limits } from './limits.ts';
import type { Added, Completion, RequestSort, Role } from './store.ts';
import type { NamedPerson, PeopleChange, RequestDetails, Retraction, TeamQuery, Visibility } from './team.ts';
import type { CursorMoved, DeskChange, HelpdeskHook } from './desk-changes.ts';
import type { WireContextItem, WireRequest } from './wire.ts';

export type { CursorMoved, DeskChange, HelpdeskHook } from './desk-changes.ts';
export { BadCursor, HelpdeskRefused, HelpdeskUnavailable } from './desk-errors.ts';

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
  /** Until when support has promised to reply, where the helpdesk says so itself. */
  readonly expectedReplyAt?: number | undefined;
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
  /** Aborts where nobody waits for the answer any more: a long search may end then. */
  readonly signal?: AbortSignal | undefined;
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
  /** With `DeskCapabilities.team`, as the next two; this one also with `severities`. */
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
  /** Whether it keeps types without the rest of `team`, and filters by them. */
  readonly types?: boolean;
  /** Whether it keeps severities without the rest of `team`, filters by them, and has `setSeverity`. */
  readonly severities?: boolean;
  /** Whether it keeps the service of a request, and filters by it. Default as `team`. */
  readonly services?: boolean;
  /** Whether requests can be shared with colleagues. Default as `team`, where the store can share. */
  readonly people?: boolean;
  /** What it cannot do is false. */
  readonly features: { readonly [name in 'search' | 'close' | 'reopen' | 'rating']?: boolean };
}

export interface Helpdesk {
  readonly capabilities: DeskCapabilities;
  deskFor(customer: Customer): Desk | Promise<Desk>;
  /** The changes after this cursor, without one from now on, in order and without end; at least once each. */
  changes?(since: string | undefined, signal: AbortSignal): AsyncIterable<DeskChange | CursorMoved>;
  readonly hook?: HelpdeskHook | undefined;
  /** What it has beside requests, such as types and articles: for what the configuration's catalogue does not have. */
  readonly catalogue?: Catalogue | undefined;
}
