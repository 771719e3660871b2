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
 * @property {Sent} [request] of a failed check: the call that shows the failure
 * @property {Answer} [answer] the response to it
 * @property {number} milliseconds
 */

/**
 * @typedef {object} Report
 * @property {string} base
 * @property {Result[]} results
 * @property {{ requests: string[], comments: string[], attachments: string[] }} created keys and ids
 */

/**
 * @typedef {object} Options
 * @property {URL} base with a final slash
 * @property {import('./client.js').SignIn} signIn
 * @property {import('./client.js').SignIn | undefined} otherSignIn
 * @property {import('./client.js').SignIn | undefined} [colleagueSignIn]
 * @property {string | undefined} origin of a page that may call the API
 * @property {readonly string[]} only checks or groups; empty: all
 * @property {number} timeoutMs
 * @property {number} maxWaitMs
 */

/** No check can run: the backend does not answer, or does not accept the sign-in. */
export class CannotRun extends Error {}

/**
 * Runs the checks one after another.
 *
 * @param {Options} options @param {(result: Result) => void} [onResult] called after each check
 * @returns {Promise<Report>}
 * @throws {CannotRun}
 */
export async function run(options, onResult = () => {}) {
  /** @type {Answer | undefined} */
  let last;
  /** @type {World | undefined} */
  let world;
  const settings = {
    base: options.base,
    timeoutMs: options.timeoutMs,
    maxWaitMs: options.maxWaitMs,
    onAnswer: (/** @type {Answer} */ answer) => {
      last = answer;
      if (answer.status === 429) world?.rateLimited.push(answer);
      if (world) recordCreated(world, answer);
    },
  };
  const client = new Client(settings, options.signIn);
  const config = await loadConfig(client);
  const other = options.otherSignIn && new Client(settings, options.otherSignIn);
  const colleague = options.colleagueSignIn && new Client(settings, options.colleagueSignIn);
  world = new World(client, config, { other, colleague, origin: options.origin });

  /** @type {Result[]} */
  const results = [];
  for (const { name, title, run: check } of pick(options.only)) {
    last = undefined;
    const started = performance.now();
    /** @type {Pick<Result, 'outcome' | 'reason' | 'request' | 'answer'>} */
    let outcome = { outcome: 'passed' };
    try {
      await check(world);
    } catch (error) {
      outcome = outcomeOf(error, last);
    }
    // Those of a check that failed between two streams, too: an open one would keep the command from ending.
    for (const one of [client, other, colleague]) one?.closeStreams();
    const result = { name, title, ...outcome, milliseconds: Math.round(performance.now() - started) };
    results.push(result);
    onResult(result);
  }
  closeConnections();
  const { requests, comments, attachments } = world.created;
  return {
    base: options.base.href,
    results,
    created: { requests: [...requests], comments: [...comments], attachments: [...attachments] },
  };
}

/** Checks that the backend answers, and loads its config. @param {Client} client @throws {CannotRun} */
async function loadConfig(client) {
  try {
    const list = await client.get('requests', { status: 'all', limit: 1 });
    if (list.status === 401 || list.status === 403) {
      throw new CannotRun(
        `${list.request.url} answers ${list.status}: the sign-in is not accepted. Give --token, --cookie or --header.`,
      );
    }
    const config = await client.get('config');
    return config.status === 200 ? validPart(config.json) : {};
  } catch (error) {
    if (error instanceof NoAnswer) throw new CannotRun(`${error.request.url}: ${error.message}`);
    throw error;
  }
}

/** The properties of a Config that match the contract; the check `config.shape` reports the others. @param {any} config */
function validPart(config) {
  // An error of a shape begins with the path of the property.
  const invalid = shapes.config(config, '').map(error => /^\w*/.exec(error)?.[0]);
  return Object.fromEntries(Object.entries(Object(config)).filter(([name]) => !invalid.includes(name)));
}

/** The outcome of a check that threw. @param {unknown} error @param {Answer | undefined} last @returns {Pick<Result, 'outcome' | 'reason' | 'request' | 'answer'>} */
function outcomeOf(error, last) {
  if (error instanceof Skip) return { outcome: 'skipped', reason: error.message };
  if (error instanceof NoAnswer) return { outcome: 'failed', reason: error.message, request: error.request };
  const answer = (error instanceof Failure ? error.answer : undefined) ?? last;
  const shown = answer ? { request: answer.request, answer } : {};
  if (error instanceof Failure) return { outcome: 'failed', reason: error.message, ...shown };
  // The check did not expect such a body; the stack shows where.
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: 'failed', reason: `The check could not continue: ${stack}`, ...shown };
}

/** Records what was created, for the report. @param {World} world @param {Answer} answer */
function recordCreated(world, { request, status, json }) {
  if (request.method !== 'POST' || status !== 201) return;
  const { pathname } = new URL(request.url);
  if (pathname.endsWith('/comments')) world.created.comments.add(String(json?.id));
  else if (pathname.endsWith('/attachments')) world.created.attachments.add(String(json?.id));
  else world.created.requests.add(String(json?.key));
}
