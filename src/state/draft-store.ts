import type { Attachment } from '../model.ts';
import { isInMemory, load, remove, removeAll, save, type StorageKey } from './storage.ts';

/** A draft that nobody touched for so long is dropped, in milliseconds. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;
/** Servers keep an unsent file for 24 hours; an older one is sent again, with an hour to spare. */
const UPLOAD_LIFETIME = 23 * 60 * 60 * 1000;

/** What a person typed, by field. */
export interface DraftText {
  readonly summary: string;
  readonly body: string;
}

/** A try at sending: the same payload keeps its idempotency key, over errors and reloads. */
export interface Submission {
  readonly key: string;
  /** The payload as JSON, to tell whether it changed. */
  readonly payload: string;
}

export interface DraftFile {
  readonly id: string;
  readonly file: File;
  readonly attachment?: Attachment | undefined;
}

export interface Draft {
  readonly text: DraftText;
  readonly files: readonly DraftFile[];
  readonly submission?: Submission | undefined;
}

interface DraftRecord {
  readonly text: DraftText;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly lastModified: number;
    readonly attachment?: Attachment | undefined;
    readonly uploadedAt?: number | undefined;
  }[];
  readonly submission?: Submission | undefined;
  readonly savedAt: number;
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other on the whole page: a desk that is just made finds what the one before it is still writing. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}

/**
 * Keeps one draft. Text and file bytes are separate entries, so that a key press does not write megabytes; bytes are
 * kept as buffers, since WebKit's private windows refuse to store a Blob
 * (https://bugs.webkit.org/show_bug.cgi?id=156347).
 */
export class DraftStore {
  readonly #path: StorageKey;
  readonly #written = new Map<string, { uploadedAt?: number }>();

  constructor(path: StorageKey) {
    this.#path = path;
  }

  load(): Promise<(Draft & { readonly kept: 'disk' | 'memory' }) | undefined> {
    return inTurn(() => this.#read());
  }

  async #read(): ReturnType<DraftStore['load']> {
    const record = await load<DraftRecord>(this.#path);
    if (!record) return undefined;
    if (Date.now() - record.savedAt > LIFETIME) {
      await removeAll(this.#path);
      return undefined;
    }
    const files = await Promise.all(
      record.files.map(async ({ id, name, type, lastModified, attachment, uploadedAt }) => {
        const bytes = await load<ArrayBuffer>([...this.#path, id]);
        if (!bytes) return [];
        this.#written.set(id, { uploadedAt });
        const fresh = uploadedAt !== undefined && Date.now() - uploadedAt < UPLOAD_LIFETIME;
        return [
          {
            id,
            file: new File([bytes], name, { type, lastModified }),
            attachment: fresh ? attachment : undefined,
          },
        ];
      }),
    );
    const kept = isInMemory(this.#path) ? 'memory' : 'disk';
    return { text: record.text, files: files.flat(), submission: record.submission, kept };
  }

  /** Writes in the order of the calls. Resolves with false where the draft lives in memory only. */
  save(draft: Draft): Promise<boolean> {
    return inTurn(() => this.#write(draft));
  }

  clear(): Promise<void> {
    this.#written.clear();
    return inTurn(() => removeAll(this.#path));
  }

  async #write({ text, files, submission }: Draft): Promise<boolean> {
    let kept = true;
    for (const { id, file } of files) {
      if (this.#written.has(id)) continue;
      // One that is gone from the person's disk can't be read; the words are kept all the same.
      const bytes = await file.arrayBuffer().catch(() => undefined);
      kept = bytes !== undefined && (await save([...this.#path, id], bytes)) && kept;
      if (bytes) this.#written.set(id, {});
    }
    for (const id of this.#written.keys()) {
      if (files.some(file => file.id === id)) continue;
      this.#written.delete(id);
      await remove([...this.#path, id]);
    }
    const record: DraftRecord = {
      text,
      files: files.map(({ id, file, attachment }) => {
        const written = this.#written.get(id);
        if (attachment && written) written.uploadedAt ??= Date.now();
        const { name, type, lastModified } = file;
        return { id, name, type, lastModified, attachment, uploadedAt: written?.uploadedAt };
      }),
      submission,
      savedAt: Date.now(),
    };
    return (await save(this.#path, record)) && kept;
  }
}
