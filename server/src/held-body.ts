/**
 * The body of an answer of `fetch`, to be read at any time. Node cancels a body that nobody reads yet once nobody refers to its `Response` any
 * more, and the stream then ends as if that were the end of the file (`streamRegistry` in lib/web/fetch/body.js of undici).
 */
export function heldBody(response: Response): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  // A stream that somebody has locked is left alone.
  return response.body?.pipeThrough(new TransformStream()) ?? null;
}
