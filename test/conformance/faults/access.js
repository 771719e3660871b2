import { origin, tokens } from '../reference.js';
import { anything, editBody, editHeaders, list, on, one, problem, thread, withHeaders } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** @param {Request} request @param {string} token */
const as = (request, token) =>
  withHeaders(request, headers => headers.set('Authorization', `Bearer ${token}`));

/** Where a customer finds nothing, the other one's thing is taken. @param {string} method @param {RegExp} path */
const leaks = (method, path) =>
  on(method, path, async (request, next) => {
    const answer = await next(request.clone());
    return answer.status === 404 && !request.url.includes('unknown')
      ? next(await as(request, tokens.ada))
      : answer;
  });

/** @param {string} method */
const openToAll = method =>
  on(method, anything, async (request, next) =>
    next(request.headers.has('Authorization') ? request : await as(request, tokens.ada)),
  );

/** @type {import('./tools.js').Change} */
const passOn = async (request, next) => next(request);

/** @param {(headers: Headers, answer: Response) => void} change @param {(request: Request) => boolean} [when] */
const cors = (change, when = () => true) =>
  on('*', anything, async (request, next) => {
    const answer = await passOn(request, next);
    return when(request) ? editHeaders(answer, headers => change(headers, answer)) : answer;
  });

const isPreflight = (/** @type {Request} */ request) => request.method === 'OPTIONS';

/** @type {readonly Fault[]} */
export const accessFaults = [
  { name: 'anybody reads', fails: ['sign-in.reads'], wrap: openToAll('GET') },
  { name: 'anybody writes', fails: ['sign-in.writes'], wrap: openToAll('POST') },
  {
    name: 'any token is taken',
    fails: ['sign-in.wrong-token'],
    wrap: on('GET', anything, async (request, next) =>
      next(
        request.headers.get('Authorization')?.includes('no-token') ? await as(request, tokens.ada) : request,
      ),
    ),
  },
  {
    name: 'both tokens are one customer',
    fails: ['isolation.customers'],
    only: ['isolation.customers'],
    wrap: on('*', anything, async (request, next) => next(await as(request, tokens.ada))),
  },
  {
    name: 'the list is everybody’s',
    fails: ['isolation.list', 'isolation.etag'],
    wrap: on('GET', list, async (request, next) =>
      next(
        request.headers.get('Authorization')?.includes(tokens.bob) ? await as(request, tokens.ada) : request,
      ),
    ),
  },
  { name: 'a request is anybody’s', fails: ['isolation.request'], wrap: leaks('GET', one) },
  { name: 'a thread is anybody’s', fails: ['isolation.comments'], wrap: leaks('GET', thread) },
  { name: 'anybody comments', fails: ['isolation.add-comment'], wrap: leaks('POST', thread) },
  { name: 'anybody closes', fails: ['isolation.status'], wrap: leaks('PATCH', one) },
  {
    name: 'the writer of a write is not compared',
    fails: ['isolation.writer'],
    wrap: on('POST', thread, async (request, next) =>
      next(await withHeaders(request, headers => headers.delete('Support-User'))),
    ),
  },
  { name: 'anybody marks as read', fails: ['isolation.read'], wrap: leaks('PUT', /\/read$/) },
  {
    name: 'anybody rates',
    fails: ['isolation.rating'],
    wrap: leaks('PUT', /\/rating$/),
  },
  { name: 'a file is anybody’s', fails: ['isolation.attachment'], wrap: leaks('GET', /^\/attachments\//) },
  {
    name: 'what is another’s is forbidden, not unknown',
    fails: ['isolation.request'],
    wrap: on('GET', one, async (request, next) => {
      const answer = await next(request);
      const isOther = request.headers.get('Authorization')?.includes(tokens.bob);
      return answer.status === 404 && isOther ? problem(403, 'Not yours.') : answer;
    }),
  },
  {
    name: 'events are everybody’s',
    fails: ['isolation.events'],
    options: () => ({ events: { toAll: true } }),
  },
  {
    name: 'events have no ids',
    fails: ['events.stream', 'events.resume'],
    timeoutMs: 1000,
    only: ['events'],
    options: () => ({ events: { nameless: true } }),
  },
  {
    name: 'the stream forgets what nobody heard',
    fails: ['events.resume'],
    timeoutMs: 1000,
    only: ['events'],
    options: () => ({ events: { forgets: true } }),
  },
  {
    name: 'the stream ends at once',
    fails: ['events.stream', 'events.resume', 'isolation.events'],
    wrap: on(
      'GET',
      /^\/events$/,
      async () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } }),
    ),
  },
  {
    name: 'there is a stream although Config has none',
    fails: ['events.off'],
    wrap: on('GET', /^\/config$/, async (request, next) =>
      editBody(await next(request), config => ({
        ...config,
        features: { ...config.features, events: false },
      })),
    ),
  },
  {
    name: 'errors have no CORS headers',
    fails: ['cors.answers'],
    wrap: cors((headers, answer) => {
      if (answer.status >= 400) headers.delete('Access-Control-Allow-Origin');
    }),
  },
  {
    name: 'ETag is not exposed',
    fails: ['cors.answers'],
    wrap: cors(headers => headers.set('Access-Control-Expose-Headers', 'Location, Retry-After')),
  },
  {
    name: 'a preflight has to be signed in',
    fails: ['cors.preflight'],
    wrap: on('OPTIONS', anything, async () => problem(401, 'Sign in.')),
  },
  {
    name: 'a preflight does not allow Idempotency-Key',
    fails: ['cors.preflight'],
    wrap: cors(
      headers => headers.set('Access-Control-Allow-Headers', 'Authorization, Content-Type'),
      isPreflight,
    ),
  },
  {
    name: 'a preflight does not allow PATCH',
    fails: ['cors.preflight'],
    wrap: cors(headers => headers.set('Access-Control-Allow-Methods', 'GET, POST'), isPreflight),
  },
  {
    name: 'any origin may come with cookies',
    fails: ['cors.other-origin'],
    wrap: on('*', anything, async (request, next) => {
      const from = request.headers.get('Origin');
      const answer = await next(request);
      if (!from || from === origin) return answer;
      return editHeaders(answer, headers => {
        headers.set('Access-Control-Allow-Origin', from);
        headers.set('Access-Control-Allow-Credentials', 'true');
      });
    }),
  },
];
