import type { Person, Service } from './service.ts';

/** The filter of the list: `open` is everything that is not closed, `awaiting` what needs the customer's reply. */
export type StatusFilter = 'open' | 'closed' | 'all' | 'awaiting';

/** How many of the customer's requests there are, whatever the filter and the search; absent where the backend does not count. */
export type RequestCounts = Readonly<Partial<Record<'open' | 'closed' | 'awaiting', number | undefined>>>;

/** What a customer may do with one request; narrowed further by {@link Config.features}. */
export type RequestAction = 'reply' | 'attach' | 'close' | 'reopen' | 'rate' | 'severity';

/** Who wrote something. */
export interface Author {
  readonly name: string;
  readonly role: 'requester' | 'agent' | 'system';
  /** The backend's own word for a role that is none of these. */
  readonly roleLabel?: string | undefined;
  /** The signed-in customer. */
  readonly me: boolean;
  /** Absolute URL of a picture among the API's own files (contract 1.1). */
  readonly avatarUrl?: string | undefined;
}

/** A file that the backend has stored. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Media type, for example `image/png`; empty when unknown. */
  readonly type: string;
  /** Absolute URL of the bytes. */
  readonly url: string;
  /** Absolute URL of a small picture. */
  readonly thumbnailUrl?: string | undefined;
  /** The bytes are among the API's own files, so they are fetched with the customer's sign-in; else `url` is a plain link. */
  readonly local: boolean;
  /** Absent: ready to be downloaded. A state of the backend's own is not ready either (contract 1.1). */
  readonly state?: 'checking' | 'blocked' | 'expired' | (string & {}) | undefined;
  /** Why it is not ready, in the backend's words. */
  readonly stateDetail?: string | undefined;
}

/** A customer's request for support. */
export interface SupportRequest {
  /** Its name for people, for example `CS-295900`. */
  readonly key: string;
  readonly summary: string;
  readonly description: string;
  /** `text` where the backend says nothing (contract 1.1). */
  readonly descriptionFormat?: BodyFormat | undefined;
  readonly author?: Author | undefined;
  readonly attachments: readonly Attachment[];
  /** `open`, `closed`, `updated` or any word of the backend's own. */
  readonly status: string;
  /** The backend's own text for the status, in the customer's language. */
  readonly statusLabel?: string | undefined;
  readonly closed: boolean;
  /** Milliseconds since the epoch; absent when the backend gave no valid time. */
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  /** The server's read mark; absent where the server keeps none. */
  readonly unread?: boolean | undefined;
  /** Who has to act next, where the backend says so. */
  readonly awaiting?: 'support' | 'requester' | undefined;
  /** The last comment; absent without one, or where the backend does not say (contract 1.1). */
  readonly lastComment?: LastComment | undefined;
  readonly actions?: readonly RequestAction[] | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly rating?: number | undefined;
  /** When support expects to answer (contract 1.1). */
  readonly expectedReplyAt?: number | undefined;
  /** The request type (contract 1.1). */
  readonly type?: { readonly id: string; readonly label: string } | undefined;
  /** What it is about (contract 1.1). */
  readonly service?: Service | undefined;
  /** How bad it is (contract 1.1). */
  readonly severity?: { readonly value: string; readonly label: string } | undefined;
  /** With whom it is shared (contract 1.1). */
  readonly people?: readonly Person[] | undefined;
  /** Who sees it: the writer and `people`, or all colleagues (contract 1.1). */
  readonly visibility?: Visibility | undefined;
  /** The key of the request that continues this one (contract 1.1). */
  readonly mergedInto?: string | undefined;
  /** Other requests that belong to it (contract 1.1). */
  readonly links?: readonly RequestLink[] | undefined;
  readonly incidentIds?: readonly string[] | undefined;
  /** What went wrong although the request was created, in the server's words. */
  readonly warnings: readonly string[];
}

/** What is known of the last comment of a request. */
export interface LastComment {
  readonly author: Author;
  readonly createdAt?: number | undefined;
  /** The beginning of its text. */
  readonly excerpt?: string | undefined;
}

/** A link from one request to another. */
export interface RequestLink {
  /** A word of the backend's own is shown as `related`. */
  readonly rel: 'follow-up-of' | 'duplicate-of' | 'related';
  readonly key: string;
  readonly summary?: string | undefined;
}

/** Who sees a request: the writer and those it is shared with, or all colleagues. */
export type Visibility = 'private' | 'team';

/** The notation of a body. */
export type BodyFormat = 'text' | 'markdown' | 'html';

/** One entry of a thread. */
export interface Comment {
  readonly id: string;
  readonly author: Author;
  readonly body: string;
  readonly format: BodyFormat;
  readonly createdAt?: number | undefined;
  readonly attachments: readonly Attachment[];
  /** How it came, for example `email`; absent where by this API or unknown (contract 1.1). */
  readonly channel?: string | undefined;
  /** When its text was last changed (contract 1.1). */
  readonly editedAt?: number | undefined;
  /** The customer can still take it back (contract 1.1). */
  readonly retractable?: boolean | undefined;
  readonly warnings: readonly string[];
}

/** One page of something that comes in pages. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string | undefined;
  /** How many there are in all, where the backend counts. */
  readonly total?: number | undefined;
  readonly unreadCount?: number | undefined;
  readonly counts?: RequestCounts | undefined;
  /** The newest ones come first, as was asked for; only some backends can do that. */
  readonly newestFirst?: boolean | undefined;
}
