/** JSON with files in it as base64, as a stream whose length is known: no server holds a whole file. */
import { randomBytes } from 'node:crypto';
import type { PendingFile } from '../../app/desk.ts';
import type { StreamedBody } from '../shared/client.ts';
import { exactly, type Chunk } from '../shared/streams.ts';

const bytes = (text: string): Chunk => Buffer.from(text, 'utf8');

/** In whole groups of three bytes until the end, so that no padding is in the middle. */
async function* base64(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Chunk, void, undefined> {
  let rest: Uint8Array = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = Buffer.concat([rest, chunk]);
    const usable = all.length - (all.length % 3);
    rest = all.subarray(usable);
    if (usable) yield bytes(all.subarray(0, usable).toString('base64'));
  }
  if (rest.length) yield bytes(Buffer.from(rest).toString('base64'));
}

/**
 * @param build the JSON, with `data(file)` wherever the text of a file in base64 belongs; each file once, in their order
 */
export function jsonWithFiles(
  files: readonly PendingFile[],
  build: (data: (file: PendingFile) => string) => unknown,
): StreamedBody {
  const marker = randomBytes(16).toString('hex');
  const pieces = JSON.stringify(build(() => marker))
    .split(marker)
    .map(bytes);

  async function* write(): AsyncGenerator<Chunk, void, undefined> {
    for (const [index, piece] of pieces.entries()) {
      yield piece;
      const file = index < pieces.length - 1 ? files[index] : undefined;
      if (file) yield* base64(exactly(file.size, await file.open()));
    }
  }
  return {
    chunks: write(),
    type: 'application/json',
    length:
      pieces.reduce((sum, piece) => sum + piece.length, 0) +
      files.reduce((sum, { size }) => sum + 4 * Math.ceil(size / 3), 0),
  };
}
