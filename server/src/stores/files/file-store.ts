/** The port to where the bytes of files are: a folder, the database, an object store. */
import type { Chunk, Chunks } from '../../app/files.ts';
import type { Sql } from '../sql/database.ts';
import type { Spooled } from './spool.ts';

export type { Spooled } from './spool.ts';

/** A file by the name that it is kept under. */
export interface KeptFile {
  readonly name: string;
  /** Milliseconds since the epoch, by the clock of the place. */
  readonly modifiedAt: number;
}

/** All files, whatever the database says of them. */
interface KeptFiles {
  /** One after another, in any order; what is none of this store's is left out. */
  list(): AsyncIterable<KeptFile>;
  /** Without effect where there is none. */
  remove(name: string): Promise<void>;
}

export interface FileStore {
  /** Takes bytes in as they come, on the disk of this machine. */
  receive(chunks: Chunks): Promise<Spooled>;
  /** Keeps what has come in, on disk before the database refers to it. */
  keep?(customer: string, id: string, received: Spooled): Promise<void>;
  /** For bytes in the database: keeps them in the transaction of their row, after it. */
  keepWithRow?(sql: Sql, customer: string, id: string, received: Spooled): Promise<void>;
  /** Resolves to `undefined` where there is no file. A stream has to be read to its end or cancelled. */
  open(customer: string, id: string): Promise<ReadableStream<Chunk> | undefined>;
  remove(customer: string, id: string): Promise<void>;
  clear(): Promise<void>;
  /** Absent where no file can be without its row. */
  readonly kept?: KeptFiles;
}
