import type { SupportRequest } from '../../model.ts';
import type { Desk } from '../desk.ts';
import type { ThreadSnapshot } from '../thread/thread.ts';
import type { TabMessage } from '../live/tab-channel.ts';
import { ReadMarks, type MarkStorage } from './read-marks.ts';
import type { Seen } from './seen.ts';

/** The thread that is open, and what had been seen of it when it was opened. */
interface Visit {
  readonly key: string;
  seen?: Seen;
}

/** What the customer has read: told to a server that takes read marks, remembered here for one that keeps none. */
export class ReadTracker {
  readonly #desk: Desk;
  readonly #marks: ReadMarks;
  /** Tells other tabs what the person has seen; set by who speaks to them. */
  tell: (seen: NonNullable<TabMessage['seen']>) => void = () => {};
  /** Reads again what the server has changed. */
  refresh: () => void;
  /** The entry up to which the server was told that the person has read. */
  readonly #told = new Map<string, string>();
  #visit: Visit | undefined;

  /** @param early the rows that came before this, the first ones first */
  constructor(desk: Desk, storage: MarkStorage, early: SupportRequest[]) {
    this.#desk = desk;
    this.refresh = () => desk.refresh();
    const changed = () => {
      // The rows may be there before the marks.
      this.#marks.meet(early.splice(0));
      this.#meet();
      desk.changed();
    };
    this.#marks = new ReadMarks(storage, changed, (key, upTo) => this.tell({ key, upTo }));
    desk.list.subscribe(() => this.#meet());
    desk.subscribe(() => {
      const { view } = desk;
      if (view.name !== 'thread' || view.key !== this.#visit?.key) this.#visit = undefined;
    });
    desk.seenBefore = key => (this.#visit?.key === key ? this.#visit.seen : undefined);
    this.#marks.meet(early);
  }

  /** Whether a request of which the server says nothing has news. */
  isUnread(request: SupportRequest): boolean {
    return this.#marks.isUnread(request);
  }

  /** The person's own request is no news to them. */
  met(request: SupportRequest): void {
    this.#marks.see(request);
  }

  /** The person had a thread before their eyes, in another tab. */
  heard({ key, upTo }: NonNullable<TabMessage['seen']>): void {
    this.#marks.heard(key, upTo);
  }

  /** The person has the thread before their eyes. */
  see({ request, comments, commentsPhase }: ThreadSnapshot): void {
    if (!request || commentsPhase.is !== 'ready') return;
    const { key } = request;
    // What is still being read may hold more than is shown; it is seen when it is there.
    if (this.#desk.thread(key).isLoading) return;
    const wasUnread = this.#desk.isUnread(request);
    const visit: Visit | undefined = this.#visit?.key === key ? undefined : (this.#visit = { key });
    this.#marks.see(request, visit && (upTo => this.#begin(visit, { unread: request.unread, upTo })));
    const last = comments.at(-1)?.id;
    if (!wasUnread || !last || !this.#desk.config.features.read || this.#told.get(key) === last) return;
    // Once for each entry: a server that forgets it must not be asked for ever.
    this.#told.set(key, last);
    this.#desk.backend
      .markRead?.(key, last)
      .then(() => this.refresh())
      // Not worth a word: the next visit tells the server again.
      .catch(() => this.#told.delete(key));
  }

  /** Forgets all; what is on disk goes with everything else of this customer. */
  clear(): void {
    this.#marks.clear();
  }

  #begin(visit: Visit, seen: Seen): void {
    visit.seen = seen;
    this.#desk.changed();
  }

  #meet(): void {
    this.#marks.meet(this.#desk.list.snapshot.rows?.items ?? []);
  }
}
