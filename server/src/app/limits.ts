import type { WireConfig, WireRequestType, WireSeverity } from './wire.ts';

export interface Limits {
  /** Characters (code points, so never stricter than an input's `maxlength`). */
  readonly maxSummaryLength: number;
  readonly maxDescriptionLength: number;
  readonly maxCommentLength: number;
  /** Bytes of one attachment. */
  readonly maxAttachmentBytes: number;
  /** Attachments of one request or comment. */
  readonly maxAttachments: number;
  /** Bytes of a JSON body. */
  readonly maxBodyBytes: number;
  /** As in `<input accept>`; an empty list accepts every type. */
  readonly acceptedTypes: readonly string[];
  /** Calls of one customer other than GET and HEAD. */
  readonly writesPerMinute: number;
  /** Calls of one customer that run at once in one process, uploads apart; more wait for their turn, up to `maxQueuedCalls`. */
  readonly maxCalls: number;
  readonly maxQueuedCalls: number;
  /** Searches of one customer at once in one process, of `maxCalls`; more wait for their turn. Each keeps a processor of the database busy. */
  readonly maxSearches: number;
  /** Uploads of one customer at once in one process. */
  readonly maxUploads: number;
  /**
   * Uploads of all customers that are stored at once in one process; more wait. A share of the connections to the database, so that lists
   * find one however many upload.
   */
  readonly maxStoredUploads: number;
  /** Bytes of one customer's uploads that no request or comment names yet. */
  readonly maxUnsentBytes: number;
  /** A body of which nothing comes for this long is given up. */
  readonly bodyIdleMs: number;
  /** An upload that no request or comment names is deleted after this. */
  readonly uploadLifetimeMs: number;
  /**
   * A stored response is deleted after this. Longer than the 30 days after which the widget deletes a draft, so that no retry of
   * a draft creates a second request.
   */
  readonly callLifetimeMs: number;
  /** A call without a response counts as dead after this, and a retry takes it over. */
  readonly callTimeoutMs: number;
  /** Open event streams of one customer in one process. */
  readonly maxStreams: number;
  /** Time between two heartbeats of an event stream, which reset the idle timeouts of proxies. */
  readonly heartbeatMs: number;
  /** An event stream ends after this, so that the client has to authenticate again. */
  readonly streamMs: number;
}

const hour = 3_600_000;

export const defaultLimits: Limits = {
  maxSummaryLength: 255,
  maxDescriptionLength: 65_536,
  maxCommentLength: 65_536,
  maxAttachmentBytes: 3 * 1024 * 1024,
  maxAttachments: 10,
  maxBodyBytes: 512 * 1024,
  acceptedTypes: [],
  writesPerMinute: Infinity,
  maxCalls: 6,
  maxQueuedCalls: 50,
  maxSearches: 1,
  maxUploads: 8,
  maxStoredUploads: 4,
  maxUnsentBytes: 200 * 1024 * 1024,
  bodyIdleMs: 30_000,
  uploadLifetimeMs: 24 * hour,
  callLifetimeMs: 31 * 24 * hour,
  callTimeoutMs: 60_000,
  maxStreams: 20,
  heartbeatMs: 20_000,
  streamMs: hour / 2,
};

/** The optional parts of the contract, as `GET /config` describes them. */
export type Offer = Pick<
  WireConfig,
  'fields' | 'closedReply' | 'commentFormats' | 'descriptionFormats' | 'afterSend' | 'features'
>;

const defaultFeatures = {
  search: true,
  close: true,
  reopen: true,
  rating: true,
  read: true,
  events: false,
  services: false,
  people: false,
  incidents: false,
  articles: false,
};

/** The `Config` of the contract without the customer, every member present that has a default. */
export type FullConfig = Required<
  Omit<WireConfig, 'user' | 'afterSend' | 'features' | 'types' | 'severities' | 'hours' | 'phone'>
> & {
  afterSend?: string;
  /** From the catalogue, for the signed-in customer. */
  types?: readonly WireRequestType[];
  severities?: readonly WireSeverity[];
  hours?: WireConfig['hours'];
  phone?: WireConfig['phone'];
  features: Required<NonNullable<WireConfig['features']>>;
};

/** Fills in the defaults: all features but events, text and markdown, a comment reopens a closed request. */
export function fullConfig(limits: Limits, offer: Offer): FullConfig {
  return {
    contract: '1.1',
    maxSummaryLength: limits.maxSummaryLength,
    maxAttachmentBytes: limits.maxAttachmentBytes,
    maxAttachments: limits.maxAttachments,
    acceptedTypes: [...limits.acceptedTypes],
    fields: offer.fields ?? [],
    closedReply: offer.closedReply ?? 'reopens',
    commentFormats: offer.commentFormats ?? ['text', 'markdown'],
    descriptionFormats: offer.descriptionFormats ?? ['text', 'markdown'],
    ...(offer.afterSend !== undefined && { afterSend: offer.afterSend }),
    features: { ...defaultFeatures, ...offer.features },
  };
}
