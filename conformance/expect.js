import { problem as problemShape } from './shapes.js';

/** @typedef {import('./answer.js').Answer} Answer */
/** @typedef {import('./answer.js').Sent} Sent */
/** @typedef {import('./shapes.js').Shape} Shape */

/** The backend did something else than the contract says. */
export class Failure extends Error {
  /** @param {string} message @param {Answer} [answer] the one that shows it */
  constructor(message, answer) {
    super(message);
    this.name = 'Failure';
    this.answer = answer;
  }
}

/** The check does not apply, or can't be made. */
export class Skip extends Error {}

/** @param {string} reason @returns {never} */
export function skip(reason) {
  throw new Skip(reason);
}

/** @param {unknown} condition @param {string} message @param {Answer} [answer] @returns {asserts condition} */
export function that(condition, message, answer) {
  if (!condition) throw new Failure(message, answer);
}

/** @param {unknown} actual @param {unknown} expected @param {string} what @param {Answer} [answer] */
export function equal(actual, expected, what, answer) {
  const [is, was] = [JSON.stringify(actual), JSON.stringify(expected)];
  that(is === was, `${what}: ${was} expected, ${short(is)} found.`, answer);
}

/** @param {Answer} answer @param {readonly number[]} statuses */
export function status(answer, ...statuses) {
  that(
    statuses.includes(answer.status),
    `Status ${statuses.join(' or ')} expected, ${answer.status} came.`,
    answer,
  );
}

/** An answer with this status and a JSON body of this shape. @param {Answer} answer @param {number} code @param {Shape} shape */
export function body(answer, code, shape) {
  status(answer, code);
  that(
    answer.mediaType === 'application/json' || answer.mediaType.endsWith('+json'),
    `Content-Type application/json expected, ${JSON.stringify(answer.mediaType)} found.`,
    answer,
  );
  that(answer.json !== undefined, 'The body is not valid JSON.', answer);
  const faults = shape(answer.json, '');
  that(!faults.length, `The body is not as the contract has it: ${faults.slice(0, 5).join('; ')}.`, answer);
  return answer.json;
}

/**
 * An RFC 9457 answer with one of these statuses and, where a field is named, that field among its `errors`.
 * @param {Answer} answer @param {number | readonly number[]} code @param {string} [field]
 */
export function problem(answer, code, field) {
  status(answer, ...[code].flat());
  that(
    answer.mediaType === 'application/problem+json',
    `An error is application/problem+json, this is ${JSON.stringify(answer.mediaType)}.`,
    answer,
  );
  const faults = problemShape(answer.json, '');
  that(!faults.length, `Not a problem as RFC 9457 has it: ${faults.join('; ')}.`, answer);
  equal(answer.json.status, answer.status, 'The problem’s `status`', answer);
  if (!field) return;
  /** @type {string[]} */
  const fields = (answer.json.errors ?? []).map((/** @type {any} */ error) => error.field);
  // A place within it, or a JSON pointer to it, names it as well: `attachmentIds[0]`, `/attachmentIds/0`.
  const isNamed = fields.some(name => {
    const plain = name.replace(/^\//, '');
    return plain === field || (plain.startsWith(field) && /^[./[]/.test(plain.slice(field.length)));
  });
  that(isNamed, `errors[].field ${JSON.stringify(field)} expected, ${JSON.stringify(fields)} found.`, answer);
}

/** An answer that refuses, whatever its status below 500, as a problem. @param {Answer} answer */
export function refused(answer) {
  that(
    answer.status >= 400 && answer.status < 500,
    `A refusal (4xx) expected, ${answer.status} came.`,
    answer,
  );
  problem(answer, answer.status);
}

/** @param {string | undefined} text */
function short(text = 'nothing') {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
