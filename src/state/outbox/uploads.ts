import type { SupportBackend } from '../../backends/backend.ts';
import { problemOf, type Attachment, type ErrorKind, type Problem } from '../../model.ts';
import { Observable } from '../observable.ts';
import { isTransient, Retry } from '../retry.ts';
import { uuid } from './uuid.ts';

/** How many uploads run at a time. */
const PARALLEL = 2;

/** A file of more bytes may be larger than a proxy or a server takes: 100 kB is the smallest limit that is common. */
const SMALL = 64 * 1024;
/** Goes well once the writer is signed in again. */
const SIGN_IN: readonly ErrorKind[] = ['unauthorized', 'other-customer'];

/** The state of a chosen file. */
export type UploadState =
  | { readonly is: 'queued' }
  | { readonly is: 'uploading'; readonly loaded: number }
  | { readonly is: 'processing' }
  | { readonly is: 'done'; readonly attachment: Attachment }
  | { readonly is: 'failed'; readonly problem: Problem }
  /** Removed by the customer; it leaves the list at once, and no late result brings it back. */
  | { readonly is: 'cancelled' };

const NEXT: Record<UploadState['is'], readonly UploadState['is'][]> = {
  queued: ['uploading', 'cancelled'],
  uploading: ['uploading', 'processing', 'done', 'failed', 'cancelled'],
  processing: ['done', 'failed', 'cancelled'],
  done: ['cancelled'],
  failed: ['queued', 'failed', 'cancelled'],
  cancelled: [],
};

/** One chosen file. A snapshot: replaced when it changes. */
export interface Upload {
  /** Also its idempotency key: a file whose upload is retried stays one attachment. */
  readonly id: string;
  /** A copy of the chosen one, as soon as its bytes are read: the one on disk may change before a retry. */
  readonly file: File;
  readonly state: UploadState;
}

const isSettled = ({ state }: Upload): boolean => state.is === 'done' || state.is === 'failed';

/** The chosen files of one draft, uploaded while the customer still writes. */
export class Uploads extends Observable {
  /** When failed uploads are retried by themselves. */
  readonly retries = new Retry(
    () => this.retryTransient(),
    () => this.changed(),
  );
  readonly #backend: SupportBackend;
  readonly #confirm: (() => Promise<string | undefined>) | undefined;
  readonly #running = new Map<string, AbortController>();
  /** The ids of files that can't be read: folders, and what was changed or removed since it was chosen. */
  readonly #unreadable = new Set<string>();
  /** The ids of files that may be too large, and whose last upload had no answer. */
  readonly #unanswered = new Set<string>();
  #items: readonly Upload[] = [];

  /** @param confirm resolves with the writer before each upload; rejects where somebody else is signed in */
  constructor(backend: SupportBackend, confirm?: () => Promise<string | undefined>) {
    super();
    this.#backend = backend;
    this.#confirm = confirm;
  }

  get items(): readonly Upload[] {
    return this.#items;
  }

  add(files: readonly File[]): readonly Upload[] {
    const added = files.map((file): Upload => ({ id: uuid(), file, state: { is: 'queued' } }));
    this.#set([...this.#items, ...added]);
    for (const item of added) void this.#copy(item);
    return added;
  }

  /**
   * Adds the files of a stored draft, before those chosen since; one that is here already stays as it is.
   *
   * @param only whether other files are dropped: another tab has removed them
   */
  restore(items: readonly Upload[], only = false): void {
    const others = this.#items.filter(({ id }) => !items.some(item => item.id === id));
    if (only) for (const { id } of others) this.#running.get(id)?.abort();
    this.#set([...items.map(item => this.#find(item.id) ?? item), ...(only ? [] : others)]);
  }

  /** Removes a file, also from the server where it is uploaded. */
  remove(id: string): void {
    const item = this.#find(id);
    if (!item) return;
    this.#running.get(id)?.abort();
    this.#move(id, { is: 'cancelled' });
    if (item.state.is === 'done') {
      // Best effort: the server deletes what was not sent after a day.
      this.#backend.deleteAttachment?.(item.state.attachment.id).catch(() => {});
    }
    this.#set(this.#items.filter(other => other.id !== id));
  }

