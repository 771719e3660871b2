import type { SupportRequest } from '../../model.ts';
import { load, save, type StorageKey } from '../storage/storage.ts';

/** By the request's key: `updatedAt` of the request when it was last seen, in milliseconds since the epoch. */
type Marks = [key: string, upTo: number][];

/** Where marks are stored. */
export interface MarkStorage {
  readonly load: () => Promise<Marks | undefined>;
  readonly save: (marks: Marks) => Promise<unknown>;
}

/** The marks of one customer in this browser. */
export function storedMarks(path: StorageKey): MarkStorage {
  const key = [...path, 'read'];
  return { load: () => load<Marks>(key), save: marks => save(key, marks) };
}

/** How many marks are stored; the oldest ones are dropped. */
const MAX_MARKS = 2000;

/**
 * What this customer has seen, for backends that keep no read marks: a request is unread when it was updated after it was last
 * seen. One that is loaded for the first time counts as seen, else every old request would be unread on a new device.
 */
export class ReadMarks {
  readonly #storage: MarkStorage;
  readonly #changed: () => void;
  readonly #broadcast: (key: string, upTo: number) => void;
  #marks: Map<string, number> | undefined;
  #restoring: Promise<void> | undefined;

  /**
   * @param changed runs when something may have become read or unread
   * @param broadcast tells other tabs what was seen here
   */
  constructor(storage: MarkStorage, changed: () => void, broadcast: (key: string, upTo: number) => void) {
    this.#storage = storage;
    this.#changed = changed;
    this.#broadcast = broadcast;
  }

  /** Whether a request without a mark of the server was updated since it was last seen. */
  isUnread({ key, updatedAt = 0 }: SupportRequest): boolean {
    return updatedAt > (this.#marks?.get(key) ?? Infinity);
  }

  /** Marks requests that have no mark yet as seen. @param requests without a mark of the server, as they were loaded first */
  addFirst(requests: readonly SupportRequest[]): void {
    const unmarked = requests.filter(({ key }) => !this.#marks?.has(key));
    if (unmarked.length === 0) return;
    // Only now: a backend that keeps read marks needs none of ours.
    void this.#restored();
    if (!this.#marks) return;
    for (const { key, updatedAt = 0 } of unmarked) this.#marks.set(key, updatedAt);
    void this.#save();
  }

  /**
   * The customer sees a request.
   *
   * @param before called with the mark that it had until now, once that is loaded
   */
  markSeen(request: SupportRequest, before?: (upTo: number | undefined) => void): void {
    const { key, updatedAt = 0 } = request;
    if (!this.#marks) return void this.#restored().then(() => this.markSeen(request, before));
    before?.(this.#marks.get(key));
    if (!this.#advance(this.#marks, key, updatedAt)) return;
    void this.#save();
    this.#changed();
    this.#broadcast(key, updatedAt);
  }

  /** Adds a mark that another tab has set and stored. */
  merge(key: string, upTo: number): void {
    // Marks that are not loaded yet will hold it; those that are being loaded may be older.
    void this.#restoring?.then(() => {
      if (this.#marks && this.#advance(this.#marks, key, upTo)) this.#changed();
    });
  }

  /** Drops all marks in memory; the stored ones are removed with everything else of this customer. */
  clear(): void {
    this.#marks?.clear();
  }

  #restored(): Promise<void> {
    return (this.#restoring ??= this.#storage.load().then(marks => {
      this.#marks = new Map(marks);
      this.#changed();
    }));
  }

  async #save(): Promise<void> {
    const marks = (this.#marks ??= new Map<string, number>());
    // A tab that was not listening, as one in the back/forward cache, must not take back what others have seen.
    for (const [key, upTo] of (await this.#storage.load()) ?? []) this.#advance(marks, key, upTo);
    await this.#storage.save([...marks].slice(-MAX_MARKS));
  }

  /** Moves a mark on, never back. @returns whether it moved */
  #advance(marks: Map<string, number>, key: string, upTo: number): boolean {
    if ((marks.get(key) ?? -1) >= upTo) return false;
    marks.delete(key);
    marks.set(key, upTo);
    return true;
  }
}
