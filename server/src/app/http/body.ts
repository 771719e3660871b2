import type { Limits } from '../limits.ts';
import { badRequest, HttpProblem, tooLarge, unsupported } from './problems.ts';

export type BodyLimits = Pick<Limits, 'maxBodyBytes' | 'bodyIdleMs'>;

/** The media type of the body without parameters, in lower case; empty where there is no header. */
export function mediaType(request: Request): string {
  return (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The next part of a body. @throws HttpProblem 408 where none comes within `idleMs` milliseconds */
async function readPart(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, idleMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HttpProblem(408, 'The body stopped coming. Send it again.')), idleMs);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The body as it comes, up to `limit` bytes.
 *
 * @param idleMs milliseconds without a byte after which the client counts as gone
 * @throws HttpProblem 413 with `problem` as its detail, 408 for a body that stalls
 */
export async function* readParts(
  request: Request,
  limit: number,
  idleMs: number,
  problem: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooLarge(problem);
  // Firefox has no `Request.body`.
  if (!request.body) {
    const whole = new Uint8Array(await request.arrayBuffer());
    if (whole.length > limit) throw tooLarge(problem);
    yield whole;
    return;
  }
  const reader = request.body.getReader();
  let size = 0;
  let ended = false;
  try {
    for (;;) {
      const part = await readPart(reader, idleMs);
      if (part.done) {
        ended = true;
        return;
      }
      size += part.value.length;
      if (size > limit) throw tooLarge(problem);
      yield part.value;
    }
  } finally {
    // Not awaited: the client may never answer.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** The whole body. Parameters and errors as those of `readParts`. */
export async function readBytes(...args: Parameters<typeof readParts>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readParts(...args)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** The deepest body of the contract has 3 levels. What walks a body recursively would overflow the stack with a few thousand. */
const maxDepth = 32;

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some(inner => isDeeper(inner, depth - 1));
}

/**
 * @throws HttpProblem 400 for a body that is no JSON object, or is nested more than 32 deep; 413 over `maxBodyBytes`; 408 for one that stalls; 415 for another
 * media type
 */
export async function readJson(
  request: Request,
  { maxBodyBytes, bodyIdleMs }: BodyLimits,
): Promise<JsonObject> {
  if (mediaType(request) !== 'application/json') throw unsupported('Send the body as application/json.');
  const bytes = await readBytes(request, maxBodyBytes, bodyIdleMs, `A body may have ${maxBodyBytes} bytes.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('The body is not a JSON object.');
  }
  if (isDeeper(value, maxDepth)) throw badRequest(`The body is nested more than ${maxDepth} deep.`);
  return value as JsonObject;
}
