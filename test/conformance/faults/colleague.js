import { company, tokens, userOf } from '../reference.js';
import { editBody, list, on, one, thread, withBody, withHeaders } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

const sharing = /^\/requests\/[^/]+\/people$/;

/** @param {Request} request */
const isGrace = request => userOf(request)?.key === 'grace';

/** The same call of Ada. @param {Request} request */
const asAda = request =>
  withHeaders(request, headers => headers.set('Authorization', `Bearer ${tokens.ada}`));

/** What Grace does not find, she gets as Ada does. @param {string} method @param {RegExp} path */
const leaks = (method, path) =>
  on(method, path, async (request, next) => {
    const answer = await next(request.clone());
    return answer.status === 404 && isGrace(request) ? next(await asAda(request)) : answer;
  });

/** @param {any} item */
const mine = item => ({ ...item, author: { ...item.author, me: item.author.role === 'requester' } });

/** @type {readonly Fault[]} */
const faults = [
  {
    name: 'nothing is for the team',
    fails: ['colleague.team'],
    wrap: on('POST', list, async (request, next) => {
      const answer = await next(await withBody(request, body => ({ ...body, visibility: 'private' })));
      const { visibility } = await request.json();
      return editBody(answer, body => ({ ...body, visibility: visibility ?? 'private' }));
    }),
  },
  {
    name: 'the list of a colleague lacks what is shared',
    fails: ['colleague.team', 'colleague.shared'],
    wrap: on('GET', list, async (request, next) =>
      editBody(await next(request), body => (isGrace(request) ? { ...body, items: [] } : body)),
    ),
  },
  {
    name: 'everything is for the team',
    fails: ['colleague.private', 'colleague.removed'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, body => ({ ...body, visibility: 'team' }))),
    ),
    only: ['colleague.private', 'colleague.removed'],
  },
  {
    name: 'the list of a colleague has what is private',
    fails: ['colleague.private', 'colleague.removed', 'colleague.shared', 'colleague.team'],
    wrap: on('GET', list, async (request, next) => next(isGrace(request) ? await asAda(request) : request)),
    only: ['colleague'],
  },
  {
    name: 'a thread is everybody’s',
    fails: ['colleague.private', 'colleague.removed'],
    wrap: leaks('GET', thread),
  },
  {
    name: 'each requester is the reader',
    fails: ['colleague.shared'],
    wrap: on('GET', thread, async (request, next) =>
      editBody(await next(request), page => ({ ...page, items: page.items.map(mine) })),
    ),
  },
  {
    name: 'the writer of a shared request is the reader',
    fails: ['colleague.shared'],
    wrap: on('GET', one, async (request, next) => editBody(await next(request), mine)),
  },
  {
    name: 'whoever is removed goes on reading',
    fails: ['colleague.removed'],
    wrap: on('PUT', sharing, async (request, next) => {
      const { remove } = await request.clone().json();
      if (!remove?.length) return next(request);
      const answer = await next(request.clone());
      // Back again, as Ada.
      const add = await withBody(await asAda(request), () => ({ add: remove }));
      await next(add);
      return answer;
    }),
    only: ['colleague.removed'],
  },
  {
    name: 'whoever is removed goes on getting files',
    fails: ['colleague.removed'],
    wrap: leaks('GET', /^\/attachments\//),
  },
  {
    name: 'whoever is removed goes on writing',
    fails: ['colleague.private', 'colleague.removed'],
    wrap: leaks('POST', thread),
  },
  {
    name: 'everybody gets every event',
    fails: ['colleague.removed-events'],
    options: () => ({ catalogue: company, events: { toAll: true } }),
  },
];

/** @type {readonly Fault[]} */
export const colleagueFaults = faults.map(fault => ({ options: () => ({ catalogue: company }), ...fault }));