  retry(id: string): void {
    this.#move(id, { is: 'queued' });
    this.#pump();
  }

  /** Retries uploads that failed for a transient reason. @param signedIn whether also those for which nobody was signed in */
  retryTransient(signedIn = false): void {
    for (const { id, state } of this.#items) {
      if (state.is !== 'failed') continue;
      const { problem } = state;
      if (isTransient(problem) || (signedIn && SIGN_IN.includes(problem.kind))) this.retry(id);
    }
  }

  /** Uploads all files anew, as those that the server no longer has: under new keys, else it would repeat its old answer. */
  uploadAgain(): void {
    this.#set(
      this.#items.map(item => (isSettled(item) ? { ...item, id: uuid(), state: { is: 'queued' } } : item)),
    );
  }

  /** Drops all files here; what is on the server stays there. */
  clear(): void {
    this.retries.reset();
    this.#set([]);
  }

  /** Resolves when no upload is running or queued. */
  async settled(): Promise<void> {
    while (!this.#items.every(isSettled)) await this.nextChange();
  }

  async #copy({ id, file }: Upload): Promise<void> {
    try {
      const { name, type, lastModified } = file;
      const copy = new File([await file.arrayBuffer()], name, { type, lastModified });
      this.#items = this.#items.map(item => (item.id === id ? { ...item, file: copy } : item));
      this.changed();
    } catch {
      this.#unreadable.add(id);
      const state = this.#find(id)?.state;
      if (state?.is === 'failed') this.#fail(id, state.problem);
    }
  }

  /** Replaces the files, and uploads those that are queued. */
  #set(items: readonly Upload[]): void {
    this.#items = items;
    this.changed();
    this.#pump();
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
      // Bytes include the multipart framing, so they may exceed the file's size.
      this.#move(id, loaded < file.size ? { is: 'uploading', loaded } : { is: 'processing' });
    };
    try {
      const writer = this.#confirm && (await this.#confirm());
      signal.throwIfAborted();
      const options = { idempotencyKey: id, writer, signal, onProgress };
      const attachment = await this.#backend.uploadAttachment(file, options);
      this.#move(id, { is: 'done', attachment });
      this.retries.reset();
    } catch (error) {
      const problem = await this.#explain(id, file, problemOf(error));
      if (!signal.aborted) this.#fail(id, problem);
    } finally {
      this.#running.delete(id);
      this.#pump();
    }
  }

  /**
   * An upload without an answer, twice, while other calls are answered is cut off by something between, as a proxy that refuses it for its
   * size: without CORS headers nobody is told of that.
   */
  async #explain(id: string, { size }: File, problem: Problem): Promise<Problem> {
    if (problem.kind !== 'offline' || size < SMALL || this.#unreadable.has(id)) return problem;
    const isAgain = this.#unanswered.has(id);
    this.#unanswered.add(id);
    const isAnswered =
      isAgain &&
      (await this.#backend.getConfig().then(
        () => true,
        () => false,
      ));
    return isAnswered ? { kind: 'cut-off' } : problem;
  }

  #fail(id: string, problem: Problem): void {
    // To the browser a file that it can't read is a connection that failed.
    if (problem.kind === 'offline' && this.#unreadable.has(id)) problem = { kind: 'unreadable' };
    this.#move(id, { is: 'failed', problem });
    // What no retry helps leaves those of other files alone.
    if (isTransient(problem)) this.retries.failed(problem);
  }

  #find(id: string): Upload | undefined {
    return this.#items.find(item => item.id === id);
  }

  /** Only transitions in {@link NEXT}: a late progress event must not undo `done`. */
  #move(id: string, state: UploadState): void {
    const item = this.#find(id);
    if (!item || !NEXT[item.state.is].includes(state.is)) return;
    this.#items = this.#items.map(other => (other === item ? { ...item, state } : other));
    this.changed();
  }
}
