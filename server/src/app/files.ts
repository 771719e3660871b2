/** The port to the bytes of files: they come and go as streams, so that no process holds a whole file. */
import type { AttachmentRecord, Completion } from './store.ts';

export type Chunk = Uint8Array<ArrayBuffer>;
export type Chunks = AsyncIterable<Chunk> | Iterable<Chunk>;

/** A file that has come in and that nothing refers to yet. */
export interface ReceivedFile {
  /** Bytes. */
  readonly size: number;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** Its bytes, once more. */
  open(): Promise<ReadableStream<Chunk>>;
  /** Deletes it. Without effect once `addAttachment` has taken it. */
  discard(): Promise<void>;
}

/** Whether a file may be kept. `infected` is the name of what was found in it. */
export type Scan = (file: ReceivedFile) => Promise<{ readonly infected?: string | undefined }>;

/** More of the customer's files would wait to be sent than may. Nothing is added. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

interface OpenedAttachment {
  readonly attachment: AttachmentRecord;
  readonly body: Chunk | ReadableStream<Chunk>;
}

/** Uploads until a desk takes them over; those of the built-in desk stay. */
export interface Files {
  /** Takes bytes in as they come. What the chunks throw is thrown on, and nothing is left behind. */
  receive(chunks: Chunks): Promise<ReceivedFile>;
  /**
   * @param maxUnsentBytes of the customer, with this one
   * @throws CallTakenOver, NoRoom
   */
  addAttachment(
    customer: string,
    attachment: AttachmentRecord,
    content: Chunk | ReceivedFile,
    completion?: Completion<AttachmentRecord>,
    maxUnsentBytes?: number,
  ): Promise<void>;
  /** Those of the ids that exist and that no request or comment names yet. */
  unsentAttachments(customer: string, ids: readonly string[]): Promise<readonly AttachmentRecord[]>;
  /** Bytes of the customer's attachments that no request or comment names yet. */
  unsentBytes(customer: string): Promise<number>;
  openAttachment(customer: string, id: string): Promise<OpenedAttachment | undefined>;
  /** Deletes one that is not sent yet, and the stored response of its upload. */
  removeAttachment(customer: string, id: string): Promise<'removed' | 'sent' | 'unknown'>;
}
