import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as expect from './expect.js';
import { sampleFile } from './files.js';
import * as shapes from './shapes.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./client.js').Client} Client */

/**
 * @typedef {object} Check
 * @property {string} name group and name, such as `list.newest`; stays the same over versions
 * @property {string} title what is right where it passes
 * @property {(world: World) => Promise<void>} run
 */

/** Most pages that a walk through a list reads. */
const maxPages = 40;

/** What the checks share: the customers, what the backend said of itself, and what they have made so far. */
export class World {
  /** A word that nothing else at this backend holds. */
  marker = `cf${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  /** Filled in by the run, from every 201. */
  created = {
    requests: /** @type {Set<string>} */ (new Set()),
    comments: /** @type {Set<string>} */ (new Set()),
    attachments: /** @type {Set<string>} */ (new Set()),
  };
  /** Every 429 that came. */
  slowedDown = /** @type {Answer[]} */ ([]);
  /** @type {Promise<any> | undefined} */
  #shared;

  /**
   * @param {Client} client
   * @param {any} config empty where the backend has none
   * @param {{ other?: Client | undefined, origin?: string | undefined }} more
   */
  constructor(client, config, { other, origin }) {
    this.client = client;
    this.config = config;
    this.origin = origin;
    this.secondCustomer = other;
  }

  /** The second customer; skips the check where none was given. */
  get other() {
    return this.secondCustomer ?? expect.skip('No second customer was given (--other-token).');
  }

  /** @param {'search' | 'close' | 'reopen' | 'rating' | 'read' | 'events'} feature */
  has(feature) {
    return this.config.features?.[feature] === true;
  }

  /** Skips the check where the backend does not offer this. @param {Parameters<World['has']>[0]} feature */
  need(feature) {
    if (!this.has(feature)) expect.skip(`features.${feature} is not on.`);
  }

  /** What a valid new request holds, required custom fields with it. @param {string} what @param {object} [more] */
  draft(what, more = {}) {
    /** @type {Record<string, string>} */
    const fields = {};
    for (const field of this.config.fields ?? []) {
      if (!field.required) continue;
      if (field.type === 'select') fields[field.id] = field.options?.[0]?.value ?? '';
      else fields[field.id] = field.type === 'checkbox' ? 'true' : 'Conformance';
    }
    return {
      summary: `${this.marker} ${what}`.slice(0, this.config.maxSummaryLength ?? 255),
      description: `The conformance command made this (${what}). It can be closed.`,
      attachmentIds: [],
      ...(Object.keys(fields).length ? { fields } : {}),
      ...more,
    };
  }

  /** A new request, made and looked at. @param {string} what @param {object} [more] @param {Client} [client] */
  async create(what, more = {}, client = this.client) {
    return expect.body(await client.post('requests', this.draft(what, more)), 201, shapes.request);
  }

  /** One request that several checks look at; none of them closes it. */
  shared() {
    return (this.#shared ??= this.create('shared'));
  }

  /** @param {string} key */
  async read(key, client = this.client) {
    return expect.body(await client.get(`requests/${encodeURIComponent(key)}`), 200, shapes.request);
  }

  /** @param {string} key @param {string} text @param {readonly string[]} [attachmentIds] */
  async comment(key, text, attachmentIds = [], client = this.client) {
    const path = `requests/${encodeURIComponent(key)}/comments`;
    return expect.body(await client.post(path, { body: text, attachmentIds }), 201, shapes.comment);
  }

  /**
   * A comment of a later moment than the request: where a clock counts whole seconds, the first one may not be.
   * @param {any} request as it was before
   */
  async update({ key, updatedAt }) {
    for (let tries = 0; tries < 6; tries++) {
      const { createdAt } = await this.comment(key, 'An update.');
      if (Date.parse(createdAt) > Date.parse(updatedAt)) return;
      await wait(250);
    }
  }

  /** @param {string} key @param {Record<string, string | number>} [query] */
  async comments(key, query = {}, client = this.client) {
    const path = `requests/${encodeURIComponent(key)}/comments`;
    return expect.body(await client.get(path, query), 200, shapes.commentPage);
  }

  /** @param {Record<string, string | number>} query */
  async list(query, client = this.client) {
    return expect.body(await client.get('requests', query), 200, shapes.requestPage);
  }

  /** A file that this backend takes; skips the check where none is known. @param {string} [name] without its ending */
  file(name = 'conformance') {
    const file = sampleFile(this.config.acceptedTypes ?? [], name, this.marker);
    return file ?? expect.skip(`No sample file for the types ${this.config.acceptedTypes.join(', ')}.`);
  }

  /** @param {import('./multipart.js').Upload} file */
  async upload(file, client = this.client) {
    return expect.body(await client.upload(file), 201, shapes.attachment);
  }

  /**
   * All rows of a list, page after page; stops after a bounded number of pages.
   * @param {(query: Record<string, string | number>) => Promise<any>} read
   * @param {Record<string, string | number>} query
   * @returns {Promise<{ items: any[], whole: boolean }>} whole: the last page was reached
   */
  async walk(read, query) {
    const items = [];
    /** @type {Record<string, string>} */
    let place = {};
    for (let page = 0; page < maxPages; page++) {
      const { items: rows, nextCursor } = await read({ ...query, ...place });
      items.push(...rows);
      if (nextCursor === null) return { items, whole: true };
      expect.that(rows.length > 0, 'A page without rows has a nextCursor: the walk would never end.');
      place = { cursor: nextCursor };
    }
    return { items, whole: false };
  }

  /** How many of this run's requests are in the list that were made for this. @param {string} what as in `draft` */
  async countRequests(what, client = this.client) {
    const { items } = await this.walk(query => this.list(query, client), { status: 'all', limit: 100 });
    return items.filter(({ summary }) => summary.startsWith(`${this.marker} ${what}`)).length;
  }
}

/** @param {any} request */
export const isClosed = request => request.closed ?? request.status === 'closed';
