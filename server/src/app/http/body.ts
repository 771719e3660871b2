import { badRequest, tooLarge, unsupported } from './problems.ts';

/** The media type of the body without parameters, in lower case; empty where there is no header. */
export function mediaType(request: Request): string {
  return (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * Reads the body and stops at `limit` bytes, so that a huge body takes no memory.
 *
 * @throws HttpProblem 413 with `problem` as its detail
 */
export async function readBytes(
  request: Request,
  limit: number,
  problem: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooLarge(problem);
  // Firefox has no `Request.body`.
  if (!request.body) {
    const whole = new Uint8Array(await request.arrayBuffer());
    if (whole.length > limit) throw tooLarge(problem);
    return whole;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(problem);
    }
    chunks.push(part.value);
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
 * @throws HttpProblem 400 for a body that is no JSON object, or is nested more than 32 deep; 413 over `limit` bytes; 415 for another
 * media type
 */
export async function readJson(request: Request, limit: number): Promise<JsonObject> {
  if (mediaType(request) !== 'application/json') throw unsupported('Send the body as application/json.');
  const bytes = await readBytes(request, limit, `A body may have ${limit} bytes.`);
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
