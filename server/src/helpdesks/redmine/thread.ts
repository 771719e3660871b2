/** What customers see of an issue: comments, files and changes. Never private notes, nor the files that came with them. */
import type { DeskFile } from '../../app/desk.ts';
import type { Redmine } from './client.ts';
import type { Attachment, Issue, Journal } from './issue.ts';

/** Milliseconds after the making of an issue in which its own files may come: mail brings them a little later. */
const ownFilesMs = 60_000;

/** Changes of an issue that customers see. */
const shown = ['status_id', 'subject', 'description'];

export interface Comment {
  readonly journal: Journal;
  readonly files: readonly Attachment[];
}

export interface Thread {
  /** Those of the description. */
  readonly files: readonly Attachment[];
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** The last that customers see; absent where nothing has happened since the issue was made. */
  readonly last: Journal | undefined;
}

/** Who writes for customers in an issue, and whether the key sees private notes. */
export interface Reading {
  readonly isRequester: (user: string, issue: Issue) => boolean;
  readonly seesPrivate: boolean;
}

export async function readingOf({ settings, keyUser }: Redmine): Promise<Reading> {
  const { id, rights } = await keyUser();
  const isShared = settings.customers === 'field';
  return {
    isRequester: (user, issue) => user === (isShared ? id : issue.author.id),
    seesPrivate: rights.has('view_private_notes'),
  };
}

export function threadOf(issue: Issue, { isRequester, seesPrivate }: Reading): Thread {
  const { journals, attachments, author, created } = issue;
  const open = journals.filter(({ isPrivate }) => !isPrivate);

  /** Redmine splits a private note with a file: the file comes with a public journal of the same moment. */
  function isOfPrivateNote({ user, created: at, notes }: Journal): boolean {
    if (notes || isRequester(user.id, issue)) return false;
    return (
      !seesPrivate ||
      journals.some(other => other.isPrivate && other.user.id === user.id && other.created === at)
    );
  }

  const filesOf = ({ files }: Journal): Attachment[] => attachments.filter(({ id }) => files.includes(id));
  const comments = open
    .filter(journal => !isOfPrivateNote(journal))
    .map(journal => ({ journal, files: filesOf(journal) }))
    .filter(({ journal, files }) => journal.notes.trim() || files.length);
  const taken = new Set(journals.flatMap(({ files }) => files));
  // A file may belong to a private note that the key does not see.
  const isOwn = (file: Attachment): boolean =>
    seesPrivate || (file.author === author.id && file.created <= created + ownFilesMs);
  const changes = open.filter(({ changed }) => changed.some(name => shown.includes(name)));
  const seen = [...comments.map(({ journal }) => journal), ...changes];
  return {
    files: attachments.filter(file => !taken.has(file.id) && isOwn(file)),
    comments,
    last: seen.sort((one, other) => Number(one.id) - Number(other.id)).at(-1),
  };
}

/** An id that says in which issue the file is: Redmine's own answer about a file does not. */
export const fileOf = (issue: string, { id, name, size, type }: Attachment): DeskFile => ({
  id: `${issue}-${id}`,
  name,
  size,
  type,
});
