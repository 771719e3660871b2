/** The little that a keyed store has to do, so that memory and IndexedDB share everything above it. */
import type { AttachmentRecord, CommentRecord, EarlierCall, RequestRecord, Task } from '../../app/store.ts';

export interface StoredRequest extends Omit<RequestRecord, 'unread'> {
  readonly agentSequence: number;
  readonly readSequence: number;
}

export interface StoredComment extends CommentRecord {
  readonly requestKey: string;
}

export interface Schema {
  requests: StoredRequest;
  comments: StoredComment;
  attachments: AttachmentRecord;
  bytes: Uint8Array<ArrayBuffer>;
  calls: EarlierCall;
  tasks: Task;
  counters: number;
}

export type TableName = keyof Schema;

export const tableNames: readonly TableName[] = [
  'requests',
  'comments',
  'attachments',
  'bytes',
  'calls',
  'tasks',
  'counters',
];

export interface Entry<T> {
  readonly id: string;
  readonly value: T;
}

export interface Rows {
  get<N extends TableName>(table: N, id: string): Promise<Schema[N] | undefined>;
  put<N extends TableName>(table: N, id: string, value: Schema[N]): Promise<void>;
  remove(table: TableName, id: string): Promise<void>;
  /** In the order of their ids. */
  list<N extends TableName>(table: N, prefix: string): Promise<Entry<Schema[N]>[]>;
  clear(table: TableName): Promise<void>;
}

export interface Tables {
  /**
   * One transaction: all of what `work` puts is kept, or, where it throws, nothing. It may await only what `rows`
   * returns, since a browser ends a transaction that waits for anything else.
   */
  run<T>(mode: 'readonly' | 'readwrite', work: (rows: Rows) => Promise<T>): Promise<T>;
}

/** Parts in an order that keeps what begins alike together; a part can't run into the next one. */
export function rowId(...parts: readonly string[]): string {
  return parts.map(part => encodeURIComponent(part)).join('/');
}

export function rowPrefix(...parts: readonly string[]): string {
  return `${rowId(...parts)}/`;
}
