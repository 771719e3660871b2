import type { Attachment, NewComment, NewRequest } from '../../model.ts';
import { exclusive } from '../storage/exclusive.ts';
import {
  isInMemory,
  load,
  loadLate,
  remove,
  removeAll,
  removeLate,
  save,
  saveLate,
  type StorageKey,
} from '../storage/storage.ts';
import { uuid } from './uuid.ts';

/** A draft that nobody touched for so long is dropped, in milliseconds. */
const LIFETIME = 30 * 24 * 60 * 60 * 1000;
/** Servers keep an unsent file for 24 hours; an older one is sent again, with an hour to spare. */
const UPLOAD_LIFETIME = 23 * 60 * 60 * 1000;

/** What a person typed, by field. */
export interface DraftText {
  readonly summary: string;
  readonly body: string;
  /** What goes with it, as the call has it: custom fields, context, format. */
  readonly more?: Pick<NewRequest, 'fields' | 'context'> & Pick<NewComment, 'format'>;
}

/** A try at sending: the same payload keeps its idempotency key, over errors and reloads. */
export interface Submission {
  readonly key: string;
  /** The payload as JSON, to tell whether it changed. */
  readonly payload: string;
  /** On its way, or waiting for a better moment: it goes on by itself when the page is opened again. */
  readonly pending?: boolean | undefined;
  /** No answer came to a try, so the server may have it. */
  readonly unsure?: boolean | undefined;
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
  /** Another one with each writing, to see when another tab wrote. */
  readonly stamp: string;
}

/** What is kept at the last moment; its stamp is that of the record that it goes on from, if any. */
type LateRecord = Pick<DraftRecord, 'text' | 'submission' | 'savedAt'> & Partial<Pick<DraftRecord, 'stamp'>>;

/** Where a draft is: `conflict` when it was not written, because another tab had written it since. */
export type SaveResult = 'disk' | 'memory' | 'conflict';

/** Two versions of one field, neither of them lost. */
function joinField(kept: string, typed: string, separator: string): string {
  if (!typed || kept.includes(typed)) return kept || typed;
  if (!kept || typed.includes(kept)) return typed;
  return kept + separator + typed;
}

/** Two versions of one text, neither of them lost. */
export const joinText = (kept: DraftText, typed: DraftText): DraftText => ({
  summary: joinField(kept.summary, typed.summary, ' '),
  body: joinField(kept.body, typed.body, '\n\n'),
  ...((kept.more ?? typed.more) && {
    more: {
      ...kept.more,
      ...typed.more,
      ...(kept.more?.fields && { fields: { ...kept.more.fields, ...typed.more?.fields } }),
    },
  }),
});

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
  /** Tells the version that was read or written last from all others: a UUID. */
  stamp: string | undefined;
  /** When the last late record that is known here was written. */
  #lateAt: number | undefined;

  constructor(path: StorageKey) {
    this.#path = path;
  }

  /** @param failing whether a storage that fails counts as empty */
  load(failing?: 'throw'): Promise<(Draft & { readonly savedIn: 'disk' | 'memory' }) | undefined> {
    return inTurn(() => this.#read(failing));
  }

  async #read(failing?: 'throw'): ReturnType<DraftStore['load']> {
    const record = await load<DraftRecord>(this.#path, failing);
    const late = this.#late();
    this.stamp = record?.stamp;
    this.#lateAt = late?.savedAt;
    const newer = late && late.savedAt >= (record?.savedAt ?? 0) ? late : record;
    if (!newer) return undefined;
    if (Date.now() - newer.savedAt > LIFETIME) {
      await removeAll(this.#path);
      return undefined;
    }
    let { submission } = newer;
    // Another tab may have taken bytes away.
    this.#written.clear();
    const files = await Promise.all(
      (record?.files ?? []).map(async ({ id, name, type, lastModified, attachment, uploadedAt }) => {
        const bytes = await load<ArrayBuffer>([...this.#path, id]);
        if (!bytes) {
          // Without one of its files it does not go by itself.
          submission &&= { ...submission, pending: false };
          return [];
        }
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
    // The last words of one tab don't know what another one had written since.
    const text =
      record && late && late.stamp !== record.stamp ? joinText(record.text, late.text) : newer.text;
    return { text, files: files.flat(), submission, savedIn: kept };
  }

  /**
   * Writes in the order of the calls.
   *
   * @param from the draft that goes on here, and ends with this: a page that is closed in between leaves one of the two
   */
  save(draft: Draft, from?: DraftStore): Promise<SaveResult> {
    return inTurn(() => exclusive('drafts', () => this.#write(draft, from)));
  }

  /** Writes words only, and at once, for a page that is about to go. */
  saveNow({ text, submission }: Draft): void {
    const late = this.#late();
    const isOther = late && late.savedAt !== this.#lateAt;
    const savedAt = Date.now();
    // The last words of another tab stay, and count as another version until they are read.
    if (isOther) text = joinText(late.text, text);
    else this.#lateAt = savedAt;
    saveLate(this.#path, { text, submission, savedAt, stamp: this.stamp } satisfies LateRecord);
  }

  /** Takes back what was written last by {@link saveNow}. */
  forgetNow(): void {
    if (this.#lateAt !== undefined && this.#late()?.savedAt === this.#lateAt) removeLate(this.#path);
  }

  /** Ends the draft, unless another tab has written it since. */
  clear(): Promise<void> {
    this.#written.clear();
    return inTurn(() =>
      exclusive('drafts', async () => {
        if (!(await this.#isForeign())) await removeAll(this.#path);
      }),
    );
  }

  #late(): LateRecord | undefined {
    return loadLate(this.#path) as LateRecord | undefined;
  }

  async #isForeign(): Promise<boolean> {
    const stamp = (await load<DraftRecord>(this.#path))?.stamp;
    const late = this.#late();
    return (
      (stamp !== undefined && stamp !== this.stamp) || (late !== undefined && late.savedAt !== this.#lateAt)
    );
  }

  async #write({ text, files, submission }: Draft, from?: DraftStore): Promise<SaveResult> {
    if (await this.#isForeign()) return 'conflict';
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
      stamp: (this.stamp = uuid()),
    };
    const ended = from && !(await from.#isForeign()) ? from.#path : undefined;
    kept = (await save(this.#path, record, ended)) && kept;
    removeLate(this.#path);
    return kept ? 'disk' : 'memory';
  }
}
