import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Answer, NoAnswer } from './answer.js';
import { headersOf, reasonOf } from './exchange.js';
import { Failure } from './expect.js';

/** @typedef {{ id: string, event: string, data: string }} StreamEvent */

/** An open `text/event-stream` and the events received so far. https://html.spec.whatwg.org/#event-stream-interpretation */
export class EventStream {
  /** @type {StreamEvent[]} */
  events = [];
  /** The `id` of the last event, for Last-Event-ID. */
  lastId = '';
  #text = '';
  #ended = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Answer} answer without body @param {import('node:http').IncomingMessage} response @param {number} timeoutMs for one event */
  constructor(answer, response, timeoutMs) {
    this.answer = answer;
    this.timeoutMs = timeoutMs;
    this.close = () => response.destroy();
    response.setEncoding('utf8');
    response.on('data', chunk => this.#read(chunk));
    response.on('error', () => {});
    response.on('close', () => {
      this.#ended = true;
      this.#notify();
    });
  }

  /** @param {string} chunk */
  #read(chunk) {
    this.#text += chunk;
    const blocks = this.#text.split(/\r\n\r\n|\n\n|\r\r/);
    this.#text = blocks.pop() ?? '';
    for (const block of blocks) this.#add(block.split(/\r\n|\n|\r/));
    this.#notify();
  }

  /** @param {string[]} lines */
  #add(lines) {
    const event = { id: this.lastId, event: 'message', data: '' };
    /** @type {string[]} */
    const data = [];
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name === 'data') data.push(value);
      if (name === 'event') event.event = value;
      if (name === 'id') event.id = this.lastId = value;
    }
    if (data.length) this.events.push({ ...event, data: data.join('\n') });
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }

  /** The first event about this request, received or to come. @param {string} key @returns {Promise<StreamEvent>} @throws {Failure} */
  eventFor(key) {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timeout);
        this.#listeners.delete(check);
      };
      const check = () => {
        const found = this.events.find(({ data }) => keyOf(data) === key);
        if (found) resolve(found);
        else if (this.#ended)
          reject(new Failure(`The stream ended without an event about ${key}.`, this.answer));
        else return;
        done();
      };
      const timeout = setTimeout(() => {
        done();
        reject(new Failure(`No event about ${key} within ${this.timeoutMs / 1000} s.`, this.answer));
      }, this.timeoutMs);
      this.#listeners.add(check);
      check();
    });
  }
}

/** The key of the request that an event is about. @param {string} data JSON */
export function keyOf(data) {
  try {
    return JSON.parse(data)?.key;
  } catch {
    return undefined;
  }
}

/**
 * Opens the event stream.
 *
 * @param {import('./client.js').Client} client @param {string} [lastEventId]
 * @returns {Promise<EventStream | Answer>} the response, where it is not an event stream
 * @throws {NoAnswer}
 */
export function openEvents(client, lastEventId) {
  const url = client.url('events');
  const headers = {
    Accept: 'text/event-stream',
    ...client.signIn,
    ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
  };
  const sent = { method: 'GET', url, headers, body: '' };
  return new Promise((resolve, reject) => {
    // Also for the whole body of an answer that is no stream.
    const timeout = setTimeout(() => {
      request.destroy();
      reject(new NoAnswer(sent, `No answer within ${client.timeoutMs / 1000} s.`));
    }, client.timeoutMs);
    const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, { headers, agent: false });
    request.on('error', error => {
      clearTimeout(timeout);
      reject(new NoAnswer(sent, reasonOf(error)));
    });
    request.on('response', response => {
      const [status, received] = [response.statusCode ?? 0, headersOf(response)];
      const streams = status === 200 && (received.get('content-type') ?? '').startsWith('text/event-stream');
      if (streams) {
        clearTimeout(timeout);
        const answer = new Answer(sent, status, received, Buffer.alloc(0));
        const stream = new EventStream(answer, response, client.timeoutMs);
        client.streams.add(stream);
        return resolve(stream);
      }
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('close', () => {
        clearTimeout(timeout);
        if (response.complete) resolve(new Answer(sent, status, received, Buffer.concat(chunks)));
        else reject(new NoAnswer(sent, 'The answer broke off.'));
      });
    });
    request.end();
  });
}
