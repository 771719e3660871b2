import type { StorageKey } from '../storage/storage.ts';
import type { MarkStorage } from '../read-marks/read-marks.ts';
import { ReadTracker } from '../read-marks/read-tracker.ts';
import type { LiveDesk } from './live-desk.ts';
import { Poller } from './poller.ts';
import { channelName, parseTabMessage, type TabMessage } from './tab-channel.ts';

export { storedMarks } from '../read-marks/read-marks.ts';

/** Relative times ("2 minutes ago") are rendered again after this many milliseconds. */
const MINUTE = 60_000;

export interface LiveUpdatesOptions {
  readonly desk: LiveDesk;
  /** Where everything of this customer is stored. */
  readonly path: StorageKey;
  /** Where read marks are stored; by default nobody tracks what is read. */
  readonly marks?: MarkStorage | undefined;
  /** Another tab has saved or ended a draft. */
  readonly onDraftsChanged: () => void;
}

/**
 * Runs while somebody shows a desk: polls while the page is visible, less often as nothing happens; renders relative times again;
 * exchanges messages with other tabs.
 */
export class LiveUpdates {
  readonly readTracker: ReadTracker | undefined;
  readonly #options: LiveUpdatesOptions;
  readonly #poller: Poller;
  readonly #apiBase: string;
  readonly #user: string;
  #channel: BroadcastChannel | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
    const { desk, path, marks } = options;
    const [apiBase = '', user = ''] = path;
    this.#apiBase = apiBase;
    this.#user = user;
    this.#poller = new Poller({
      desk,
      path: [apiBase, user],
      broadcast: message => this.#broadcast({ user, ...message }),
    });
    if (!marks) return;
    this.readTracker = new ReadTracker({
      desk,
      storage: marks,
      broadcast: seen => this.#broadcast({ user, seen }),
      refresh: () => this.#poller.refresh(),
    });
  }

  start(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(channelName(this.#apiBase));
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parseTabMessage(data);
      if (!message) this.#options.onDraftsChanged();
      else if (message.user === this.#user) {
        if (message.seen) this.readTracker?.merge(message.seen.key, message.seen.upTo);
        this.#poller.receive(message);
      }
    };
    // What was saved before anybody listened, here and in other tabs.
    this.#options.onDraftsChanged();
    this.broadcastDrafts();
    this.#clock = setInterval(() => {
      if (!document.hidden) this.#options.desk.changed();
    }, MINUTE);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#poller.start();
    if (!document.hidden) this.#poller.show();
  }

  stop(): void {
    this.#poller.stop();
    this.#channel?.close();
    this.#channel = undefined;
    clearInterval(this.#clock);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Tells the other tabs that a draft was saved or ended. */
  broadcastDrafts(): void {
    this.#broadcast(null);
  }

  /** The customer did something: the next poll comes soon, in all tabs. */
  pollSoon(): void {
    if (this.#channel) this.#poller.pollSoon();
  }

  #broadcast(message: TabMessage | null): void {
    this.#channel?.postMessage(message);
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#poller.hide();
      return;
    }
    this.#options.desk.changed();
    // A tab whose process was killed has broadcast nothing.
    this.#options.onDraftsChanged();
    this.#poller.show();
  };
}
