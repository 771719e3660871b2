import { problem as problemShape } from './shapes.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./answer.js').Sent} Sent */
/** @typedef {import('./shapes.js').Shape} Shape */

/** The backend does not fulfil the contract. */
export class Failure extends Error {
  /** @param {string} message @param {Answer} [answer] the response for the report; by default the last one of the check */
  constructor(message, answer) {
    super(message);
    this.name = 'Failure';
    this.answer = answer;
  }
}

/** Ends a check that does not apply to this backend, or cannot run. */
export class Skip extends Error {}

/** @param {string} reason @returns {never} @throws {Skip} */
export function skip(reason) {
  throw new Skip(reason);
}

/** @param {unknown} condition @param {string} message @param {Answer} [answer] @returns {asserts condition} @throws {Failure} */
export function that(condition, message, answer) {
  if (!condition) throw new Failure(message, answer);
}

/** Compares as JSON. @param {unknown} actual @param {unknown} expected @param {string} what @param {Answer} [answer] */
export function equal(actual, expected, what, answer) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  that(found === wanted, `${what}: ${wanted} expected, ${shorten(found)} found.`, answer);
}

/** @param {Answer} answer @param {readonly number[]} statuses */
export function status(answer, ...statuses) {
  that(
    statuses.includes(answer.status),
    `Status ${statuses.join(' or ')} expected, ${answer.status} came.`,
    answer,
  );
}

/** Expects this status and a JSON body of this shape; returns the body. @param {Answer} answer @param {number} code @param {Shape} shape */
export function body(answer, code, shape) {
  status(answer, code);
  that(
    answer.mediaType === 'application/json' || answer.mediaType.endsWith('+json'),
    `Content-Type application/json expected, ${JSON.stringify(answer.mediaType)} found.`,
    answer,
  );
  that(answer.json !== undefined, 'The body is not valid JSON.', answer);
  const errors = shape(answer.json, '');
  that(!errors.length, `The body does not match the contract: ${errors.slice(0, 5).join('; ')}.`, answer);
  return answer.json;
}

/**
 * Expects problem details (RFC 9457) with one of these statuses and, with `field`, that field among `errors`.
 * @param {Answer} answer @param {number | readonly number[]} code @param {string} [field]
 */
export function problem(answer, code, field) {
  status(answer, ...[code].flat());
  that(
    answer.mediaType === 'application/problem+json',
    `Content-Type application/problem+json expected, ${JSON.stringify(answer.mediaType)} found.`,
    answer,
  );
  const errors = problemShape(answer.json, '');
  that(!errors.length, `The body is not a problem of RFC 9457: ${errors.join('; ')}.`, answer);
  equal(answer.json.status, answer.status, 'The problem’s `status`', answer);
  if (!field) return;
  /** @type {string[]} */
  const fields = (answer.json.errors ?? []).map((/** @type {any} */ error) => error.field);
  // An item of the field and a JSON pointer are accepted, too: `attachmentIds[0]`, `/attachmentIds/0`.
  const isNamed = fields.some(name => {
    const plain = name.replace(/^\//, '');
    return plain === field || (plain.startsWith(field) && /^[./[]/.test(plain.slice(field.length)));
  });
  that(isNamed, `errors[].field ${JSON.stringify(field)} expected, ${JSON.stringify(fields)} found.`, answer);
}

/** Expects a problem with any status 4xx. @param {Answer} answer */
export function clientError(answer) {
  that(answer.status >= 400 && answer.status < 500, `Status 4xx expected, ${answer.status} came.`, answer);
  problem(answer, answer.status);
}

/** @param {string | undefined} text */
function shorten(text = 'nothing') {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
