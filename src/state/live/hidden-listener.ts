import type { Changes } from '../../http/event-stream.ts';
import { followEvents } from '../../http/page/follow-events.ts';
import { problemOf, type SupportRequest } from '../../model.ts';
import type { DeskContext } from '../desk-context.ts';
import { TabTurn } from './tab-turn.ts';

/** Milliseconds between two polls of a hidden tab. */
const HIDDEN_INTERVAL = 60_000;
/** So many milliseconds after the last word in a request that waits, a hidden tab listens no more. */
const HIDDEN_TIME = 7_200_000;
/** Rows of a poll; what has changed is among the first. */
const ROWS = 20;

export interface HiddenListenerOptions {
  readonly desk: DeskContext;
  /** The names of this customer's locks begin so. */
  readonly lock: string;
  /** What a poll has found. @param of the list, as `RequestList` names it */
  readonly onRows: (rows: readonly SupportRequest[], of?: string) => void;
  /** Tells other hidden tabs that this one has asked. */
  readonly broadcast: () => void;
}

/** Where the event stream was when the tab was hidden. */
export interface StreamState {
  /** It was open, so that nothing was missed until then. */
  readonly isLive: boolean;
  readonly lastEventId: string | undefined;
}

/**
 * Listens in a hidden tab while a request waits for support: of all hidden tabs of a customer in one, over the event stream where there
 * is one, else with a poll a minute; not while another tab is visible, which hears of all by itself. It ends two hours after the last
 * word in those requests. With none waiting nothing is called.
 */
export class HiddenListener {
  readonly #options: HiddenListenerOptions;
  readonly #turn: TabTurn;
  /** Present while the tab is hidden. */
  #stream: StreamState | undefined;
  /** What waits, by key, as it was loaded last. */
  readonly #waiting = new Map<string, SupportRequest>();
  /** When a change of a request was noticed by this machine's clock, and the server's time that it had then. */
  readonly #noticed = new Map<string, { readonly time: number; readonly at: number }>();
  #hasLooked = false;
  /** The server has refused: nothing is called until the tab is seen again. */
  #isRefused = false;
  #endStream: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #calling: AbortController | undefined;

  constructor(options: HiddenListenerOptions) {
    this.#options = options;
    this.#turn = new TabTurn(`${options.lock}hidden`, () => this.#onHeld());
  }

  /** What is known of the customer's requests now. */
  look(requests: readonly SupportRequest[]): void {
    for (const request of requests) this.#learn(request);
    this.#hasLooked ||= requests.length > 0;
    this.#begin();
  }

  hide(stream: StreamState): void {
    this.#stream = stream;
    this.#begin();
  }

  /** The tab is visible, or the desk is closed. */
  show(): void {
    this.#stream = undefined;
    this.#isRefused = false;
    this.#end();
  }

  /** Another tab was seen: it has a stream of its own. */
  yieldStream(): void {
    this.#endStream?.();
    this.#endStream = undefined;
  }

  /** Another hidden tab has asked: where no lock decides, it has asked for this one, too. */
  postpone(): void {
    if (this.#timer && this.#turn.isAlone) this.#schedule();
  }

  #learn(request: SupportRequest): void {
    const { key, closed, awaiting } = request;
    const time = wordOf(request);
    const noticed = this.#noticed.get(key);
    // Rows that were loaded before a poll of a hidden tab.
    if (noticed && time < noticed.time) return;
    // What was there before anybody looked is as old as the server says.
    if (noticed?.time !== time)
      this.#noticed.set(key, { time, at: noticed || this.#hasLooked ? Date.now() : -Infinity });
    if (!closed && awaiting === 'support') this.#waiting.set(key, request);
    else this.#waiting.delete(key);
  }

  /** By the server's clock, which may be ahead, and by this machine's. */
  get #lastWord(): number {
    const now = Date.now();
    const words = [...this.#waiting.values()].map(request =>
      Math.max(Math.min(wordOf(request), now), this.#noticed.get(request.key)?.at ?? -Infinity),
    );
    return Math.max(-Infinity, ...words);
  }

