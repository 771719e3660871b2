import type { EventOptions, SupportBackend } from '../../backends/backend.ts';
import { openEvents } from '../../backends/rest/events.ts';
import type { RestBackend } from '../../backends/rest/rest-backend.ts';
import { follow, type Changes } from '../../http/event-stream.ts';
import { Turn } from './tab-turn.ts';

export interface LiveStreamOptions {
  readonly backend: SupportBackend | RestBackend;
  readonly lock: string;
  readonly onChanges: (changes: Changes) => void;
  readonly onLive: (live: boolean) => void;
}

/** The event stream, open in one tab for all that are in sight. */
export class LiveStream {
  /** The last event that any tab has heard of: whoever takes over goes on from there. */
  lastEventId: string | undefined;
  readonly #options: LiveStreamOptions;
  readonly #turn: Turn;
  #end: (() => void) | undefined;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
    this.#turn = new Turn(options.lock, () => this.#follow());
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
    this.#end = follow({
      open: ({ lastEventId = this.lastEventId, signal }) => open({ lastEventId, signal }),
      look: changes => {
        this.lastEventId = changes.lastEventId;
        onChanges(changes);
      },
      onLive,
    });
  }
}
