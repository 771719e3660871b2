import { randomUUID } from 'node:crypto';
import { anything, list, on, problem, withHeaders } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */
/** @typedef {import('./tools.js').App} App */

/** Client and server share one event loop: after so many turns of it, calls that were sent at once have all come in. */
async function othersAreHere() {
  for (let turn = 0; turn < 200; turn++) await new Promise(done => setImmediate(done));
}

/** @param {Request} request */
const keyOf = request => request.headers.get('Idempotency-Key') ?? '';

/** The app without a memory of its own. @param {App} app @returns {App} */
const forgetful = app => async request =>
  app(
    request.method === 'POST' && keyOf(request)
      ? await withHeaders(request, headers => headers.set('Idempotency-Key', randomUUID()))
      : request,
  );

/**
 * A memory that is looked at before the call and filled after it.
 * @param {App} app
 * @param {{ remembers?: (answer: Response) => boolean, compares?: boolean, forAll?: boolean, raw?: boolean }} kind
 * @returns {App}
 */
function remembering(app, { remembers = answer => answer.ok, compares = true, forAll = false, raw = false }) {
  /** @type {Map<string, { body: string, answer: Response }>} */
  const memory = new Map();
  const bare = forgetful(app);
  return async request => {
    const isUpload = new URL(request.url).pathname.endsWith('/attachments');
    if (request.method !== 'POST' || isUpload !== raw) return app(request);
    const id = keyOf(request) + (forAll ? '' : request.headers.get('Authorization'));
    const body = Buffer.from(await request.clone().arrayBuffer()).toString('latin1');
    const known = memory.get(id);
    if (known && compares && known.body !== body) return problem(422, 'Another body.');
    if (known) return known.answer.clone();
    await othersAreHere();
    const answer = await bare(request);
    if (remembers(answer)) memory.set(id, { body, answer: answer.clone() });
    return answer;
  };
}

/** @type {readonly Fault[]} */
export const idempotencyFaults = [
  {
    name: 'the key is ignored',
    fails: [
      'idempotency.request',
      'idempotency.other-body',
      'idempotency.parallel',
      'idempotency.comment',
      'idempotency.comment-parallel',
      'idempotency.upload',
    ],
    wrap: forgetful,
  },
  {
    name: 'the key is looked up before and stored after, so that calls at once are all done',
    fails: ['idempotency.parallel', 'idempotency.comment-parallel'],
    wrap: app => remembering(app, {}),
  },
  {
    name: 'another body gets the answer of the first',
    fails: ['idempotency.other-body', 'idempotency.comment'],
    wrap: app => {
      const stores = remembering(app, { compares: false });
      /** @type {Map<string, Promise<unknown>>} */
      const running = new Map();
      return async request => {
        const before = running.get(keyOf(request));
        const turn = (before ?? Promise.resolve()).then(() => stores(request));
        if (keyOf(request)) running.set(keyOf(request), turn);
        return turn;
      };
    },
  },
  {
    name: 'refusals are stored, too',
    fails: ['idempotency.failure'],
    wrap: app => remembering(app, { remembers: () => true }),
    only: ['idempotency.failure', 'idempotency.request'],
  },
  {
    name: 'the raw multipart body is compared',
    fails: ['idempotency.upload'],
    wrap: app => remembering(app, { raw: true }),
  },
  {
    name: 'keys are common to all customers',
    fails: ['isolation.idempotency'],
    wrap: app => remembering(app, { forAll: true }),
    only: ['isolation', 'idempotency.request'],
  },
  {
    name: 'a key is never freed: whoever asks again gets 409',
    fails: ['idempotency.parallel'],
    wrap: app => {
      /** @type {Set<string>} */
      const used = new Set();
      const guard = on('POST', list, async (request, next) => {
        if (used.has(keyOf(request))) return problem(409, 'It runs.');
        used.add(keyOf(request));
        return next(request);
      });
      return guard(app);
    },
    only: ['idempotency.parallel'],
  },
  {
    name: 'a 409 is no problem+json',
    fails: ['idempotency.parallel', 'idempotency.comment-parallel'],
    only: ['idempotency.parallel', 'idempotency.comment-parallel'],
    wrap: on(
      'POST',
      anything,
      (() => {
        /** @type {Set<string>} */
        const running = new Set();
        return async (/** @type {Request} */ request, /** @type {App} */ next) => {
          const key = keyOf(request);
          if (running.has(key)) return new Response('wait', { status: 409 });
          running.add(key);
          try {
            await othersAreHere();
            return await next(request);
          } finally {
            running.delete(key);
          }
        };
      })(),
    ),
  },
];
