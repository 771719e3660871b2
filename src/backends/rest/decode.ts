/**
 * The border: what comes over the wire is `unknown` and leaves here as values of the model. Tolerant by contract: a
 * field of the wrong type counts as absent, a list item without a key is skipped.
 */
import * as v from 'valibot';
import type { Attachment, Author, Comment, Config, Page, RequestAction, SupportRequest } from '../../model.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined as never);
const text = optional(v.string());
const flag = optional(v.boolean());
const count = optional(v.pipe(v.number(), v.finite(), v.minValue(0)));
const strings = v.fallback(v.array(v.unknown()), []);
const time = optional(
  v.pipe(
    v.string(),
    v.transform(value => Date.parse(value)),
    v.number(),
  ),
);
const id = v.pipe(v.string(), v.minLength(1));
const list = v.fallback(v.array(v.unknown()), []);
const object = <E extends v.ObjectEntries>(entries: E) => v.object(entries);

const authorShape = object({ name: text, role: text, me: flag, avatarUrl: text });
const attachmentShape = object({ id, name: text, size: count, type: text, url: text, thumbnailUrl: text });
const requestShape = object({
  key: id,
  summary: text,
  description: text,
  author: v.unknown(),
  attachments: list,
  status: text,
  statusLabel: text,
  closed: flag,
  createdAt: time,
  updatedAt: time,
  unread: flag,
  awaiting: optional(v.picklist(['support', 'requester'])),
  actions: optional(v.array(v.unknown())),
  fields: v.fallback(v.record(v.string(), v.unknown()), {}),
  rating: optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  warnings: strings,
});
const commentShape = object({
  id,
  author: v.unknown(),
  body: text,
  format: optional(v.picklist(['text', 'markdown', 'html'])),
  createdAt: time,
  attachments: list,
  warnings: strings,
});
const pageShape = object({ items: v.array(v.unknown()), nextCursor: text, total: count, unreadCount: count });
const fieldShape = object({
  id,
  label: text,
  type: v.fallback(v.picklist(['text', 'select', 'checkbox']), 'text'),
  required: flag,
  options: list,
  help: text,
});
const optionShape = object({ value: v.string(), label: text });
const configShape = object({
  user: optional(object({ key: id, name: text })),
  maxSummaryLength: count,
  maxAttachmentBytes: count,
  maxAttachments: count,
  acceptedTypes: strings,
  fields: list,
  closedReply: optional(v.picklist(['reopens', 'follow-up', 'refused'])),
  commentFormats: strings,
  features: v.fallback(
    object({ search: flag, close: flag, reopen: flag, rating: flag, read: flag, events: flag }),
    {} as never,
  ),
});

const onlyStrings = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string');

function each<S extends v.GenericSchema, T>(
  schema: S,
  values: readonly unknown[],
  make: (value: v.InferOutput<S>) => T,
): T[] {
  return values.flatMap(value => {
    const result = v.safeParse(schema, value);
    return result.success ? [make(result.output)] : [];
  });
}

function decodeAuthor(value: unknown): Author | undefined {
  const result = v.safeParse(authorShape, value);
  if (!result.success) return undefined;
  const { name = '', role, me, avatarUrl } = result.output;
  const known = role === 'requester' || role === 'agent' || role === 'system';
  // An unknown role is shown as it comes, and drawn like the system's entries.
  return { name, role: known ? role : 'system', roleLabel: known ? undefined : role, me: me ?? false, avatarUrl };
}

/** Turns JSON of the contract into the model. Each method throws a `ValiError` where the contract allows no tolerance. */
export class Decoder {
  readonly #base: URL;

  constructor(base: URL) {
    this.#base = base;
  }

  request(value: unknown): SupportRequest {
    return this.#toRequest(v.parse(requestShape, value));
  }

  comment(value: unknown): Comment {
    return this.#toComment(v.parse(commentShape, value));
  }

  attachment(value: unknown): Attachment {
    return this.#toAttachment(v.parse(attachmentShape, value));
  }

  requests(value: unknown): Page<SupportRequest> {
    const { items, ...page } = v.parse(pageShape, value);
    return { ...page, items: each(requestShape, items, item => this.#toRequest(item)) };
  }

  comments(value: unknown): Page<Comment> {
    const { items, ...page } = v.parse(pageShape, value);
    return { ...page, items: each(commentShape, items, item => this.#toComment(item)) };
  }

  config(value: unknown): Config {
    const config = v.parse(configShape, value);
    const { features } = config;
    return {
      ...config,
      maxSummaryLength: config.maxSummaryLength || 255,
      acceptedTypes: onlyStrings(config.acceptedTypes),
      commentFormats: onlyStrings(config.commentFormats).filter(
        (format): format is 'text' | 'markdown' => format === 'text' || format === 'markdown',
      ),
      fields: each(fieldShape, config.fields, field => ({
        ...field,
        label: field.label ?? field.id,
        required: field.required ?? false,
        options: each(optionShape, field.options, option => ({
          value: option.value,
          label: option.label ?? option.value,
        })),
      })),
      features: {
        search: features.search ?? false,
        close: features.close ?? false,
        reopen: features.reopen ?? false,
        rating: features.rating ?? false,
        read: features.read ?? false,
        events: features.events ?? false,
      },
    };
  }

  #toRequest(value: v.InferOutput<typeof requestShape>): SupportRequest {
    const status = value.status ?? 'open';
    return {
      ...value,
      summary: value.summary ?? '',
      description: value.description ?? '',
      author: decodeAuthor(value.author),
      attachments: each(attachmentShape, value.attachments, item => this.#toAttachment(item)),
      status,
      closed: value.closed ?? status === 'closed',
      actions: value.actions && (onlyStrings(value.actions) as RequestAction[]),
      fields: Object.fromEntries(
        Object.entries(value.fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      warnings: onlyStrings(value.warnings),
    };
  }

  #toComment(value: v.InferOutput<typeof commentShape>): Comment {
    return {
      ...value,
      author: decodeAuthor(value.author) ?? { name: '', role: 'system', me: false },
      body: value.body ?? '',
      format: value.format ?? 'text',
      attachments: each(attachmentShape, value.attachments, item => this.#toAttachment(item)),
      warnings: onlyStrings(value.warnings),
    };
  }

  #toAttachment(value: v.InferOutput<typeof attachmentShape>): Attachment {
    const url = this.#url(value.url) ?? new URL(`attachments/${encodeURIComponent(value.id)}`, this.#base);
    const thumbnail = this.#url(value.thumbnailUrl);
    return {
      id: value.id,
      name: value.name?.trim() || value.id,
      size: value.size ?? 0,
      type: value.type ?? '',
      url: url.href,
      // A picture from elsewhere is not loaded: it would tell a stranger that this person reads this thread.
      thumbnailUrl: thumbnail?.origin === this.#base.origin ? thumbnail.href : undefined,
      local: url.origin === this.#base.origin,
    };
  }

  /** Only web addresses: a `javascript:` or `data:` URL from the wire counts as absent. */
  #url(value: string | undefined): URL | undefined {
    if (!value) return undefined;
    try {
      const url = new URL(value, this.#base);
      return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
    } catch {
      return undefined;
    }
  }
}
