import { isAccepted } from './accepted-types.ts';
import { mediaType, readParts } from './body.ts';
import { cleanFileName } from './file-name.ts';
import type { Chunk, Chunks } from '../files.ts';
import type { Limits } from '../limits.ts';
import { notOneFile, readSinglePart, type Part } from './multipart.ts';
import { tooLarge, unsupported } from './problems.ts';

/** Bytes for the boundary and the headers of the part. */
const overhead = 16 * 1024;

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  /** Has to be read. Throws an HttpProblem 400, 408, 413 or 422. */
  readonly chunks: Chunks;
}

async function* upTo(limit: number, content: AsyncIterable<Chunk>, problem: string): AsyncGenerator<Chunk> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > limit) throw tooLarge(problem);
    yield chunk;
  }
}

function nameAndType({ name, fileName, type }: Part, limits: Limits): Omit<UploadedFile, 'chunks'> {
  if (name !== 'file' || fileName === undefined) throw notOneFile();
  const file = cleanFileName(fileName);
  const claimed = (type.split(';')[0] ?? '').trim().toLowerCase();
  const media = /^[\w.+-]+\/[\w.+-]+$/.test(claimed) ? claimed : 'application/octet-stream';
  if (!isAccepted(file, media, limits.acceptedTypes))
    throw unsupported(`Files of this type are not accepted. Accepted: ${limits.acceptedTypes.join(', ')}`);
  return { name: file, type: media };
}

/**
 * The single part `file` of an upload, as it comes. The name is cleaned; a type that is no media type becomes application/octet-stream.
 *
 * @throws HttpProblem 400, 408, 413, 415 or 422
 */
export async function readUpload(request: Request, limits: Limits): Promise<UploadedFile> {
  if (mediaType(request) !== 'multipart/form-data')
    throw unsupported('Send the file as multipart/form-data.');
  const { maxAttachmentBytes, bodyIdleMs } = limits;
  const problem = `A file may have ${maxAttachmentBytes} bytes.`;
  const body = readParts(request, maxAttachmentBytes + overhead, bodyIdleMs, problem);
  const part = await readSinglePart(request.headers.get('Content-Type') ?? '', body);
  try {
    return { ...nameAndType(part, limits), chunks: upTo(maxAttachmentBytes, part.content, problem) };
  } catch (error) {
    await part.cancel();
    throw error;
  }
}
