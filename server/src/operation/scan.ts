/** Looks for viruses in what customers and agents upload, before anybody can download or send it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Chunk, Scan } from '../app/files.ts';
import { StoreUnavailable } from '../app/store.ts';
import { createTurns } from '../app/turns.ts';

/** Scans of one server at once: clamd has 10 threads by default. */
const atOnce = 6;
/** Milliseconds. */
const scanMs = 60_000;

export type Scanner =
  /** `host:port`, or the path of a socket. */
  | { readonly clamd: string }
  /** Reads the file from its standard input; exit code 0: clean, 1: infected. */
  | { readonly command: readonly string[] };

const clean = { infected: undefined };

function connectTo(address: string): Socket {
  if (address.startsWith('/')) return connect(address);
  const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  return connect(Number(port), host);
}

/** Each chunk after its length, and a length of 0 in the end (clamd(8), INSTREAM). */
async function* framed(chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of chunks) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

async function pipe(
  chunks: AsyncIterable<Uint8Array>,
  to: { write(chunk: Uint8Array): boolean; readonly destroyed: boolean } & NodeJS.EventEmitter,
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of chunks) {
    // It has said what it thinks already.
    if (to.destroyed) return;
    if (!to.write(chunk)) await Promise.race([once(to, 'drain', { signal }), once(to, 'close', { signal })]);
  }
}

async function askClamd(address: string, chunks: AsyncIterable<Chunk>, signal: AbortSignal) {
  const socket = connectTo(address);
  const abort = (): void => void socket.destroy(new Error('clamd does not answer'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const ended = once(socket, 'close');
    const failed = new Promise<never>((_, reject) => socket.once('error', reject));
    await Promise.race([pipe(framed(chunks), socket, signal).then(() => ended), failed]);
    const [, infected] = /^stream: (.+) FOUND/.exec(answer) ?? [];
    if (infected !== undefined) return { infected };
    if (answer.startsWith('stream: OK')) return clean;
    throw new Error(answer.replace(/\0/g, '').trim() || 'clamd gave no answer');
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

async function runCommand(
  [file = '', ...args]: readonly string[],
  chunks: AsyncIterable<Chunk>,
  signal: AbortSignal,
) {
  const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'], signal });
  // It may end before it has read all.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const feeding = pipe(chunks, child.stdin, signal).then(() => child.stdin.end());
  const [[code]] = await Promise.all([ended, feeding]);
  if (code === 0) return clean;
  if (code === 1) return { infected: 'found by the scanner' };
  throw new Error(`The scanner ended with ${code}`);
}

/** @throws StoreUnavailable where the scanner cannot say: the file is not taken then */
export function createScan(scanner: Scanner): Scan {
  const turns = createTurns(atOnce, 1000);
  return async file => {
    const signal = AbortSignal.timeout(scanMs);
    try {
      return await turns('', signal, async () => {
        const stream = await file.open();
        const chunks = stream as ReadableStream<Chunk> & AsyncIterable<Chunk>;
        return 'clamd' in scanner
          ? askClamd(scanner.clamd, chunks, signal)
          : runCommand(scanner.command, chunks, signal);
      });
    } catch (error) {
      throw new StoreUnavailable(`Scanner: ${(error as Error).message}`);
    }
  };
}
