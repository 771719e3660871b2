import type {
  Article,
  Attachment,
  Comment,
  Config,
  Incident,
  NewComment,
  NewRequest,
  Page,
  Person,
  Rating,
  Service,
  StatusFilter,
  SupportRequest,
} from '../model.ts';

/** How a call is aborted. An aborted call rejects with the signal's reason, never with a `SupportError`. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A write is done at most once for each key: all attempts of one submission have the same key. */
export interface WriteOptions extends ReadOptions {
  /** A UUID (RFC 9562); sent as `Idempotency-Key` where the backend speaks HTTP. */
  readonly idempotencyKey: string;
  /**
   * `Config.user.key` of the customer who wrote it; absent where that is not known. A backend that sets `checksWriter` rejects with
   * `other-customer` where somebody else is signed in.
   */
  readonly writer?: string | undefined;
}

export interface UploadOptions extends WriteOptions {
  /** Called with the bytes sent so far; never called where the browser reports no progress. */
  readonly onProgress?: ((loaded: number) => void) | undefined;
}

export interface DownloadOptions extends ReadOptions {
  /** The file's media type, where it is known. */
  readonly type?: string | undefined;
  /** Called with the bytes received so far. */
  readonly onProgress?: ((loaded: number) => void) | undefined;
}

export interface ListOptions extends ReadOptions {
  readonly status: StatusFilter;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly query?: string | undefined;
  readonly sort?: 'updated' | 'created' | 'key' | undefined;
  /** The customer's own requests, those that colleagues share, or both; `mine` by default (contract 1.1, `features.people`). */
  readonly scope?: RequestScope | undefined;
  /** The id of a service (contract 1.1). */
  readonly service?: string | undefined;
  /** The id of a request type (contract 1.1). */
  readonly type?: string | undefined;
}

export type RequestScope = 'mine' | 'shared' | 'all';

export interface ServiceOptions extends ReadOptions {
  readonly query?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface ArticleOptions extends ReadOptions {
  readonly query: string;
  /** The id of the chosen request type. */
  readonly type?: string | undefined;
  /** The id of the chosen service. */
  readonly service?: string | undefined;
  readonly limit?: number | undefined;
}

/** Ids or e-mail addresses to add, ids to remove. */
export interface PeopleChange {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** The methods that only contract 1.1 has. */
export interface TeamMethods {
  /** What the customer has: used where `features.services` says so. */
  listServices(options?: ServiceOptions): Promise<Page<Service>>;
  /** Colleagues who may be added: used where `features.people` says so. */
  listPeople(query: string, options?: ReadOptions): Promise<readonly Person[]>;
  /** Adds and removes colleagues. Resolves with the changed request. Idempotent. */
  sharePeople(key: string, change: PeopleChange, options?: ReadOptions): Promise<SupportRequest>;
  /** Active and scheduled incidents that concern the customer: used where `features.incidents` says so. */
  listIncidents(options?: ReadOptions): Promise<readonly Incident[]>;
  followIncident(id: string, following: boolean, options?: ReadOptions): Promise<void>;
  /** Articles that may answer a question, the best first: used where `features.articles` says so. */
  listArticles(options: ArticleOptions): Promise<readonly Article[]>;
  /** Whether an article solved it. */
  rateArticle(id: string, solved: boolean, options?: ReadOptions): Promise<void>;
  /** Takes back the customer's own comment. Rejects with `conflict` where it is too late. */
  retractComment(key: string, id: string, options?: ReadOptions): Promise<void>;
  /** Used where the request's `actions` has `severity`. Idempotent. */
  setSeverity(key: string, severity: string, options?: ReadOptions): Promise<void>;
}

export interface CommentListOptions extends ReadOptions {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Asks for the newest first, so that a long thread opens there. A backend that does so sets `newestFirst`; others may ignore it. */
  readonly order?: 'newest' | undefined;
}

export interface EventOptions extends ReadOptions {
  readonly lastEventId?: string | undefined;
}

/**
 * The one port: everything that a customer can do is a method here. Every method rejects with a `SupportError` and with nothing else,
 * except after an abort. Optional methods are what a backend may not be able to do; where one is missing, its control is not shown.
 */
export interface SupportBackend extends Partial<TeamMethods> {
  /** What the backend offers. Resolves with the defaults where it says nothing. */
  getConfig(options?: ReadOptions): Promise<Config>;
  /** The customer's requests, newest update first. */
  listRequests(options: ListOptions): Promise<Page<SupportRequest>>;
  getRequest(key: string, options?: ReadOptions): Promise<SupportRequest>;
  createRequest(request: NewRequest, options: WriteOptions): Promise<SupportRequest>;
  /** Oldest first, save where `order` asks for the newest ones and the page says that they are. */
  listComments(key: string, options?: CommentListOptions): Promise<Page<Comment>>;
  addComment(key: string, comment: NewComment, options: WriteOptions): Promise<Comment>;
  /** Stores a file until a request or comment is sent with its id. */
  uploadAttachment(file: File, options: UploadOptions): Promise<Attachment>;
  /** The bytes of a file whose `local` is true, fetched with the customer's sign-in. The blob's type is the server's. */
  fetchAttachment(url: string, options?: DownloadOptions): Promise<Blob>;
  /** Whether a browser can open a file's `url` by itself, with nothing but its cookies; without the method it can't. */
  opensFiles?(): boolean;
  /** Deletes a file that was not yet sent. */
  deleteAttachment?(id: string, options?: ReadOptions): Promise<void>;
  /**
   * Opens the stream of changes, `text/event-stream` with events named `request`: used where `features.events` says so.
   *
   * @param options `lastEventId`: the stream resumes after that event
   */
  openEvents?(options: EventOptions): Promise<ReadableStream<Uint8Array>>;
  /** Marks a request as read. @param upTo id of the last comment that was seen; absent where there is none: all there is now */
  markRead?(key: string, upTo?: string, options?: ReadOptions): Promise<void>;
  /**
   * Closes or reopens a request: used where `features.close` or `features.reopen` and the request's `actions` allow it. What it
   * resolves with is ignored; the request is loaded anew. Idempotent.
   */
  setStatus?(key: string, status: 'open' | 'closed', options?: ReadOptions): Promise<unknown>;
  /**
   * Stores the customer's rating of a closed request, in place of the one before: used where `features.rating` and the request's
   * `actions` allow it.
   */
  rateRequest?(key: string, rating: Rating, options?: ReadOptions): Promise<unknown>;
}

/** A method of {@link SupportBackend}, as `support-error` names it. */
export type Operation = keyof SupportBackend;
