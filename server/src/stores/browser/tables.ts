/** The port below the table store: keyed tables with transactions. Memory and IndexedDB implement it. */
import type { AttachmentRecord, CommentRecord, EarlierCall, RequestRecord } from '../../app/store.ts';
import type { Task } from '../../app/tasks.ts';

/** The owner is in the row's id. */
export interface StoredRequest extends Omit<
  RequestRecord,
  'unread' | 'asked' | 'answered' | 'owner' | 'people'
> {
  /** Absent in rows of earlier versions. */
  readonly asked?: boolean;
  /** Sequence of the last comment of an agent; 0 without one. */
  readonly agentSequence: number;
  /** Sequence of the comment at the read mark; 0 without one. */
  readonly readSequence: number;
  /** Absent in rows of earlier versions, as the next one. */
  readonly people?: RequestRecord['people'];
  /** Sequence of the last comment of each customer who has commented, by their keys. */
  readonly wroteLast?: Readonly<Record<string, number>>;
  /** Read marks of colleagues, by their keys. */
  readonly readBy?: Readonly<Record<string, number>>;
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
  /** Incidents that a customer follows, by customer and id. */
  following: true;
  outcomes: { readonly solved: boolean; readonly at: number };
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
  'following',
  'outcomes',
];

export interface Entry<T> {
  readonly id: string;
  readonly value: T;
}

export interface Rows {
  get<N extends TableName>(table: N, id: string): Promise<Schema[N] | undefined>;
  put<N extends TableName>(table: N, id: string, value: Schema[N]): Promise<void>;
  remove(table: TableName, id: string): Promise<void>;
  /** The rows whose ids have this prefix, sorted by id. */
  list<N extends TableName>(table: N, prefix: string): Promise<Entry<Schema[N]>[]>;
  clear(table: TableName): Promise<void>;
}

export interface Tables {
  /**
   * One transaction: commits everything that `work` puts, or nothing where it throws. `work` may only await promises of `rows`,
   * because a browser commits a transaction that has no pending request.
   */
  run<T>(mode: 'readonly' | 'readwrite', work: (rows: Rows) => Promise<T>): Promise<T>;
}

/** An id of several parts, percent-encoded, so that no part contains the separator. */
export function rowId(...parts: readonly string[]): string {
  return parts.map(part => encodeURIComponent(part)).join('/');
}

/** The parts of an id. */
export const idParts = (id: string): string[] => id.split('/').map(part => decodeURIComponent(part));

/** The prefix of the ids that begin with these parts. */
export function rowPrefix(...parts: readonly string[]): string {
  return `${rowId(...parts)}/`;
}

/** Increments a counter, to `atLeast` or more, and returns its value. */
export async function nextCount(rows: Rows, counter: string, atLeast = 0): Promise<number> {
  const next = Math.max(((await rows.get('counters', counter)) ?? 0) + 1, atLeast);
  await rows.put('counters', counter, next);
  return next;
}
