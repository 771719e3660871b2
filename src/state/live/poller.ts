import type { Desk } from '../desk.ts';
import type { Changes } from '../../http/event-stream.ts';
import type { TabMessage } from './tab-channel.ts';
import { EventSubscription } from './event-subscription.ts';
import { listSubject, threadSubject, type PollSubject } from './poll-subject.ts';
import { SubjectPoller } from './subject-poller.ts';

export interface PollerOptions {
  /** The name before those of the locks. */
  readonly owner: string;
  readonly desk: Desk;
  /** The API's base URL and the customer's key. */
  readonly path: readonly [place: string, user: string];
  /** Tells the other tabs of this customer. */
  readonly tell: (news: Omit<TabMessage, 'user'>) => void;
}

/**
 * Keeps what a desk shows fresh while the page is in sight: the list, and the thread that is open. Of all tabs in sight that
 * show the same, one asks the server, and one keeps the event stream. The others read only once they hear of another state.
 */
export class Poller {
  readonly #options: PollerOptions;
  #stream: EventSubscription | undefined;
  readonly #watched = new Map<object | string, SubjectPoller>();
  #unsubscribe: (() => void)[] = [];
  #isInSight = false;
  #isLive = false;
  #unread: number | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  start(): void {
    const { desk } = this.#options;
    if (desk.config.features.events) this.#stream ??= this.#makeStream();
    this.#unsubscribe = [desk, desk.list].map(source => source.subscribe(() => this.#follow()));
    this.#follow();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const watched of this.#watched.values()) watched.end();
    this.#watched.clear();
    this.#unread = undefined;
    this.hide();
  }

  show(): void {
    this.#isInSight = true;
    if (this.#stream) this.#options.tell({ hello: true });
    this.#stream?.open();
    for (const watched of this.#watched.values()) watched.open();
  }

  hide(): void {
    this.#isInSight = false;
    this.#stream?.close();
    for (const watched of this.#watched.values()) watched.close();
  }

  /** Reads all that is shown, and tells the others of it: the server has changed because of the person. */
  look(): void {
    for (const watched of this.#watched.values()) watched.look();
  }

  /** The person did something. */
  quicken(): void {
    this.#options.tell({ quick: true });
    this.#touch();
  }

  /** Another tab of the same customer tells something. */
  heard({ read, quick, hello, live, changed }: TabMessage): void {
    if (read) for (const watched of this.#all(({ id }) => id === read.id)) watched.heard(read);
    if (quick) this.#touch();
    if (hello && this.#stream?.isHere) this.#options.tell({ live: this.#isLive });
    // Where no lock says whose turn it is, each tab has a stream of its own.
    if (this.#stream?.isHere) return;
    if (live !== undefined) this.#setLive(live);
    if (changed) this.#changed(changed);
  }

  #makeStream(): EventSubscription {
    const { desk, tell } = this.#options;
    return new EventSubscription({
      backend: desk.backend,
      lock: this.#lock('events'),
      onChanges: changes => {
        tell({ changed: changes });
        this.#changed(changes);
      },
      onLive: live => {
        tell({ live });
        this.#setLive(live);
      },
    });
  }

  #touch(): void {
    for (const watched of this.#watched.values()) watched.touch();
  }

  #changed({ keys, lastEventId }: Changes): void {
    if (this.#stream) this.#stream.lastEventId = lastEventId;
    // Any change may move a row; a thread changes by what happens in it.
    const { backend } = this.#options.desk;
    const shown = keys?.map(key => backend.shownKey?.(key) ?? key);
    for (const watched of this.#all(({ key }) => !shown || key === undefined || shown.includes(key)))
      watched.changed();
  }

  #setLive(live: boolean): void {
    if (live === this.#isLive) return;
    this.#isLive = live;
    for (const watched of this.#watched.values()) watched.liveChanged();
  }

  #all(wanted: (subject: PollSubject) => boolean): SubjectPoller[] {
    return [...this.#watched.values()].filter(({ subject }) => wanted(subject));
  }

  #lock(id: string): string {
    const { owner, path } = this.#options;
    return [owner, ...path, id].join(' ');
  }

  /** Watches what is shown now; tells how many are unread. */
  #follow(): void {
    const { desk, tell } = this.#options;
    const { view, list, unreadCount } = desk;
    const { filter, rows } = list.snapshot;
    // In the order in which they are read.
    const wanted = new Map<object | string, () => PollSubject>([[filter, () => listSubject(list, filter)]]);
    if (view.name === 'thread') {
      const thread = desk.thread(view.key);
      wanted.set(thread, () => threadSubject(thread));
    }
    for (const [source, watched] of this.#watched) {
      if (wanted.has(source)) continue;
      watched.end();
      this.#watched.delete(source);
    }
    for (const [source, subjectOf] of wanted) {
      if (this.#watched.has(source)) continue;
      const subject = subjectOf();
      const watched = new SubjectPoller({
        subject,
        lock: this.#lock(subject.id),
        tell: read => tell({ read }),
        isLive: () => this.#isLive,
      });
      this.#watched.set(source, watched);
      if (this.#isInSight) watched.open();
    }
    if (!rows || unreadCount === this.#unread) return;
    this.#unread = unreadCount;
    tell({ unread: unreadCount });
  }
}
