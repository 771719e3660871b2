import type { ListOptions, SupportBackend, UploadOptions } from '../../src/backends/backend.ts';
import type { Attachment, Comment, Config, Page, SupportRequest } from '../../src/model.ts';
import { SupportError, type ErrorKind } from '../../src/model.ts';
import { deferred } from './mock-api.ts';

export const requestOf = (key: string, part: Partial<SupportRequest> = {}): SupportRequest => ({
  key,
  summary: key,
  description: '',
  attachments: [],
  status: 'open',
  closed: false,
  fields: {},
  warnings: [],
  ...part,
});

export const commentOf = (id: string, part: Partial<Comment> = {}): Comment => ({
  id,
  author: { name: 'Marta', role: 'agent', me: false },
  body: id,
  format: 'text',
  attachments: [],
  warnings: [],
  ...part,
});

export const attachmentOf = (id: string): Attachment => ({
  id,
  name: id,
  size: 1,
  type: 'text/plain',
  url: `https://api.example/${id}`,
  local: true,
});

export const failure = (kind: ErrorKind): SupportError => new SupportError({ kind });

/** A call that waits for the test to answer it. */
interface Waiting<T, O> {
  readonly options: O;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** A list of calls that wait; ends with the caller's signal as the port demands. */
function queue<T, O extends { readonly signal?: AbortSignal | undefined }>() {
  const waiting: Waiting<T, O>[] = [];
  const call = (options: O): Promise<T> => {
    const { promise, resolve, reject } = deferred<T>();
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
    waiting.push({ options, resolve, reject });
    return promise;
  };
  return { waiting, call };
}

const config: Config = {
  maxSummaryLength: 255,
  acceptedTypes: [],
  fields: [],
  commentFormats: [],
  features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
};

interface CommentCall {
  readonly key: string;
  readonly cursor?: string | undefined;
  readonly order?: 'newest' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A backend whose answers are given by the test, one call at a time. */
export class ManualBackend implements SupportBackend {
  readonly #lists = queue<Page<SupportRequest>, ListOptions>();
  readonly #comments = queue<Page<Comment>, CommentCall>();
  readonly #requests = queue<SupportRequest, CommentCall>();
  readonly #uploads = queue<Attachment, UploadOptions & { readonly file: File }>();
  readonly lists = this.#lists.waiting;
  readonly comments = this.#comments.waiting;
  readonly requests = this.#requests.waiting;
  readonly uploads = this.#uploads.waiting;
  readonly deleted: string[] = [];
  config: Promise<Config> = Promise.resolve(config);

  getConfig = () => this.config;
  listRequests = (options: ListOptions) => this.#lists.call(options);
  getRequest = (key: string, options: object = {}) => this.#requests.call({ key, ...options });
  listComments = (key: string, options: object = {}) => this.#comments.call({ key, ...options });
  uploadAttachment = (file: File, options: UploadOptions) => this.#uploads.call({ file, ...options });
  createRequest = () => Promise.resolve(requestOf('CS-1'));
  addComment = () => Promise.resolve(commentOf('c'));
  fetchAttachment = () => Promise.resolve(new Blob());
  deleteAttachment = (id: string) => {
    this.deleted.push(id);
    return Promise.resolve();
  };
}

/** Promises that are due have had their turn. */
export const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

/** A signal that nobody fires. */
export const { signal: never } = new AbortController();
