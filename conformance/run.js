import { NoAnswer } from './answer.js';
import { pick } from './checks.js';
import { Client } from './client.js';
import { closeConnections } from './exchange.js';
import { Failure, Skip } from './expect.js';
import * as shapes from './shapes.js';
import { World } from './world.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./answer.js').Sent} Sent */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} title
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {string} [reason] why it failed or was skipped
 * @property {Sent} [request] what was sent last before it failed
 * @property {Answer} [answer] and what came back
 * @property {number} milliseconds
 */

/**
 * @typedef {object} Report
 * @property {string} base
 * @property {Result[]} results
 * @property {{ requests: string[], comments: string[], attachments: string[] }} created
 */

/**
 * @typedef {object} Options
 * @property {URL} base with a final slash
 * @property {import('./client.js').SignIn} signIn
 * @property {import('./client.js').SignIn | undefined} otherSignIn
 * @property {string | undefined} origin
 * @property {readonly string[]} only
 * @property {number} timeoutMs
 * @property {number} maxWaitMs
 */

/** The run can't begin: nothing answers, or the sign-in is not accepted. */
export class CannotRun extends Error {}

/**
 * Runs the checks one after another.
 * @param {Options} options @param {(result: Result) => void} [tell] told of each result as it is there
 * @returns {Promise<Report>}
 */
export async function run(options, tell = () => {}) {
  /** @type {Answer | undefined} */
  let last;
  /** @type {World | undefined} */
  let world;
  const settings = {
    base: options.base,
    timeoutMs: options.timeoutMs,
    maxWaitMs: options.maxWaitMs,
    heard: (/** @type {Answer} */ answer) => {
      last = answer;
      if (answer.status === 429) world?.slowedDown.push(answer);
      if (world) note(world, answer);
    },
  };
  const client = new Client(settings, options.signIn);
  const config = await probe(client);
  const other = options.otherSignIn && new Client(settings, options.otherSignIn);
  world = new World(client, config, { other, origin: options.origin });

  /** @type {Result[]} */
  const results = [];
  for (const { name, title, run: check } of pick(options.only)) {
    last = undefined;
    const started = performance.now();
    /** @type {Pick<Result, 'outcome' | 'reason' | 'request' | 'answer'>} */
    let found = { outcome: 'passed' };
    try {
      await check(world);
    } catch (error) {
      found = judge(error, last);
    }
    const result = { name, title, ...found, milliseconds: Math.round(performance.now() - started) };
    results.push(result);
    tell(result);
  }
  closeConnections();
  const { requests, comments, attachments } = world.created;
  return {
    base: options.base.href,
    results,
    created: { requests: [...requests], comments: [...comments], attachments: [...attachments] },
  };
}

/** Whether anything answers, and what it says of itself. @param {Client} client */
async function probe(client) {
  try {
    const list = await client.get('requests', { status: 'all', limit: 1 });
    if (list.status === 401 || list.status === 403) {
      throw new CannotRun(
        `${list.request.url} answers ${list.status}: the sign-in is not accepted. Give --token, --cookie or --header.`,
      );
    }
    const config = await client.get('config');
    return config.status === 200 ? usable(config.json) : {};
  } catch (error) {
    if (error instanceof NoAnswer) throw new CannotRun(`${error.request.url}: ${error.message}`);
    throw error;
  }
}

/** What of a Config is as the contract has it; `config.shape` tells of the rest. @param {any} config */
function usable(config) {
  // A fault begins with the path of what is wrong.
  const wrong = shapes.config(config, '').map(fault => /^\w*/.exec(fault)?.[0]);
  return Object.fromEntries(Object.entries(Object(config)).filter(([name]) => !wrong.includes(name)));
}

/** @param {unknown} error @param {Answer | undefined} last @returns {Pick<Result, 'outcome' | 'reason' | 'request' | 'answer'>} */
function judge(error, last) {
  if (error instanceof Skip) return { outcome: 'skipped', reason: error.message };
  if (error instanceof NoAnswer) return { outcome: 'failed', reason: error.message, request: error.request };
  const answer = (error instanceof Failure ? error.answer : undefined) ?? last;
  const shown = answer ? { request: answer.request, answer } : {};
  if (error instanceof Failure) return { outcome: 'failed', reason: error.message, ...shown };
  // A body that no check foresaw; the place in the check tells more than the message alone.
  const place = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: 'failed', reason: `The check could not go on: ${place}`, ...shown };
}

/** Keeps what was made, so that it can be named at the end. @param {World} world @param {Answer} answer */
function note(world, { request, status, json }) {
  if (request.method !== 'POST' || status !== 201) return;
  const { pathname } = new URL(request.url);
  if (pathname.endsWith('/comments')) world.created.comments.add(String(json?.id));
  else if (pathname.endsWith('/attachments')) world.created.attachments.add(String(json?.id));
  else world.created.requests.add(String(json?.key));
}
