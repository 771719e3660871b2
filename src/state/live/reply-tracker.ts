import type { Author, Comment, SupportRequest } from '../../model.ts';
import { newComments } from '../thread/new-comments.ts';
import { repliesOf } from '../thread/replies.ts';
import type { ThreadSnapshot } from '../thread/thread.ts';

/** What support has written to one request since it was last looked at: the detail of `support-reply`. */
export interface Reply {
  readonly requestKey: string;
  /** Who wrote the last of them; without a name where the backend's list does not say. */
  readonly author: Author;
  readonly count: number;
}

/** What is known of one request. */
interface Known {
  /** When somebody last wrote there, in milliseconds since the epoch, by the server's clock. */
  readonly at: number;
  readonly awaiting: SupportRequest['awaiting'];
  readonly unread: boolean | undefined;
}

const SUPPORT: Author = { name: '', role: 'agent', me: false };

const timeOf = ({ lastComment, updatedAt = -Infinity }: SupportRequest): number =>
  lastComment?.createdAt ?? updatedAt;

/**
 * Tells replies of support that arrive from those that were there: each is given once, whether a list or a thread has it first. What is
 * loaded for the first time was there, save a request that comes into a list later with a word that is newer than all the list had.
 */
export class ReplyTracker {
  readonly #known = new Map<string, Known>();
  /** The newest time of each list when it was first loaded. */
  readonly #begun = new Map<string, number>();
  /** The comments of the thread that was looked at last. */
  #thread: { readonly key: string; readonly ids: ReadonlySet<string> } | undefined;

  /**
   * @param of which list it is; absent for rows that say nothing of others, as those of a search
   * @returns what has arrived
   */
  rows(items: readonly SupportRequest[], of?: string): readonly Reply[] {
    const begun = of === undefined ? undefined : this.#begun.get(of);
    if (of !== undefined && begun === undefined)
      this.#begun.set(of, Math.max(0, ...items.map(({ updatedAt = 0 }) => updatedAt)));
    return items.flatMap(request => {
      const before = this.#known.get(request.key);
      const isReply = before ? isAnswered(request, before) : begun !== undefined && isNewer(request, begun);
      this.#learn(request, timeOf(request));
      return isReply ? [replyTo(request, request.lastComment?.author)] : [];
    });
  }

  /** @returns what has arrived in an open thread */
  thread(snapshot: ThreadSnapshot): readonly Reply[] {
    const { request, comments, commentsPhase } = snapshot;
    if (!request || commentsPhase.is !== 'ready') return [];
    const { key } = request;
    const before = this.#known.get(key);
    const seen = this.#thread?.key === key ? this.#thread.ids : undefined;
    const isNew = (comment: Comment) => (comment.createdAt ?? -Infinity) > (before?.at ?? Infinity);
    const added = seen ? newComments(comments, seen) : comments.filter(isNew);
    // A list may have had the last of them first.
    const replies = repliesOf(snapshot).filter(
      comment =>
        comment.author.role === 'agent' && added.includes(comment) && (isNew(comment) || !comment.createdAt),
    );
    this.#thread = { key, ids: new Set(comments.map(({ id }) => id)) };
    const last = replies.at(-1);
    this.#learn(request, Math.max(timeOf(request), comments.at(-1)?.createdAt ?? -Infinity));
    return last ? [replyTo(request, last.author, replies.length)] : [];
  }

  #learn({ key, awaiting, unread }: SupportRequest, time: number): void {
    // An answer that was on its way may be older than what is known.
    this.#known.set(key, { at: Math.max(time, this.#known.get(key)?.at ?? -Infinity), awaiting, unread });
  }
}

const replyTo = ({ key }: SupportRequest, author = SUPPORT, count = 1): Reply => ({
  requestKey: key,
  author,
  count,
});

const isNewer = ({ lastComment }: SupportRequest, than: number): boolean =>
  lastComment?.author.role === 'agent' && (lastComment.createdAt ?? -Infinity) > than;

/** Whether support has written since; where the list does not say who wrote last, by whose turn it is and the read mark. */
function isAnswered(request: SupportRequest, before: Known): boolean {
  if (request.lastComment) return isNewer(request, before.at);
  const { awaiting, unread } = request;
  const isTurned = awaiting === 'requester' && before.awaiting === 'support';
  const isMarked = unread === true && before.unread === false && awaiting !== 'support';
  return timeOf(request) > before.at && (isTurned || isMarked);
}