  get #isWanted(): boolean {
    return this.#stream !== undefined && !this.#isRefused && Date.now() - this.#lastWord < HIDDEN_TIME;
  }

  #begin(): void {
    if (this.#isWanted) this.#turn.take();
    else this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#calling?.abort();
    this.#calling = undefined;
    this.yieldStream();
    this.#turn.leave();
  }

  #onHeld(): void {
    this.#schedule();
    void this.#listen();
  }

  #schedule(wait = HIDDEN_INTERVAL): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tick(), wait + this.#turn.slack);
  }

  async #tick(): Promise<void> {
    if (!this.#isWanted) return this.#end();
    this.#schedule();
    if (!(await this.#listen()) && this.#timer) await this.#poll();
  }

  /** Follows the event stream. @returns whether nothing has to be polled */
  async #listen(): Promise<boolean> {
    const { desk, lock } = this.#options;
    const openEvents = desk.config.features.events ? desk.backend.openEvents?.bind(desk.backend) : undefined;
    if (await isSeenElsewhere(lock, this.#turn)) {
      this.yieldStream();
      return true;
    }
    if (!openEvents) return false;
    if (!this.#stream || !this.#timer) return true;
    const { lastEventId: before, isLive } = this.#stream;
    this.#endStream ??= followEvents({
      open: ({ lastEventId = before, signal }) => openEvents({ lastEventId, signal }),
      onChanges: changes => {
        if (this.#concerns(changes)) void this.#poll();
      },
      onOpen: () => {},
      whileHidden: true,
      // Where the one of the visible tab ended.
      goesOn: isLive,
    });
    return true;
  }

  #concerns({ keys }: Changes): boolean {
    const { backend } = this.#options.desk;
    return keys?.some(key => this.#waiting.has(backend.shownKey?.(key) ?? key)) ?? true;
  }

  /** Loads the open requests, and those that are not among them any more. */
  async #poll(): Promise<void> {
    if (this.#calling) return;
    const { desk, onRows, broadcast } = this.#options;
    const { signal } = (this.#calling = new AbortController());
    try {
      const { items, nextCursor } = await desk.backend.listRequests({ status: 'open', limit: ROWS, signal });
      const gone = nextCursor
        ? []
        : [...this.#waiting.keys()].filter(key => !items.some(request => request.key === key));
      // They are closed, most likely with an answer.
      const closed = await Promise.all(
        gone.map(key => desk.backend.getRequest(key, { signal }).catch(() => void this.#waiting.delete(key))),
      );
      if (signal.aborted) return;
      const found = closed.filter(request => request !== undefined);
      for (const request of [...items, ...found]) this.#learn(request);
      broadcast();
      onRows(items, 'open');
      onRows(found);
      if (!this.#isWanted) this.#end();
    } catch (error) {
      if (signal.aborted) return;
      const { kind, retryAfter = 0 } = problemOf(error);
      this.#isRefused = kind === 'unauthorized' || kind === 'forbidden' || kind === 'other-customer';
      if (this.#isRefused) this.#end();
      else if (retryAfter > HIDDEN_INTERVAL) this.#schedule(retryAfter);
    } finally {
      this.#calling = undefined;
    }
  }
}

/** When somebody last wrote in a request, by the server's clock. */
const wordOf = ({ lastComment, updatedAt, createdAt }: SupportRequest): number =>
  lastComment?.createdAt ?? updatedAt ?? createdAt ?? -Infinity;

/** Whether a visible tab of this customer polls or has the stream: such a tab holds a lock. Without locks nobody can say. */
async function isSeenElsewhere(lock: string, turn: TabTurn): Promise<boolean> {
  if (turn.isAlone) return false;
  const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
  return held.some(
    ({ name = '' }) => name.startsWith(lock) && /^(list|thread|events)/.test(name.slice(lock.length)),
  );
}
