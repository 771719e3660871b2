/** What Jira says about a request, as far as customers may see it. */
import { count, filled, flag, idOf, list, raw, text, type Raw } from '../shared/values.ts';
import { path } from '../shared/path.ts';
import { rising } from '../shared/rising.ts';
import { expand, idForm, keyForm, requestPath, type Jira } from './client.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly author: string | undefined;
}

export interface Comment {
  readonly id: string;
  readonly author: User;
  /** In Jira's own markup. */
  readonly body: string;
  readonly html: string | undefined;
  readonly createdAt: number;
  readonly files: readonly File[];
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly desk: string;
  readonly type: string | undefined;
  readonly reporter: User;
  /** Ids of users. */
  readonly participants: readonly string[];
  /** By the id of the field. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly status: string;
  readonly isDone: boolean;
  readonly createdAt: number;
  /** Since when it has the status. */
  readonly statusAt: number;
  /** Public ones, the oldest first. */
  readonly comments: readonly Comment[];
  /** Whatever is attached: also what customers must not see. */
  readonly files: readonly File[];
  /** Until when a reply is promised. */
  readonly replyBy: number | undefined;
  /** Whether all comments and files are here. */
  readonly isWhole: boolean;
}

/** What a request has to come with. */
export const details = expand(
  'participant',
  'sla',
  'attachment',
  'comment',
  'comment.attachment',
  'comment.renderedBody',
);

/** Milliseconds since the epoch, of a `DateDTO`. */
const dateOf = (value: unknown): number | undefined => count(raw(value)['epochMillis']);

/** What is on the first page of an inner list, and whether that is all. */
function inner(value: unknown): { readonly values: readonly unknown[]; readonly isAll: boolean } {
  const page = raw(value);
  return { values: list(page['values']), isAll: flag(page['isLastPage']) !== false };
}

export function userOf(value: unknown): User | undefined {
  const user = raw(value);
  const id = filled(user['accountId']);
  if (id === undefined) return undefined;
  return { id, name: filled(user['displayName']) ?? '', email: filled(user['emailAddress']) };
}

/** The id is in its addresses only. */
function fileOf(value: unknown): File | undefined {
  const file = raw(value);
  const links = raw(file['_links']);
  const addresses = [links['self'], links['jiraRest'], links['content']].map(link => text(link) ?? '');
  const id = addresses
    .map(address => /\/attachment\/(?:content\/)?(\d+)(?:$|[/?])/.exec(address)?.[1])
    .find(found => found !== undefined);
  if (id === undefined || !idForm.test(id)) return undefined;
  return {
    id,
    name: filled(file['filename']) ?? id,
    size: count(file['size']) ?? 0,
    type: filled(file['mimeType']) ?? 'application/octet-stream',
    author: userOf(file['author'])?.id,
  };
}

/** Nothing for what does not say that it is public. */
function commentOf(value: unknown): Comment | undefined {
  const comment = raw(value);
  const id = idOf(comment['id'], idForm);
  const author = userOf(comment['author']);
  const createdAt = dateOf(comment['created']);
  if (id === undefined || !author || createdAt === undefined || flag(comment['public']) !== true)
    return undefined;
  return {
    id,
    author,
    body: (text(comment['body']) ?? '').replaceAll('\r\n', '\n'),
    html: filled(raw(comment['renderedBody'])['html']),
    createdAt,
    files: inner(comment['attachments']).values.flatMap(file => fileOf(file) ?? []),
  };
}

/** By their ids, which rise. */
function inOrder(comments: readonly Comment[]): Comment[] {
  const ordered = [...new Map(comments.map(comment => [comment.id, comment])).values()].sort(
    (one, other) => Number(one.id) - Number(other.id),
  );
  return rising(ordered, 'createdAt');
}

/** When the running time of the agreement with this name ends. A paused one ends later than it says. */
function replyByOf(agreements: readonly unknown[], name: string): number | undefined {
  const found = agreements.map(raw).find(agreement => agreement['name'] === name);
  const cycle = raw(found?.['ongoingCycle']);
  return flag(cycle['paused']) === true ? undefined : dateOf(cycle['breachTime']);
}

export function issueOf(value: unknown, replySla: string): Issue | undefined {
  const issue: Raw = raw(value);
  const id = idOf(issue['issueId'], idForm);
  const key = filled(issue['issueKey']);
  const reporter = userOf(issue['reporter']);
  const createdAt = dateOf(issue['createdDate']);
  if (id === undefined || key === undefined || !reporter || createdAt === undefined) return undefined;
  const status = raw(issue['currentStatus']);
  const comments = inner(issue['comments']);
  const files = inner(issue['attachments']);
  return {
    id,
    key,
    desk: idOf(issue['serviceDeskId'], idForm) ?? '',
    type: idOf(issue['requestTypeId'], idForm),
    reporter,
    participants: inner(issue['participants']).values.flatMap(user => userOf(user)?.id ?? []),
    values: new Map(
      list(issue['requestFieldValues'])
        .map(raw)
        .map(field => [text(field['fieldId']) ?? '', field['value']]),
    ),
    status: filled(status['status']) ?? '',
    // A category that is not known is none in which nobody works any more.
    isDone: status['statusCategory'] === 'DONE',
    createdAt,
    statusAt: dateOf(status['statusDate']) ?? createdAt,
    comments: inOrder(comments.values.flatMap(comment => commentOf(comment) ?? [])),
    files: files.values.flatMap(file => fileOf(file) ?? []),
    replyBy: replyByOf(inner(issue['sla']).values, replySla),
    isWhole: comments.isAll && files.isAll,
  };
}

/** With all its comments and files, where a list has only the first ones. */
export async function completed(jira: Jira, issue: Issue): Promise<Issue> {
  if (issue.isWhole) return issue;
  const comments: Comment[] = [];
  const query = { internal: 'false', expand: expand('attachment', 'renderedBody') };
  for await (const page of jira.pages(`${requestPath(issue.id)}/comment`, query))
    comments.push(...page.flatMap(comment => commentOf(comment) ?? []));
  const files: File[] = [];
  for await (const page of jira.pages(`${requestPath(issue.id)}/attachment`))
    files.push(...page.flatMap(file => fileOf(file) ?? []));
  return { ...issue, comments: inOrder(comments), files, isWhole: true };
}

/** The request with this key or id, as it is now; nothing for one that is gone, or is in another service desk. */
export async function loadIssue(jira: Jira, key: string, signal?: AbortSignal): Promise<Issue | undefined> {
  if (!keyForm.test(key)) return undefined;
  const { status, value } = await jira.http.call(path`/request/${key}` + `?expand=${details}`, { signal });
  // Jira says 403 where the service account is not in the project, such as for a request that was moved.
  if (status !== 200) return undefined;
  const issue = issueOf(value, jira.settings.replySla);
  return issue?.desk === (await jira.deskId()) ? completed(jira, issue) : undefined;
}
