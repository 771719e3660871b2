/**
 * Decodes JSON of the contract, which is `unknown`, into values of the model. Tolerant by contract: a field of the wrong type counts as
 * absent, a list item without a key is skipped; only what the frames ask for can be malformed.
 */
import { isAttachmentUrl } from './attachment-url.ts';
import { config } from './decode-config.ts';
import { service, person } from './decode-service.ts';
import {
  count,
  each,
  flag,
  hasId,
  hasItems,
  hasKey,
  idText,
  must,
  oneOf,
  raw,
  text,
  texts,
  time,
} from './values.ts';
import { isObject } from '../../http/json.ts';
import type {
  Attachment,
  Author,
  Comment,
  LastComment,
  Page,
  RequestAction,
  RequestLink,
  SupportRequest,
} from '../../model.ts';

/** @param avatar gives the URL of a picture that may be loaded */
function author(value: unknown, avatar: (url: unknown) => URL | undefined): Author | undefined {
  if (!isObject(value)) return undefined;
  const { name, role, me, avatarUrl } = value;
  const known = oneOf(role, 'requester', 'agent', 'system');
  return {
    name: text(name) ?? '',
    // An unknown role is shown by its name, and rendered as the system's entries are.
    role: known ?? 'system',
    roleLabel: known ? undefined : text(role),
    me: me === true,
    avatarUrl: avatar(avatarUrl)?.href,
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

function named(value: unknown): SupportRequest['type'] {
  return each(hasId, [value], item => {
    const { id, label } = must(hasId, item);
    return { id, label: text(label) ?? id };
  })[0];
}

function severity(item: unknown): SupportRequest['severity'] {
  const { value, label } = raw(item);
  const found = text(idText(value));
  return found ? { value: found, label: text(label) ?? found } : undefined;
}

function link(value: unknown): RequestLink {
  const { key, rel, summary } = must(hasKey, value);
  return { key, rel: oneOf(rel, 'follow-up-of', 'duplicate-of') ?? 'related', summary: text(summary) };
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
      author: this.#author(found.author),
      attachments: each(hasId, found.attachments, this.attachment),
      status,
      statusLabel: text(found.statusLabel) || undefined,
      closed: flag(found.closed) ?? status === 'closed',
      createdAt: time(found.createdAt),
      updatedAt: time(found.updatedAt),
      unread: flag(found.unread),
      awaiting: oneOf(found.awaiting, 'support', 'requester'),
      lastComment: this.#lastComment(found.lastComment),
      actions: Array.isArray(found.actions) ? (texts(found.actions) as RequestAction[]) : undefined,
      fields: Object.fromEntries(
        Object.entries(raw(found.fields)).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
      rating: rating > 0 && rating <= 5 ? rating : undefined,
      ...(expectedReplyAt !== undefined && { expectedReplyAt }),
      type: named(found.type),
      service: each(hasId, [found.service], service)[0],
      severity: severity(found.severity),
      people: Array.isArray(found.people) ? each(hasId, found.people, person) : undefined,
      visibility: oneOf(found.visibility, 'private', 'team'),
      mergedInto: text(idText(found.mergedInto)) || undefined,
      links: Array.isArray(found.links) ? each(hasKey, found.links, link) : undefined,
      incidentIds: Array.isArray(found.incidentIds) ? texts(found.incidentIds) : undefined,
      warnings: texts(found.warnings),
    };
  };

  readonly comment = (value: unknown): Comment => {
    const found = must(hasId, value);
    return {
      id: found.id,
      author: this.#author(found.author) ?? { name: '', role: 'system', me: false },
      body: text(found.body) ?? '',
      format: oneOf(found.format, 'markdown', 'html') ?? 'text',
      createdAt: time(found.createdAt),
      attachments: each(hasId, found.attachments, this.attachment),
      channel: text(found.channel) || undefined,
      editedAt: time(found.editedAt),
      retractable: flag(found.retractable),
      warnings: texts(found.warnings),
    };
  };

  readonly attachment = (value: unknown): Attachment => {
    const { id, name, size, type, url: address, thumbnailUrl, state, stateDetail } = must(hasId, value);
    const url = this.url(address) ?? new URL(`attachments/${encodeURIComponent(id)}`, this.#base);
    return {
      id,
      name: text(name)?.trim() || id,
      size: count(size) ?? 0,
      type: text(type) ?? '',
      url: url.href,
      thumbnailUrl: this.#localUrl(thumbnailUrl)?.href,
      local: isAttachmentUrl(url, this.#base),
      ...(text(state) && state !== 'ready' && { state: text(state), stateDetail: text(stateDetail) }),
    };
  };

  readonly requests = (value: unknown): Page<SupportRequest> => page(hasKey, value, this.request);

  readonly comments = (value: unknown): Page<Comment> => page(hasId, value, this.comment);

  #author(value: unknown): Author | undefined {
    return author(value, url => this.#localUrl(url));
  }

  /** Without an author it says nothing. */
  #lastComment(value: unknown): LastComment | undefined {
    const { author: who, createdAt, excerpt } = raw(value);
    const found = this.#author(who);
    return found && { author: found, createdAt: time(createdAt), excerpt: text(excerpt) || undefined };
  }

  /** `http:` and `https:` only: a `javascript:` or `data:` URL counts as absent. */
  url(value: unknown): URL | undefined {
    const address = text(value);
    if (!address || !URL.canParse(address, this.#base)) return undefined;
    const url = new URL(address, this.#base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  }

  /** The URL of a file of this API, which a page may fetch by itself with the sign-in. */
  #localUrl(value: unknown): URL | undefined {
    const url = this.url(value);
    return url && isAttachmentUrl(url, this.#base) ? url : undefined;
  }
}
