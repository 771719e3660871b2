import type { WireConfig } from './wire.ts';

export interface Limits {
  /** Characters (code points, so never stricter than an input's `maxlength`). */
  readonly maxSummaryLength: number;
  readonly maxDescriptionLength: number;
  readonly maxCommentLength: number;
  /** Bytes a file. */
  readonly maxAttachmentBytes: number;
  /** For one request or comment. */
  readonly maxAttachments: number;
  /** Bytes of a JSON body. */
  readonly maxBodyBytes: number;
  /** As in `<input accept>`; empty means anything. */
  readonly acceptedTypes: readonly string[];
  readonly writesPerMinute: number;
  readonly keepUploadsMs: number;
  /** Longer than the 30 days that a draft lives, so that no retry of it ever makes a second request. */
  readonly keepCallsMs: number;
  /** A call that has been running for so long died with its process. */
  readonly abandonCallsMs: number;
  /** Event streams that one customer may have open, in one process. */
  readonly maxStreams: number;
  /** Between two signs of life of an event stream, so that nothing on the way takes it for dead. */
  readonly heartbeatMs: number;
  /** An event stream ends after this, so that whoever reads on has to show again who they are. */
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
  keepUploadsMs: 24 * hour,
  keepCallsMs: 31 * 24 * hour,
  abandonCallsMs: 60_000,
  maxStreams: 20,
  heartbeatMs: 20_000,
  streamMs: hour / 2,
};

/** What a backend may choose to offer. */
export type Offer = Pick<WireConfig, 'fields' | 'closedReply' | 'commentFormats' | 'features'>;

const defaultFeatures = { search: true, close: true, reopen: true, rating: true, read: true, events: false };

export type FullConfig = Required<Omit<WireConfig, 'user' | 'features'>> & {
  features: Required<NonNullable<WireConfig['features']>>;
};

export function fullConfig(limits: Limits, offer: Offer): FullConfig {
  return {
    maxSummaryLength: limits.maxSummaryLength,
    maxAttachmentBytes: limits.maxAttachmentBytes,
    maxAttachments: limits.maxAttachments,
    acceptedTypes: [...limits.acceptedTypes],
    fields: offer.fields ?? [],
    closedReply: offer.closedReply ?? 'reopens',
    commentFormats: offer.commentFormats ?? ['text', 'markdown'],
    features: { ...defaultFeatures, ...offer.features },
  };
}
