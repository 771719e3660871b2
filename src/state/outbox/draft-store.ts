import { toJson } from '../../http/json.ts';
import { exclusive } from '../storage/exclusive.ts';
import {
  isInMemory,
  load,
  loadSync,
  remove,
  removeAll,
  removeSync,
  save,
  saveSync,
  type StorageKey,
} from '../storage/storage.ts';
import {
  isSameText,
  joinText,
  type Draft,
  type DraftFile,
  type DraftText,
  type Submission,
} from './draft.ts';
import { uuid } from './uuid.ts';

/** A draft is dropped when it was last saved this many milliseconds ago. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;
/** Servers keep a file that is not sent for 24 hours; an older upload is repeated, with an hour to spare. In milliseconds. */
const UPLOAD_LIFETIME = 23 * 60 * 60 * 1000;

interface DraftRecord {
  readonly text: DraftText;
  readonly files: readonly (Omit<DraftFile, 'file'> &
    Pick<File, 'name' | 'type' | 'lastModified'> & { readonly uploadedAt?: number | undefined })[];
  readonly submission?: Submission | undefined;
  readonly writer?: string | undefined;
  readonly savedAt: number;
  /** The page life in which it was saved; absent from earlier versions. */
  readonly page?: string | undefined;
  /** A new UUID with each save, to see when another tab has saved. */
  readonly stamp: string;
}

/** What is saved synchronously before the page goes; its stamp is that of the record that it goes on from, if any. */
type LateRecord = Pick<DraftRecord, 'text' | 'submission' | 'writer' | 'savedAt' | 'page'> &
  Partial<Pick<DraftRecord, 'stamp'>>;

/**
 * Where a draft was saved; `conflict` when it was not, because another tab had saved it since, `ended` when it was not, because another
 * tab had sent or discarded it.
 */
export type SaveResult = 'disk' | 'memory' | 'conflict' | 'ended';

/** A draft as it was stored. */
interface StoredVersion extends Draft {
  readonly savedIn: 'disk' | 'memory';
  /** In milliseconds since the epoch. */
  readonly savedAt: number;
  /** Saved in this page life. */
  readonly isOfThisPage: boolean;
}

/** How a draft is saved. */
interface SaveOptions {
  /** The draft that goes on here, and ends in the same write: a page that is closed in between leaves one of the two. */
  readonly from?: DraftStore | undefined;
  /** Whether nothing is written where another tab has ended the version that was loaded or saved here last. */
  readonly unlessEnded?: (() => boolean) | undefined;
}

/** This page life: until the document is left or reloaded. */
const PAGE = uuid();

let last: Promise<unknown> = Promise.resolve();

/** Serialises storage work on the whole page: a new desk finds what the one before it is still saving. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}

/**
 * Stores one draft. Text and file bytes are separate entries, so that a key press does not write megabytes; bytes are stored as
 * buffers, since WebKit's private windows refuse to store a Blob (https://bugs.webkit.org/show_bug.cgi?id=156347).
 */
export class DraftStore {
  readonly #path: StorageKey;
  /** The files whose bytes are stored. */
  readonly #written = new Map<string, { uploadedAt?: number }>();
  /** The UUID of the version that was loaded or saved last. */
  stamp: string | undefined;
  /** When a version was saved here last, in milliseconds since the epoch. */
  savedAt: number | undefined;
  /** A version was loaded or saved here, and not ended here. */
  #isKnown = false;
  /** When the last late record that is known here was saved. */
  #lateAt: number | undefined;

  constructor(path: StorageKey) {
    this.#path = path;
  }

