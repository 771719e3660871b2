import type { PollSubject } from './poll-subject.ts';
import { MAX_INTERVAL, MIN_INTERVAL, pollInterval } from './schedule.ts';
import type { TabMessage } from './tab-channel.ts';
import { TabTurn } from './tab-turn.ts';

type LoadMessage = NonNullable<TabMessage['read']>;

export interface SubjectPollerOptions {
  readonly subject: PollSubject;
  /** The name of the lock: the tab that holds it polls. */
  readonly lock: string;
  /** Tells other tabs what was loaded here. */
  readonly broadcast: (message: LoadMessage) => void;
  /** Whether an event stream is open: then polls are for the case that it fails. */
  readonly isLive: () => boolean;
}

/**
 * Keeps one list or thread fresh: polls where it is this tab's turn, and loads what another tab found to have changed. Only polls, and
 * loads that the server or the customer caused, are broadcast; loads that a broadcast caused are not, so that no two tabs keep each
 * other loading.
 */
export class SubjectPoller {
  readonly subject: PollSubject;
  readonly #options: SubjectPollerOptions;
  readonly #turn: TabTurn;
  readonly #unsubscribe: () => void;
  /** The page is visible. */
  #isOpen = false;
  #isEnded = false;
  /** An element here loads it; a page that only has a form must not keep the turn from others. */
  #isLoaded: boolean;
  #hiddenAt = Date.now();
  /** When it was last known to be as the server has it. */
  #freshAt = Date.now();
  /** When the next poll is due. */
  #due = Date.now() + MIN_INTERVAL;
  #touched = Date.now();
  /** When something new was found here, by this machine's clock. */
  #foundAt: number | undefined;
  #stamp: string | undefined;
  /** Another tab has a newer state than this hidden one. */
  #isStale = false;
  /** The next answer is broadcast. */
  #broadcasts = false;
  #awaitsAnswer = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SubjectPollerOptions) {
    this.#options = options;
    this.subject = options.subject;
    const { source, stamp, hasFailed } = this.subject;
    this.#stamp = stamp;
    this.#isLoaded = stamp !== undefined || hasFailed || source.isLoading;
    this.#turn = new TabTurn(options.lock, () => this.#schedule());
    this.#unsubscribe = source.subscribe(() => this.#onChange());
  }

  /** The page is visible. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (this.#isLoaded) this.#turn.take();
    const since = Math.max(this.#freshAt, this.#hiddenAt);
    if (this.#isStale || Date.now() - since >= MIN_INTERVAL) this.poll();
  }

  /** The page is hidden: nothing is polled. */
  close(): void {
    if (this.#isOpen) this.#hiddenAt = Date.now();
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#turn.leave();
  }

  end(): void {
    this.close();
    this.#isEnded = true;
    this.#unsubscribe();
  }

  /** The next poll comes soon. */
  pollSoon(): void {
    this.#touched = Date.now();
    if (!this.#options.isLive()) this.#due = Math.min(this.#due, this.#touched + MIN_INTERVAL);
    this.#schedule();
  }

  /** Loads now, and broadcasts the state. */
  poll(): void {
    this.#broadcasts = true;
    this.#touched = Date.now();
    this.subject.source.invalidate();
    this.#postpone();
  }

  /** The event stream says that the server has changed it; one of the tabs that show it polls. */
  onServerChange(): void {
    if (this.#turn.isHeld) this.poll();
  }

  /** The event stream was opened or closed. */
  onLiveChange(): void {
    if (this.#options.isLive()) this.#postpone();
    else this.pollSoon();
  }

  /** Another tab has loaded the same. */
  receive({ stamp, at }: LoadMessage): void {
    const own = this.subject.stamp;
    if (own === undefined) return;
    if (stamp === own) {
      this.#freshAt = Math.max(this.#freshAt, at);
      this.#isStale = false;
      this.#postpone();
    } else if (at > this.#freshAt) {
      this.#foundAt = this.#touched = Date.now();
      if (this.#isOpen) this.subject.source.invalidate();
      else this.#isStale = true;
      this.#postpone();
    }
  }

  /** An answer comes in several changes, the last of which need not be one. */
  #onChange(): void {
    if (this.subject.source.isLoading && !this.#awaitsAnswer) void this.#awaitAnswer();
  }

  async #awaitAnswer(): Promise<void> {
    this.#awaitsAnswer = true;
    const { source } = this.subject;
    let isAnswered = false;
    while (source.isLoading) isAnswered = await source.idle();
    this.#awaitsAnswer = false;
    if (isAnswered && !this.#isEnded) this.#onAnswer();
  }

  #giveUp(): void {
    this.#broadcasts = false;
    this.#turn.pass();
  }

  #onAnswer(): void {
    const broadcasts = this.#broadcasts;
    this.#isLoaded = true;
    if (this.#isOpen) this.#turn.take();
    if (this.subject.hasFailed) {
      // Another tab may still be signed in, or have a connection; but it is to wait as well.
      if (broadcasts && !this.subject.source.isPutOff) this.#giveUp();
      this.#broadcasts = false;
      return;
    }
    this.#broadcasts = false;
    const { stamp } = this.subject;
    const now = Date.now();
    if (stamp !== this.#stamp && this.#stamp !== undefined) this.#foundAt = this.#touched = now;
    this.#stamp = stamp;
    this.#freshAt = now;
    this.#isStale = false;
    if (broadcasts && stamp !== undefined) this.#options.broadcast({ id: this.subject.id, stamp, at: now });
    this.#postpone();
  }

  /** Sets when the next poll is due, from now on. */
  #postpone(): void {
    const now = Date.now();
    const touched = this.#touched;
    const { key, active } = this.subject;
    // By the server's clock and by this machine's: either may be wrong.
    const times = key === undefined ? [undefined] : [active, this.#foundAt];
    const interval = Math.min(...times.map(time => pollInterval({ now, touched, active: time })));
    this.#due = now + (this.#options.isLive() ? MAX_INTERVAL : interval) + this.#turn.slack;
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#isOpen || !this.#turn.isHeld) return;
    this.#timer = setTimeout(() => this.#onDue(), Math.max(0, this.#due - Date.now()));
  }

  #onDue(): void {
    // A slow answer is waited for: loading again would abort it each time.
    const { source } = this.subject;
    if (!source.isLoading && !source.isPutOff) {
      // The last poll had no answer: the element is gone, and another tab may have one.
      if (this.#broadcasts) this.#giveUp();
      else {
        this.#broadcasts = true;
        source.invalidate();
      }
    }
    this.#postpone();
  }
}
