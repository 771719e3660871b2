/** Files as base64 in JSON, such as `{ …, "Content": "base64 in lines", … }`, as streams both ways. */
import type { Chunk } from './streams.ts';

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const [open, close, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Longest name of a member that is looked at. */
const maxName = 20;

/** Finds the value of a member of the outermost object. */
class MemberScanner {
  readonly #wanted: string;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #name = '';
  /** The string that has just ended, until it is known whether it was a name. */
  #ended = '';
  #isValue = false;
  #inContent = false;
  /** Whether the object has ended. */
  isComplete = false;

  constructor(wanted: string) {
    this.#wanted = wanted;
  }

  /** The parts of the content that are in these bytes, as JSON has them. */
  *scan(bytes: Uint8Array): Generator<Uint8Array> {
    let at = 0;
    while (at < bytes.length) {
      if (this.#inContent) {
        const end = bytes.indexOf(quote, at);
        yield bytes.subarray(at, end < 0 ? bytes.length : end);
        if (end < 0) return;
        this.#inContent = false;
        at = end + 1;
      } else {
        this.#step(bytes[at] ?? 0);
        at++;
      }
    }
  }

  #step(byte: number): void {
    if (this.#inString) this.#stepInString(byte);
    else if (byte === quote) {
      this.#inContent = this.#isValue && this.#depth === 1 && this.#ended === this.#wanted;
      this.#inString = !this.#inContent;
      this.#name = '';
    } else if (byte === colon) this.#isValue = true;
    else if (byte === open || byte === openList) this.#enter();
    else if (byte === close || byte === closeList) {
      this.#depth--;
      this.isComplete = this.#depth === 0;
      this.#isValue = false;
    } else if (byte > 0x20) this.#isValue = this.#isValue && byte !== 0x2c;
  }

  #enter(): void {
    this.#depth++;
    this.#isValue = false;
  }

  #stepInString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      this.#ended = this.#name;
      this.#isValue = false;
      return;
    }
    if (this.#name.length < maxName) this.#name += String.fromCharCode(byte);
  }
}

/** Base64 without the line ends, which JSON has as `\n`. */
const plain = (text: string): string => text.replace(/\\[nrt]/g, '').replaceAll('\\/', '/');

/**
 * @param member of the outermost object; where it is absent, there are no bytes
 * @throws Error for an answer that ends too early
 */
export async function* decodeMember(
  member: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Chunk, void, undefined> {
  const scanner = new MemberScanner(member);
  let rest = '';
  for await (const chunk of chunks)
    for (const part of scanner.scan(chunk)) {
      const text = rest + Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
      // Half an escape, and what does not fill three bytes, waits.
      const whole = plain(text.endsWith('\\') ? text.slice(0, -1) : text);
      const usable = whole.length - (whole.length % 4);
      rest = whole.slice(usable) + (text.endsWith('\\') ? '\\' : '');
      if (usable) yield Buffer.from(whole.slice(0, usable), 'base64');
    }
  if (!scanner.isComplete) throw new Error('An answer has ended too early');
  if (rest) yield Buffer.from(rest, 'base64');
}

/** Characters of base64, with its padding. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

export async function* encodeBase64(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Chunk, void, undefined> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const all = Buffer.concat([rest, chunk]);
    const usable = all.length - (all.length % 3);
    if (usable) yield Buffer.from(all.subarray(0, usable).toString('base64'), 'latin1');
    rest = all.subarray(usable);
  }
  if (rest.length) yield Buffer.from(Buffer.from(rest).toString('base64'), 'latin1');
}