  /** @param failing whether to reject where storage fails, instead of taking it for empty */
  load(failing?: 'throw'): Promise<StoredVersion | undefined> {
    return inTurn(() => this.#load(failing));
  }

  /** Whether the draft goes on by itself, as far as can be told without its files. Drops it where it is too old. */
  isPending(): Promise<boolean> {
    return inTurn(async () => Boolean((await this.#loadNewest())?.newest.submission?.pending));
  }

  /** What is stored without the bytes of files: the record, what was saved late, and the newer of the two. */
  async #loadNewest(failing?: 'throw') {
    const record = await load<DraftRecord>(this.#path, failing);
    const late = this.#late();
    this.stamp = record?.stamp;
    this.#isKnown ||= record !== undefined;
    this.#lateAt = late?.savedAt;
    const newest = late && late.savedAt >= (record?.savedAt ?? 0) ? late : record;
    if (!newest) return undefined;
    if (Date.now() - newest.savedAt <= LIFETIME) return { record, late, newest };
    await removeAll(this.#path);
    return undefined;
  }

  async #load(failing?: 'throw'): ReturnType<DraftStore['load']> {
    const found = await this.#loadNewest(failing);
    if (!found) return undefined;
    const { record, late, newest } = found;
    let { submission } = newest;
    // Another tab may have removed bytes.
    this.#written.clear();
    const files = await Promise.all(
      (record?.files ?? []).map(async ({ id, name, type, lastModified, attachment, uploadedAt }) => {
        const bytes = await load<ArrayBuffer>([...this.#path, id]);
        if (!bytes) {
          // Without one of its files it does not go on by itself.
          submission &&= { ...submission, pending: false };
          return [];
        }
        this.#written.set(id, { uploadedAt });
        const file = new File([bytes], name, { type, lastModified });
        const isFresh = Date.now() - (uploadedAt ?? 0) < UPLOAD_LIFETIME;
        return [{ id, file, attachment: isFresh ? attachment : undefined }];
      }),
    );
    const savedIn = isInMemory(this.#path) ? 'memory' : 'disk';
    // A late record of another version lacks what another tab had saved since.
    const text =
      record && late && late.stamp !== record.stamp ? joinText(record.text, late.text) : newest.text;
    const { writer, savedAt, page } = newest;
    return { text, files: files.flat(), submission, writer, savedIn, savedAt, isOfThisPage: page === PAGE };
  }

  /** Whether another tab has sent or discarded the version that was loaded or saved here last. */
  isEnded(): Promise<boolean> {
    return inTurn(() => this.#isEnded());
  }

  /** Runs `work` while no other tab sends this draft. */
  whileSending<T>(work: () => Promise<T>): Promise<T> {
    return exclusive(`send ${toJson(this.#path)}`, work);
  }

  /** Saves in the order of the calls. */
  save(draft: Draft, options: SaveOptions = {}): Promise<SaveResult> {
    return inTurn(() => exclusive('drafts', () => this.#save(draft, options)));
  }

  /** Saves text only, and synchronously, for a page that is about to go. */
  saveNow({ text, submission, writer }: Draft): void {
    const late = this.#late();
    const isOther = late && late.savedAt !== this.#lateAt;
    const savedAt = Date.now();
    // What another tab has saved so stays, and counts as another version until it is loaded.
    if (isOther) text = joinText(late.text, text);
    else this.#lateAt = savedAt;
    const { stamp } = this;
    saveSync(this.#path, { text, submission, writer, savedAt, page: PAGE, stamp } satisfies LateRecord);
  }

  /** Removes what was last saved by {@link saveNow}. */
  removeLate(): void {
    if (this.#lateAt !== undefined && this.#late()?.savedAt === this.#lateAt) removeSync(this.#path);
  }

  /**
   * Ends the draft, unless another tab has saved something else since.
   *
   * @param sent what the server has: a version of another tab with nothing beyond it ends, too
   */
  clear(sent?: Draft): Promise<void> {
    this.#written.clear();
    this.#isKnown = false;
    return inTurn(() =>
      exclusive('drafts', async () => {
        const isOther =
          (await this.#isForeign()) && !(sent && (await this.#isWithin(sent).catch(() => false)));
        if (!isOther) await removeAll(this.#path);
      }),
    );
  }

  /** Whether what is stored has nothing beyond this version. @throws where storage fails */
  async #isWithin({ text, files }: Draft): Promise<boolean> {
    const record = await load<DraftRecord>(this.#path, 'throw');
    return (
      [record, this.#late()].every(stored => !stored || isSameText(stored.text, text)) &&
      (record?.files ?? []).every(({ id }) => files.some(file => file.id === id))
    );
  }

  #late(): LateRecord | undefined {
    return loadSync(this.#path) as LateRecord | undefined;
  }

  /** Whether what is stored is another tab's version. */
  async #isForeign(): Promise<boolean> {
    const stamp = (await load<DraftRecord>(this.#path))?.stamp;
    const late = this.#late();
    return (
      (stamp !== undefined && stamp !== this.stamp) || (late !== undefined && late.savedAt !== this.#lateAt)
    );
  }

  async #isEnded(): Promise<boolean> {
    if (!this.#isKnown || this.#late()) return false;
    // A storage that fails is not an empty one: what is taken for ended is not sent.
    return load(this.#path, 'throw').then(
      record => record === undefined,
      () => false,
    );
  }

  async #save({ text, files, submission, writer }: Draft, options: SaveOptions): Promise<SaveResult> {
    const { from, unlessEnded } = options;
    if (await this.#isForeign()) return 'conflict';
    if (unlessEnded?.() && (await this.#isEnded())) return 'ended';
    let onDisk = true;
    for (const { id, file } of files) {
      if (this.#written.has(id)) continue;
      // A file that is gone from the customer's disk can't be read; the text is saved all the same.
      const bytes = await file.arrayBuffer().catch(() => undefined);
      onDisk = bytes !== undefined && (await save([...this.#path, id], bytes)) && onDisk;
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
      writer,
      savedAt: (this.savedAt = Date.now()),
      page: PAGE,
      stamp: (this.stamp = uuid()),
    };
    const ended = from && !(await from.#isForeign()) ? from.#path : undefined;
    this.#isKnown = true;
    onDisk = (await save(this.#path, record, ended)) && onDisk;
    removeSync(this.#path);
    return onDisk ? 'disk' : 'memory';
  }
}
