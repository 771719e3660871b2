/**
 * What was sent, kept for the report of a failure.
 * @typedef {{ method: string, url: string, headers: Record<string, string>, body: string }} Sent
 */

/** One answer of the backend, whole. */
export class Answer {
  /** @type {unknown} */
  #json;
  #parsed = false;

  /**
   * @param {Sent} request
   * @param {number} status
   * @param {Map<string, string>} headers by lower-case name; several of one name are joined by a comma
   * @param {Buffer} bytes
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

  /** Without its parameters, in lower case. */
  get mediaType() {
    return (this.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  /**
   * The body as JSON; `undefined` where it is none. Typed as anything: a check looks at it with a shape first.
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

/** No answer came: refused, cut off, or too late. */
export class NoAnswer extends Error {
  /** @param {Sent} request @param {string} reason */
  constructor(request, reason) {
    super(reason);
    this.name = 'NoAnswer';
    this.request = request;
  }
}
