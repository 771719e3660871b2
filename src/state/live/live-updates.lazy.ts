import type { Changes } from '../../http/event-stream.ts';
import { ownName } from '../../prefix.ts';
import type { DeskContext } from '../desk-context.ts';
import type { MarkStorage } from '../read-marks/read-marks.ts';
import { ReadTracker } from '../read-marks/read-tracker.ts';
import type { StorageKey } from '../storage/storage.ts';
import { EventSubscription } from './event-subscription.ts';
import { listSubject, threadSubject } from './poll-subject.ts';
import type { Replies } from './replies.lazy.ts';
import { SubjectPoller } from './subject-poller.ts';
import { channelName, parseTabMessage, type TabMessage } from './tab-channel.ts';

export { storedMarks } from '../read-marks/read-marks.ts';

/** Relative times ("2 minutes ago") are rendered again after this many milliseconds. */
const MINUTE = 60_000;

export interface LiveUpdatesOptions {
  readonly desk: DeskContext;
  /** Where everything of this customer is stored: the API base and the customer's key. */
  readonly path: StorageKey;
  /** Where read marks are stored; by default nobody tracks what is read. */
  readonly marks?: MarkStorage | undefined;
  /** Another tab has saved or ended a draft. */
  readonly onDraftsChanged: () => void;
  /** Another tab's customer has called off a draft. @param key of the request; empty for a new one */
  readonly onCallOff?: (key: string) => void;
}

/**
 * Runs while somebody shows a desk. Keeps fresh what it shows while the page is visible: the list, and the thread that is open. Of
 * all visible tabs that show the same, one polls the server, and one has the event stream. The others load only when they hear of
 * another state. Renders relative times again.
 */
