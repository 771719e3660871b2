/** JSON with files in it as base64, as a stream whose length is known: no server holds a whole file. */
import { randomBytes } from 'node:crypto';
import type { PendingFile } from '../../app/desk.ts';
import { base64Length, encodeBase64 } from './base64.ts';
import type { StreamedBody } from './client.ts';
import { exactly, type Chunk } from './streams.ts';

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
    .map(text => Buffer.from(text, 'utf8'));

  async function* write(): AsyncGenerator<Chunk, void, undefined> {
    for (const [index, piece] of pieces.entries()) {
      yield piece;
      const file = index < pieces.length - 1 ? files[index] : undefined;
      if (file) yield* encodeBase64(exactly(file.size, await file.open()));
    }
  }
  return {
    chunks: write(),
    type: 'application/json',
    length:
      pieces.reduce((sum, piece) => sum + piece.length, 0) +
      files.reduce((sum, { size }) => sum + base64Length(size), 0),
  };
}
