/** `detail` of a problem, as a backend that is down for a while may write it. */
export const unavailable = 'The ticket database is being moved; it is back at 11:00.';

/**
 * One response, as Playwright's `route.fulfill` takes it; `'never'`: no response comes; `'lost'`: the connection fails.
 * @typedef {{ status: number, headers?: Record<string, string>, contentType?: string, body?: string | Buffer } | 'never' | 'lost'} Response
 */

/** @param {unknown} value @param {number} [status] @returns {Response} */
export function json(value, status = 200) {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

/**
 * Problem details (RFC 9457).
 *
 * @param {number} status
 * @param {string} detail
 * @param {{ errors?: { field: string, detail: string }[], headers?: Record<string, string> }} [more]
 * @returns {Response}
 */
export function problem(status, detail, { errors, headers } = {}) {
  const body = JSON.stringify({ type: 'about:blank', title: `Error ${status}`, status, detail, errors });
  return { status, headers: headers ?? {}, contentType: 'application/problem+json', body };
}

/** The only page of a list. @param {readonly unknown[]} items @returns {Response} */
export const singlePage = items => json({ items, nextCursor: null, total: items.length });
