/**
 * A request as the report shows it. `body` is text, shortened where it is long.
 * @typedef {{ method: string, url: string, headers: Record<string, string>, body: string }} Sent
 */

/** One complete HTTP response of the backend. */
export class Answer {
  /** @type {unknown} */
  #json;
  #parsed = false;

  /**
   * @param {Sent} request
   * @param {number} status
   * @param {Map<string, string>} headers by lower-case name; repeated headers are joined by a comma
   * @param {Buffer} bytes the body
   */
  constructor(request, status, headers, bytes) {
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  /** @param {string} name */
  header(name) {
    return this.headers.get(name.toLowerCase());
  }

  /** Content-Type without parameters, in lower case; empty where there is none. */
  get mediaType() {
    return (this.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  /**
   * The body as JSON; `undefined` where it is not JSON. The type is `any`, since checks validate it with a shape first.
   * @returns {any}
   */
  get json() {
    if (!this.#parsed) {
      this.#parsed = true;
      try {
        this.#json = JSON.parse(this.text);
      } catch {
        this.#json = undefined;
      }
    }
    return this.#json;
  }
}

/** The call got no complete response: no connection, connection lost, or timeout. */
export class NoAnswer extends Error {
  /** @param {Sent} request @param {string} reason */
  constructor(request, reason) {
    super(reason);
    this.name = 'NoAnswer';
    this.request = request;
  }
}
