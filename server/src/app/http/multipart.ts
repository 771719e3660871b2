/**
 * Parses multipart/form-data (RFC 7578) as browsers write it. `Request.formData()` is not used because engines parse file names
 * differently: Firefox ends a name at a semicolon, and none decodes `%22` to a quote.
 */
export interface Part {
  readonly name: string;
  /** Absent for a text field. */
  readonly fileName?: string | undefined;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

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

function readPart(head: string, bytes: Uint8Array<ArrayBuffer>): Part | undefined {
  const headers = new Map<string, string>();
  for (const line of head.split(crlf)) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, Math.max(0, colon)).toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = /^form-data\s*;/i.test(disposition) ? parameter(disposition, 'name') : undefined;
  if (name === undefined) return undefined;
  const fileName = parameter(disposition, 'filename');
  return { name, fileName, type: headers.get('content-type') ?? '', bytes };
}

/** `undefined` for a body that is not well-formed. */
export function parseMultipart(contentType: string, body: Uint8Array<ArrayBuffer>): Part[] | undefined {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) return undefined;
  const delimiter = `--${boundary[1] ?? boundary[2] ?? ''}`;
  const next = encoder.encode(crlf + delimiter);
  const blank = encoder.encode(crlf + crlf);
  const parts: Part[] = [];
  if (decoder.decode(body.subarray(0, delimiter.length)) !== delimiter) return undefined;
  for (let at = delimiter.length; ;) {
    const after = decoder.decode(body.subarray(at, at + 2));
    if (after === '--') return parts;
    if (after !== crlf) return undefined;
    const headEnd = indexOf(body, blank, at);
    const end = indexOf(body, next, headEnd + blank.length - crlf.length);
    if (headEnd < 0 || end < 0) return undefined;
    const head = decoder.decode(body.subarray(at + crlf.length, headEnd));
    const part = readPart(head, body.slice(headEnd + blank.length, end));
    if (!part) return undefined;
    parts.push(part);
    at = end + next.length;
  }
}
