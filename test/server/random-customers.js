/** Two customers who call at random, also with each other's keys and ids: nothing of one may reach the other. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** mulberry32: the same calls in each run. @param {number} seed */
function randomOf(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Calls that are known to both: keys of requests, ids of files and comments, Idempotency-Keys, ETags.
 *
 * @param {number} calls how many
 * @param {(as: string, path: string, init: RequestInit & { headers: Record<string, string> }) => Promise<Response>} send as `ada` or `bob`,
 *   whose names are `name-of-ada` and `name-of-bob`
 */
export async function callAtRandom(calls, send) {
  const random = randomOf(7);
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = list => /** @type {T} */ (list[Math.floor(random() * list.length)]);
  const keys = ['1'];
  const files = ['none'];
  const comments = ['none'];
  const tags = ['W/"x"'];
  const once = [randomUUID()];
  /** @type {Map<number, number>} */
  const statuses = new Map();

  for (let count = 0; count < calls; count++) {
    const as = pick(['ada', 'bob']);
    const other = as === 'ada' ? 'bob' : 'ada';
    const text = `text-of-${as}-${count}`;
    const attachmentIds = random() < 0.3 ? [pick(files)] : [];
    const request = { summary: text, description: text, attachmentIds, followUpOf: pick(keys) };
    const form = new FormData();
    form.append('file', new File([text], `${text}.txt`, { type: 'text/plain' }));
    const path = `/requests/${pick(keys)}`;
    const [method, at, body] = /** @type {[string, string, any?]} */ (
      pick([
        ['GET', `/requests?status=all&limit=${1 + Math.floor(random() * 100)}`],
        ['GET', `/requests?status=all&q=text-of-${other}`],
        ['POST', '/requests', request],
        ['GET', path],
        ['PATCH', path, { status: pick(['open', 'closed']) }],
        ['PUT', `${path}/read`, random() < 0.5 ? {} : { upTo: pick(comments) }],
        ['PUT', `${path}/rating`, { score: 3, comment: text }],
        ['GET', `${path}/comments`],
        ['POST', `${path}/comments`, { body: text, attachmentIds }],
        ['POST', '/attachments', form],
        ['GET', `/attachments/${pick(files)}`],
        ['DELETE', `/attachments/${pick(files)}`],
      ])
    );
    const isForm = body instanceof FormData;
    const headers = {
      ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'POST' ? { 'Idempotency-Key': random() < 0.8 ? randomUUID() : pick(once) } : {}),
      ...(random() < 0.2 ? { 'If-None-Match': pick(tags) } : {}),
    };
    if (headers['Idempotency-Key']) once.push(headers['Idempotency-Key']);
    const init = { method, headers, ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}) };
    const response = await send(as, at, init);
    const answer = await response.text();
    const call = `${as}: ${method} ${at} ${response.status}`;
    assert.ok(response.status < 500, `${call} ${answer}`);
    assert.doesNotMatch(answer, new RegExp(`(text|name)-of-${other}`), call);
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.headers.has('ETag')) tags.push(response.headers.get('ETag') ?? '');
    if (response.status !== 201) continue;
    const { key, id } = JSON.parse(answer);
    if (key) keys.push(key);
    else (at === '/attachments' ? files : comments).push(id);
    for (const file of JSON.parse(answer).attachments ?? []) files.push(file.id);
  }
  // The calls were not all refused, and not all allowed.
  for (const status of [200, 201, 204, 404])
    assert.ok((statuses.get(status) ?? 0) > calls / 100, `${status}: ${statuses.get(status)}`);
  return statuses;
}
