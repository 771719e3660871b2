import { anything, editBody, editHeaders, list, on, one, problem, withBody } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** Status, read marks, ratings, and how errors are told. @type {readonly Fault[]} */
export const changingFaults = [
  {
    name: 'closing is only shown in the answer',
    fails: ['status.close', 'rating.put'],
    wrap: on('PATCH', one, async (request, next) => {
      const { status } = await request.clone().json();
      if (status !== 'closed') return next(request);
      const answer = await next(new Request(request.url, { headers: request.headers }));
      return editBody(answer, made => ({ ...made, status: 'closed', closed: true }));
    }),
  },
  {
    name: 'reopening does nothing',
    fails: ['status.reopen'],
    wrap: on('PATCH', one, async (request, next) =>
      next(await withBody(request, body => (body.status === 'open' ? { status: 'closed' } : body))),
    ),
  },
  {
    name: 'any status is taken',
    fails: ['status.invalid'],
    wrap: on('PATCH', one, async (request, next) =>
      next(await withBody(request, body => (body.status === 'closed' ? body : { status: 'open' }))),
    ),
  },
  {
    name: 'replies to closed requests are not refused as said',
    fails: ['status.closed-reply'],
    wrap: on('GET', /^\/config$/, async (request, next) =>
      editBody(await next(request), config => ({ ...config, closedReply: 'refused' })),
    ),
  },
  {
    name: 'a read mark of anything is taken',
    fails: ['read.unknown'],
    wrap: on('PUT', /\/read$/, async (request, next) => {
      const answer = await next(request);
      return answer.status === 422 ? new Response(null, { status: 204 }) : answer;
    }),
  },
  {
    name: 'PUT read answers with a body',
    fails: ['read.all', 'read.mark'],
    wrap: on('PUT', /\/read$/, async (request, next) => {
      const answer = await next(request);
      return answer.status === 204 ? Response.json({}) : answer;
    }),
  },
  {
    name: 'the first rating stays',
    fails: ['rating.put'],
    wrap: on('PUT', /\/rating$/, async (request, next) =>
      next(await withBody(request, body => (body.score === 5 ? { score: 2 } : body))),
    ),
  },
  {
    name: 'any score is taken',
    fails: ['rating.invalid'],
    wrap: on('PUT', /\/rating$/, async (request, next) => {
      const answer = await next(request);
      return answer.status === 422 ? new Response(null, { status: 204 }) : answer;
    }),
  },
  {
    name: 'an address that is not there gives a page',
    fails: ['problems.not-found'],
    wrap: on('GET', anything, async (request, next) => {
      const answer = await next(request);
      const page = new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
      return request.url.includes('no-such-address') ? page : answer;
    }),
  },
  {
    name: 'errors are plain JSON',
    fails: ['problems.not-found', 'problems.not-found-writes', 'problems.json', 'problems.method'],
    only: ['problems'],
    wrap: on('*', anything, async (request, next) => {
      const answer = await next(request);
      return answer.status < 400
        ? answer
        : editHeaders(answer, headers => headers.set('Content-Type', 'application/json'));
    }),
  },
  {
    name: 'a broken body is a server error with a trace',
    fails: ['problems.json'],
    wrap: on('POST', list, async (request, next) => {
      const answer = await next(request);
      return answer.status === 400 && !request.headers.get('Content-Type')?.includes('plain')
        ? new Response('SyntaxError\n  at JSON.parse', { status: 500 })
        : answer;
    }),
  },
  {
    name: '429 does not say when to come again',
    fails: ['problems.retry-after'],
    only: ['config', 'problems'],
    wrap: app => {
      let times = 0;
      const slow = on('GET', /^\/attachments\//, async (request, next) =>
        ++times === 1 ? problem(429, 'Slow down.') : next(request),
      );
      return slow(app);
    },
  },
  {
    name: 'a deadlock: PATCH never answers',
    fails: ['status.reopen'],
    only: ['status.reopen'],
    timeoutMs: 1000,
    wrap: on('PATCH', one, () => new Promise(() => {})),
  },
];
