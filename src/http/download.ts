/** Reads the bytes of an answer, and reports how many are received. The blob has the type that the answer has. */
export function readWithProgress(response: Response, onProgress: (loaded: number) => void): Promise<Blob> {
  const { body, headers } = response;
  // A page's own `fetch` may be a polyfill without streams.
  if (!body) return response.blob();
  let loaded = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onProgress((loaded += chunk.byteLength));
      controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counter), { headers }).blob();
}
