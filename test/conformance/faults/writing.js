import { createMemoryStore } from '../reference.js';
import { anything, editBody, editHeaders, list, on, problem, thread, withBody } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** @param {string} text */
const escapeHtml = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A store in which a comment leaves its request's time alone. */
function timelessStore() {
  const store = createMemoryStore();
  return {
    ...store,
    addComment: async (/** @type {any[]} */ ...[customer, key, draft]) => {
      const before = await store.getRequest(customer, key);
      const result = await store.addComment(customer, key, draft);
      if (before) await store.changeRequest(customer, key, { updatedAt: before.updatedAt });
      return result;
    },
  };
}

/** New requests and comments. @type {readonly Fault[]} */
export const writingFaults = [
  {
    name: 'the format of a description is forgotten',
    fails: ['create.format'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, ({ descriptionFormat: _, ...body }) => body)),
    ),
  },
  {
    name: 'a blank summary is taken',
    fails: ['create.blank', 'create.types', 'idempotency.failure'],
    wrap: on('POST', list, async (request, next) =>
      next(
        await withBody(request, body => ({
          ...body,
          summary: String(body.summary ?? '').trim() || 'No summary',
        })),
      ),
    ),
    only: ['create', 'idempotency'],
  },
  {
    name: 'a refusal does not name the field',
    fails: [
      'create.blank',
      'create.custom-fields',
      'create.summary-length',
      'attachments.unknown-id',
      'comments.blank',
      'isolation.take-attachment',
    ],
    wrap: on('POST', anything, async (request, next) => {
      const answer = await next(request);
      if (answer.status !== 422) return answer;
      const { errors: _, ...rest } = await answer.json();
      return new Response(JSON.stringify(rest), answer);
    }),
  },
  {
    name: 'a long summary is cut',
    fails: ['create.summary-length'],
    wrap: on('POST', list, async (request, next) =>
      next(
        await withBody(request, body => ({
          ...body,
          summary: typeof body.summary === 'string' ? body.summary.slice(0, 255) : body.summary,
        })),
      ),
    ),
  },
  {
    name: 'text is kept as HTML',
    fails: ['create.answer', 'create.blank', 'create.text'],
    only: ['create'],
    wrap: on('POST', list, async (request, next) =>
      next(
        await withBody(request, body => ({
          ...body,
          description:
            typeof body.description === 'string' ? escapeHtml(`<p>${body.description}`) : body.description,
        })),
      ),
    ),
  },
  {
    name: 'text beyond ASCII is lost',
    fails: ['create.text', 'comments.answer'],
    wrap: on('POST', anything, async (request, next) => {
      if (request.url.endsWith('/attachments')) return next(request);
      return next(
        await withBody(request, body => JSON.parse(JSON.stringify(body).replace(/[^\0-\x7f]/g, '?'))),
      );
    }),
  },
  {
    name: 'a new request is shown as closed',
    fails: ['create.answer'],
    wrap: on('POST', list, async (request, next) =>
      editBody(await next(request), made => ({ ...made, closed: true })),
    ),
  },
  {
    name: 'a new request comes to the list later',
    fails: ['create.stored'],
    wrap: on('GET', list, async (request, next) =>
      editBody(await next(request), page => ({ ...page, items: page.items.slice(1) })),
    ),
    only: ['create'],
  },
  {
    name: 'Location leads nowhere',
    fails: ['create.answer'],
    wrap: on('POST', list, async (request, next) =>
      editHeaders(await next(request), headers => headers.set('Location', '/requests/1')),
    ),
  },
  {
    name: 'a wrong type is a server error',
    fails: ['create.types'],
    wrap: on('POST', list, async (request, next) => {
      const { summary } =
        (await request
          .clone()
          .json()
          .catch(() => ({}))) ?? {};
      return typeof summary === 'number' ? problem(500, 'Oops') : next(request);
    }),
  },
  {
    name: 'unknown fields are refused',
    fails: ['create.unknown-field'],
    wrap: on('POST', list, async (request, next) =>
      (await request.clone().text()).includes('"colour"') ? problem(422, 'colour?') : next(request),
    ),
  },
  {
    name: 'a follow-up of an unknown request is refused',
    fails: ['create.context'],
    wrap: on('POST', list, async (request, next) =>
      (await request.clone().text()).includes('"followUpOf"') ? problem(422, 'followUpOf?') : next(request),
    ),
  },
  {
    name: 'required fields are not asked for',
    fails: ['create.custom-fields'],
    wrap: on('POST', list, async (request, next) =>
      next(await withBody(request, body => ({ ...body, fields: { service: 'any', ...body.fields } }))),
    ),
  },
  {
    name: 'JSON is taken from text/plain',
    fails: ['create.media-type'],
    wrap: on('POST', list, async (request, next) => {
      const headers = new Headers(request.headers);
      headers.set('Content-Type', 'application/json');
      return next(new Request(request.url, { method: 'POST', headers, body: await request.arrayBuffer() }));
    }),
  },
  {
    name: 'an empty comment is taken',
    fails: ['comments.blank'],
    wrap: on('POST', thread, async (request, next) =>
      next(
        await withBody(request, body =>
          body.attachmentIds?.length ? body : { ...body, body: String(body.body).trim() || '–' },
        ),
      ),
    ),
  },
  {
    name: 'a file alone is refused',
    fails: ['comments.file-only'],
    wrap: on('POST', thread, async (request, next) => {
      const { body } = await request.clone().json();
      return body === '' ? problem(422, 'Write something.') : next(request);
    }),
    only: ['comments.file-only', 'comments.answer'],
  },
  {
    name: 'a comment is no update',
    fails: ['comments.updates'],
    options: () => ({ store: timelessStore() }),
  },
  {
    name: 'a customer’s HTML is taken as HTML',
    fails: ['comments.format'],
    wrap: app => {
      /** @type {Set<string>} */
      const html = new Set();
      const show = (/** @type {any} */ comment) =>
        html.has(comment.id) ? { ...comment, format: 'html' } : comment;
      const write = on('POST', thread, async (request, next) => {
        const { format } = await request.clone().json();
        if (format !== 'html') return next(request);
        return editBody(await next(await withBody(request, body => ({ ...body, format: 'text' }))), made => {
          html.add(made.id);
          return show(made);
        });
      });
      const read = on('GET', thread, async (request, next) =>
        editBody(await next(request), page => ({ ...page, items: page.items.map(show) })),
      );
      return read(write(app));
    },
  },
];
