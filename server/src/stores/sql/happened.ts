/** What others are told of, written in the transaction of what happened: both are there after a crash, or neither. */
import type { Role } from '../../app/store.ts';
import type { Sql } from './database.ts';

/** A request or comment that was added, or a request that was closed or reopened, by whomever. */
export interface Happened {
  readonly type: 'request.created' | 'comment.created' | 'request.closed' | 'request.reopened';
  readonly customer: string;
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `key` is that of a colleague who wrote in the customer's request. Whoever closes or reopens has no name here. */
  readonly author: { readonly name: string; readonly role: Role; readonly key?: string | undefined };
  /** What is told of the request, or of the comment, whose `id` it has. */
  readonly data: Readonly<Record<string, unknown>>;
}

export type RecordHappened = (sql: Sql, happened: Happened) => Promise<void>;

/** All of them, one after another; `undefined` where there are none. */
export function recordForAll(recorders: readonly (RecordHappened | undefined)[]): RecordHappened | undefined {
  const present = recorders.filter(record => record !== undefined);
  if (!present.length) return undefined;
  return async (sql, happened) => {
    for (const record of present) await record(sql, happened);
  };
}
