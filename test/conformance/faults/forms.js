import { company } from '../reference.js';
import { editBody, list, on, one, withBody } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** What was sent as values of fields, by the key of the request. @type {Map<string, Record<string, string>>} */
const sent = new Map();

/** A backend that keeps all values as they come. @param {(values: Record<string, string>, kept: Record<string, string>) => Record<string, string>} keep */
const keepsValues = keep => (/** @type {import('../server.js').App} */ app) => {
  const created = on('POST', list, async (request, next) => {
    const { fields = {} } = await request.clone().json();
    return editBody(await next(request), body => {
      sent.set(body.key, keep(fields, body.fields ?? {}));
      return body;
    });
  });
  const loaded = on('GET', one, async (request, next) =>
    editBody(await next(request), body => ({ ...body, fields: sent.get(body.key) ?? body.fields })),
  );
  return loaded(created(app));
};

/** @param {string} id @param {string} value */
const fills = (id, value) =>
  on('POST', list, async (request, next) =>
    next(await withBody(request, body => ({ ...body, fields: { [id]: value, ...body.fields } }))),
  );

/** @type {readonly Omit<Fault, 'options'>[]} */
const faults = [
  {
    name: 'a required field may be missing',
    fails: ['types.required-field'],
    wrap: fills('since', 'now'),
  },
  {
    name: 'a required service may be missing',
    fails: ['types.required-service'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, body => ({ service: 'web-01', ...body }))),
    ),
  },
  {
    name: 'values of unknown fields are kept',
    fails: ['types.unknown-field'],
    wrap: keepsValues((values, kept) =>
      'conformance-unknown' in values ? { ...kept, 'conformance-unknown': 'x' } : kept,
    ),
  },
  {
    name: 'values of hidden fields are kept',
    fails: ['types.hidden-field'],
    wrap: keepsValues((values, kept) =>
      'count' in values ? { ...kept, count: values['count'] ?? '' } : kept,
    ),
  },
  {
    name: 'values of fields with a condition are never kept',
    fails: ['types.hidden-field'],
    wrap: keepsValues((_, { count: _count, ...kept }) => kept),
  },
  {
    name: 'a required field that is hidden is missing',
    fails: ['types.hidden-field'],
    wrap: on('POST', list, async (request, next) => {
      const { type, fields = {} } = await request.clone().json();
      if (type !== 'change' || 'count' in fields) return next(request);
      // As if it were shown.
      return next(
        await withBody(request, body => ({ ...body, fields: { ...body.fields, what: 'addresses' } })),
      );
    }),
  },
];

/** @type {readonly Fault[]} */
export const formFaults = faults.map(fault => ({ ...fault, options: () => ({ catalogue: company }) }));
