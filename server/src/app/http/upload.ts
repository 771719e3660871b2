import { isAccepted } from './accepted-types.ts';
import { mediaType, readBytes } from './body.ts';
import { cleanFileName } from './file-name.ts';
import type { Limits } from '../limits.ts';
import { parseMultipart } from './multipart.ts';
import { badRequest, invalid, tooLarge, unsupported } from './problems.ts';

/** Bytes for the boundary and the headers of the part. */
const overhead = 16 * 1024;

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the single part `file` of an upload. The name is cleaned; a type that is no media type becomes application/octet-stream.
 *
 * @throws HttpProblem 400, 413, 415 or 422
 */
export async function readUpload(request: Request, limits: Limits): Promise<UploadedFile> {
  if (mediaType(request) !== 'multipart/form-data')
    throw unsupported('Send the file as multipart/form-data.');
  const problem = `A file may have ${limits.maxAttachmentBytes} bytes.`;
  const body = await readBytes(request, limits.maxAttachmentBytes + overhead, limits.bodyIdleMs, problem);
  const parts = parseMultipart(request.headers.get('Content-Type') ?? '', body);
  if (!parts) throw badRequest('The body is not valid multipart/form-data.');
  const [part] = parts;
  if (parts.length !== 1 || part?.name !== 'file' || part.fileName === undefined) {
    throw invalid([{ field: 'file', detail: 'Send exactly one file, as the part "file".' }]);
  }
  const { bytes } = part;
  if (bytes.length > limits.maxAttachmentBytes) throw tooLarge(problem);
  const name = cleanFileName(part.fileName);
  const claimed = (part.type.split(';')[0] ?? '').trim().toLowerCase();
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(claimed) ? claimed : 'application/octet-stream';
  if (!isAccepted(name, type, limits.acceptedTypes)) {
    throw unsupported(`Files of this type are not accepted. Accepted: ${limits.acceptedTypes.join(', ')}`);
  }
  return { name, type, bytes };
}
