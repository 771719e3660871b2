import type { StatusFilter } from '../../model.ts';
import type { RequestList } from '../list/request-list.ts';
import type { Thread } from '../thread/thread.ts';

/** How many rows or comments two tabs compare: as many as each has at least. */
const COMPARED = 20;

/** Something that is polled: a list under one filter, or a thread. */
export interface PollSubject {
  /** Equal in every tab. */
  readonly id: string;
  /** The request's key; absent for a list. */
  readonly key?: string;
  /** An element that shows it loads it anew when it is invalidated. */
  readonly source: RequestList | Thread;
  readonly hasFailed: boolean;
  /** Equal for equal states, in every tab; absent until there was an answer. */
  readonly stamp: string | undefined;
  /** When somebody last wrote there, as the server says, in milliseconds since the epoch. */
  readonly active?: number | undefined;
}

export const listSubject = (list: RequestList, filter: StatusFilter): PollSubject => ({
  id: `list ${[filter, list.asked.scope].filter(Boolean).join(' ')}`,
  source: list,
  get hasFailed() {
    return list.snapshot.phase.is === 'failed';
  },
  get stamp() {
    const { rows } = list.snapshot;
    if (rows?.of !== filter) return undefined;
    const shown = rows.items
      .slice(0, COMPARED)
      .map(({ key, status, updatedAt, unread }) => [key, status, updatedAt, unread]);
    return JSON.stringify([shown, list.unreadCount]);
  },
});

export const threadSubject = (thread: Thread): PollSubject => ({
  id: `thread ${thread.key}`,
  key: thread.key,
  source: thread,
  get hasFailed() {
    const { requestPhase, commentsPhase } = thread.snapshot;
    return requestPhase.is === 'failed' || commentsPhase.is === 'failed';
  },
  get stamp() {
    const { request, comments, commentsPhase } = thread.snapshot;
    if (!request || commentsPhase.is === 'loading') return undefined;
    const { status, updatedAt } = request;
    // One tab may show earlier comments than another.
    return JSON.stringify([status, updatedAt, ...comments.slice(-COMPARED).map(({ id }) => id)]);
  },
  get active() {
    const { request, comments } = thread.snapshot;
    return Math.max(request?.updatedAt ?? 0, comments.at(-1)?.createdAt ?? 0);
  },
});
