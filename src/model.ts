/**
 * The values that the backends produce, the state holds and the elements render.
 * This file imports nothing, so every layer may import it.
 */

/** The filter of the list: `open` is everything that is not closed, `awaiting` what needs the customer's reply. */
export type StatusFilter = 'open' | 'closed' | 'all' | 'awaiting';

/** How many of the customer's requests there are, whatever the filter and the search; absent where the backend does not count. */
export type RequestCounts = Readonly<Partial<Record<'open' | 'closed' | 'awaiting', number | undefined>>>;

/** What a customer may do with one request; narrowed further by {@link Config.features}. */
export type RequestAction = 'reply' | 'attach' | 'close' | 'reopen' | 'rate';

/** Who wrote something. */
export interface Author {
  readonly name: string;
  readonly role: 'requester' | 'agent' | 'system';
  /** The backend's own word for a role that is none of these. */
  readonly roleLabel?: string | undefined;
  /** The signed-in customer. */
  readonly me: boolean;
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
  /** The role of who wrote the last comment; absent without one, or where the backend does not say. */
  readonly lastAuthor?: Author['role'] | undefined;
  readonly actions?: readonly RequestAction[] | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly rating?: number | undefined;
  /** When support expects to answer (contract 1.1). */
  readonly expectedReplyAt?: number | undefined;
  /** What went wrong although the request was created, in the server's words. */
  readonly warnings: readonly string[];
}

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

/** A custom field of the new-request form. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'select' | 'checkbox';
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string | undefined;
}

/** What the page knows of the place where the customer asks, shown before it is sent. */
export interface ContextItem {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What the customer may choose from in place of `value`; only the chosen value is sent. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

/** What a backend offers and where its limits are. */
export interface Config {
  readonly user?: { readonly key: string; readonly name?: string | undefined } | undefined;
  /** Characters; 255 unless the backend says otherwise. */
  readonly maxSummaryLength: number;
  /** Bytes a file. */
  readonly maxAttachmentBytes?: number | undefined;
  readonly maxAttachments?: number | undefined;
  /** As in `<input accept>`: `.log`, `image/*`, `text/plain`. */
  readonly acceptedTypes: readonly string[];
  readonly fields: readonly Field[];
  /** What a reply to a closed request does. */
  readonly closedReply?: 'reopens' | 'follow-up' | 'refused' | undefined;
  readonly commentFormats: readonly ('text' | 'markdown')[];
  /** The same for the description of a new request (contract 1.1). */
  readonly descriptionFormats?: readonly ('text' | 'markdown')[] | undefined;
  /** With each write the backend checks that the writer is the one who is signed in (contract 1.1, `Support-User`). */
  readonly checksWriter?: boolean | undefined;
  /** What happens after a request was sent, in the backend's words (contract 1.1). */
  readonly afterSend?: string | undefined;
  readonly features: Features;
}

/** What is shown only where the backend enables it. */
export interface Features {
  readonly search: boolean;
  readonly close: boolean;
  readonly reopen: boolean;
  readonly rating: boolean;
  readonly read: boolean;
  readonly events: boolean;
}

/** The payload of a new request. */
export interface NewRequest {
  readonly summary: string;
  readonly description: string;
  readonly attachmentIds: readonly string[];
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly context?: readonly ContextItem[] | undefined;
  readonly followUpOf?: string | undefined;
  /** `text` unless it says otherwise (contract 1.1). */
  readonly descriptionFormat?: 'text' | 'markdown' | undefined;
}

/** The payload of a new comment. */
export interface NewComment {
  readonly body: string;
  readonly attachmentIds: readonly string[];
  readonly format?: 'text' | 'markdown' | undefined;
}

/** The customer's rating of how their request was handled. */
export interface Rating {
  /** 1 is the worst, 5 the best. */
  readonly score: number;
  readonly comment?: string | undefined;
}

/** What `newRequest()` fills in; it never replaces what the customer has typed. */
export interface Prefill {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * Every way in which something can fail, as a key: it is translated when it is rendered, so that it follows the language of the
 * page.
 *
 * `offline` no connection · `timeout` no answer in time, 408 · `unauthorized` the session has ended: 401, 419, 440, 498, a log-in page,
 * a redirect, a refused CSRF token · `forbidden` 403 · `not-found` 404, 410 · `conflict` 409 · `too-large` 413 · `unsupported` 415 ·
 * `rate-limited` 429 · `invalid` any other 4xx · `server` 5xx, 425 · `malformed` an answer that is not what the contract says ·
 * `other-customer` somebody else than the writer is signed in · `unreadable` a chosen file that the browser can't read any more ·
 * `cut-off` an upload without an answer while other calls are answered, as for its size.
 */
export type ErrorKind =
  | 'offline'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'rate-limited'
  | 'server'
  | 'malformed'
  | 'other-customer'
  | 'unreadable'
  | 'cut-off';

/** The server's words about one field. */
export interface FieldProblem {
  readonly field: string;
  readonly detail: string;
}

/** What failed, as plain data: the detail of `support-error` (`title`, `detail` and `status` are those of RFC 9457). */
export interface Problem {
  readonly kind: ErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  readonly title?: string | undefined;
  /** The server's own words; shown as text. */
  readonly detail?: string | undefined;
  readonly fields?: readonly FieldProblem[] | undefined;
  /** Milliseconds to wait, where the server said so (`Retry-After`). */
  readonly retryAfter?: number | undefined;
}

/** The one error that a backend rejects with. Whatever else is thrown is a defect. */
export class SupportError extends Error {
  override readonly name = 'SupportError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? problem.kind, options);
    this.problem = problem;
  }
}

/** What failed, as data; an error that is no {@link SupportError} is a backend's defect, and shown as `malformed`. */
export const problemOf = (error: unknown): Problem =>
  error instanceof SupportError ? error.problem : { kind: 'malformed' };
