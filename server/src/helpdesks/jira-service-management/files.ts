/** Files both ways, as streams. */
import { HelpdeskRefused, type FileContent, type PendingFile } from '../../app/desk.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { multipart } from '../shared/multipart.ts';
import { path } from '../shared/path.ts';
import { exactly, toStream } from '../shared/streams.ts';
import { filled, list, raw } from '../shared/values.ts';
import { messageOf, type Jira } from './client.ts';
import { loadIssue, type File } from './issues.ts';
import { ownFiles } from './requests.ts';

/**
 * Gives files to the service desk, where they wait for their request or comment.
 *
 * @returns their temporary ids
 * @throws HelpdeskRefused such as for one that is too large
 */
export async function uploadFiles(
  http: HelpdeskClient,
  desk: string,
  files: readonly PendingFile[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const { status, value } = await http.call(path`/servicedesk/${desk}/attachTemporaryFile`, {
      method: 'POST',
      stream: multipart({}, [{ field: 'file', file }]),
      headers: { 'X-Atlassian-Token': 'no-check' },
    });
    const id = filled(raw(list(raw(value)['temporaryAttachments'])[0])['temporaryAttachmentId']);
    if (status !== 201 || id === undefined)
      throw new HelpdeskRefused(`Our helpdesk has not taken “${file.name}”: ${messageOf(value)}`);
    ids.push(id);
  }
  return ids;
}

/** The file with this id, where it is in the part of a request that customers see. */
export async function openFile(jira: Jira, id: string): Promise<FileContent | undefined> {
  const [, issueId = '', wanted = ''] = /^(\d{1,15})-(\d{1,15})$/.exec(id) ?? [];
  const issue = issueId ? await loadIssue(jira, issueId) : undefined;
  if (!issue) return undefined;
  const shown: readonly File[] = [
    ...ownFiles(issue, jira.settings),
    ...issue.comments.flatMap(({ files }) => files),
  ];
  const file = shown.find(candidate => candidate.id === wanted);
  const opened = file && (await jira.http.open(path`/request/${issue.id}/attachment/${wanted}`));
  if (!opened) return undefined;
  const { name, size, type } = file;
  return { name, size, type, requestKey: issue.key, stream: toStream(exactly(size, opened.stream)) };
}
