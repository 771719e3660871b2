/** Two customers who call at random, also with each other's keys and ids: nothing of one reaches the other. CALLS sets how many. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import 'tsx';
import { SimpleHelpdesk } from './simple-helpdesk.js';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');

const calls = Number(process.env['CALLS'] ?? 1000);

/** mulberry32: the same calls in each run. @param {number} seed */
function randomOf(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const desks = { 'the built-in desk': undefined, 'a helpdesk that sees everything': new SimpleHelpdesk() };

for (const [name, desk] of Object.entries(desks)) {
  test(`${name} keeps two customers apart over ${calls} random calls`, { timeout: 600_000 }, async () => {
    const store = createMemoryStore();
    const server = createServer({
      .../** @type {any} */ (desk ? { desk, store } : { store }),
      identify: request => ({
        key: request.headers.get('As') ?? '',
        name: `name-of-${request.headers.get('As')}`,
      }),
      onError: error => assert.fail(String(error)),
    });
    const random = randomOf(7);
    /** @template T @param {readonly T[]} list @returns {T} */
    const pick = list => /** @type {T} */ (list[Math.floor(random() * list.length)]);
    /** What both know: keys of requests, ids of files and comments, Idempotency-Keys, ETags. */
    const keys = ['1'];
    const files = ['none'];
    const comments = ['none'];
    const tags = ['W/"x"'];
    const once = [randomUUID()];
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
        As: as,
        ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'POST' ? { 'Idempotency-Key': random() < 0.8 ? randomUUID() : pick(once) } : {}),
        ...(random() < 0.2 ? { 'If-None-Match': pick(tags) } : {}),
      };
      if (headers['Idempotency-Key']) once.push(headers['Idempotency-Key']);
      const init = { method, headers, ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}) };
      const response = await server(new Request(`http://x/api/support${at}`, init));
      const answer = await response.text();
      const call = `${as}: ${method} ${at} ${response.status}`;
      assert.ok(response.status < 500, call);
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
    for (const status of [200, 201, 204, 404]) assert.ok(statuses.get(status) > calls / 100, `${status}`);
  });
}
