/** What a list has of a request: all that is needed without its comments. */
import { createHash } from 'node:crypto';
import type { Issue, User } from './issues.ts';
import { text } from '../shared/values.ts';
import { commentLine, readDescription } from './line.ts';
import type { Settings } from './settings.ts';

/** Whose a comment is, as far as Jira says. */
export type Writer =
  /** The customer whose request it is, by their own name or by the service account's. */
  | { readonly kind: 'reporter'; readonly user: User }
  /** Another customer, with whom the request is shared. */
  | { readonly kind: 'participant'; readonly user: User }
  | { readonly kind: 'agent'; readonly user: User };

export interface Summary extends Omit<Issue, 'comments' | 'files' | 'values' | 'isWhole'> {
  readonly summary: string;
  /** Without the mark. */
  readonly description: string;
  /** The call that made it. */
  readonly mark: string | undefined;
  readonly values: Issue['values'];
  readonly lastComment:
    { readonly id: string; readonly writer: Writer; readonly createdAt: number } | undefined;
  /** Time of the last thing that customers see: rises with each change. */
  readonly version: number;
  readonly isWhole: boolean;
  /** Another one for whatever is different. */
  readonly signature: string;
}

type Named = Pick<Issue, 'reporter' | 'participants'>;
type Signing = Pick<Settings, 'accountId' | 'commentLine'>;

export function writerOf(
  { author, body }: Pick<Issue['comments'][number], 'author' | 'body'>,
  { reporter, participants }: Named,
  { accountId, commentLine: template }: Signing,
): Writer {
  if (author.id === reporter.id) return { kind: 'reporter', user: author };
  // Only the service account's own line counts: anybody can write such a text.
  if (author.id === accountId)
    return commentLine(template).read(body)
      ? { kind: 'reporter', user: reporter }
      : { kind: 'agent', user: author };
  return { kind: participants.includes(author.id) ? 'participant' : 'agent', user: author };
}

export function summaryOf(issue: Issue, settings: Settings): Summary {
  const { comments, files, ...rest } = issue;
  const last = comments.at(-1);
  const described = readDescription(text(issue.values.get('description')) ?? '');
  const field = settings.markField === undefined ? undefined : text(issue.values.get(settings.markField));
  const values = new Map(issue.values);
  values.delete('description');
  values.delete('summary');
  const content = [
    issue.key,
    issue.status,
    issue.statusAt,
    comments.map(({ id, body }) => [id, body]),
    files.map(({ id }) => id),
    [...issue.values],
    issue.isWhole,
  ];
  return {
    ...rest,
    values,
    summary: text(issue.values.get('summary')) ?? '',
    description: described.body,
    mark: field ?? described.key,
    lastComment: last && { id: last.id, writer: writerOf(last, issue, settings), createdAt: last.createdAt },
    version: Math.max(issue.createdAt, issue.statusAt, last?.createdAt ?? 0),
    signature: createHash('sha256').update(JSON.stringify(content)).digest('base64'),
  };
}
