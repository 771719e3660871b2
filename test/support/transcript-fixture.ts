/** A helpdesk in memory, and what one thread of it holds. */
import type { CommentListOptions, SupportBackend } from '../../src/backends/backend.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';
import { registerLanguage } from '../../src/i18n/languages.ts';
import { Translator } from '../../src/i18n/translator.ts';
import type { Attachment, Comment, Page, SupportRequest } from '../../src/model.ts';
import type { WholeThread } from '../../src/ui/thread/transcript/transcript.lazy.ts';

export const requestOf = (more: Partial<SupportRequest> = {}): SupportRequest => ({
  key: 'CS-1',
  summary: 'Server does not boot',
  description: 'After the update it stops.\n  At the second line.',
  author: { name: 'Ada Byron', role: 'requester', me: true },
  attachments: [],
  status: 'open',
  closed: false,
  createdAt: Date.UTC(2026, 2, 2, 9),
  updatedAt: Date.UTC(2026, 2, 2, 10),
  fields: {},
  warnings: [],
  ...more,
});

export const commentOf = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  author: { name: 'Marta', role: 'agent', me: false },
  body: `Body of ${id}`,
  format: 'text',
  createdAt: Date.UTC(2026, 2, 2, 9, 30),
  attachments: [],
  warnings: [],
  ...more,
});

export const fileOf = (name: string, size = 2048): Attachment => ({
  id: name,
  name,
  size,
  type: 'text/plain',
  url: 'https://api.example/attachments/1',
  local: true,
});

export const threadOf = (comments: Comment[] = [], more: Partial<SupportRequest> = {}): WholeThread => ({
  request: requestOf(more),
  comments,
});

/** English as in Britain, whatever this browser's own is. */
export const english = new Translator('en-GB');

export async function wordsOf(lang: keyof typeof languageFiles): Promise<Translator> {
  registerLanguage(lang, (await languageFiles[lang]()).texts);
  return new Translator(lang);
}

/** When the transcript is made. */
export const now = Date.UTC(2026, 2, 3, 8, 15);

/** Gives the comments in pages; only reading is there. */
export class PagedBackend {
  readonly calls: string[] = [];
  /** Called before each answer; what it throws is the answer. */
  before: (call: string) => unknown = () => undefined;
  readonly #thread: WholeThread;

  constructor(thread: WholeThread) {
    this.#thread = thread;
  }

  get port(): SupportBackend {
    return this as unknown as SupportBackend;
  }

  async getRequest(key: string): Promise<SupportRequest> {
    await this.#note(`getRequest ${key}`);
    return this.#thread.request;
  }

  async listComments(key: string, { cursor, limit = 20 }: CommentListOptions = {}): Promise<Page<Comment>> {
    await this.#note(`listComments ${key} ${cursor ?? ''}`.trim());
    const from = Number(cursor ?? 0);
    const { comments } = this.#thread;
    const next = from + limit;
    return {
      items: comments.slice(from, next),
      nextCursor: next < comments.length ? String(next) : undefined,
    };
  }

  async #note(call: string): Promise<void> {
    this.calls.push(call);
    await this.before(call);
  }
}
