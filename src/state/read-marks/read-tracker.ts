import type { DeskContext } from '../desk-context.ts';
import type { TabMessage } from '../live/tab-channel.ts';
import type { Thread } from '../thread/thread.ts';
import { ReadMarks, type MarkStorage } from './read-marks.ts';
import type { Seen } from './seen.ts';

export interface ReadTrackerOptions {
  readonly desk: DeskContext;
  readonly storage: MarkStorage;
  /** Sends to other tabs what the customer has seen. */
  readonly broadcast: (seen: NonNullable<TabMessage['seen']>) => void;
  /** Loads anew what is shown: the server has changed its marks. */
  readonly refresh: () => void;
}

/** The thread that is open, and what had been seen of it when it was opened. */
interface Visit {
  readonly key: string;
  seen?: Seen;
}

/** What the customer has read: reported to a server that keeps read marks, stored here for one that keeps none. */
export class ReadTracker extends ReadMarks {
  readonly #options: ReadTrackerOptions;
  /** By the request's key: the state that was last reported to the server as read. */
  readonly #reported = new Map<string, string>();
  #visit: Visit | undefined;

  constructor(options: ReadTrackerOptions) {
    const { desk, storage, broadcast } = options;
    const addFirst = () => this.addFirst(desk.list.firstLoaded);
    super(
      storage,
      () => {
        addFirst();
        desk.changed();
      },
      (key, upTo) => broadcast({ key, upTo }),
    );
    this.#options = options;
    desk.list.subscribe(addFirst);
    desk.subscribe(() => {
      if (desk.openThread?.key !== this.#visit?.key) this.#visit = undefined;
    });
    addFirst();
  }

  /** What was seen of the open thread before this visit, once that is known. */
  seenBefore(key: string): Seen | undefined {
    return this.#visit?.key === key ? this.#visit.seen : undefined;
  }

  /** The customer sees the thread. */
  visit({ snapshot, isLoading }: Thread): void {
    const { request, comments, commentsPhase } = snapshot;
    // What is being loaded may hold more than is shown.
    if (!request || commentsPhase.is !== 'ready' || isLoading) return;
    const { desk, refresh } = this.#options;
    const { key, unread } = request;
    const wasUnread = desk.isUnread(request);
    const visit: Visit | undefined = this.#visit?.key === key ? undefined : (this.#visit = { key });
    this.markSeen(request, upTo => {
      if (!visit) return;
      visit.seen = { unread, upTo };
      desk.changed();
    });
    const last = comments.at(-1)?.id;
    const state = `${request.updatedAt} ${last}`;
    if (!wasUnread || !desk.config.features.read || this.#reported.get(key) === state) return;
    // Once for each state: a server that does not store the mark must not be asked for ever.
    this.#reported.set(key, state);
    desk.backend
      .markRead?.(key, last)
      .then(refresh)
      // The next visit reports it again.
      .catch(() => this.#reported.delete(key));
  }
}
