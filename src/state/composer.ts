import type { SupportBackend } from '../backends/backend.ts';
import { checkFile, type FileLimits, type FileProblem } from '../attachments/rules.ts';
import { SupportError, type Problem } from '../model.ts';
import { DraftStore, type Draft, type DraftText, type Submission } from './draft-store.ts';
import { Observable } from './observable.ts';
import type { StorageKey } from './storage.ts';
import { Uploads, type Upload } from './uploads.ts';
import { uuid } from './uuid.ts';

/** Typing is written to storage when it pauses for this many milliseconds. */
const SAVE_DELAY = 300;

/** What is wrong with a field: our own rule, or the server's words. */
export type FieldFault = 'required' | 'too-long' | { readonly detail: string };

/** A file that was not taken. */
export interface RefusedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly reason: FileProblem;
}

/** Why nothing was sent. */
export type SendFault =
  | { readonly is: 'fields' }
  | { readonly is: 'files' }
  | { readonly is: 'problem'; readonly problem: Problem };

export interface ComposerSnapshot {
  readonly text: DraftText;
  readonly files: readonly Upload[];
  readonly refused: readonly RefusedFile[];
  readonly faults: { readonly [field in keyof DraftText]?: FieldFault | undefined };
  readonly fault?: SendFault | undefined;
  readonly sending: boolean;
  /** Something is typed or chosen. */
  readonly hasDraft: boolean;
  /** Where the draft is kept; absent while nothing was written yet. */
  readonly kept?: 'disk' | 'memory' | undefined;
}

/** What is about to be sent. */
export interface Outgoing {
  readonly text: DraftText;
  readonly attachmentIds: readonly string[];
}

export interface ComposerOptions<T> {
  readonly backend: SupportBackend;
  /** Resolves when it is known who the person is. */
  readonly path: Promise<StorageKey>;
  readonly limits: () => FileLimits;
  /** Fields that may not stay as they are. */
  readonly check: (text: DraftText, files: number) => ComposerSnapshot['faults'];
  readonly submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
}

const EMPTY: DraftText = { summary: '', body: '' };

/** Two versions of one field, neither of them lost. */
function join(kept: string, typed: string, separator: string): string {
  if (!typed || kept.includes(typed)) return kept || typed;
  if (!kept || typed.includes(kept)) return typed;
  return kept + separator + typed;
}

/** What the person writes in one form or composer, from the first letter to the server's "yes". */
export class Composer<T> extends Observable {
  readonly uploads: Uploads;
  /** Settles when a kept draft is back. */
  readonly restored: Promise<void>;
  readonly #options: ComposerOptions<T>;
  readonly #store: Promise<DraftStore>;
  #text = EMPTY;
  #submission: Submission | undefined;
  #refused: readonly RefusedFile[] = [];
  #faults: ComposerSnapshot['faults'] = {};
  #fault: SendFault | undefined;
  #sending: Promise<T | undefined> | undefined;
  #kept: 'disk' | 'memory' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: ComposerSnapshot | undefined;

  constructor(options: ComposerOptions<T>) {
    super();
    this.#options = options;
    this.uploads = new Uploads(options.backend);
    this.uploads.subscribe(() => this.#update());
    this.#store = options.path.then(path => new DraftStore(path));
    this.restored = this.#restore();
  }

  get snapshot(): ComposerSnapshot {
    const files = this.uploads.items;
    return (this.#snapshot ??= {
      text: this.#text,
      files,
      refused: this.#refused,
      faults: this.#faults,
      fault: this.#fault,
      sending: this.#sending !== undefined,
      hasDraft: Object.values(this.#text).some(Boolean) || files.length > 0,
      kept: this.#kept,
    });
  }

  /** What the person typed into one field. */
  type(field: keyof DraftText, value: string): void {
    if (value === this.#text[field]) return;
    this.#text = { ...this.#text, [field]: value };
    this.#faults = { ...this.#faults, [field]: undefined };
    this.#saveSoon();
    this.#update();
  }

  /** Takes the files that fit and tells of the others. */
  addFiles(files: readonly File[]): { taken: readonly Upload[]; refused: readonly RefusedFile[] } {
    const limits = this.#options.limits();
    const good: File[] = [];
    const refused: RefusedFile[] = [];
    for (const file of files) {
      const reason = checkFile(file, limits, this.uploads.items.length + good.length);
      if (reason) refused.push({ id: uuid(), name: file.name, size: file.size, reason });
      else good.push(file);
    }
    this.#refused = refused;
    this.#fault = undefined;
    const taken = this.uploads.add(good);
    void this.save();
    return { taken, refused };
  }

  removeFile(id: string): void {
    this.#fault = undefined;
    this.uploads.remove(id);
    void this.save();
  }

  /** Takes the word of a file that was refused off the page. */
  dismiss(id: string): void {
    this.#refused = this.#refused.filter(file => file.id !== id);
    this.#update();
  }

  /**
   * Sends what is there, once however often it is called meanwhile. Resolves with the server's answer, or with
   * `undefined` when it was not sent, which the snapshot then explains.
   *
   * @param allow the last word before the call, with what would be sent
   */
  send(allow: (draft: ComposerSnapshot) => boolean = () => true): Promise<T | undefined> {
    if (!this.#sending) {
      this.#sending = this.#send(allow).finally(() => {
        this.#sending = undefined;
        this.#update();
      });
      this.#update();
    }
    return this.#sending;
  }

