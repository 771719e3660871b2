import type { SupportBackend } from '../../backends/backend.ts';
import { problemOf, type Attachment, type Problem } from '../../model.ts';
import { Observable } from '../observable.ts';
import { isPassing, Retry } from '../retry.ts';
import { uuid } from './uuid.ts';

/** Uploads that run at a time. */
const PARALLEL = 2;

/** A chosen file on its way. */
export type UploadState =
  | { readonly is: 'queued' }
  | { readonly is: 'uploading'; readonly loaded: number }
  | { readonly is: 'processing' }
  | { readonly is: 'done'; readonly attachment: Attachment }
  | { readonly is: 'failed'; readonly problem: Problem }
  /** Taken out by the person; it leaves the list at once, and nothing that comes late brings it back. */
  | { readonly is: 'cancelled' };

const NEXT: Record<UploadState['is'], readonly UploadState['is'][]> = {
  queued: ['uploading', 'cancelled'],
  uploading: ['uploading', 'processing', 'done', 'failed', 'cancelled'],
  processing: ['done', 'failed', 'cancelled'],
  done: ['cancelled'],
  failed: ['queued', 'cancelled'],
  cancelled: [],
};

/** One chosen file. A snapshot: replaced when it changes. */
export interface Upload {
  /** Also its idempotency key: a file that is tried again stays one attachment. */
  readonly id: string;
  readonly file: File;
  readonly state: UploadState;
}

const isSettled = ({ state }: Upload): boolean => state.is === 'done' || state.is === 'failed';

/** The chosen files of one draft, sent while the person still writes. */
export class Uploads extends Observable {
  /** When what failed is tried again by itself. */
  readonly retries = new Retry(
    () => this.retryPassing(),
    () => this.changed(),
  );
  readonly #backend: SupportBackend;
  readonly #running = new Map<string, AbortController>();
  #items: readonly Upload[] = [];
  #waiting: (() => void)[] = [];

  constructor(backend: SupportBackend) {
    super();
    this.#backend = backend;
  }

  get items(): readonly Upload[] {
    return this.#items;
  }

  add(files: readonly File[]): readonly Upload[] {
    const added = files.map((file): Upload => ({ id: uuid(), file, state: { is: 'queued' } }));
    this.#items = [...this.#items, ...added];
    this.changed();
    this.#pump();
    return added;
  }

  /**
   * Takes the files that a kept draft has, before those chosen since; one that is here already stays as it is.
   *
   * @param only the draft is all there is: another tab took the others out
   */
  restore(items: readonly Upload[], only = false): void {
    const others = this.#items.filter(({ id }) => !items.some(item => item.id === id));
    if (only) for (const { id } of others) this.#running.get(id)?.abort();
    this.#items = [...items.map(item => this.#find(item.id) ?? item), ...(only ? [] : others)];
    this.changed();
    this.#pump();
  }

  /** Takes a file out, and off the server where it is there already. */
  remove(id: string): void {
    const item = this.#find(id);
    if (!item) return;
    this.#running.get(id)?.abort();
    this.#move(id, { is: 'cancelled' });
    this.#items = this.#items.filter(other => other.id !== id);
    if (item.state.is === 'done') {
      // Best effort: what is never sent, the server forgets by itself after a day.
      this.#backend.deleteAttachment?.(item.state.attachment.id).catch(() => {});
    }
    this.#settle();
    this.changed();
    this.#pump();
  }

  retry(id: string): void {
    this.#move(id, { is: 'queued' });
    this.#pump();
  }

  /** Tries again what failed for a reason that may have passed. */
  retryPassing(): void {
    for (const { id, state } of this.#items) {
      if (state.is === 'failed' && isPassing(state.problem)) this.retry(id);
    }
  }

  /** Sends the files that the server no longer knows once more: as new ones, else it gives its old answer again. */
  again(): void {
    this.#items = this.#items.map(item =>
      isSettled(item) ? { ...item, id: uuid(), state: { is: 'queued' } } : item,
    );
    this.changed();
    this.#pump();
  }

  /** Forgets all files, which stay where they are. */
  clear(): void {
    this.#items = [];
    this.retries.reset();
    this.changed();
  }

  /** Resolves when no file is on its way any more. */
  settled(): Promise<void> {
    if (this.#items.every(isSettled)) return Promise.resolve();
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  #pump(): void {
    const next = this.#items.find(({ id, state }) => state.is === 'queued' && !this.#running.has(id));
    if (!next || this.#running.size >= PARALLEL) return;
    void this.#send(next);
    this.#pump();
  }

  async #send({ id, file }: Upload): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    this.#move(id, { is: 'uploading', loaded: 0 });
    const onProgress = (loaded: number) => {
      // Bytes include the multipart frame, so they may pass the file's own size.
      this.#move(id, loaded < file.size ? { is: 'uploading', loaded } : { is: 'processing' });
    };
    try {
      const attachment = await this.#backend.uploadAttachment(file, {
        idempotencyKey: id,
        signal,
        onProgress,
      });
      this.#move(id, { is: 'done', attachment });
      this.retries.reset();
    } catch (error) {
      if (!signal.aborted) {
        const problem = problemOf(error);
        this.#move(id, { is: 'failed', problem });
        this.retries.failed(problem);
      }
    } finally {
      this.#running.delete(id);
      this.#settle();
      this.#pump();
    }
  }

  #find(id: string): Upload | undefined {
    return this.#items.find(item => item.id === id);
  }

  /** Only legal steps: a late progress event must not wake a file that has arrived. */
  #move(id: string, state: UploadState): void {
    const item = this.#find(id);
    if (!item || !NEXT[item.state.is].includes(state.is)) return;
    this.#items = this.#items.map(other => (other === item ? { ...item, state } : other));
    this.changed();
  }

  #settle(): void {
    if (!this.#items.every(isSettled)) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
