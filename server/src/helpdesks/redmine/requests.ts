/** Redmine's issues as requests. */
import type { DeskRequest, Person } from '../../app/desk.ts';
import { statusOf } from '../shared/status.ts';
import { read } from './bodies.ts';
import type { Redmine } from './client.ts';
import type { Issue, Journal } from './issue.ts';
import type { People, Viewer } from './people.ts';
import type { Statuses } from './statuses.ts';
import type { Summaries, Summary } from './summaries.ts';
import { fileOf, readingOf, type Reading } from './thread.ts';

export interface RequestSources {
  readonly redmine: Redmine;
  readonly people: People;
  readonly statuses: Statuses;
  readonly summaries: Summaries;
}

/** Milliseconds in which a list has to know the last comments: the server gives up after 10 s. */
const listMs = 3000;

export function authorOf({ user }: Journal, issue: Issue, viewer: Viewer, { isRequester }: Reading): Person {
  if (isRequester(user.id, issue))
    return { name: viewer.customer.name, role: 'requester', key: viewer.owner };
  return { name: user.name, role: 'agent' };
}

function awaitingOf(closed: boolean, waits: boolean, last: Person | undefined): DeskRequest['awaiting'] {
  if (closed) return undefined;
  if (waits) return 'requester';
  return last === undefined || last.role === 'requester' ? 'support' : undefined;
}

export async function requestOf(
  issue: Issue,
  { files, lastComment, at }: Summary,
  viewer: Viewer,
  { redmine, people, statuses }: RequestSources,
): Promise<DeskRequest> {
  const { settings } = redmine;
  const { id, status, author, created } = issue;
  const owner = await people.ownerOf(issue, viewer);
  const closed = await statuses.isClosed(status);
  const last = lastComment && authorOf(lastComment, issue, viewer, await readingOf(redmine));
  const { body, format } = read(issue.description, settings);
  return {
    key: id,
    owner,
    summary: issue.subject,
    description: body,
    ...(format === 'markdown' ? { descriptionFormat: format } : {}),
    authorName: owner === viewer.owner ? viewer.customer.name : author.name,
    files: files.map(file => fileOf(id, file)),
    ...statusOf(status.name, closed),
    createdAt: created,
    // Redmine also counts what customers do not see.
    updatedAt: Math.max(at, created),
    awaiting: awaitingOf(closed, settings.waitingStatuses.includes(status.name), last),
    ...(lastComment && last ? { lastComment: { author: last, createdAt: lastComment.created } } : {}),
  };
}

export async function requestsOf(
  issues: readonly Issue[],
  viewer: Viewer,
  sources: RequestSources,
): Promise<DeskRequest[]> {
  const summaries = await sources.summaries.of(issues, listMs);
  const found: DeskRequest[] = [];
  for (const issue of issues) {
    const summary = summaries.get(issue.id);
    if (summary) found.push(await requestOf(issue, summary, viewer, sources));
  }
  return found;
}
