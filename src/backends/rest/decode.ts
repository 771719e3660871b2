/**
 * Decodes JSON of the contract, which is `unknown`, into values of the model. Tolerant by contract: a field of the wrong type counts as
 * absent, a list item without a key is skipped; only what the frames below ask for can be malformed.
 */
import type {
  Attachment,
  Author,
  Comment,
  Config,
  Features,
  Field,
  Page,
  RequestAction,
  SupportRequest,
} from '../../model.ts';

type Raw = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

/** Half a surrogate pair can't be part of a URL. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value);

/** The members that each kind of object must have. */
type Frame<T> = (value: unknown) => value is Raw & T;
const anyFrame: Frame<object> = isObject;
const requestFrame: Frame<{ key: string }> = (value): value is Raw & { key: string } =>
  isObject(value) && isId(value.key);
const itemFrame: Frame<{ id: string }> = (value): value is Raw & { id: string } =>
  isObject(value) && isId(value.id);
const pageFrame: Frame<{ items: unknown[] }> = (value): value is Raw & { items: unknown[] } =>
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
const NONE: Raw = {};
const raw = (value: unknown): Raw => (isObject(value) && !Array.isArray(value) ? value : NONE);
const oneOf = <const T extends string>(value: unknown, ...values: readonly T[]): T | undefined =>
  values.find(candidate => candidate === value);

/** Decodes the items that have what `frame` asks for. */
const each = <F, T>(frame: Frame<F>, values: unknown, make: (value: Raw & F) => T): T[] =>
  list(values).flatMap(value => (frame(value) ? [make(value)] : []));

/** @throws TypeError where the value does not have what `frame` asks for */
function must<F>(frame: Frame<F>, value: unknown): Raw & F {
  if (!frame(value)) throw new TypeError('Not what the contract says');
  return value;
}

function author(value: unknown): Author | undefined {
  const found = raw(value);
  if (found === NONE) return undefined;
  const { name, role, me } = found;
  const known = oneOf(role, 'requester', 'agent', 'system');
  return {
    name: text(name) ?? '',
    // An unknown role is shown by its name, and rendered as the system's entries are.
    role: known ?? 'system',
    roleLabel: known ? undefined : text(role),
    me: me === true,
  };
}

const field = (value: Raw & { id: string }): Field => ({
  id: value.id,
  label: text(value.label) ?? value.id,
  type: oneOf(value.type, 'text', 'select', 'checkbox') ?? 'text',
  required: value.required === true,
  options: list(value.options).flatMap(option => {
    const { value: chosen, label } = raw(option);
    return typeof chosen === 'string' ? [{ value: chosen, label: text(label) ?? chosen }] : [];
  }),
  help: text(value.help),
});

/** Each method throws a TypeError where a frame is wrong. */
export class Decoder {
  readonly #base: URL;

  constructor(base: URL) {
    this.#base = base;
  }

  request(value: unknown): SupportRequest {
    return this.#toRequest(must(requestFrame, value));
  }

  comment(value: unknown): Comment {
    return this.#toComment(must(itemFrame, value));
  }

  attachment(value: unknown): Attachment {
    return this.#toAttachment(must(itemFrame, value));
  }

  requests(value: unknown): Page<SupportRequest> {
    return this.#page(value, items => each(requestFrame, items, item => this.#toRequest(item)));
  }

  comments(value: unknown): Page<Comment> {
    return this.#page(value, items => each(itemFrame, items, item => this.#toComment(item)));
  }

  config(value: unknown): Config {
    const config: Raw = must(anyFrame, value);
    const user = raw(config.user);
    const features = raw(config.features);
    const key = text(user.key);
    const on = (feature: keyof Features): boolean => features[feature] === true;
    return {
      user: key ? { key, name: text(user.name) } : undefined,
      maxSummaryLength: count(config.maxSummaryLength) || 255,
      maxAttachmentBytes: count(config.maxAttachmentBytes),
      maxAttachments: count(config.maxAttachments),
      acceptedTypes: texts(config.acceptedTypes),
      fields: each(itemFrame, config.fields, field),
      closedReply: oneOf(config.closedReply, 'reopens', 'follow-up', 'refused'),
      commentFormats: texts(config.commentFormats).flatMap(format => oneOf(format, 'text', 'markdown') ?? []),
      features: {
        search: on('search'),
        close: on('close'),
        reopen: on('reopen'),
        rating: on('rating'),
        read: on('read'),
        events: on('events'),
      },
    };
  }

  #page<T>(value: unknown, items: (values: unknown[]) => T[]): Page<T> {
    const page = must(pageFrame, value);
    return {
      items: items(page.items),
      nextCursor: text(page.nextCursor) || undefined,
      total: count(page.total),
      unreadCount: count(page.unreadCount),
      newestFirst: page.order === 'newest',
    };
  }

  #toRequest(value: Raw & { key: string }): SupportRequest {
    const status = text(value.status) ?? 'open';
    const rating = Math.round(count(value.rating) ?? 0);
    return {
      key: value.key,
      summary: text(value.summary) ?? '',
      description: text(value.description) ?? '',
      author: author(value.author),
      attachments: this.#attachments(value),
      status,
      statusLabel: text(value.statusLabel) || undefined,
      closed: flag(value.closed) ?? status === 'closed',
      createdAt: time(value.createdAt),
      updatedAt: time(value.updatedAt),
      unread: flag(value.unread),
      awaiting: oneOf(value.awaiting, 'support', 'requester'),
      actions: Array.isArray(value.actions) ? (texts(value.actions) as RequestAction[]) : undefined,
      fields: Object.fromEntries(
        Object.entries(raw(value.fields)).filter(
          (entry): entry is [string, string] => text(entry[1]) !== undefined,
        ),
      ),
      rating: rating > 0 && rating <= 5 ? rating : undefined,
      warnings: texts(value.warnings),
    };
  }

  #toComment(value: Raw & { id: string }): Comment {
    return {
      id: value.id,
      author: author(value.author) ?? { name: '', role: 'system', me: false },
      body: text(value.body) ?? '',
      format: oneOf(value.format, 'markdown', 'html') ?? 'text',
      createdAt: time(value.createdAt),
      attachments: this.#attachments(value),
      warnings: texts(value.warnings),
    };
  }

  #attachments(value: Raw): Attachment[] {
    return each(itemFrame, value.attachments, item => this.#toAttachment(item));
  }

  #toAttachment(value: Raw & { id: string }): Attachment {
    const url = this.#url(value.url) ?? new URL(`attachments/${encodeURIComponent(value.id)}`, this.#base);
    const thumbnail = this.#url(value.thumbnailUrl);
    return {
      id: value.id,
      name: text(value.name)?.trim() || value.id,
      size: count(value.size) ?? 0,
      type: text(value.type) ?? '',
      url: url.href,
      // A picture of another origin is not loaded: its server would learn that this customer opens this thread.
      thumbnailUrl: thumbnail?.origin === this.#base.origin ? thumbnail.href : undefined,
      local: url.origin === this.#base.origin,
    };
  }

  /** `http:` and `https:` only: a `javascript:` or `data:` URL counts as absent. */
  #url(value: unknown): URL | undefined {
    const address = text(value);
    if (!address || !URL.canParse(address, this.#base)) return undefined;
    const url = new URL(address, this.#base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  }
}
