/** Jira's requests as those of the contract. */
import type { Customer } from '../../app/customer.ts';
import type { DeskFile, DeskRequest, Person } from '../../app/desk.ts';
import { statusOf } from '../shared/status.ts';
import type { File, Issue } from './issues.ts';
import type { Settings } from './settings.ts';
import { summaryOf, type Summary, type Writer } from './summary.ts';
import { fieldsOf, optionOf } from './values.ts';

export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Id of the customer's user in Jira, where there is one. */
  readonly user: string | undefined;
}

/** Of a customer who is not the signed-in one. */
const strangerOf = (user: string): string => `user ${user}`;

const ownerOf = ({ reporter }: Pick<Issue, 'reporter'>, { user, owner }: Viewer): string =>
  reporter.id === user ? owner : strangerOf(reporter.id);

export function personOf({ kind, user }: Writer, viewer: Viewer): Person {
  if (kind === 'agent') return { name: user.name, role: 'agent' };
  if (user.id === viewer.user) return { name: viewer.customer.name, role: 'requester', key: viewer.owner };
  return { name: user.name, role: 'requester', key: strangerOf(user.id) };
}

/** Ids of requests and files of Jira. */
const fileId = (issue: string, file: string): string => `${issue}-${file}`;

export const deskFile = ({ id: issue }: Pick<Issue, 'id'>, { id, name, size, type }: File): DeskFile => ({
  id: fileId(issue, id),
  name,
  size,
  type,
});

/** Those that came with the request: of the customer, and in no comment. What agents attach is internal until they show it in a comment. */
export function ownFiles({ files, comments, reporter }: Issue, { accountId }: Settings): readonly File[] {
  const inComments = new Set(comments.flatMap(comment => comment.files.map(({ id }) => id)));
  return files.filter(
    ({ id, author }) => !inComments.has(id) && (author === reporter.id || author === accountId),
  );
}

function awaitingOf(
  { isDone, status, lastComment }: Summary,
  { waitingStatuses }: Settings,
): DeskRequest['awaiting'] {
  if (isDone) return undefined;
  if (waitingStatuses.includes(status)) return 'requester';
  return lastComment?.writer.kind === 'agent' ? undefined : 'support';
}

export function requestOf(
  found: Summary,
  files: readonly DeskFile[],
  viewer: Viewer,
  settings: Settings,
): DeskRequest {
  const { lastComment } = found;
  const { serviceField, markField } = settings;
  const service = serviceField === undefined ? undefined : optionOf(found.values.get(serviceField));
  const owner = ownerOf(found, viewer);
  const awaiting = awaitingOf(found, settings);
  return {
    key: found.key,
    owner,
    summary: found.summary,
    description: found.description,
    authorName: owner === viewer.owner ? viewer.customer.name : found.reporter.name,
    files,
    ...statusOf(found.status, found.isDone),
    type: found.type,
    createdAt: found.createdAt,
    updatedAt: found.version,
    fields: fieldsOf(found.values, [markField, ...(service ? [serviceField] : [])]),
    ...(service ? { service } : {}),
    awaiting,
    ...(awaiting === 'support' && found.replyBy !== undefined ? { expectedReplyAt: found.replyBy } : {}),
    ...(lastComment
      ? { lastComment: { author: personOf(lastComment.writer, viewer), createdAt: lastComment.createdAt } }
      : {}),
  };
}

export function wholeRequest(issue: Issue, viewer: Viewer, settings: Settings): DeskRequest {
  const files = ownFiles(issue, settings).map(file => deskFile(issue, file));
  return requestOf(summaryOf(issue, settings), files, viewer, settings);
}
