import { editBody, list, on, thread, withQuery } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** @type {readonly Fault[]} */
export const readingFaults = [
  {
    name: 'numbers of the configuration are texts',
    fails: ['config.shape'],
    wrap: on('GET', /^\/config$/, async (request, next) =>
      editBody(await next(request), config => ({ ...config, maxAttachments: '10' })),
    ),
  },
  {
    name: 'a list of the configuration is a text',
    fails: ['config.shape'],
    wrap: on('GET', /^\/config$/, async (request, next) =>
      editBody(await next(request), config => ({ ...config, commentFormats: 'text' })),
    ),
  },
  {
    name: 'times of the list have no zone',
    fails: ['list.shape'],
    only: ['list.shape'],
    wrap: on('GET', list, async (request, next) =>
      editBody(await next(request), page => ({
        ...page,
        items: page.items.map((/** @type {any} */ item) => ({
          ...item,
          createdAt: item.createdAt.replace('Z', ''),
        })),
      })),
    ),
  },
  {
    name: 'the list is in the order of creation',
    fails: ['list.newest'],
    wrap: on('GET', list, (request, next) =>
      next(withQuery(request, query => query.get('sort') ?? query.set('sort', 'created'))),
    ),
  },
  {
    name: 'the status is ignored',
    fails: ['list.counts', 'list.default-status', 'list.status', 'status.close'],
    wrap: on('GET', list, (request, next) =>
      next(withQuery(request, query => query.has('status') && query.set('status', 'all'))),
    ),
  },
  {
    name: 'the counts are those of the filter',
    fails: ['list.counts'],
    only: ['list'],
    wrap: on('GET', list, async (request, next) =>
      editBody(await next(request), page => ({
        ...page,
        counts: { ...page.counts, open: page.items.length, closed: page.total },
      })),
    ),
  },
  {
    name: 'without a status all requests are listed',
    fails: ['list.default-status'],
    wrap: on('GET', list, (request, next) =>
      next(withQuery(request, query => query.has('status') || query.set('status', 'all'))),
    ),
  },
  {
    name: 'the limit is ignored',
    fails: ['list.limit'],
    only: ['list'],
    wrap: on('GET', list, (request, next) => next(withQuery(request, query => query.set('limit', '100')))),
  },
  {
    name: 'a page without rows after the last one',
    fails: ['comments.paging'],
    wrap: on('GET', thread, async (request, next) =>
      editBody(await next(request), page => {
        const last = page.items.at(-1)?.id;
        return page.nextCursor === null && last ? { ...page, nextCursor: 'WyJvbGRlc3QiLDk5OTk5OTldA' } : page;
      }),
    ),
  },
  {
    name: 'sort is ignored',
    fails: ['list.sort'],
    wrap: on('GET', list, (request, next) =>
      next(withQuery(request, query => query.get('sort') !== 'colour' && query.delete('sort'))),
    ),
  },
  {
    name: 'an odd query is a server error',
    fails: ['list.odd-query'],
    wrap: on('GET', list, async (request, next) => {
      const answer = await next(request);
      return answer.status === 400 && !request.url.includes('cursor')
        ? new Response('Oops', { status: 500 })
        : answer;
    }),
  },
  {
    name: 'a percent sign in a search stands for anything',
    fails: ['list.search'],
    wrap: on('GET', list, (request, next) =>
      next(withQuery(request, query => query.set('q', (query.get('q') ?? '').replaceAll('%', ' ')))),
    ),
  },
  {
    name: 'a search minds the case',
    fails: ['list.search'],
    wrap: on('GET', list, (request, next) =>
      next(
        withQuery(
          request,
          query => /^CF.*APPLE/.test(query.get('q') ?? '') && query.set('q', 'nothing-at-all'),
        ),
      ),
    ),
  },
  {
    name: 'the thread is newest first and does not say so',
    fails: ['comments.order', 'comments.newest', 'comments.paging'],
    wrap: on('GET', thread, async (request, next) =>
      editBody(
        await next(withQuery(request, query => !query.has('cursor') && query.set('order', 'newest'))),
        page => ({
          ...page,
          order: undefined,
        }),
      ),
    ),
    only: ['comments'],
  },
  {
    name: 'the description is in the thread',
    fails: ['comments.answer'],
    only: ['comments.answer'],
    wrap: on('GET', thread, async (request, next) =>
      editBody(await next(request), page => ({
        ...page,
        items: [{ ...page.items[0], id: 'd' }, ...page.items],
      })),
    ),
  },
];
