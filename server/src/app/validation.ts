/** Validates JSON bodies. Each function throws one 422 with every invalid field, so that all of them can be corrected at once. */
import type { JsonObject } from './http/body.ts';
import type { FullConfig, Limits } from './limits.ts';
import { invalid, type FieldError } from './http/problems.ts';
import type { WireContextItem } from './wire.ts';

/** Collects the errors of one body. */
export class Checks {
  readonly errors: FieldError[] = [];

  fail(field: string, detail: string): void {
    this.errors.push({ field, detail });
  }

  /** The text of a field, empty where it is absent. `max` is in code points; `required` is the error for a blank field. */
  text(body: JsonObject, field: string, max: number, required: string | undefined): string {
    const value = body[field];
    if (value === undefined || value === null || (typeof value === 'string' && !value.trim())) {
      if (required) this.fail(field, required);
      return '';
    }
    if (typeof value !== 'string') {
      this.fail(field, 'This has to be text.');
      return '';
    }
    const { length } = Array.from(value);
    if (length > max) this.fail(field, `At most ${max} characters, this has ${length}.`);
    return value;
  }

  attachmentIds(body: JsonObject, max: number): string[] {
    const value = body.attachmentIds ?? [];
    if (!Array.isArray(value) || !value.every(id => typeof id === 'string' && /^[\w-]{1,100}$/.test(id))) {
      this.fail('attachmentIds', 'This has to be a list of ids.');
      return [];
    }
    const ids = [...new Set(value as string[])];
    if (ids.length > max) this.fail('attachmentIds', `At most ${max} files.`);
    return ids;
  }

  /** @throws HttpProblem 422 where a check failed */
  done<T>(value: T): T {
    if (this.errors.length) throw invalid(this.errors);
    return value;
  }
}

export function readContext(checks: Checks, body: JsonObject): WireContextItem[] {
  const given = body.context ?? [];
  const isItem = (item: unknown): item is WireContextItem =>
    typeof item === 'object' &&
    item !== null &&
    ['id', 'label', 'value'].every(name => typeof (item as JsonObject)[name] === 'string');
  if (!Array.isArray(given) || given.length > 50 || !given.every(isItem)) {
    checks.fail('context', 'This has to be a list of at most 50 items with id, label and value.');
    return [];
  }
  return given.map(({ id, label, value }) => ({ id, label, value }));
}

type Format = 'text' | 'markdown';

export function readFormat(
  checks: Checks,
  body: JsonObject,
  name: string,
  formats: readonly Format[],
): Format {
  const wanted = body[name] ?? 'text';
  const format = wanted === 'text' ? wanted : formats.find(candidate => candidate === wanted);
  if (!format) checks.fail(name, `One of ${formats.join(', ')}.`);
  return format ?? 'text';
}

export function readNewComment(body: JsonObject, limits: Limits, config: FullConfig) {
  const checks = new Checks();
  const attachmentIds = checks.attachmentIds(body, limits.maxAttachments);
  const required = attachmentIds.length ? undefined : 'Write a comment or attach a file.';
  const text = checks.text(body, 'body', limits.maxCommentLength, required);
  const format = readFormat(checks, body, 'format', config.commentFormats);
  return checks.done({ body: text, attachmentIds, format });
}

export function readStatusChange(body: JsonObject): 'open' | 'closed' {
  const { status } = body;
  if (status === 'open' || status === 'closed') return status;
  throw invalid([{ field: 'status', detail: 'Either open or closed.' }]);
}

/** Another status, another severity, or both. */
export interface WantedChange {
  readonly closed?: boolean;
  readonly severity?: string;
}

export function readRequestChange(body: JsonObject): WantedChange {
  const { severity, status } = body;
  if (severity === undefined) return { closed: readStatusChange(body) === 'closed' };
  if (typeof severity !== 'string' || !severity)
    throw invalid([{ field: 'severity', detail: 'The value of a severity.' }]);
  return { severity, ...(status === undefined ? {} : { closed: readStatusChange(body) === 'closed' }) };
}

/** A list of texts that are not empty. */
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string' && item !== '' && item.length <= 320);

/** At most `max` texts, each once. */
export function readTexts(checks: Checks, body: JsonObject, field: string, max: number): string[] {
  const value = body[field] ?? [];
  if (isTexts(value) && value.length <= max) return [...new Set(value)];
  checks.fail(field, `This has to be a list of at most ${max} texts.`);
  return [];
}

/** `true` or `false`. */
export function readFlag(body: JsonObject, field: string): boolean {
  const value = body[field];
  if (typeof value === 'boolean') return value;
  throw invalid([{ field, detail: 'Either true or false.' }]);
}

export function readRating(body: JsonObject, limits: Limits) {
  const checks = new Checks();
  const { score } = body;
  if (typeof score !== 'number' || !Number.isInteger(score) || score < 1 || score > 5) {
    checks.fail('score', 'A whole number from 1 to 5.');
  }
  const comment = checks.text(body, 'comment', limits.maxCommentLength, undefined) || undefined;
  return checks.done({ rating: Number(score), ratingComment: comment });
}

/** The 422 for attachments that do not exist or are expired. */
export function missingAttachments(ids: readonly string[]): Error {
  return invalid(
    ids.map(id => ({ field: 'attachmentIds', detail: `The file ${id} is no longer kept. Attach it again.` })),
  );
}
