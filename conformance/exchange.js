import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Answer, NoAnswer } from './answer.js';

/** @typedef {import('./answer.js').Sent} Sent */

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

/**
 * Sends one HTTP request and reads the response, without following redirects. Not with `fetch`, which rejects where a response,
 * such as a 413, comes before the body has been sent.
 *
 * @param {Sent} sent its `body` is for the report
 * @param {Buffer | undefined} body what is sent
 * @param {number} timeoutMs for the request and the response
 * @returns {Promise<Answer>}
 * @throws {NoAnswer}
 */
export async function exchange(sent, body, timeoutMs) {
  try {
    return await once(sent, body, timeoutMs);
  } catch (error) {
    // The server closed a keep-alive connection before it read the request, so the request can be sent again.
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
    const timeout = setTimeout(() => {
      reject(new NoAnswer(sent, `No answer within ${timeoutMs / 1000} s.`));
      request.destroy();
    }, timeoutMs);
    request.on('response', response => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => {
        clearTimeout(timeout);
        resolve(new Answer(sent, response.statusCode ?? 0, headersOf(response), Buffer.concat(chunks)));
      });
      response.on('error', error => {
        clearTimeout(timeout);
        reject(new NoAnswer(sent, `The answer broke off: ${error.message}`));
      });
    });
    request.on('error', error => {
      clearTimeout(timeout);
      const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
      const stale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(code);
      reject(stale ? new StaleConnection() : new NoAnswer(sent, reasonOf(error)));
    });
    request.end(body);
  });
}

/** Headers by lower-case name; repeated ones are joined by a comma. @param {import('node:http').IncomingMessage} response */
export function headersOf(response) {
  return new Map(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** A message for a failed connection. @param {Error} error */
export function reasonOf(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  // Where a host name has several addresses, the error has no message and contains one error for each address.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return `No answer: ${error.message || first?.message || code || 'the connection failed'}.`;
}

/** Closes idle keep-alive connections, which would keep the process running. */
export function closeConnections() {
  agents.http.destroy();
  agents.https.destroy();
}
