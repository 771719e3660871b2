import type { TabMessage } from './tab-channel.ts';
import { MIN_INTERVAL, MAX_INTERVAL, pollInterval } from './schedule.ts';
import type { PollSubject } from './poll-subject.ts';
import { TabTurn } from './tab-turn.ts';

export interface SubjectPollerOptions {
  readonly subject: PollSubject;
  /** Of the turn that the tabs take. */
  readonly lock: string;
  readonly tell: (read: NonNullable<TabMessage['read']>) => void;
  /** Whether an event stream tells of changes: then asking is for the case that this fails. */
  readonly isLive: () => boolean;
}

/**
 * Keeps one list or thread fresh: looks now and then where it is this tab's turn, and reads what another tab found to have
 * changed. Only what was looked at by the clock, or because the server or the person asked for it, is told to the others; what was read
 * on their word is not, so that no two tabs ever keep each other reading.
 */
export class SubjectPoller {
  readonly subject: PollSubject;
  readonly #options: SubjectPollerOptions;
  readonly #turn: TabTurn;
  readonly #unsubscribe: () => void;
  #isOpen = false;
  /** An element here reads it; a page that only has a form must not keep others waiting for its rows. */
  #isRead: boolean;
  #hiddenAt = Date.now();
  /** When this was last known to be as the server has it. */
  #freshAt = Date.now();
  #due = Date.now() + MIN_INTERVAL;
  #touched = Date.now();
  /** When something new was found here, by this machine's clock. */
  #foundAt: number | undefined;
  #stamp: string | undefined;
  /** Another tab knows more than this hidden one. */
  #isStale = false;
  /** What is being read will be told. */
  #tells = false;
  #answered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SubjectPollerOptions) {
    this.#options = options;
    this.subject = options.subject;
    const { stamp, hasFailed, isLoading: isReading } = this.subject;
    this.#stamp = stamp;
    this.#isRead = stamp !== undefined || hasFailed || isReading;
    this.#turn = new TabTurn(options.lock, () => this.#schedule());
    this.#unsubscribe = this.subject.subscribe(() => this.#onChange());
  }

  /** The page is in sight. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (this.#isRead) this.#turn.take();
    const known = Math.max(this.#freshAt, this.#hiddenAt);
    if (this.#isStale || Date.now() - known >= MIN_INTERVAL) this.look();
  }

  /** It is not; nothing is asked any more. */
  close(): void {
    if (this.#isOpen) this.#hiddenAt = Date.now();
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#turn.leave();
  }

  end(): void {
    this.close();
    clearTimeout(this.#settling);
    this.#unsubscribe();
  }

  /** The next look comes soon. */
  touch(): void {
    this.#touched = Date.now();
    if (!this.#options.isLive()) this.#due = Math.min(this.#due, this.#touched + MIN_INTERVAL);
    this.#schedule();
  }

  /** Reads now, and tells the others. */
  look(): void {
    this.#tells = true;
    this.#touched = Date.now();
    this.subject.refresh();
    this.#putOff();
  }

  /** What the server told of; one of the tabs that show it looks. */
  changed(): void {
    if (this.#turn.isHeld) this.look();
  }

  /** The stream was opened or is gone. */
  liveChanged(): void {
    if (this.#options.isLive()) this.#putOff();
    else this.touch();
  }

  /** Another tab has read the same. */
  heard({ stamp, at }: NonNullable<TabMessage['read']>): void {
    const own = this.subject.stamp;
    if (own === undefined) return;
    if (stamp === own) {
      this.#freshAt = Math.max(this.#freshAt, at);
      this.#isStale = false;
      this.#putOff();
    } else if (at > this.#freshAt) {
      this.#foundAt = this.#touched = Date.now();
      if (this.#isOpen) this.subject.refresh();
      else this.#isStale = true;
      this.#putOff();
    }
  }

  #onChange(): void {
    if (this.subject.isLoading) this.#answered = true;
    // An answer comes in several parts, of which the last one is no different; a moment later it is all there.
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      if (this.subject.isLoading) return;
      if (this.#answered) this.#onAnswer();
      this.#answered = false;
    });
  }

  #giveUp(): void {
    this.#tells = false;
    this.#turn.pass();
  }

  #onAnswer(): void {
    const tells = this.#tells;
    this.#isRead = true;
    if (this.#isOpen) this.#turn.take();
    if (this.subject.hasFailed) {
      // Perhaps another tab is still signed in, or has a connection.
      if (tells) this.#giveUp();
      return;
    }
    this.#tells = false;
    const { stamp } = this.subject;
    const now = Date.now();
    if (stamp !== this.#stamp && this.#stamp !== undefined) this.#foundAt = this.#touched = now;
    this.#stamp = stamp;
    this.#freshAt = now;
    this.#isStale = false;
    if (tells && stamp !== undefined) this.#options.tell({ id: this.subject.id, stamp, at: now });
    this.#putOff();
  }

  #putOff(): void {
    const now = Date.now();
    const touched = this.#touched;
    const { key, active } = this.subject;
    // By the server's clock and by this machine's: either may be wrong.
    const times = key === undefined ? [undefined] : [active, this.#foundAt];
    const wait = Math.min(...times.map(time => pollInterval({ now, touched, active: time })));
    this.#due = now + (this.#options.isLive() ? MAX_INTERVAL : wait) + this.#turn.slack;
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#isOpen || !this.#turn.isHeld) return;
    this.#timer = setTimeout(() => this.#onDue(), Math.max(0, this.#due - Date.now()));
  }

  #onDue(): void {
    // A slow answer would never come, nor its time be up, were it asked for anew each time.
    if (!this.subject.isLoading) {
      // The element that showed it has gone; perhaps another tab has one.
      if (this.#tells) this.#giveUp();
      else {
        this.#tells = true;
        this.subject.refresh();
      }
    }
    this.#putOff();
  }
}
