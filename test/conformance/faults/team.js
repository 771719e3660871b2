import { company, tokens } from '../reference.js';
import { editBody, list, on, one, problem, withBody, withHeaders, withQuery } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

const options = () => ({ catalogue: company });
const sharing = /^\/requests\/[^/]+\/people$/;
const services = /^\/services$/;
const incidents = /^\/incidents$/;

/** @param {(body: any) => unknown} change */
const config = change =>
  on('GET', /^\/config$/, async (request, next) => editBody(await next(request), change));

/** @param {any[]} fields */
const conditions = fields =>
  config(body => ({ ...body, types: [{ id: 'odd', label: 'Odd', fields }, ...(body.types ?? [])] }));
const field = (/** @type {string} */ id, /** @type {string} */ on) => ({
  id,
  label: id,
  type: 'text',
  showWhen: { field: on, is: 'x' },
});

const select = { label: 'b', type: 'select', options: [{ value: 'y', label: 'Y' }] };

/** As Ada, where somebody else finds nothing. @param {string} method @param {RegExp} path */
const leaks = (method, path) =>
  on(method, path, async (request, next) => {
    const answer = await next(request.clone());
    if (answer.status !== 404 || request.url.includes('unknown')) return answer;
    return next(await withHeaders(request, headers => headers.set('Authorization', `Bearer ${tokens.ada}`)));
  });

/** @param {RegExp} path @param {any} items */
const always = (path, items) =>
  on('GET', path, async (request, next) => editBody(await next(request), body => ({ ...body, items })));

/** @type {readonly Omit<Fault, 'options'>[]} */
const faults = [
  {
    name: 'a condition on no field',
    fails: ['config.conditions'],
    only: ['config'],
    wrap: conditions([field('a', 'none')]),
  },
  {
    name: 'a condition on itself',
    fails: ['config.conditions'],
    only: ['config'],
    wrap: conditions([field('a', 'a')]),
  },
  {
    name: 'conditions in a circle',
    fails: ['config.conditions'],
    only: ['config'],
    wrap: conditions([field('a', 'b'), field('b', 'a')]),
  },
  {
    name: 'a condition that never holds',
    fails: ['config.condition-values'],
    only: ['config'],
    wrap: conditions([
      { ...field('a', 'b'), type: 'text' },
      { ...select, id: 'b' },
    ]),
  },
  {
    name: 'the type is forgotten',
    fails: ['types.create', 'types.list', 'types.unknown'],
    only: ['types.create', 'types.list', 'types.unknown'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, body => ({ ...body, type: undefined }))),
    ),
  },
  {
    name: 'the filter by type has no effect',
    fails: ['types.list'],
    wrap: on('GET', list, async (request, next) => next(withQuery(request, query => query.delete('type')))),
  },
  {
    name: 'a severity stays as it is',
    fails: ['severity.set'],
    wrap: on('PATCH', one, async (request, next) =>
      next(new Request(request.url, { headers: request.headers })),
    ),
  },
  {
    name: 'each page of services is the first',
    fails: ['services.list'],
    wrap: on('GET', services, async (request, next) =>
      next(withQuery(request, query => query.delete('cursor'))),
    ),
  },
  {
    name: 'services are not searched',
    fails: ['services.search'],
    wrap: on('GET', services, async (request, next) => next(withQuery(request, query => query.delete('q')))),
  },
  {
    name: 'the service is forgotten',
    fails: ['services.create', 'services.other'],
    only: ['services'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, body => ({ ...body, service: undefined }))),
    ),
  },
  {
    name: 'a service is anybody’s',
    fails: ['services.other'],
    wrap: on('POST', list, async (request, next) =>
      next(
        await withBody(request, body => (body.service === 'bobs' ? { ...body, service: 'web-01' } : body)),
      ),
    ),
  },
  {
    name: 'a comment that is taken back stays',
    fails: ['retract.delete'],
    wrap: on('DELETE', /\/comments\//, async (request, next) => {
      const isBob = request.headers.get('Authorization')?.includes(tokens.bob);
      return isBob ? next(request) : new Response(null, { status: 204 });
    }),
  },
  { name: 'anybody takes back', fails: ['retract.other'], wrap: leaks('DELETE', /\/comments\//) },
  {
    name: 'everybody is always found',
    fails: ['people.list'],
    wrap: on('GET', /^\/people$/, async (request, next) =>
      next(withQuery(request, query => query.delete('q'))),
    ),
  },
  {
    name: 'nobody is ever removed',
    fails: ['people.share'],
    wrap: on('PUT', sharing, async (request, next) =>
      next(await withBody(request, body => ({ add: [], ...body, remove: undefined }))),
    ),
  },
  {
    name: 'an unknown address is left out',
    fails: ['people.unknown'],
    wrap: on('PUT', sharing, async (request, next) =>
      next(
        await withBody(request, body => ({
          ...body,
          add: body.add?.filter((/** @type {string} */ id) => !id.includes('@')),
        })),
      ),
    ),
  },
  {
    name: 'an unknown address of a new request is left out',
    fails: ['people.unknown-at-create'],
    wrap: on('POST', list, async (request, next) =>
      next(
        await withBody(request, body => ({
          ...body,
          people: body.people?.filter((/** @type {string} */ id) => !id.includes('@')),
        })),
      ),
    ),
  },
  {
    name: 'what is shared is everything',
    fails: ['people.scope'],
    wrap: on('GET', list, async (request, next) =>
      next(withQuery(request, query => query.has('scope') && query.set('scope', 'all'))),
    ),
  },
  {
    name: 'anybody shares',
    fails: ['isolation.people'],
    wrap: on('PUT', sharing, async (request, next) => {
      const answer = await next(request);
      return answer.status === 404 ? problem(422, 'x is nobody.') : answer;
    }),
  },
  {
    name: 'an incident ends before it starts',
    fails: ['incidents.list'],
    wrap: on('GET', incidents, async (request, next) =>
      editBody(await next(request), ({ items }) => ({
        items: items.map((/** @type {any} */ item) => ({ ...item, endsAt: '2020-01-01T00:00:00.000Z' })),
      })),
    ),
  },
  {
    name: 'incidents come whole each time',
    fails: ['incidents.etag'],
    wrap: on('GET', incidents, async (request, next) =>
      next(await withHeaders(request, headers => headers.delete('If-None-Match'))),
    ),
  },
  {
    name: 'following is forgotten',
    fails: ['incidents.follow'],
    wrap: on('GET', incidents, async (request, next) =>
      editBody(await next(request), ({ items }) => ({
        items: items.map((/** @type {any} */ item) => ({ ...item, following: false })),
      })),
    ),
  },
  {
    name: 'any incident can be followed',
    fails: ['incidents.unknown'],
    wrap: on('PUT', /^\/incidents\/.*unknown/, async () => new Response(null, { status: 204 })),
  },
  {
    name: 'articles come without a limit',
    fails: ['articles.find'],
    wrap: on('GET', /^\/articles$/, async (request, next) =>
      next(withQuery(request, query => query.set('limit', '10'))),
    ),
  },
  {
    name: 'there is always an article',
    fails: ['articles.nothing'],
    wrap: always(/^\/articles$/, [{ id: 'ssh-key', title: 'Add an SSH key' }]),
  },
  {
    name: 'an article cannot be rated',
    fails: ['articles.outcome'],
    wrap: on('PUT', /^\/articles\//, async () => problem(404, 'There is no such article.')),
  },
];

/** @type {readonly Fault[]} */
export const teamFaults = faults.map(fault => ({ ...fault, options }));
