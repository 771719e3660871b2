import type { Changes } from '../../http/event-stream.ts';
import { ownName } from '../../prefix.ts';
import { EventSubscription } from './event-subscription.ts';
import type { LiveDesk } from './live-desk.ts';
import { listSubject, threadSubject } from './poll-subject.ts';
import { SubjectPoller } from './subject-poller.ts';
import type { TabMessage } from './tab-channel.ts';

export interface PollerOptions {
  readonly desk: LiveDesk;
  /** Who has to agree on whose turn it is. */
  readonly path: readonly [apiBase: string, user: string];
  /** Sends a message to the other tabs of this customer. */
  readonly broadcast: (message: Omit<TabMessage, 'user'>) => void;
}

/**
 * Keeps what a desk shows fresh while the page is visible: the list, and the thread that is open. Of all visible tabs that show the
 * same, one polls the server, and one has the event stream. The others load only when they hear of another state.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #pollers = new Set<SubjectPoller>();
  #events: EventSubscription | undefined;
  #unsubscribe: (() => void)[] = [];
  #isVisible = false;
  /** Whether an event stream is open, in any tab. */
  #isLive = false;
  /** The last number of unread requests that was broadcast. */
  #unread: number | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  start(): void {
    const { desk } = this.#options;
    if (desk.config.features.events) this.#events ??= this.#subscribe();
    this.#unsubscribe = [desk, desk.list].map(source => source.subscribe(() => this.#update()));
    this.#update();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const poller of this.#pollers) poller.end();
    this.#pollers.clear();
    this.#unread = undefined;
    this.hide();
  }

  /** The page became visible. */
  show(): void {
    this.#isVisible = true;
    if (this.#events) this.#options.broadcast({ hello: true });
    this.#events?.open();
    for (const poller of this.#pollers) poller.open();
  }

  /** The page is hidden. */
  hide(): void {
    this.#isVisible = false;
    this.#events?.close();
    for (const poller of this.#pollers) poller.close();
  }

  /** Loads all that is shown, and broadcasts its state: the customer's action has changed the server. */
  refresh(): void {
    for (const poller of this.#pollers) poller.poll();
  }

  /** The customer did something: the next poll comes soon, in all tabs. */
  pollSoon(): void {
    this.#options.broadcast({ quick: true });
    this.#pollSoonHere();
  }

  /** Handles a message of another tab of this customer. */
  receive({ read, quick, hello, live, changed }: TabMessage): void {
    for (const poller of this.#pollers) if (poller.subject.id === read?.id) poller.receive(read);
    if (quick) this.#pollSoonHere();
    if (hello && this.#events?.isHere) this.#options.broadcast({ live: this.#isLive });
    // Without locks each tab has a stream of its own.
    if (this.#events?.isHere) return;
    if (live !== undefined) this.#setLive(live);
    if (changed) this.#onChanges(changed);
  }

  #subscribe(): EventSubscription {
    const { desk, broadcast } = this.#options;
    return new EventSubscription({
      backend: desk.backend,
      lock: this.#lock('events'),
      onChanges: changes => {
        broadcast({ changed: changes });
        this.#onChanges(changes);
      },
      onOpen: isOpen => {
        broadcast({ live: isOpen });
        this.#setLive(isOpen);
      },
    });
  }

  #pollSoonHere(): void {
    for (const poller of this.#pollers) poller.pollSoon();
  }

  #onChanges({ keys, lastEventId }: Changes): void {
    if (this.#events) this.#events.lastEventId = lastEventId;
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

  #lock(id: string): string {
    return [ownName(), ...this.#options.path, id].join(' ');
  }

  /** Polls what is shown now, and broadcasts how many requests are unread. */
  #update(): void {
    const { desk, broadcast } = this.#options;
    const { openThread, list, unreadCount } = desk;
    const { filter, rows } = list.snapshot;
    // In the order in which they are loaded.
    const wanted = [listSubject(list, filter), ...(openThread ? [threadSubject(openThread)] : [])];
    for (const poller of this.#pollers) {
      const index = wanted.findIndex(
        ({ id, source }) => id === poller.subject.id && source === poller.subject.source,
      );
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
        broadcast: read => broadcast({ read }),
        isLive: () => this.#isLive,
      });
      this.#pollers.add(poller);
      if (this.#isVisible) poller.open();
    }
    if (!rows || unreadCount === this.#unread) return;
    this.#unread = unreadCount;
    broadcast({ unread: unreadCount });
  }
}
