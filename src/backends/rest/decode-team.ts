/**
 * Decodes what only backends of contract 1.1 have, and only their late parts need.
 */
import type { Article, Incident } from '../../model.ts';
import type { Decoder } from './decode.ts';
import { flag, hasId, must, oneOf, text, texts, time } from './values.ts';

/** Absent where it has no title, or ends before it starts. */
export function incident(value: unknown, decoder: Decoder): Incident | undefined {
  const found = must(hasId, value);
  const title = text(found.title)?.trim();
  const startedAt = time(found.startedAt);
  const endsAt = time(found.endsAt);
  if (!title || (startedAt !== undefined && endsAt !== undefined && endsAt < startedAt)) return undefined;
  return {
    id: found.id,
    title,
    kind: text(found.kind) ?? '',
    state: text(found.state) ?? 'active',
    startedAt,
    endsAt,
    updatedAt: time(found.updatedAt),
    nextUpdateAt: time(found.nextUpdateAt),
    body: text(found.body) || undefined,
    format: oneOf(found.format, 'markdown', 'html') ?? 'text',
    url: decoder.url(found.url)?.href,
    serviceIds: texts(found.serviceIds),
    following: flag(found.following),
  };
}

/** Absent where it has no title, or nothing to read. */
export function article(value: unknown, decoder: Decoder): Article | undefined {
  const { id, title, excerpt, url, body, format } = must(hasId, value);
  const name = text(title)?.trim();
  const found: Article = {
    id,
    title: name ?? '',
    excerpt: text(excerpt) || undefined,
    url: decoder.url(url)?.href,
    body: text(body) || undefined,
    format: oneOf(format, 'markdown', 'html') ?? 'text',
  };
  return name && (found.body || found.url || found.excerpt) ? found : undefined;
}
