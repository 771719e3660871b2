/** What a customer does, at a server. */
import assert from 'node:assert/strict';

/** @typedef {Awaited<ReturnType<typeof import('./set-up.js').startServer>>} Server */

/** @param {Server} at @param {string} as */
export function customer(at, as) {
  const client = at.client(as);
  /** @param {string} key @param {string} body @param {Record<string, unknown>} [more] */
  const comment = (key, body, more = {}) =>
    client.call('POST', `/requests/${key}/comments`, { json: { body, attachmentIds: [], ...more } });
  return {
    client,
    comment,
    /** @param {string} key @param {'open' | 'closed'} status */
    set: (key, status) => client.call('PATCH', `/requests/${key}`, { json: { status } }),
    /** @param {string} key */
    comments: async key => (await client.get(`/requests/${key}/comments`)).items,
    /** @param {string} key */
    get: key => client.get(`/requests/${key}`),
    /** @param {string} [query] */
    keys: async query =>
      (await client.get(`/requests?${query ?? 'status=all&limit=100'}`)).items.map(
        (/** @type {any} */ { key }) => key,
      ),
  };
}

/** @param {Response} response @param {number} [status] */
export async function read(response, status = 201) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  return JSON.parse(text);
}
