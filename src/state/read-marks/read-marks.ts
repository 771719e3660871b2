import type { SupportRequest } from '../../model.ts';

/** Where marks are kept: the main file's storage, of which there is one a page. */
export interface MarkStorage {
  readonly load: () => Promise<[string, number][] | undefined>;
  readonly save: (marks: [string, number][]) => Promise<unknown>;
}

/** How many requests are remembered; the oldest marks go first. */
const MAX_MARKS = 2000;

/**
 * What this customer has seen, for backends that keep no read mark of their own: a request is unread when it was
 * updated after the person last looked. One that is met for the first time counts as seen, else every old request would
 * be news on a new device.
 */
export class ReadMarks {
  readonly #storage: MarkStorage;
  readonly #changed: () => void;
  readonly #tell: (key: string, upTo: number) => void;
  #marks: Map<string, number> | undefined;
  #restoring: Promise<void> | undefined;

  /**
   * @param changed told when something may have become read or unread
   * @param tell told of what was seen here, for other tabs
   */
  constructor(storage: MarkStorage, changed: () => void, tell: (key: string, upTo: number) => void) {
    this.#storage = storage;
    this.#changed = changed;
    this.#tell = tell;
  }

  /** Whether a request of which the server says nothing was updated since. */
  isUnread({ key, updatedAt = 0 }: SupportRequest): boolean {
    return updatedAt > (this.#marks?.get(key) ?? Infinity);
  }

  /** Rows that the list shows: a new one is remembered as it is. */
  meet(requests: readonly SupportRequest[]): void {
    const unmet = requests.filter(({ key, unread }) => unread === undefined && !this.#marks?.has(key));
    if (unmet.length === 0) return;
    // A server that keeps marks of its own needs none of ours, and storage takes its time to open.
    void this.#restored();
    if (!this.#marks) return;
    for (const { key, updatedAt = 0 } of unmet) {
      // The first state of it, where there are two.
      if (!this.#marks.has(key)) this.#marks.set(key, updatedAt);
    }
    void this.#save();
  }

  /**
   * The person has the thread before their eyes.
   *
   * @param before told what was seen before, once that is known
   */
  see(request: SupportRequest, before?: (upTo: number | undefined) => void): void {
    const { key, updatedAt = 0 } = request;
    if (!this.#marks) {
      void this.#restored().then(() => this.see(request, before));
      return;
    }
    before?.(this.#marks.get(key));
    if (!this.#put(this.#marks, key, updatedAt)) return;
    void this.#save();
    this.#changed();
    this.#tell(key, updatedAt);
  }

  /** Another tab has shown a request to the person, and keeps the mark. */
  heard(key: string, upTo: number): void {
    // What is not read yet will be found on disk; what is being read may be of a moment before.
    void this.#restoring?.then(() => {
      if (this.#marks && this.#put(this.#marks, key, upTo)) this.#changed();
    });
  }

  /** Forgets all; what is on disk goes with everything else of this customer. */
  clear(): void {
    this.#marks?.clear();
  }

  #restored(): Promise<void> {
    return (this.#restoring ??= this.#restore());
  }

  async #restore(): Promise<void> {
    this.#marks = new Map(await this.#storage.load());
    this.#changed();
  }

  async #save(): Promise<void> {
    const marks = (this.#marks ??= new Map<string, number>());
    // A tab that was not listening, as one in the back/forward cache, must not take back what others have seen.
    for (const [key, upTo] of (await this.#storage.load()) ?? []) this.#put(marks, key, upTo);
    await this.#storage.save([...marks].slice(-MAX_MARKS));
  }

  /** Moves a mark on, never back; whether it moved. */
  #put(marks: Map<string, number>, key: string, upTo: number): boolean {
    if ((marks.get(key) ?? -1) >= upTo) return false;
    marks.delete(key);
    marks.set(key, upTo);
    return true;
  }
}
