import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Answer, NoAnswer } from './answer.js';

/** @typedef {import('./answer.js').Sent} Sent */

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

/**
 * One HTTP exchange, without redirects, retries or anything else that a browser would add. Not `fetch`: that hides an
 * answer that comes while the body is still being sent, as a good 413 does.
 *
 * @param {Sent} sent `body` is what a report shows
 * @param {Buffer | undefined} body what is sent
 * @param {number} timeoutMs for the whole exchange
 * @returns {Promise<Answer>}
 */
export async function exchange(sent, body, timeoutMs) {
  try {
    return await once(sent, body, timeoutMs);
  } catch (error) {
    // A kept connection that the server closed meanwhile: nothing was read of the call.
    if (error instanceof StaleConnection) return once(sent, body, timeoutMs);
    throw error;
  }
}

class StaleConnection extends Error {}

/** @param {Sent} sent @param {Buffer | undefined} body @param {number} timeoutMs @returns {Promise<Answer>} */
function once(sent, body, timeoutMs) {
  const url = new URL(sent.url);
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: sent.method,
      headers: { ...sent.headers, ...(body ? { 'Content-Length': String(body.length) } : {}) },
      agent: secure ? agents.https : agents.http,
    });
    const late = setTimeout(() => {
      reject(new NoAnswer(sent, `No answer within ${timeoutMs / 1000} s.`));
      request.destroy();
    }, timeoutMs);
    request.on('response', response => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => {
        clearTimeout(late);
        resolve(new Answer(sent, response.statusCode ?? 0, headersOf(response), Buffer.concat(chunks)));
      });
      response.on('error', error => {
        clearTimeout(late);
        reject(new NoAnswer(sent, `The answer broke off: ${error.message}`));
      });
    });
    request.on('error', error => {
      clearTimeout(late);
      const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
      const stale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(code);
      reject(stale ? new StaleConnection() : new NoAnswer(sent, reasonOf(error)));
    });
    request.end(body);
  });
}

/** @param {import('node:http').IncomingMessage} response */
export function headersOf(response) {
  return new Map(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** @param {Error} error */
export function reasonOf(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  // Where a name has several addresses, each has its own error, and the outer one no message.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return `No answer: ${error.message || first?.message || code || 'the connection failed'}.`;
}

/** Closes the connections that are kept, so that the process can end at once. */
export function closeConnections() {
  agents.http.destroy();
  agents.https.destroy();
}
