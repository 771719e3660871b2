/** What the operations have in common: who may, and which part of a list. */

/**
 * @typedef {import('./data.js').User} User
 * @typedef {{ user: User, path: Record<string, string>, query: URLSearchParams, body: any, headers: Headers,
 *   data: import('./data.js').JsmData, shapes: import('./shapes.js').Shapes, mediaOrigin: string }} Call
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 */

/** What the server answers with where it does not do it. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const mostOnPage = 50;

/** @param {Call} call */
export function range({ query }) {
  const number = (/** @type {string} */ name, /** @type {number} */ initial) =>
    query.has(name) ? Number(query.get(name)) : initial;
  return { start: number('start', 0), limit: Math.min(number('limit', mostOnPage), mostOnPage) };
}

/** @param {Call} call */
export const expandOf = ({ query }) => query.getAll('expand').flatMap(text => text.split(','));
/** @param {User} user */
export const isAgent = ({ role }) => role !== 'customer';
/** @param {User} user @param {string} what */
export function requireAgent(user, what) {
  if (!isAgent(user)) throw new Refusal(403, `You do not have permission to ${what}.`);
}

/** @param {Call} call */
export function requireServiceDesk({ path, data }) {
  const { id, projectKey } = data.serviceDesk;
  if (![id, projectKey].includes(path['serviceDeskId'] ?? ''))
    throw new Refusal(404, 'The service desk does not exist, or you have no access to it.');
}

/** @param {Call} call @param {string} accountId */
export function customer({ data }, accountId) {
  const found = data.users.find(user => user.accountId === accountId);
  if (!found) throw new Refusal(400, `The user ${accountId} does not exist.`);
  return found;
}
