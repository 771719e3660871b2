import type { WireConfig } from './wire.ts';

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
  'fields' | 'closedReply' | 'commentFormats' | 'descriptionFormats' | 'features'
>;

const defaultFeatures = { search: true, close: true, reopen: true, rating: true, read: true, events: false };

/** The `Config` of the contract without the customer, every member present. */
export type FullConfig = Required<Omit<WireConfig, 'user' | 'features'>> & {
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
    features: { ...defaultFeatures, ...offer.features },
  };
}
