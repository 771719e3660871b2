import type { DeskContext } from '../desk-context.ts';
import type { Thread } from '../thread/thread.ts';
import { HiddenListener, type StreamState } from './hidden-listener.ts';
import { ReplyTracker, type Reply } from './reply-tracker.ts';
import type { TabMessage } from './tab-channel.ts';

export type { Reply } from './reply-tracker.ts';

export interface RepliesOptions {
  readonly desk: DeskContext;
  /** The names of this customer's locks begin so. */
  readonly lock: string;
  readonly broadcast: (message: Omit<TabMessage, 'user'>) => void;
}

/** Finds what support writes, in whatever the desk loads, and in a hidden tab while a request waits for it. */
export class Replies {
  readonly #desk: DeskContext;
  readonly #tracker = new ReplyTracker();
  readonly #hidden: HiddenListener;
  readonly #listeners = new Set<(reply: Reply) => void>();
  /** Those that no element has emitted yet. */
  #queue: readonly Reply[] = [];
  #unsubscribe: (() => void)[] = [];
  /** The rows and the thread that were looked at last. */
  #rows: unknown;
  #thread: Thread | undefined;
  #snapshot: unknown;

  constructor({ desk, lock, broadcast }: RepliesOptions) {
    this.#desk = desk;
    this.#hidden = new HiddenListener({
      desk,
      lock,
      onRows: (rows, of) => this.#add(this.#tracker.rows(rows, of)),
      broadcast: () => broadcast({ heard: true }),
    });
  }

  start(): void {
    if (this.#unsubscribe.length > 0) return;
    const look = () => this.#look();
    this.#unsubscribe = [this.#desk.subscribe(look), this.#desk.list.subscribe(look)];
    look();
  }

  stop(): void {
    this.#hidden.show();
    for (const unsubscribe of [...this.#unsubscribe, ...this.#unsubscribeThread]) unsubscribe();
    this.#unsubscribe = this.#unsubscribeThread = [];
    this.#thread = undefined;
  }

  hide(stream: StreamState): void {
    this.#hidden.hide(stream);
  }

  show(): void {
    this.#hidden.show();
  }

  receive({ hello, heard }: TabMessage): void {
    if (hello) this.#hidden.yieldStream();
    if (heard) this.#hidden.postpone();
  }

  /** Calls `listener` with each reply that arrives, until the returned function is called. */
  subscribe(listener: (reply: Reply) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What has arrived, once, for whoever emits it. */
  take(): readonly Reply[] {
    const replies = this.#queue;
    this.#queue = [];
    return replies;
  }

  #unsubscribeThread: (() => void)[] = [];

  #look(): void {
    const { list, openThread } = this.#desk;
    const { rows } = list.snapshot;
    if (openThread !== this.#thread) {
      for (const unsubscribe of this.#unsubscribeThread) unsubscribe();
      this.#unsubscribeThread = openThread ? [openThread.subscribe(() => this.#look())] : [];
      this.#thread = openThread;
    }
    const isNews = rows !== this.#rows || openThread?.snapshot !== this.#snapshot;
    if (!isNews) return;
    // The thread says more: how many there are, and who wrote the last one.
    const inThread = openThread ? this.#tracker.thread(openThread.snapshot) : [];
    const isSearch = Boolean(rows?.query ?? list.asked.query ?? list.asked.sort);
    const inRows =
      rows && rows !== this.#rows ? this.#tracker.rows(rows.items, isSearch ? undefined : rows.of) : [];
    this.#rows = rows;
    this.#snapshot = openThread?.snapshot;
    const request = openThread?.snapshot.request;
    this.#hidden.look([...list.loaded, ...(request ? [request] : [])]);
    this.#add([...inThread, ...inRows]);
  }

  #add(replies: readonly Reply[]): void {
    if (replies.length === 0) return;
    this.#queue = [...this.#queue, ...replies];
    for (const reply of replies) for (const listener of [...this.#listeners]) listener(reply);
    this.#desk.changed();
  }
}
