/** multipart/form-data (RFC 7578) as a stream whose length is known: no server holds a whole file, and no chunked body is sent. */
import { randomBytes } from 'node:crypto';
import type { PendingFile } from '../../app/desk.ts';
import type { StreamedBody } from './client.ts';
import { exactly, type Chunk } from './streams.ts';

export interface FilePart {
  /** Name of the form field. */
  readonly field: string;
  readonly file: PendingFile;
  /** Default that of the file. With parameters it has to be safe in a header. */
  readonly type?: string | undefined;
}

/** As browsers write names of fields and files (HTML Standard, "multipart/form-data encoding algorithm"). */
const escaped = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A media type without anything that could end its line. */
const typeOf = ({ type }: PendingFile): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';

export function multipart(texts: Readonly<Record<string, string>>, files: readonly FilePart[]): StreamedBody {
  const boundary = `----support-requests-${randomBytes(16).toString('hex')}`;
  const bytes = (text: string): Chunk => Buffer.from(text, 'utf8');
  const textParts = Object.entries(texts).map(([name, value]) =>
    bytes(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`),
  );
  const heads = files.map(({ field, file, type = typeOf(file) }) =>
    bytes(
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(field)}"; filename="${escaped(file.name)}"\r\n` +
        `Content-Type: ${type}\r\n\r\n`,
    ),
  );
  const lineEnd = bytes('\r\n');
  const end = bytes(`--${boundary}--\r\n`);
  const lengths = [
    ...textParts.map(part => part.length),
    ...files.map(({ file }, index) => (heads[index]?.length ?? 0) + file.size + lineEnd.length),
  ];

  async function* write(): AsyncGenerator<Chunk, void, undefined> {
    yield* textParts;
    for (const [index, { file }] of files.entries()) {
      yield heads[index] ?? lineEnd;
      yield* exactly(file.size, await file.open());
      yield lineEnd;
    }
    yield end;
  }
  return {
    chunks: write(),
    type: `multipart/form-data; boundary=${boundary}`,
    length: lengths.reduce((sum, length) => sum + length, end.length),
  };
}
