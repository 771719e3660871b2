import type { EventOptions, SupportBackend } from '../../backends/backend.ts';
import { openEvents } from '../../backends/rest/events.ts';
import type { RestBackend } from '../../backends/rest/rest-backend.ts';
import { followEvents, type Changes } from '../../http/event-stream.ts';
import { TabTurn } from './tab-turn.ts';

export interface EventSubscriptionOptions {
  readonly backend: SupportBackend | RestBackend;
  readonly lock: string;
  readonly onChanges: (changes: Changes) => void;
  readonly onLive: (live: boolean) => void;
}

/** The event stream, open in one tab for all that are in sight. */
export class EventSubscription {
  /** The last event that any tab has heard of: whoever takes over goes on from there. */
  lastEventId: string | undefined;
  readonly #options: EventSubscriptionOptions;
  readonly #turn: TabTurn;
  #end: (() => void) | undefined;

  constructor(options: EventSubscriptionOptions) {
    this.#options = options;
    this.#turn = new TabTurn(options.lock, () => this.#follow());
  }

  /** Whether it is this tab that keeps it. */
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

  #follow(): void {
    const { backend, onChanges, onLive } = this.#options;
    const open =
      'http' in backend
        ? (options: EventOptions) => openEvents(backend.http, options)
        : backend.openEvents?.bind(backend);
    if (!open) return;
    // Who kept it before has gone.
    onLive(false);
    this.#end = followEvents({
      open: ({ lastEventId = this.lastEventId, signal }) => open({ lastEventId, signal }),
      onChanges: changes => {
        this.lastEventId = changes.lastEventId;
        onChanges(changes);
      },
      onOpen: onLive,
    });
  }
}
