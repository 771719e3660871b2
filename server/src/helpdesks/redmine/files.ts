/** Files both ways, as streams. */
import { HelpdeskRefused, type FileContent, type PendingFile } from '../../app/desk.ts';
import { path, withQuery } from '../shared/path.ts';
import { exactly, toStream } from '../shared/streams.ts';
import { filled, raw } from '../shared/values.ts';
import { as, requireDone, type Redmine } from './client.ts';
import { readingOf, threadOf } from './thread.ts';

/** A file that Redmine has, and which belongs to nothing yet. */
export interface Upload {
  readonly token: string;
  readonly filename: string;
  readonly content_type: string;
}

async function* bytesOf(file: PendingFile) {
  yield* exactly(file.size, await file.open());
}

/** One after the other. @throws HelpdeskRefused for one that Redmine does not take */
export async function upload(
  { http }: Redmine,
  files: readonly PendingFile[],
  login: string | undefined,
): Promise<readonly Upload[]> {
  const uploads: Upload[] = [];
  for (const file of files) {
    const { name: filename, type: content_type, size } = file;
    const stream = { chunks: bytesOf(file), type: 'application/octet-stream', length: size };
    const at = withQuery('/uploads.json', { filename, content_type });
    const answer = await http.call(at, { method: 'POST', stream, ...as(login) });
    const { value } = requireDone(answer, `“${filename}”`);
    const token = filled(raw(raw(value)['upload'])['token']);
    if (token === undefined) throw new HelpdeskRefused(`Our helpdesk has not taken “${filename}”.`);
    uploads.push({ token, filename, content_type });
  }
  return uploads;
}

/** A file in the part of an issue that customers see. */
export async function openFile(redmine: Redmine, id: string): Promise<FileContent | undefined> {
  const [, issueId = '', fileId = ''] = /^(\d+)-(\d+)$/.exec(id) ?? [];
  const found = await redmine.issue(issueId);
  if (!found) return undefined;
  const { files, comments } = threadOf(found.issue, await readingOf(redmine));
  const shown = [...files, ...comments.flatMap(comment => comment.files)];
  const file = shown.find(candidate => candidate.id === fileId);
  const opened = file && (await redmine.http.open(path`/attachments/download/${fileId}`));
  if (!file || !opened) return undefined;
  const { name, size, type } = file;
  return { name, size, type, requestKey: issueId, stream: toStream(exactly(size, opened.stream)) };
}
