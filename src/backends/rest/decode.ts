/**
 * The border: what comes over the wire is `unknown` and leaves here as values of the model. Tolerant by contract: a
 * field of the wrong type counts as absent, a list item without a key is skipped.
 */
import * as v from 'valibot';
import type {
  Attachment,
  Author,
  Comment,
  Config,
  Page,
  RequestAction,
  SupportRequest,
} from '../../model.ts';

/** An optional field read by `as`, which gives `undefined` for what it can't use: so nothing here ever fails. */
const field = <T>(as: (value: unknown) => T) => v.optional(v.pipe(v.unknown(), v.transform(as)));
const text = field(value => (typeof value === 'string' ? value : undefined));
const flag = field(value => (typeof value === 'boolean' ? value : undefined));
const count = field(value =>
  typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined,
);
const time = field(value => {
  const parsed = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
});
const array = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined);
const list = field(array);
const strings = field(value => array(value)?.filter(item => typeof item === 'string'));
const oneOf = <const T extends string>(...words: readonly T[]) =>
  field(value => words.find(word => word === value));
const stringRecord = field(value => {
  const entries = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value ?? {}) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
});
/**
 * What a list item can't do without: the only thing besides the frame that makes a value invalid. Half a surrogate pair
 * can't be part of an address.
 */
const id = v.custom<string>(
  value => typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value),
);
const object = v.object;

const authorShape = object({ name: text, role: text, me: flag });
const attachmentShape = object({ id, name: text, size: count, type: text, url: text, thumbnailUrl: text });
const requestShape = object({
  key: id,
  summary: text,
  description: text,
  author: field(value => decodeAuthor(value)),
  attachments: list,
  status: text,
  statusLabel: text,
  closed: flag,
  createdAt: time,
  updatedAt: time,
  unread: flag,
  awaiting: oneOf('support', 'requester'),
  actions: strings,
  fields: stringRecord,
  rating: field(value => ([1, 2, 3, 4, 5].includes(value as number) ? (value as number) : undefined)),
  warnings: strings,
});
const commentShape = object({
  id,
  author: field(value => decodeAuthor(value)),
  body: text,
  format: oneOf('text', 'markdown', 'html'),
  createdAt: time,
  attachments: list,
  warnings: strings,
});
const pageShape = object({
  items: v.custom<unknown[]>(Array.isArray),
  nextCursor: text,
  total: count,
  unreadCount: count,
});
const fieldShape = object({
  id,
  label: text,
  type: oneOf('text', 'select', 'checkbox'),
  required: flag,
  options: list,
  help: text,
});
const optionShape = object({ value: v.custom<string>(value => typeof value === 'string'), label: text });
const userShape = object({ key: id, name: text });
const featuresShape = object({
  search: flag,
  close: flag,
  reopen: flag,
  rating: flag,
  read: flag,
  events: flag,
});
const configShape = object({
  user: field(value => {
    const result = v.safeParse(userShape, value);
    return result.success ? result.output : undefined;
  }),
  maxSummaryLength: count,
  maxAttachmentBytes: count,
  maxAttachments: count,
  acceptedTypes: strings,
  fields: list,
  closedReply: oneOf('reopens', 'follow-up', 'refused'),
  commentFormats: strings,
  features: field(value => {
    const result = v.safeParse(featuresShape, value);
    return result.success ? result.output : {};
  }),
});

function each<S extends v.GenericSchema, T>(
  schema: S,
  values: readonly unknown[] | undefined,
  make: (value: v.InferOutput<S>) => T,
): T[] {
  return (values ?? []).flatMap(value => {
    const result = v.safeParse(schema, value);
    return result.success ? [make(result.output)] : [];
  });
}

const withoutAbsent = <T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(entry => entry[1] !== undefined)) as never;

function decodeAuthor(value: unknown): Author | undefined {
  const result = v.safeParse(authorShape, value);
  if (!result.success || Array.isArray(value)) return undefined;
  const { name = '', role, me } = result.output;
  const known = role === 'requester' || role === 'agent' || role === 'system';
  // An unknown role is shown as it comes, and drawn like the system's entries.
  return {
    name,
    role: known ? role : 'system',
    roleLabel: known ? undefined : role,
    me: me ?? false,
  };
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
    return {
      ...config,
      maxSummaryLength: config.maxSummaryLength || 255,
      acceptedTypes: config.acceptedTypes ?? [],
      commentFormats: (config.commentFormats ?? []).filter(
        format => format === 'text' || format === 'markdown',
      ),
      fields: each(
        fieldShape,
        config.fields,
        ({ label, type = 'text', required = false, options, ...rest }) => ({
          ...rest,
          label: label ?? rest.id,
          type,
          required,
          options: each(optionShape, options, option => ({
            value: option.value,
            label: option.label ?? option.value,
          })),
        }),
      ),
      features: {
        search: false,
        close: false,
        reopen: false,
        rating: false,
        read: false,
        events: false,
        ...withoutAbsent(config.features ?? {}),
      },
    };
  }

  #toRequest(value: v.InferOutput<typeof requestShape>): SupportRequest {
    const status = value.status ?? 'open';
    return {
      ...value,
      summary: value.summary ?? '',
      description: value.description ?? '',

      attachments: each(attachmentShape, value.attachments, item => this.#toAttachment(item)),
      status,
      closed: value.closed ?? status === 'closed',
      actions: value.actions as RequestAction[] | undefined,
      fields: value.fields ?? {},
      warnings: value.warnings ?? [],
    };
  }

  #toComment(value: v.InferOutput<typeof commentShape>): Comment {
    return {
      ...value,
      author: value.author ?? { name: '', role: 'system', me: false },
      body: value.body ?? '',
      format: value.format ?? 'text',
      attachments: each(attachmentShape, value.attachments, item => this.#toAttachment(item)),
      warnings: value.warnings ?? [],
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
