import { isAccepted } from './accept.ts';
import { mediaType, readBytes } from './body.ts';
import { cleanFileName } from './file-name.ts';
import type { Limits } from './limits.ts';
import { badRequest, invalid, tooLarge, unsupported } from './problems.ts';

/** Room for the boundary and the headers of the part. */
const overhead = 16 * 1024;

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function parse(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<FormData> {
  try {
    return await new Response(bytes, {
      headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' },
    }).formData();
  } catch {
    throw badRequest('The body is not valid multipart/form-data.');
  }
}

/** The one part `file` of an upload, within the limits. */
export async function readUpload(request: Request, limits: Limits): Promise<UploadedFile> {
  if (mediaType(request) !== 'multipart/form-data')
    throw unsupported('Send the file as multipart/form-data.');
  const problem = `A file may have ${limits.maxAttachmentBytes} bytes.`;
  const form = await parse(request, await readBytes(request, limits.maxAttachmentBytes + overhead, problem));
  const parts = [...form];
  const part = parts[0];
  if (parts.length !== 1 || part?.[0] !== 'file' || typeof part[1] === 'string') {
    throw invalid([{ field: 'file', detail: 'Send exactly one file, as the part "file".' }]);
  }
  const file = part[1];
  if (file.size > limits.maxAttachmentBytes) throw tooLarge(problem);
  const name = cleanFileName(file.name);
  const claimed = (file.type.split(';')[0] ?? '').trim().toLowerCase();
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(claimed) ? claimed : 'application/octet-stream';
  if (!isAccepted(name, type, limits.acceptedTypes)) {
    throw unsupported(`Files of this type are not accepted. Accepted: ${limits.acceptedTypes.join(', ')}`);
  }
  return { name, type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
