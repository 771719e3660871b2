/** Reads an event stream block by block (text/event-stream). */

export class EventReader {
  #abort = new AbortController();
  #blocks;

  /** @param {import('./api-client.js').ApiClient} client @param {string} [lastEventId] */
  static async open(client, lastEventId) {
    const reader = new EventReader();
    const response = await fetch(`${client.api}/events`, {
      headers: { ...client.headers, ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) },
      signal: reader.#abort.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`${response.status} instead of a stream`);
    reader.contentType = response.headers.get('Content-Type');
    reader.#blocks = readBlocks(response.body);
    // The first block has the id of the start position.
    reader.start = await reader.#next();
    return reader;
  }

  async #next() {
    const { value, done } = await this.#blocks.next();
    if (done) throw new Error('The stream ended');
    return value;
  }

  /** The next event; blocks without data are skipped. */
  async next() {
    for (;;) {
      const block = await this.#next();
      if (block.data !== undefined) return { ...block, data: JSON.parse(block.data) };
    }
  }

  /** Resolves when the server ends the stream. */
  async ended() {
    for await (const _ of this.#blocks);
    return true;
  }

  close() {
    this.#abort.abort();
  }
}

/** @param {ReadableStream<Uint8Array>} body */
async function* readBlocks(body) {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      yield Object.fromEntries(
        lines
          .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
          .filter(([name]) => name),
      );
    }
  }
}
