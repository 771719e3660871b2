/** Bytes on their way between the server and a helpdesk. */

export type Chunk = Uint8Array<ArrayBuffer>;

export interface Watch {
  /** A chunk has come, and whoever reads gets it. */
  readonly handOver?: () => void;
  /** The reader wants the next one. */
  readonly wait?: () => void;
  /** The end, also where the reader stops early. */
  readonly end?: () => void;
  /** Translates an error of the source. */
  readonly error?: (error: unknown) => unknown;
}

/** The same chunks, watched. */
export async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  { handOver, wait, end, error: translate = error => error }: Watch,
): AsyncGenerator<Chunk, void, undefined> {
  try {
    wait?.();
    for await (const chunk of chunks) {
      handOver?.();
      yield chunk as Chunk;
      wait?.();
    }
  } catch (error) {
    throw translate(error);
  } finally {
    end?.();
  }
}

/** A stream that asks for a chunk only when it is read. */
export function toStream(chunks: AsyncIterable<Chunk>): ReadableStream<Chunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Chunk>(
    {
      pull: async controller => {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Chunks of a file, which have to be as many bytes as were promised: a body with another length would be cut or never end. */
export async function* exactly(
  size: number,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Chunk, void, undefined> {
  let left = size;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) break;
    yield chunk as Chunk;
  }
  if (left !== 0) throw new Error('A file does not have the bytes that it should have');
}
