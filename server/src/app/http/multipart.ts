/**
 * Reads multipart/form-data (RFC 7578) as browsers write it, as it comes. `Request.formData()` is not used because it holds whole files,
 * and because engines parse file names differently: Firefox ends a name at a semicolon, and none decodes `%22` to a quote.
 */
import type { Chunk } from '../files.ts';
import { badRequest, invalid, type HttpProblem } from './problems.ts';

interface PartHead {
  readonly name: string;
  /** Absent for a text field. */
  readonly fileName?: string | undefined;
  readonly type: string;
}

export interface Part extends PartHead {
  /** Throws a 400 where the body is not well-formed, a 422 where another part follows. */
  readonly content: AsyncIterable<Chunk>;
  /** For a part whose content is not read. */
  cancel(): Promise<void>;
}

/** Bytes of the headers of a part. */
const maxHead = 16 * 1024;

export const notOneFile = (): HttpProblem =>
  invalid([{ field: 'file', detail: 'Send exactly one file, as the part "file".' }]);
const malformed = (): HttpProblem => badRequest('The body is not valid multipart/form-data.');

const crlf = '\r\n';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Index of a byte sequence, or -1. */
function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** HTML encodes quotes and line breaks of a name as %22, %0D and %0A, and nothing else. */
function unescapeName(name: string): string {
  return name.replace(/%(?:22|0[ad])/gi, escaped => decodeURIComponent(escaped));
}

function parameter(disposition: string, name: string): string | undefined {
  // A quoted string without escapes, or a token.
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(disposition);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : unescapeName(value);
}

function readHead(head: string): PartHead | undefined {
  const headers = new Map<string, string>();
  for (const line of head.split(crlf)) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, Math.max(0, colon)).toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = /^form-data\s*;/i.test(disposition) ? parameter(disposition, 'name') : undefined;
  if (name === undefined) return undefined;
  const fileName = parameter(disposition, 'filename');
  return { name, fileName, type: headers.get('content-type') ?? '' };
}

/** The bytes that have come and are not taken yet. */
class Input {
  held: Chunk = new Uint8Array(0);
  readonly #source: AsyncGenerator<Chunk, void, undefined>;

  constructor(source: AsyncGenerator<Chunk, void, undefined>) {
    this.#source = source;
  }

  /** Waits for more. Resolves to false at the end. */
  async more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    const joined = new Uint8Array(this.held.length + value.length);
    joined.set(this.held);
    joined.set(value, this.held.length);
    this.held = joined;
    return true;
  }

  /** The first bytes; fewer at the end. */
  async take(count: number): Promise<Chunk> {
    while (this.held.length < count && (await this.more()));
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  async text(count: number): Promise<string> {
    return decoder.decode(await this.take(count));
  }

  async close(): Promise<void> {
    await this.#source.return();
  }
}

async function readPartHead(input: Input, delimiter: string): Promise<PartHead> {
  if ((await input.text(delimiter.length)) !== delimiter) throw malformed();
  const after = await input.text(2);
  if (after === '--') throw notOneFile();
  if (after !== crlf) throw malformed();
  const blank = encoder.encode(crlf + crlf);
  let end = -1;
  while ((end = indexOf(input.held, blank, 0)) < 0)
    if (input.held.length > maxHead || !(await input.more())) throw malformed();
  const head = readHead(await input.text(end));
  if (!head) throw malformed();
  await input.take(blank.length);
  return head;
}

async function* readContent(input: Input, next: Uint8Array): AsyncGenerator<Chunk, void, undefined> {
  try {
    for (let end = -1; end < 0;) {
      end = indexOf(input.held, next, 0);
      // The last bytes may be the begin of the delimiter.
      const count = end < 0 ? input.held.length - next.length + 1 : end;
      if (count > 0) yield await input.take(count);
      if (end < 0 && !(await input.more())) throw malformed();
    }
    await input.take(next.length);
    const after = await input.text(2);
    if (after === crlf) throw notOneFile();
    if (after !== '--') throw malformed();
    while (await input.more()) input.held = new Uint8Array(0);
  } finally {
    await input.close();
  }
}

/**
 * The single part of a body.
 *
 * @throws HttpProblem 400 or 422, and what the source throws
 */
export async function readSinglePart(
  contentType: string,
  source: AsyncGenerator<Chunk, void, undefined>,
): Promise<Part> {
  const input = new Input(source);
  try {
    const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
    if (!boundary) throw malformed();
    const delimiter = `--${boundary[1] ?? boundary[2] ?? ''}`;
    const head = await readPartHead(input, delimiter);
    const next = encoder.encode(crlf + delimiter);
    return { ...head, content: readContent(input, next), cancel: () => input.close() };
  } catch (error) {
    await input.close();
    throw error;
  }
}
