import type {
  Attachment,
  Comment,
  Config,
  NewComment,
  NewRequest,
  Page,
  Rating,
  StatusFilter,
  SupportRequest,
} from '../model.ts';

/** How a read is called off. An aborted call rejects with the signal's reason, never with a `SupportError`. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A write is sent at most once for each key: the same key over every try of one submission. */
export interface WriteOptions extends ReadOptions {
  /** A UUID (RFC 9562); sent as `Idempotency-Key` where the backend speaks HTTP. */
  readonly idempotencyKey: string;
}

export interface UploadOptions extends WriteOptions {
  /** Called with bytes sent so far; never called where progress can't be seen. */
  readonly onProgress?: ((loaded: number) => void) | undefined;
}

export interface ListOptions extends ReadOptions {
  readonly status: StatusFilter;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly query?: string | undefined;
  readonly sort?: 'updated' | 'created' | 'key' | undefined;
}

export interface CommentListOptions extends ReadOptions {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** The newest first, so that a long thread opens there; a backend that does so says it with `newestFirst`, others may ignore it. */
  readonly order?: 'newest' | undefined;
}

export interface EventOptions extends ReadOptions {
  readonly lastEventId?: string | undefined;
}

/**
 * The one port: everything that a person can do is a method here. Every method rejects with a `SupportError` and with
 * nothing else, save an abort. Optional methods are what a backend may not be able to do; where one is missing, its
 * control is not shown.
 */
export interface SupportBackend {
  /** What the backend offers. Resolves with the defaults where it says nothing. */
  getConfig(options?: ReadOptions): Promise<Config>;
  /** The customer's requests, newest update first. */
  listRequests(options: ListOptions): Promise<Page<SupportRequest>>;
  getRequest(key: string, options?: ReadOptions): Promise<SupportRequest>;
  createRequest(request: NewRequest, options: WriteOptions): Promise<SupportRequest>;
  /** Oldest first, save where `order` asks for the newest ones and the page says that they are. */
  listComments(key: string, options?: CommentListOptions): Promise<Page<Comment>>;
  addComment(key: string, comment: NewComment, options: WriteOptions): Promise<Comment>;
  /** Keeps a file until a request or comment names its id. */
  uploadAttachment(file: File, options: UploadOptions): Promise<Attachment>;
  /** The bytes of a file whose `local` is true, fetched with the customer's sign-in. */
  fetchAttachment(url: string, options?: ReadOptions): Promise<Blob>;
  /** The absolute URL of something in a body where it is the API's own, so that `fetchAttachment` may have it. */
  localUrl?(url: string): string | undefined;
  /** Removes one that was not yet sent. */
  deleteAttachment?(id: string, options?: ReadOptions): Promise<void>;
  /**
   * Opens the stream of changes, `text/event-stream` with events named `request`: used where `features.events` says so.
   *
   * @param options `lastEventId` of the last event that was heard: what came after it is told again
   */
  openEvents?(options: EventOptions): Promise<ReadableStream<Uint8Array>>;
  /** How the key that an event tells of is shown, where that is not as the server has it. */
  shownKey?(key: string): string;
  /** The key that the server has for one that is shown, where that is another one. */
  realKey?(key: string): Promise<string>;
  /** Tells the server what the person has seen. */
  markRead?(key: string, upTo: string, options?: ReadOptions): Promise<void>;
  /**
   * Closes or reopens a request: used where `features.close` or `features.reopen` and the request's `actions` allow it. What it
   * resolves with is not looked at; the request is read anew. Once more with the same status changes nothing.
   */
  setStatus?(key: string, status: 'open' | 'closed', options?: ReadOptions): Promise<unknown>;
  /**
   * Keeps the person's rating of a closed request, in place of the one before: used where `features.rating` and the request's
   * `actions` allow it.
   */
  rateRequest?(key: string, rating: Rating, options?: ReadOptions): Promise<unknown>;
}

/** Stands between a desk and its backend, for a brand: gives a backend that speaks to `backend`. @internal */
export type BackendWrapper = (backend: SupportBackend) => SupportBackend;

/** A method of {@link SupportBackend}, as `support-error` names it. */
export type Operation = keyof SupportBackend;
