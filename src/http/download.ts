/** Reads the bytes of an answer, and reports how many are received. The blob has the type that the answer has. */
export async function readWithProgress(
  response: Response,
  onProgress: (loaded: number) => void,
): Promise<Blob> {
  const { body, headers } = response;
  // A page's own `fetch` may be a polyfill without streams.
  if (!body) return response.blob();
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks, { type: headers.get('Content-Type') ?? '' });
    chunks.push(value);
    onProgress((loaded += value.byteLength));
  }
}
