/**
 * Files on their way to WHMCS: base64 in JSON, and all of that base64 again, in one field of a form. It is sent as a stream whose length is
 * known. https://developers.whmcs.com/api-reference/openticket/
 */
import { randomBytes } from 'node:crypto';
import { HelpdeskRefused, type PendingFile } from '../../app/desk.ts';
import { base64Length, encodeBase64 } from '../shared/base64.ts';
import type { StreamedBody } from '../shared/client.ts';
import { sizeText } from '../shared/size-text.ts';
import { exactly, type Chunk } from '../shared/streams.ts';
import type { Settings } from './settings.ts';

export type Attached = Pick<PendingFile, 'name' | 'size' | 'open'>;

/** Bytes of a form beside the files: the longest text, and what is around it. */
const besideFiles = 300_000;

const megabyte = 1024 * 1024;

/** Bytes of files that fit into one form: base64 takes a third more, twice. */
export const maxFileBytes = ({ postMaxMegabytes }: Pick<Settings, 'postMaxMegabytes'>): number =>
  Math.floor(((postMaxMegabytes * megabyte - besideFiles) * 9) / 16);

const bytesOf = (text: string): Chunk => Buffer.from(text, 'utf8');

function heads(files: readonly Attached[]): readonly Chunk[] {
  return files.map(({ name }, index) =>
    bytesOf(`${index ? ',' : '['}{"name":${JSON.stringify(name)},"data":"`),
  );
}
const tail = bytesOf('"}');
const end = bytesOf(']');

async function* jsonOf(files: readonly Attached[]): AsyncGenerator<Chunk, void, undefined> {
  const all = heads(files);
  for (const [index, file] of files.entries()) {
    yield all[index] ?? end;
    yield* encodeBase64(exactly(file.size, await file.open()));
    yield tail;
  }
  yield end;
}

function jsonLength(files: readonly Attached[]): number {
  const all = heads(files);
  const lengths = files.map(
    ({ size }, index) => (all[index]?.length ?? 0) + base64Length(size) + tail.length,
  );
  return lengths.reduce((sum, length) => sum + length, end.length);
}

/** @throws HelpdeskRefused for more than WHMCS's PHP takes at once: it would answer as if there were no key */
export function formWith(
  fields: Readonly<Record<string, string>>,
  files: readonly Attached[],
  { postMaxMegabytes }: Pick<Settings, 'postMaxMegabytes'>,
): StreamedBody {
  const boundary = `----support-requests-${randomBytes(16).toString('hex')}`;
  const head = (name: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${head(name)}${value}\r\n`);
  const before = bytesOf(texts.join('') + head('attachments'));
  const after = bytesOf(`\r\n--${boundary}--\r\n`);
  const length = before.length + base64Length(jsonLength(files)) + after.length;
  if (length > postMaxMegabytes * megabyte) {
    const size = sizeText(maxFileBytes({ postMaxMegabytes }));
    throw new HelpdeskRefused(
      `These files are too large for our helpdesk: together it takes about ${size}. Please send them in several comments.`,
    );
  }

  async function* write(): AsyncGenerator<Chunk, void, undefined> {
    yield before;
    yield* encodeBase64(jsonOf(files));
    yield after;
  }
  return { chunks: write(), type: `multipart/form-data; boundary=${boundary}`, length };
}
