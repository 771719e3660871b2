import type { SupportBackend } from '../../backends/backend.ts';
import type { Changes } from '../../http/event-stream.ts';
import { followEvents } from '../../http/page/follow-events.ts';
import { TabTurn } from './tab-turn.ts';

export interface EventSubscriptionOptions {
  readonly backend: SupportBackend;
  /** The name of the lock: the tab that holds it has the stream. */
  readonly lock: string;
  readonly onChanges: (changes: Changes) => void;
  /** Whether the stream is open. */
  readonly onOpen: (isOpen: boolean) => void;
}

/** The backend's event stream, open in one of the visible tabs for all. */
export class EventSubscription {
  /** Of the last event that any tab got: a tab that takes over resumes there. */
  lastEventId: string | undefined;
  readonly #turn: TabTurn;
  #end: (() => void) | undefined;

  constructor({ backend, lock, onChanges, onOpen }: EventSubscriptionOptions) {
    this.#turn = new TabTurn(lock, () => {
      const openEvents = backend.openEvents?.bind(backend);
      if (!openEvents) return;
      // The tab that had it before is gone.
      onOpen(false);
      this.#end = followEvents({
        open: ({ lastEventId = this.lastEventId, signal }) => openEvents({ lastEventId, signal }),
        onChanges: changes => {
          this.lastEventId = changes.lastEventId;
          onChanges(changes);
        },
        onOpen,
      });
    });
  }

  /** Whether this tab has the stream. */
  get isHere(): boolean {
    return this.#end !== undefined;
  }

  open(): void {
    this.#turn.take();
  }

  close(): void {
    this.#end?.();
    this.#end = undefined;
    this.#turn.leave();
  }
}
