import { UnreadCount, type UnreadCountSettings } from '../http/unread-count.ts';
import { channelName, parseTabMessage } from '../state/live/tab-channel.ts';

/** Milliseconds between two calls; a desk on the page or in another tab broadcasts a change at once. */
const INTERVAL = 300_000;
/** A count of at most this age, in milliseconds, is not loaded again when the page comes into sight. */
const FRESH = 60_000;

export interface UnreadPollerSettings extends UnreadCountSettings {
  /** The customer's key; without it the broadcasts of every customer count. */
  readonly user: string | undefined;
}

/**
 * Keeps the number of unread requests up to date while the page is in sight: loads it now and then, and takes over what
 * another tab has loaded.
 */
export class UnreadPoller {
  readonly settings: UnreadPollerSettings;
  readonly #onCount: (count: number) => void;
  readonly #source: UnreadCount;
  readonly #channel: BroadcastChannel;
  #loading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the count was last up to date. */
  #checkedAt = -Infinity;

  /** Begins at once; `stop` ends it. */
  constructor(settings: UnreadPollerSettings, onCount: (count: number) => void) {
    this.settings = settings;
    this.#onCount = onCount;
    this.#source = new UnreadCount(settings);
    this.#channel = new BroadcastChannel(channelName(settings.base.href));
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parseTabMessage(data);
      if (!message || (settings.user && message.user !== settings.user)) return;
      if (message.unread !== undefined) this.take(message.unread);
      // A tab that has loaded the list would have broadcast another number.
      else if (message.read?.id.startsWith('list')) this.#checked();
    };
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#onVisibility();
  }

  /** See {@link UnreadCount.use}. */
  use(signIn: Parameters<UnreadCount['use']>[0]): void {
    this.#source.use(signIn);
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#loading?.abort();
    this.#channel.close();
  }

  async load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      const count = await this.#source.load(signal);
      if (signal.aborted || count === undefined) return;
      this.take(count);
      this.#channel.postMessage({ user: this.settings.user ?? '', unread: count });
    } catch {
      // A badge shows no problems: the count stays until the next call.
    } finally {
      if (!signal.aborted) this.#checked();
    }
  }

  /** Takes over a count, also one that was loaded elsewhere. */
  take(count: number): void {
    this.#onCount(count);
    this.#checked();
  }

  #checked(): void {
    this.#checkedAt = Date.now();
    this.#wait(INTERVAL);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    const wait = Math.max(milliseconds, this.#source.retryAt - Date.now());
    if (!document.hidden) this.#timer = setTimeout(() => void this.load(), wait);
  }

  readonly #onVisibility = (): void => {
    const age = Date.now() - this.#checkedAt;
    if (!document.hidden && age >= FRESH && Date.now() >= this.#source.retryAt) void this.load();
    else this.#wait(INTERVAL - age);
  };
}
