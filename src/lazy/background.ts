import type { EventOptions, SupportBackend } from '../backends/backend.ts';
import { openEvents } from '../backends/rest/events.ts';
import type { RestBackend } from '../backends/rest/rest-backend.ts';
import { follow } from '../http/event-stream.ts';

export { Reading } from './reading/reading.ts';

/** Between two looks, while things happen, in milliseconds. */
const FASTEST = 15_000;
/** Between two looks when nothing has happened for long. */
const SLOWEST = 300_000;
/** Each look that finds nothing new makes the next wait longer. */
const SLOWING = 1.25;

/** "2 minutes ago" is drawn anew each minute. */
const MINUTE = 60_000;

export interface BackgroundOptions {
  /** Reads again; told with `true` where an answer that is still awaited is not worth waiting for. */
  readonly look: (again?: true) => void;
  /** Draws anew what depends on the time. */
  readonly tick: () => void;
  /** What the tabs of one customer share. */
  readonly channel: string;
  /** Another tab has written or ended a draft. */
  readonly sync: () => void;
  /** Where it offers a stream of changes: then asking is for the case that this fails. */
  readonly backend?: SupportBackend | RestBackend | undefined;
}

/**
 * What goes on while somebody shows a desk, and none of which the first rows wait for: looking for news now and then
 * while the page is in sight, less often as nothing happens, never in a hidden tab; relative times; other tabs.
 */
export class Background {
  readonly #options: BackgroundOptions;
  #channel: BroadcastChannel | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #isLive = false;
  #endLive: (() => void) | undefined;
  #wait = FASTEST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #hiddenAt = 0;

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#channel = new BroadcastChannel(this.#options.channel);
    this.#channel.onmessage = () => this.#options.sync();
    // What was written before anybody listened, here and there.
    this.#options.sync();
    this.tell();
    this.#clock = setInterval(() => {
      if (!document.hidden) this.#options.tick();
    }, MINUTE);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#schedule();
    const { backend, look } = this.#options;
    const open =
      backend && 'http' in backend
        ? (options: EventOptions) => openEvents(backend.http, options)
        : backend?.openEvents?.bind(backend);
    if (!open) return;
    this.#endLive = follow({
      open,
      look: () => look(true),
      onLive: live => {
        this.#isLive = live;
        this.quicken();
      },
    });
  }

  stop(): void {
    this.#running = false;
    this.#endLive?.();
    this.#endLive = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    clearInterval(this.#clock);
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Tells the other tabs that a draft was written or ended. */
  tell(): void {
    this.#channel?.postMessage(null);
  }

  /** Something happened: the next look comes soon. */
  quicken(): void {
    this.#wait = FASTEST;
    if (this.#running) this.#schedule();
  }

  readonly #lookNow = (): void => {
    this.#options.look(true);
    this.quicken();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#timer);
    if (!document.hidden) {
      this.#options.tick();
      // A tab whose process was killed has told nothing.
      this.#options.sync();
    }
    if (document.hidden) this.#hiddenAt = Date.now();
    else if (Date.now() - this.#hiddenAt >= FASTEST) this.#lookNow();
    else this.#schedule();
  };

  #schedule(): void {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    this.#timer = setTimeout(
      () => {
        this.#options.look();
        this.#wait = Math.min(SLOWEST, this.#wait * SLOWING);
        this.#schedule();
      },
      this.#isLive ? SLOWEST : this.#wait,
    );
  }
}
