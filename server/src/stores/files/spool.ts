/** Files on their way in: bytes are on disk as they come, and in memory a few kilobytes at a time. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chunk, Chunks, ReceivedFile } from '../../app/files.ts';
import { StoreUnavailable } from '../../app/store.ts';

export interface Spooled extends ReceivedFile {
  readonly path: string;
}

/** Milliseconds: no upload takes that long. */
const partLifetimeMs = 3_600_000;

/** Bytes that are read at once. */
const blockSize = 64 * 1024;

/** Creates the folder, and removes what a process that died left half written. Resolves to the number of such files. */
export async function prepareSpool(folder: string): Promise<number> {
  let count = 0;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const file = join(folder, name);
    // Another process may have finished or removed it meanwhile.
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age <= partLifetimeMs) continue;
    await rm(file, { force: true });
    count++;
  }
  return count;
}

/** The blocks of an open file, which is closed in the end. */
export async function* readBlocks(
  file: FileHandle,
  size = blockSize,
): AsyncGenerator<Chunk, void, undefined> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(size), 0, size, null);
      if (!bytesRead) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The bytes of an open file, which is closed at their end, and where they are cancelled. */
export function streamFile(file: FileHandle): ReadableStream<Chunk> {
  const blocks = readBlocks(file);
  let begun = false;
  return new ReadableStream<Chunk>(
    {
      pull: async controller => {
        begun = true;
        const { done, value } = await blocks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // A generator that has not begun runs no `finally`.
      cancel: async () => {
        await (begun ? blocks.return() : file.close());
      },
    },
    { highWaterMark: 0 },
  );
}

async function write(file: FileHandle, chunks: Chunks): Promise<Pick<ReceivedFile, 'size' | 'sha256'>> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
      size += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** Takes a file in, as `*.part` in the folder. */
export async function receiveInto(folder: string, chunks: Chunks): Promise<Spooled> {
  const path = join(folder, `${randomUUID()}.part`);
  const discard = (): Promise<void> => rm(path, { force: true });
  try {
    const written = await write(await open(path, 'wx', 0o600), chunks);
    return { path, ...written, discard, open: async () => streamFile(await open(path)) };
  } catch (error) {
    // Else a disk that is full stays full.
    await discard();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EMFILE') throw new StoreUnavailable(message);
    throw error;
  }
}
