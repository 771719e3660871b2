/** What customers see of a ticket: its first article is the description, the others are comments. Never internal ones. */
import type { DeskFile, DeskRequest, Person } from '../../app/desk.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { rising } from '../shared/rising.ts';
import { listArticles } from './client.ts';
import { ownerOf, type Viewer } from './people.ts';
import type { Article, Attachment, Ticket } from './ticket.ts';

export interface Thread {
  /** Absent where it is internal. */
  readonly opening: Article | undefined;
  /** Oldest first. */
  readonly comments: readonly Article[];
}

/** @param articles oldest first */
function threadOf({ articles: all }: Ticket, articles: readonly Article[]): Thread {
  const seen = articles.filter(({ isPublic }) => isPublic);
  // The articles of a ticket that was merged into this one may be older.
  const first = all.length ? String(Math.min(...all.map(Number))) : seen[0]?.id;
  return {
    opening: seen.find(({ id }) => id === first),
    comments: rising(
      seen.filter(({ id }) => id !== first),
      'created',
    ),
  };
}

/** `undefined` where this user may not see the ticket. */
export async function loadThread(http: HelpdeskClient, ticket: Ticket): Promise<Thread | undefined> {
  const articles = await listArticles(http, ticket.id);
  return articles && threadOf(ticket, articles);
}

/** What is known of an author without the text. */
export type Signed = Pick<Article, 'sender' | 'author' | 'name'>;

export function authorOf({ sender, author, name }: Signed, viewer: Viewer): Person {
  if (sender === 'System') return { name: name || 'Zammad', role: 'system' };
  if (sender === 'Agent') return { name: name || 'Support', role: 'agent' };
  const key = ownerOf(author, viewer);
  return { name: key === viewer.owner ? viewer.customer.name : name, role: 'requester', key };
}

export const formatOf = ({ isHtml }: Pick<Article, 'isHtml'>): 'text' | 'html' => (isHtml ? 'html' : 'text');

export const descriptionFormat = (
  opening: Pick<Article, 'isHtml'> | undefined,
): Pick<DeskRequest, 'descriptionFormat'> => (opening?.isHtml ? { descriptionFormat: 'html' } : {});

/** An id that says where the file is. */
const fileOf = (
  { ticket, id: article }: Pick<Article, 'ticket' | 'id'>,
  { id, name, size, type }: Attachment,
): DeskFile => ({ id: `${ticket}-${article}-${id}`, name, size, type });

export const filesOf = (article: Article): DeskFile[] =>
  article.attachments.map(attachment => fileOf(article, attachment));