export class LiveUpdates {
  readonly readTracker: ReadTracker | undefined;
  /** Absent until somebody wants to hear of them, and its file is loaded. */
  replies: Replies | undefined;
  readonly #options: LiveUpdatesOptions;
  readonly #pollers = new Set<SubjectPoller>();
  #events: EventSubscription | undefined;
  #channel: BroadcastChannel | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #unsubscribe: (() => void)[] = [];
  #isVisible = false;
  #isLoadingReplies = false;
  /** Whether an event stream is open, in any tab. */
  #isLive = false;
  /** The last number of unread requests that was broadcast. */
  #unread: number | undefined;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
    const { desk, marks } = options;
    if (!marks) return;
    this.readTracker = new ReadTracker({
      desk,
      storage: marks,
      broadcast: seen => this.#broadcast({ seen }),
      // The customer's action has changed the server.
      refresh: () => this.#pollers.forEach(poller => poller.poll()),
    });
  }

  start(): void {
    if (this.#channel) return;
    const { desk, path, onDraftsChanged } = this.#options;
    const [apiBase = '', user] = path;
    this.#channel = new BroadcastChannel(channelName(apiBase));
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parseTabMessage(data);
      if (!message) onDraftsChanged();
      else if (message.user === user) this.#receive(message);
    };
    // What was saved before anybody listened, here and in other tabs.
    onDraftsChanged();
    this.broadcastDrafts();
    this.#clock = setInterval(() => {
      if (!document.hidden) desk.changed();
    }, MINUTE);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#unsubscribe = [desk, desk.list].map(source => source.subscribe(() => this.#update()));
    this.#update();
    this.replies?.start();
    if (!document.hidden) this.#show();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const poller of this.#pollers) poller.end();
    this.#pollers.clear();
    this.#unread = undefined;
    this.#hide();
    this.replies?.stop();
    this.#channel?.close();
    this.#channel = undefined;
    clearInterval(this.#clock);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Notifies the other tabs that a draft was saved or ended. */
  broadcastDrafts(): void {
    this.#channel?.postMessage(null);
  }

  /** Asks the other tabs to stop what they send. @param key of the request; empty for a new one */
  broadcastCallOff(key: string): void {
    this.#broadcast({ callOff: key });
  }

  /** The customer did something: the next poll comes soon, in all tabs. */
  pollSoon(): void {
    if (!this.#channel) return;
    this.#broadcast({ quick: true });
    for (const poller of this.#pollers) poller.pollSoon();
  }

  /** Sends a message to the other tabs of this customer. */
  #broadcast(message: Omit<TabMessage, 'user'>): void {
    const [, user = ''] = this.#options.path;
    this.#channel?.postMessage({ user, ...message } satisfies TabMessage);
  }

  #receive(message: TabMessage): void {
    const { seen, read, quick, hello, live, changed, callOff } = message;
    this.replies?.receive(message);
    if (callOff !== undefined) this.#options.onCallOff?.(callOff);
    if (seen) this.readTracker?.merge(seen.key, seen.upTo);
    for (const poller of this.#pollers) {
      if (poller.subject.id === read?.id) poller.receive(read);
      if (quick) poller.pollSoon();
    }
    if (hello && this.#events?.isHere) this.#broadcast({ live: this.#isLive });
    // Without locks each tab has a stream of its own.
    if (this.#events?.isHere) return;
    if (live !== undefined) this.#setLive(live);
    if (changed) this.#onChanges(changed);
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) return this.#hide();
    this.#options.desk.changed();
    // A tab whose process was killed has broadcast nothing.
    this.#options.onDraftsChanged();
    this.#show();
  };

  #show(): void {
    this.#isVisible = true;
    this.replies?.show();
    if (this.#events) this.#broadcast({ hello: true });
    this.#events?.open();
    for (const poller of this.#pollers) poller.open();
  }

  #hide(): void {
    this.#isVisible = false;
    const stream = { isLive: this.#isLive, lastEventId: this.#events?.lastEventId };
    this.#events?.close();
    for (const poller of this.#pollers) poller.close();
    this.replies?.hide(stream);
  }

  /**
   * Hears of replies, also while the tab is hidden: where the page or the contract wants it, or the list says who wrote last. A backend of
   * contract 1.0 is not asked from hidden tabs, unless the page wants that.
   */
  #followReplies(): void {
    const { desk } = this.#options;
    const rows = desk.list.snapshot.rows?.items ?? [];
    const isWanted =
      desk.notify !== 'none' || desk.config.checksWriter === true || rows.some(row => row.lastComment);
    if (!isWanted || this.#isLoadingReplies) return;
    this.#isLoadingReplies = true;
    import('./replies.lazy.ts').then(
      file => this.#onReplies(file.Replies),
      () => {}, // The loader has reported that in the console.
    );
  }

  #onReplies(Made: typeof Replies): void {
    const { desk } = this.#options;
    const broadcast = (message: Omit<TabMessage, 'user'>) => this.#broadcast(message);
    this.replies = new Made({ desk, lock: this.#lock(''), broadcast });
    if (!this.#channel) return;
    this.replies.start();
    if (!this.#isVisible) this.replies.hide({ isLive: false, lastEventId: this.#events?.lastEventId });
    desk.changed();
  }

  #subscribe(): EventSubscription {
    return new EventSubscription({
      backend: this.#options.desk.backend,
      lock: this.#lock('events'),
      onChanges: changed => {
        this.#broadcast({ changed });
        this.#onChanges(changed);
      },
      onOpen: live => {
        this.#broadcast({ live });
        this.#setLive(live);
      },
    });
  }

  #onChanges({ keys, incidents, lastEventId }: Changes): void {
    if (this.#events) this.#events.lastEventId = lastEventId;
    if (incidents || !keys) this.#options.desk.incidents?.onServerChange();
    if (keys?.length === 0) return;
    // Any change may move a row; a thread changes with its own request only.
    const { backend } = this.#options.desk;
    const shown = keys?.map(key => backend.shownKey?.(key) ?? key);
    for (const poller of this.#pollers) {
      const { key } = poller.subject;
      if (!shown || key === undefined || shown.includes(key)) poller.onServerChange();
    }
  }

  #setLive(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    for (const poller of this.#pollers) poller.onLiveChange();
  }

  /** The name of a lock of this customer's tabs. */
  #lock(id: string): string {
    return [ownName(), ...this.#options.path, id].join(' ');
  }

  /** Polls what is shown now, and broadcasts how many requests are unread. */
  #update(): void {
    if (!this.replies) this.#followReplies();
    const { config, openThread, list, unreadCount } = this.#options.desk;
    // Also where the config could only be loaded later.
    if (config.features.events && !this.#events) {
      this.#events = this.#subscribe();
      if (this.#isVisible) this.#events.open();
    }
    const { filter, rows } = list.snapshot;
    // In the order in which they are loaded.
    const wanted = [listSubject(list, filter), ...(openThread ? [threadSubject(openThread)] : [])];
    for (const poller of this.#pollers) {
      const { id, source } = poller.subject;
      const index = wanted.findIndex(subject => subject.id === id && subject.source === source);
      if (index >= 0) wanted.splice(index, 1);
      else {
        poller.end();
        this.#pollers.delete(poller);
      }
    }
    for (const subject of wanted) {
      const poller = new SubjectPoller({
        subject,
        lock: this.#lock(subject.id),
        broadcast: read => this.#broadcast({ read }),
        isLive: () => this.#isLive,
      });
      this.#pollers.add(poller);
      if (this.#isVisible) poller.open();
    }
    if (!rows || unreadCount === this.#unread) return;
    this.#unread = unreadCount;
    this.#broadcast({ unread: unreadCount });
  }
}
