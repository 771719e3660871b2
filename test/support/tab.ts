import { LiveUpdates } from '../../src/state/live/live-updates.lazy.ts';
import type { Comment, SupportRequest } from '../../src/model.ts';
import { Desk } from '../../src/state/desk.ts';
import { ManualBackend, never, requestOf } from './fake-backend.ts';
import type { FakeClock } from './fake-clock.ts';

/** What all tabs of a test ask. */
export class Server {
  /** What was asked, in order: `list open`, `thread CS-1`. */
  readonly calls: string[] = [];
  /** When, in seconds since the test began. */
  readonly times: number[] = [];
  rows: SupportRequest[] = [];
  comments: Comment[] = [];
  /** Read marks of requests, as one browser keeps them. */
  marks: [string, number][] | undefined;
  fails = false;
  /** What it does when something is marked as read; without it, it keeps no read marks. */
  onRead: (() => void) | undefined;
  events: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** The `Last-Event-ID` of each stream that was opened. */
  readonly streams: (string | undefined)[] = [];
  readonly #start = Date.now();

  async answer<T>(what: string, value: T): Promise<T> {
    this.calls.push(what);
    this.times.push((Date.now() - this.#start) / 1000);
    if (this.fails) throw new Error('Down');
    return value;
  }
}

export interface TabOptions {
  readonly apiBase: string;
  readonly user?: string;
  readonly events?: boolean;
  readonly listless?: boolean;
  /** Tracks what is read. */
  readonly reads?: boolean;
  /** The backend is of contract 1.1. */
  readonly isTeam?: boolean;
}

/**
 * One tab: a desk, whatever goes on behind it, and loaders in place of its elements. Tabs of one page have locks and a channel of
 * their own each, as those of a browser do; only out of sight they are together.
 */
export class Tab {
  readonly desk: Desk;
  readonly updates: LiveUpdates;
  /** What this one asked for. */
  readonly calls: string[] = [];
  synced = 0;
  /** Shows no list, as a page that has a form only. */
  listless: boolean;

  constructor(
    server: Server,
    { apiBase, user = 'ada', events = false, listless = false, reads = false, isTeam = false }: TabOptions,
  ) {
    this.listless = listless;
    const ask = <T>(what: string, value: T) => {
      this.calls.push(what);
      return server.answer(what, value);
    };
    const backend = new ManualBackend();
    backend.listRequests = ({ status }) => ask(`list ${status}`, { items: server.rows });
    backend.getRequest = key =>
      ask(`thread ${key}`, server.rows.find(row => row.key === key) ?? requestOf(key));
    // The second of a thread's two calls.
    backend.listComments = () => Promise.resolve({ items: server.comments });
    const { onRead } = server;
    backend.config = backend.config.then(config => ({
      ...config,
      ...(isTeam && { checksWriter: true }),
      features: { ...config.features, events, read: onRead !== undefined },
    }));
    if (onRead) Object.assign(backend, { markRead: () => Promise.resolve(onRead()) });
    if (events) {
      Object.assign(backend, {
        openEvents: ({ lastEventId }: { lastEventId?: string }) => {
          server.streams.push(lastEventId);
          return Promise.resolve(
            new ReadableStream({
              start: controller => {
                server.events = controller;
              },
            }),
          );
        },
      });
    }
    this.desk = new Desk({ backend, apiBase, user });
    let list = -1;
    const threads = new Map<object, number>();
    const read = () => {
      const { view } = this.desk;
      if (!this.listless && this.desk.list.version !== list) {
        list = this.desk.list.version;
        this.desk.list.load(never).catch(() => {});
      }
      if (view.name !== 'thread') return;
      const thread = this.desk.thread(view.key);
      if (!threads.has(thread)) thread.subscribe(read);
      if (threads.get(thread) === thread.version) return;
      threads.set(thread, thread.version);
      thread.load(never).catch(() => {});
    };
    this.desk.subscribe(() => queueMicrotask(read));
    this.desk.list.subscribe(() => queueMicrotask(read));
    queueMicrotask(read);
    const storage = {
      load: () => Promise.resolve(server.marks),
      save: (marks: [string, number][]) => Promise.resolve((server.marks = marks)),
    };
    this.updates = new LiveUpdates({
      desk: this.desk,
      path: [apiBase, user],
      marks: reads ? storage : undefined,
      onDraftsChanged: () => {
        this.synced++;
      },
    });
  }
}

/** Real time for what is no timer: locks, messages between tabs. Ends as soon as `condition` holds. */
export async function until(clock: FakeClock, condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await clock.advance(0);
  }
}

export function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Puts the page back in sight. */
export function resetHidden(): void {
  Reflect.deleteProperty(document, 'hidden');
}
