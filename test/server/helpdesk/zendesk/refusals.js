/** How Zendesk refuses: https://developer.zendesk.com/api-reference/introduction/requests/#response-format */

/** What Zendesk answers with where it does not do it. */
export class Refusal extends Error {
  /** @param {number} status @param {Record<string, unknown>} body */
  constructor(status, body) {
    super(String(body['error']));
    this.status = status;
    this.body = body;
  }
}

export const notFound = () => new Refusal(404, { error: 'RecordNotFound', description: 'Not found' });
/** @param {string} field @param {string} description @param {string} [error] */
export const invalid = (field, description, error) =>
  new Refusal(422, {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { [field]: [{ description, ...(error ? { error } : {}) }] },
  });
