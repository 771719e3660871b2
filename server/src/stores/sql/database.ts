/** The port below the SQL store. PGlite and a PostgreSQL server implement it and run the same statements. */

/** JSON and lists are passed as text and cast in the statement, because drivers convert objects in different ways. */
export type Param = string | number | boolean | null | Uint8Array;

/** Columns by name; a `bigint` is a number. */
export type Row = Readonly<Record<string, unknown>>;

export interface Sql {
  query(text: string, params?: readonly Param[]): Promise<Row[]>;
}

export interface Database extends Sql {
  /** Commits what `work` does through its `sql`, or rolls back and rejects with what it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Rejects where it does not answer, or does not hear of changes just now. */
  ready(): Promise<void>;
  /** Calls `ready` when it listens, and again after each reconnection: notifications in between are lost. */
  listen(channel: string, message: (payload: string) => void, ready: () => void): Promise<void>;
  /** Holds an advisory lock while `work` runs; other processes wait for it, or reject where `stop` aborts. */
  withLock<T>(lock: number, work: () => Promise<T>, stop?: AbortSignal): Promise<T>;
  /** Takes an advisory lock until the process ends, also by a crash. */
  holdLockForLife(lock: number): Promise<void>;
  /** Its connections, and the calls that wait for one. Absent where there is no pool. */
  readonly pool?: () => { readonly busy: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

/** The first of the two keys of all advisory locks of this server. */
export const lockClass = 0x5afe;

/** PostgreSQL cannot store U+0000 or lone surrogates in a text; as in HTML, U+FFFD replaces them. */
export const storableText = (text: string): string => text.replace(/[\0\ud800-\udfff]/gu, '\uFFFD');

/** Parameters with texts that PostgreSQL can store. */
export function storable(params: readonly Param[] = []): Param[] {
  return params.map(param => (typeof param === 'string' ? storableText(param) : param));
}

/** A list of texts as one parameter for `json_array_elements_text($1::text::json)`. */
export const textList = (texts: readonly string[]): string => JSON.stringify(texts.map(storableText));
