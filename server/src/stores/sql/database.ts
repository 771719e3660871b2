/** The little that a database has to do, so that PGlite and a PostgreSQL server share every statement. */

/** JSON and lists go in as text and are cast in the statement: drivers differ in what they make of objects. */
export type Param = string | number | boolean | null | Uint8Array;

/** Columns by name; `bigint` comes as a number. */
export type Row = Readonly<Record<string, unknown>>;

export interface Sql {
  query(text: string, params?: readonly Param[]): Promise<Row[]>;
}

export interface Database extends Sql {
  /** All that `work` does through its own `sql` is kept, or, where it throws, nothing. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** `ready` is called once it listens and again after each break, over which messages may have been lost. */
  listen(channel: string, message: (payload: string) => void, ready: () => void): Promise<void>;
  /** Holds an advisory lock while `work` runs; any other process that wants it waits. */
  exclusively<T>(lock: number, work: () => Promise<T>): Promise<T>;
  /** Holds an advisory lock until the process ends, however it ends. */
  holdForLife(lock: number): Promise<void>;
  close(): Promise<void>;
}

/** The first of the two numbers of every advisory lock that this program takes. */
export const lockClass = 0x5afe;

/** PostgreSQL can't keep U+0000 in a text, nor half a surrogate pair: as in HTML, U+FFFD takes its place. */
const storableText = (text: string): string => text.replace(/[\0\ud800-\udfff]/gu, '\uFFFD');

export function storable(params: readonly Param[] = []): Param[] {
  return params.map(param => (typeof param === 'string' ? storableText(param) : param));
}

/** A list of texts as one parameter, for `json_array_elements_text($1::text::json)`. */
export const textList = (texts: readonly string[]): string => JSON.stringify(texts.map(storableText));
