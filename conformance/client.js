import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { exchange } from './exchange.js';
import { multipartBody } from './multipart.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./multipart.js').Upload} Upload */

/**
 * The headers that authenticate one customer, sent with every call.
 * @typedef {Record<string, string>} SignIn
 */

/**
 * @typedef {object} Call
 * @property {string} [method] GET by default
 * @property {string} path relative to the base, or an absolute URL
 * @property {Record<string, string | number>} [query]
 * @property {unknown} [json] sent as application/json
 * @property {string} [text] sent unchanged; its Content-Type is in `headers`
 * @property {Upload} [upload] sent as multipart/form-data, each time with another boundary
 * @property {string} [key] the Idempotency-Key; a POST without one gets a random one
 * @property {Record<string, string>} [headers]
 */

/**
 * @typedef {object} Settings
 * @property {URL} base with a final slash
 * @property {number} timeoutMs for one request and its response
 * @property {number} maxWaitMs the longest total wait of one call for Retry-After
 * @property {(answer: Answer) => void} onAnswer called with every response
 */

/** Longer bodies are shortened in the report; in characters. */
const maxShownLength = 4000;

/** Calls the backend as one customer. Repeats a call after a 429, or a 503 with Retry-After. */
export class Client {
  /** The event streams that were opened. @type {Set<import('./event-stream.js').EventStream>} */
  streams = new Set();
  #settings;
  #signIn;

  /** @param {Settings} settings @param {SignIn} signIn */
  constructor(settings, signIn) {
    this.#settings = settings;
    this.#signIn = signIn;
  }

  closeStreams() {
    for (const stream of this.streams) stream.close();
    this.streams.clear();
  }

  get signIn() {
    return this.#signIn;
  }

  get base() {
    return this.#settings.base;
  }

  get timeoutMs() {
    return this.#settings.timeoutMs;
  }

  /** A client for the same backend with other credentials. @param {SignIn} signIn */
  as(signIn) {
    return new Client(this.#settings, signIn);
  }

  /** @param {string} path @param {Record<string, string | number>} [query] */
  get(path, query) {
    return this.send({ path, ...(query ? { query } : {}) });
  }

  /** @param {string} path @param {unknown} json @param {string} [key] */
  post(path, json, key) {
    return this.send({ method: 'POST', path, json, ...(key ? { key } : {}) });
  }

  /** @param {Upload} upload @param {string} [key] */
  upload(upload, key) {
    return this.send({ method: 'POST', path: 'attachments', upload, ...(key ? { key } : {}) });
  }

  /** @param {Call} call @returns {Promise<Answer>} @throws {import('./answer.js').NoAnswer} */
  async send(call) {
    const { body, shown, type } = bodyOf(call);
    const method = call.method ?? 'GET';
    /** @type {Record<string, string>} */
    const headers = {
      Accept: 'application/json, application/problem+json, */*',
      ...this.#signIn,
      ...(type ? { 'Content-Type': type } : {}),
      ...(method === 'POST' ? { 'Idempotency-Key': call.key ?? randomUUID() } : {}),
      ...call.headers,
    };
    const url = this.url(call.path, call.query);
    const sent = { method, url, headers, body: shown };
    for (let waited = 0; ;) {
      const answer = await exchange(sent, body, this.#settings.timeoutMs);
      this.#settings.onAnswer(answer);
      const pause = pauseOf(answer);
      if (pause === undefined || waited + pause > this.#settings.maxWaitMs) return answer;
      waited += pause;
      await wait(pause);
    }
  }

  /** @param {string} path @param {Record<string, string | number>} [query] */
  url(path, query = {}) {
    const url = new URL(path, this.#settings.base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return url.href;
  }
}

/** The body as it is sent, and as the report shows it. @param {Call} call @returns {{ body?: Buffer, shown: string, type?: string }} */
function bodyOf(call) {
  if (call.upload) {
    const { bytes, type } = multipartBody(call.upload);
    const { name, bytes: file, type: fileType } = call.upload;
    return { body: bytes, type, shown: `(file ${JSON.stringify(name)}, ${fileType}, ${file.length} bytes)` };
  }
  const text = call.json === undefined ? call.text : JSON.stringify(call.json);
  if (text === undefined) return { shown: '' };
  const shown =
    text.length > maxShownLength ? `${text.slice(0, maxShownLength)}… (${text.length} characters)` : text;
  return { body: Buffer.from(text), shown, ...(call.json === undefined ? {} : { type: 'application/json' }) };
}

/**
 * The value of Retry-After, in milliseconds from now; `undefined` where it is missing or not valid.
 * @param {Answer} answer
 */
export function retryAfter(answer) {
  const text = answer.header('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** Milliseconds until the call is repeated; `undefined`: it is not repeated. @param {Answer} answer */
function pauseOf(answer) {
  if (answer.status === 429) return retryAfter(answer) ?? 1000;
  return answer.status === 503 ? retryAfter(answer) : undefined;
}
