import { toJson } from '../../http/json.ts';
import { problemOf, type Incident } from '../../model.ts';
import type { Desk } from '../desk.ts';
import { channelName } from '../live/tab-channel.ts';
import { TabTurn } from '../live/tab-turn.ts';
import { Observable } from '../observable.ts';
import { ownName } from '../../prefix.ts';

/** Milliseconds between two loads. */
const INTERVAL = 60_000;
/** The longest wait after loads that failed, in milliseconds. */
const MAX_INTERVAL = 900_000;

/** What a tab tells the others. It holds nothing of an incident but whether it is another one. */
interface TabMessage {
  /** The customer's key. */
  readonly user: string;
  /** Equal for equal incidents: a tab that has others loads them. */
  readonly stamp: string;
}

/** A number that differs for different texts (FNV-1a), so that tabs compare incidents without telling them. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return `${text.length} ${sum}`;
}

/**
 * The incidents of a desk. While somebody shows them and the page is visible, one of the customer's tabs loads them every minute; the
 * others load them only where they hear that there are others. What failed is tried again later, without a word: the last answer stays.
 */
export class Incidents extends Observable {
  /** Empty until the first answer. */
  items: readonly Incident[] = [];
  /** There was an answer. */
  isLoaded = false;
  /** Those that a screen reader was told of, each as it was then. */
  readonly announced = new Set<string>();
  readonly #desk: Desk;
  readonly #viewers = new Set<object>();
  #channel: BroadcastChannel | undefined;
  #turn: TabTurn | undefined;
  #user = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: AbortController | undefined;
  /** Something has changed since the load that runs began. */
  #isStale = false;
  #wait = INTERVAL;
  /** When the last load began, in milliseconds since the epoch. */
  #at = -Infinity;
  #stamp: string | undefined;

  constructor(desk: Desk) {
    super();
    this.#desk = desk;
  }

  /** Somebody shows them. */
  watch(viewer: object): void {
    this.#viewers.add(viewer);
    if (this.#viewers.size === 1) void this.#start();
  }

  /** Nobody shows them there any more. */
  unwatch(viewer: object): void {
    this.#viewers.delete(viewer);
    if (this.#viewers.size > 0) return;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#desk.incidents = undefined;
    this.#loading?.abort();
    this.#loading = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.#hide();
  }

  /** The event stream says that they have changed, or may have. */
  readonly onServerChange = (): void => {
    if (this.#turn?.isHeld) void this.#load();
  };

  /**
   * Follows an incident, or no longer.
   *
   * @throws SupportError when the call failed
   */
  async follow(incident: Incident, following: boolean): Promise<Incident> {
    await this.#desk.backend.followIncident?.(incident.id, following);
    const changed = { ...incident, following };
    this.items = this.items.map(item => (item.id === incident.id ? { ...item, following } : item));
    this.changed();
    // The server may know more by now.
    void this.#load();
    return changed;
  }

  async #start(): Promise<void> {
    const desk = this.#desk;
    const path = await desk.path;
    if (this.#viewers.size === 0 || this.#channel) return;
    const [apiBase = '', user = ''] = path;
    this.#user = user;
    this.#turn = new TabTurn([ownName(), ...path, 'incidents'].join(' '), () => this.#schedule());
    this.#channel = new BroadcastChannel(`${channelName(apiBase)} incidents`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage | null>) => {
      if (data?.user !== user || data.stamp === this.#stamp) return;
      if (document.hidden) this.#at = -Infinity;
      else void this.#load(false);
    };
    desk.incidents = this;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#onVisibility();
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) return this.#hide();
    this.#turn?.take();
    if (Date.now() - this.#at >= INTERVAL) void this.#load(this.isLoaded);
  };

  #hide(): void {
    clearTimeout(this.#timer);
    this.#turn?.leave();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (document.hidden || !this.#turn?.isHeld || this.#loading) return;
    const due = this.#at + this.#wait + this.#turn.slack;
    this.#timer = setTimeout(() => void this.#load(), Math.max(0, due - Date.now()));
  }

  /** @param tells whether other tabs are told, where something has changed */
  async #load(tells = true): Promise<void> {
    if (this.#loading) {
      this.#isStale = true;
      return;
    }
    clearTimeout(this.#timer);
    const { signal } = (this.#loading = new AbortController());
    this.#isStale = false;
    this.#at = Date.now();
    try {
      const items = (await this.#desk.backend.listIncidents?.({ signal })) ?? [];
      if (signal.aborted) return;
      this.#wait = INTERVAL;
      this.#take(items, tells);
    } catch (error) {
      if (signal.aborted) return;
      this.#wait = Math.max(problemOf(error).retryAfter ?? 0, Math.min(MAX_INTERVAL, this.#wait * 2));
      // Another tab may have a connection, or still be signed in.
      this.#turn?.pass();
      // Whoever reserves room for them waits no longer.
      this.#show();
    }
    this.#loading = undefined;
    if (this.#hasChanged()) void this.#load(tells);
    else this.#schedule();
  }

  #hasChanged(): boolean {
    return this.#isStale;
  }

  #take(items: readonly Incident[], tells: boolean): void {
    const stamp = hash(toJson(items));
    const isSame = stamp === this.#stamp;
    this.#stamp = stamp;
    // What was said last of each: an answer may be older than the one before, such as that of a replica.
    if (!isSame)
      this.items = items.map(
        item =>
          this.items.find(
            ({ id, updatedAt = 0 }) => id === item.id && updatedAt > (item.updatedAt ?? Infinity),
          ) ?? item,
      );
    if (!isSame || !this.isLoaded) this.#show();
    if (tells && !isSame) this.#channel?.postMessage({ user: this.#user, stamp } satisfies TabMessage);
  }

  #show(): void {
    this.isLoaded = true;
    this.changed();
  }
}

const all = new WeakMap<Desk, Incidents>();

/** Those of a desk, for all elements that show it. */
export function incidentsOf(desk: Desk): Incidents {
  let incidents = all.get(desk);
  if (!incidents) all.set(desk, (incidents = new Incidents(desk)));
  return incidents;
}
