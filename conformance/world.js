import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as expect from './expect.js';
import { completeValues } from './fields.js';
import { sampleFile } from './files.js';
import * as shapes from './shapes.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./client.js').Client} Client */

/**
 * @typedef {object} Check
 * @property {string} name group and name, such as `list.newest`; does not change between versions
 * @property {string} title what a backend does that passes
 * @property {(world: World) => Promise<void>} run
 */

/** The limit of {@link World.allPages}. */
const maxPages = 40;

/** The state that all checks share: clients of the customers, the backend's config, and what was created so far. */
export class World {
  /** A word that occurs in the texts of this run and nowhere else in the backend. */
  marker = `cf${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  /** Keys and ids from every 201, filled in by `run()`. */
  created = {
    requests: /** @type {Set<string>} */ (new Set()),
    comments: /** @type {Set<string>} */ (new Set()),
    attachments: /** @type {Set<string>} */ (new Set()),
  };
  /** All responses with 429. */
  rateLimited = /** @type {Answer[]} */ ([]);
  /** @type {Promise<any> | undefined} */
  #shared;

  /**
   * @param {Client} client
   * @param {any} config of the backend; empty where it has none
   * @param {{ other?: Client | undefined, colleague?: Client | undefined, origin?: string | undefined }} more
   */
  constructor(client, config, { other, colleague, origin }) {
    this.client = client;
    this.config = config;
    this.origin = origin;
    this.secondCustomer = other;
    this.secondPerson = colleague;
  }

  /** The client of the second customer; skips the check where none was given. */
  get other() {
    return this.secondCustomer ?? expect.skip('No second customer was given (--other-token).');
  }

  /** The client of a second person of the same organisation; skips the check where none was given. */
  get colleague() {
    return this.secondPerson ?? expect.skip('No colleague was given (--colleague-token).');
  }

  /** @param {'search' | 'close' | 'reopen' | 'rating' | 'read' | 'events' | 'services' | 'people' | 'incidents' | 'articles'} feature */
  has(feature) {
    return this.config.features?.[feature] === true;
  }

  /** Skips the check where the backend does not offer the feature. @param {Parameters<World['has']>[0]} feature */
  requireFeature(feature) {
    if (!this.has(feature)) expect.skip(`features.${feature} is not on.`);
  }

  /** The body of a valid new request, with required custom fields. @param {string} what describes it @param {object} [more] properties */
  draft(what, more = {}) {
    const fields = completeValues(this.config.fields ?? []);
    return {
      summary: `${this.marker} ${what}`.slice(0, this.config.maxSummaryLength ?? 255),
      description: `Created by the conformance command (${what}). It can be closed.`,
      attachmentIds: [],
      ...(Object.keys(fields).length ? { fields } : {}),
      ...more,
    };
  }

  /** Creates a request and checks the response. @param {string} what @param {object} [more] @param {Client} [client] */
  async create(what, more = {}, client = this.client) {
    return expect.body(await client.post('requests', this.draft(what, more)), 201, shapes.request);
  }

  /** A request that several checks use; none of them closes it. */
  shared() {
    return (this.#shared ??= this.create('shared'));
  }

  /** Loads a request and checks the response. @param {string} key */
  async load(key, client = this.client) {
    return expect.body(await client.get(`requests/${encodeURIComponent(key)}`), 200, shapes.request);
  }

  /** @param {string} key @param {string} text @param {readonly string[]} [attachmentIds] */
  async comment(key, text, attachmentIds = [], client = this.client) {
    const path = `requests/${encodeURIComponent(key)}/comments`;
    return expect.body(await client.post(path, { body: text, attachmentIds }), 201, shapes.comment);
  }

  /**
   * Adds comments until one has a later time than the request: with times in whole seconds, the first may not.
   * @param {any} request before the comment
   */
  async makeNewer({ key, updatedAt }) {
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

  /** A file that this backend accepts; skips the check where no sample is. @param {string} [name] without extension */
  file(name = 'conformance') {
    const file = sampleFile(this.config.acceptedTypes ?? [], name, this.marker);
    return file ?? expect.skip(`No sample file for the types ${this.config.acceptedTypes.join(', ')}.`);
  }

  /** @param {import('./multipart.js').Upload} file */
  async upload(file, client = this.client) {
    return expect.body(await client.upload(file), 201, shapes.attachment);
  }

  /**
   * Loads a list page after page, up to {@link maxPages}.
   * @param {(query: Record<string, string | number>) => Promise<any>} load
   * @param {Record<string, string | number>} query
   * @returns {Promise<{ items: any[], isComplete: boolean }>} `isComplete`: the last page was reached
   */
  async allPages(load, query) {
    const items = [];
    /** @type {Record<string, string>} */
    let position = {};
    for (let page = 0; page < maxPages; page++) {
      const { items: rows, nextCursor } = await load({ ...query, ...position });
      items.push(...rows);
      if (nextCursor === null) return { items, isComplete: true };
      expect.that(rows.length > 0, 'A page without rows has a nextCursor: paging would never end.');
      position = { cursor: nextCursor };
    }
    return { items, isComplete: false };
  }

  /** How many requests of this run are listed whose `what` begins so. @param {string} what as in `draft` */
  async countRequests(what, client = this.client) {
    const { items } = await this.allPages(query => this.list(query, client), { status: 'all', limit: 100 });
    return items.filter(({ summary }) => summary.startsWith(`${this.marker} ${what}`)).length;
  }
}

/** @param {any} request */
export const isClosed = request => request.closed ?? request.status === 'closed';
