/**
 * Decodes JSON of the contract, which is `unknown`, into values of the model. Tolerant by contract: a field of the wrong type counts as
 * absent, a list item without a key is skipped; only what the frames below ask for can be malformed.
 */
import { isAttachmentUrl } from './attachment-url.ts';
import { isObject, type Raw } from '../../http/json.ts';
import type {
  Attachment,
  Author,
  Comment,
  Config,
  Field,
  Page,
  RequestAction,
  SupportRequest,
} from '../../model.ts';

/** Half a surrogate pair can't be part of a URL. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value);

/** The members that each kind of object must have. */
const hasKey = (value: unknown): value is Raw & { key: string } => isObject(value) && isId(value.key);
const hasId = (value: unknown): value is Raw & { id: string } => isObject(value) && isId(value.id);
const hasItems = (value: unknown): value is Raw & { items: unknown[] } =>
  isObject(value) && Array.isArray(value.items);

/** Decoders of one field: `undefined` for a value of another type. */
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const count = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined;
const time = (value: unknown): number | undefined => {
  const parsed = Date.parse(text(value) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter(item => typeof item === 'string');
const raw = (value: unknown): Raw => (isObject(value) ? value : {});
const oneOf = <const T extends string>(value: unknown, ...values: readonly T[]): T | undefined =>
  values.find(candidate => candidate === value);

/** A number where an id or a key is meant counts as its text. */
const idText = (value: unknown): unknown => (Number.isFinite(value) ? String(value) : value);
const identified = (value: unknown): unknown =>
  isObject(value) ? { ...value, key: idText(value.key), id: idText(value.id) } : value;

/** Decodes the items that have what `frame` asks for. */
const each = <T>(frame: (value: unknown) => boolean, values: unknown, make: (value: unknown) => T): T[] =>
  list(values).map(identified).filter(frame).map(make);

/** @throws TypeError where the value does not have what `frame` asks for */
function must<F>(frame: (value: unknown) => value is F, value: unknown): F {
  const found = identified(value);
  if (!frame(found)) throw new TypeError('Not what the contract says');
  return found;
}

function author(value: unknown): Author | undefined {
  if (!isObject(value)) return undefined;
  const { name, role, me } = value;
  const known = oneOf(role, 'requester', 'agent', 'system');
  return {
    name: text(name) ?? '',
    // An unknown role is shown by its name, and rendered as the system's entries are.
    role: known ?? 'system',
    roleLabel: known ? undefined : text(role),
    me: me === true,
  };
}

function field(value: unknown): Field {
  const { id, label, type, required, options, help } = must(hasId, value);
  return {
    id,
    label: text(label) ?? id,
    type: oneOf(type, 'text', 'select', 'checkbox') ?? 'text',
    required: required === true,
    options: list(options).flatMap(option => {
      const { value: chosen, label } = raw(option);
      return typeof chosen === 'string' ? [{ value: chosen, label: text(label) ?? chosen }] : [];
    }),
    help: text(help),
  };
}

const formats = (value: unknown) => texts(value).flatMap(format => oneOf(format, 'text', 'markdown') ?? []);

function config(value: unknown): Config {
  const found = must(isObject, value);
  const user = raw(found.user);
  const key = text(idText(user.key));
  const features = raw(found.features);
  return {
    user: key ? { key, name: text(user.name) } : undefined,
    maxSummaryLength: count(found.maxSummaryLength) || 255,
    maxAttachmentBytes: count(found.maxAttachmentBytes),
    maxAttachments: count(found.maxAttachments),
    acceptedTypes: texts(found.acceptedTypes),
    fields: each(hasId, found.fields, field),
    closedReply: oneOf(found.closedReply, 'reopens', 'follow-up', 'refused'),
    commentFormats: formats(found.commentFormats),
    descriptionFormats: formats(found.descriptionFormats),
    ...(parseFloat(String(found.contract)) >= 1.1 && { checksWriter: true }),
    ...(text(found.afterSend)?.trim() && { afterSend: text(found.afterSend)?.trim() }),
    features: {
      search: features.search === true,
      close: features.close === true,
      reopen: features.reopen === true,
      rating: features.rating === true,
      read: features.read === true,
      events: features.events === true,
    },
  };
}

function page<T>(frame: (value: unknown) => boolean, value: unknown, make: (item: unknown) => T): Page<T> {
  const { items, nextCursor, total, unreadCount, counts, order } = must(hasItems, value);
  const { open, closed, awaiting } = raw(counts);
  return {
    items: each(frame, items, make),
    nextCursor: text(nextCursor) || undefined,
    total: count(total),
    unreadCount: count(unreadCount),
    counts: { open: count(open), closed: count(closed), awaiting: count(awaiting) },
    newestFirst: order === 'newest',
  };
}

/** Each function throws a TypeError where a frame is wrong. */
export class Decoder {
  readonly config = config;
  readonly #base: URL;

  constructor(base: URL) {
    this.#base = base;
  }

  readonly request = (value: unknown): SupportRequest => {
    const found = must(hasKey, value);
    const status = text(found.status) ?? 'open';
    const rating = Math.round(count(found.rating) ?? 0);
    const expectedReplyAt = time(found.expectedReplyAt);
    return {
      key: found.key,
      summary: text(found.summary) ?? '',
      description: text(found.description) ?? '',
      descriptionFormat: oneOf(found.descriptionFormat, 'markdown', 'html'),
      author: author(found.author),
      attachments: each(hasId, found.attachments, this.attachment),
      status,
      statusLabel: text(found.statusLabel) || undefined,
      closed: flag(found.closed) ?? status === 'closed',
      createdAt: time(found.createdAt),
      updatedAt: time(found.updatedAt),
      unread: flag(found.unread),
      awaiting: oneOf(found.awaiting, 'support', 'requester'),
      lastAuthor: author(raw(found.lastComment).author)?.role,
      actions: Array.isArray(found.actions) ? (texts(found.actions) as RequestAction[]) : undefined,
      fields: Object.fromEntries(
        Object.entries(raw(found.fields)).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
      rating: rating > 0 && rating <= 5 ? rating : undefined,
      ...(expectedReplyAt !== undefined && { expectedReplyAt }),
      warnings: texts(found.warnings),
    };
  };

  readonly comment = (value: unknown): Comment => {
    const found = must(hasId, value);
    return {
      id: found.id,
      author: author(found.author) ?? { name: '', role: 'system', me: false },
      body: text(found.body) ?? '',
      format: oneOf(found.format, 'markdown', 'html') ?? 'text',
      createdAt: time(found.createdAt),
      attachments: each(hasId, found.attachments, this.attachment),
      warnings: texts(found.warnings),
    };
  };

  readonly attachment = (value: unknown): Attachment => {
    const { id, name, size, type, url: address, thumbnailUrl } = must(hasId, value);
    const url = this.url(address) ?? new URL(`attachments/${encodeURIComponent(id)}`, this.#base);
    return {
      id,
      name: text(name)?.trim() || id,
      size: count(size) ?? 0,
      type: text(type) ?? '',
      url: url.href,
      thumbnailUrl: this.localUrl(thumbnailUrl)?.href,
      local: isAttachmentUrl(url, this.#base),
    };
  };

  readonly requests = (value: unknown): Page<SupportRequest> => page(hasKey, value, this.request);

  readonly comments = (value: unknown): Page<Comment> => page(hasId, value, this.comment);

  /** `http:` and `https:` only: a `javascript:` or `data:` URL counts as absent. */
  url(value: unknown): URL | undefined {
    const address = text(value);
    if (!address || !URL.canParse(address, this.#base)) return undefined;
    const url = new URL(address, this.#base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  }

  /** The URL of a file of this API, which the browser may fetch by itself with the sign-in. */
  localUrl(value: unknown): URL | undefined {
    const url = this.url(value);
    return url && isAttachmentUrl(url, this.#base) ? url : undefined;
  }
}
