import type { Desk } from '../desk.ts';
import { channelName, parseTabMessage, type TabMessage } from './tab-channel.ts';
import { Poller } from './poller.ts';
import type { ReadTracker } from '../read-marks/read-tracker.ts';

export { ReadTracker } from '../read-marks/read-tracker.ts';
export type { Seen } from '../read-marks/seen.ts';

/** "2 minutes ago" is drawn anew each minute. */
const MINUTE = 60_000;

export interface LiveUpdatesOptions {
  /** The name of all that is kept in the browser: a prefix of the page's own is in the main file only. */
  readonly owner: string;
  readonly desk: Desk;
  /** What the person has read. */
  readonly reading?: ReadTracker | undefined;
  /** Where the customer's things are kept: the API's base URL and the customer's key. */
  readonly path: readonly string[];
  /** Draws anew what depends on the time. */
  readonly tick: () => void;
  /** Another tab has written or ended a draft. */
  readonly sync: () => void;
}

/**
 * What goes on while somebody shows a desk, and none of which the first rows wait for: looking for news now and then
 * while the page is in sight, less often as nothing happens, never in a hidden tab; relative times; other tabs.
 */
export class LiveUpdates {
  readonly #options: LiveUpdatesOptions;
  readonly #freshness: Poller;
  readonly #place: string;
  readonly #user: string;
  #channel: BroadcastChannel | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
    const { desk, reading, owner, path } = options;
    const [place = '', user = ''] = path;
    this.#place = place;
    this.#user = user;
    this.#freshness = new Poller({
      desk,
      owner,
      path: [place, user],
      tell: news => this.#post({ user, ...news }),
    });
    if (!reading) return;
    reading.tell = seen => this.#post({ user, seen });
    reading.refresh = () => this.#freshness.look();
  }

  start(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(channelName(this.#options.owner, this.#place));
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = parseTabMessage(data);
      if (!news) this.#options.sync();
      else if (news.user === this.#user) {
        if (news.seen) this.#options.reading?.heard(news.seen);
        this.#freshness.heard(news);
      }
    };
    // What was written before anybody listened, here and there.
    this.#options.sync();
    this.broadcastDrafts();
    this.#clock = setInterval(() => {
      if (!document.hidden) this.#options.tick();
    }, MINUTE);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#freshness.start();
    if (!document.hidden) this.#freshness.show();
  }

  stop(): void {
    this.#freshness.stop();
    this.#channel?.close();
    this.#channel = undefined;
    clearInterval(this.#clock);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Tells the other tabs that a draft was written or ended. */
  broadcastDrafts(): void {
    this.#post(null);
  }

  /** Something happened: the next look comes soon. */
  quicken(): void {
    if (this.#channel) this.#freshness.quicken();
  }

  #post(message: TabMessage | null): void {
    this.#channel?.postMessage(message);
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#freshness.hide();
      return;
    }
    this.#options.tick();
    // A tab whose process was killed has told nothing.
    this.#options.sync();
    this.#freshness.show();
  };
}