  /** Resolves when nothing is on its way, however that ended, and what is left is kept. */
  async idle(): Promise<void> {
    await this.#sending?.catch(() => {});
    await this.uploads.settled();
    await this.save();
  }

  /** Ends the draft. */
  async discard(): Promise<void> {
    // What comes back late would stand there again.
    await this.restored;
    this.uploads.clear({ sent: false });
    await this.#clear();
  }

  /** Writes the draft now. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const store = await this.#store;
    // What was kept comes back first: a letter typed meanwhile must not replace it.
    await this.restored;
    const { hasDraft } = this.snapshot;
    const kept = hasDraft ? ((await store.save(this.#draft())) ? 'disk' : 'memory') : undefined;
    if (!hasDraft) await store.clear();
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#update();
  }

  async #restore(): Promise<void> {
    const draft = await (await this.#store).load();
    if (!draft) return;
    const { text } = draft;
    this.#text = {
      summary: join(text.summary, this.#text.summary, ' '),
      body: join(text.body, this.#text.body, '\n\n'),
    };
    this.#submission = draft.submission;
    this.#kept = draft.kept;
    this.uploads.restore(
      draft.files.map(({ id, file, attachment }) => ({
        id,
        file,
        state: attachment ? { is: 'done', attachment } : { is: 'queued' },
      })),
      true,
    );
    this.#update();
  }

  #draft(): Draft {
    return {
      text: this.#text,
      files: this.uploads.items.map(({ id, file, state }) => ({
        id,
        file,
        attachment: state.is === 'done' ? state.attachment : undefined,
      })),
      submission: this.#submission,
    };
  }

  async #send(allow: (draft: ComposerSnapshot) => boolean): Promise<T | undefined> {
    const typed = this.#text;
    // What is sent ends the draft, so all of it has to be there; and what came back now, the person has to see first.
    await this.restored;
    if (this.#text !== typed) return undefined;
    this.#fault = undefined;
    this.#faults = this.#options.check(this.#text, this.uploads.items.length);
    if (Object.values(this.#faults).some(Boolean)) {
      this.#fault = { is: 'fields' };
      return undefined;
    }
    await this.uploads.settled();
    // It may have been discarded meanwhile.
    if (this.#text !== typed || !this.snapshot.hasDraft) return undefined;
    const attachments = this.uploads.items.map(({ state }) => state.is === 'done' && state.attachment);
    const attachmentIds = attachments.flatMap(attachment => (attachment ? [attachment.id] : []));
    if (attachmentIds.length < attachments.length) {
      this.#fault = { is: 'files' };
      return undefined;
    }
    if (!allow(this.snapshot)) return undefined;

    const outgoing: Outgoing = { text: this.#text, attachmentIds };
    const payload = JSON.stringify(outgoing);
    if (this.#submission?.payload !== payload) this.#submission = { key: uuid(), payload };
    // Kept before it is sent: a page that is closed now sends the same key when it is opened again.
    await this.save();
    try {
      const answer = await this.#options.submit(outgoing, this.#submission.key);
      this.uploads.clear({ sent: true });
      await this.#clear();
      return answer;
    } catch (error) {
      this.#explain(error instanceof SupportError ? error.problem : { kind: 'malformed' });
      throw error;
    }
  }

  /** Puts what the server said of a field at that field. */
  #explain(problem: Problem): void {
    const rest = (problem.fields ?? []).filter(({ field, detail }) => {
      const name = field.replace(/^\//, '').split(/[./[]/)[0];
      if (name === 'attachmentIds') {
        this.uploads.again();
        return true;
      }
      const own = name === 'description' ? 'body' : name;
      if (own !== 'summary' && own !== 'body') return true;
      this.#faults = { ...this.#faults, [own]: { detail } };
      return false;
    });
    this.#fault = { is: 'problem', problem: { ...problem, fields: rest } };
  }

  async #clear(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#text = EMPTY;
    this.#submission = undefined;
    this.#refused = [];
    this.#faults = {};
    this.#fault = undefined;
    this.#kept = undefined;
    this.#update();
    await (await this.#store).clear();
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_DELAY);
  }

  #update(): void {
    this.#snapshot = undefined;
    this.changed();
  }
}
