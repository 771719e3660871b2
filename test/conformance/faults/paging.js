import { anything, editBody, editHeaders, list, on, one, thread, withHeaders, withQuery } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

/** Pages by counting rows: what comes in shifts them. @type {import('./tools.js').Change} */
async function byOffset(request, next) {
  const query = new URL(request.url).searchParams;
  const cursor = query.get('cursor');
  if (cursor && !/^\d+$/.test(cursor)) return next(request);
  const [from, limit] = [Number(cursor ?? 0), Math.min(100, Number(query.get('limit') ?? 20))];
  const all = await next(
    withQuery(request, params => {
      params.delete('cursor');
      params.set('limit', '100');
    }),
  );
  return editBody(all, page => ({
    ...page,
    items: page.items.slice(from, from + limit),
    nextCursor: from + limit < page.items.length ? String(from + limit) : null,
  }));
}

/** Pages by the time alone: of several rows of one moment, those behind the page's end are lost. @type {import('./tools.js').Change} */
async function byTime(request, next) {
  const query = new URL(request.url).searchParams;
  const cursor = query.get('cursor');
  const sorted = query.get('sort');
  if ((sorted && sorted !== 'updated') || (cursor && Number.isNaN(Date.parse(cursor)))) return next(request);
  const limit = Number(query.get('limit') ?? 20);
  const all = await next(
    withQuery(request, params => {
      params.delete('cursor');
      params.set('limit', '100');
    }),
  );
  return editBody(all, page => {
    const rest = page.items.filter((/** @type {any} */ item) => !cursor || item.updatedAt < cursor);
    const items = rest.slice(0, limit);
    return { ...page, items, nextCursor: rest.length > items.length ? items.at(-1).updatedAt : null };
  });
}

/** Pages and ETags. @type {readonly Fault[]} */
export const pagingFaults = [
  {
    name: 'a page begins with the last row of the page before',
    fails: ['paging.complete', 'paging.filter', 'paging.inserts', 'paging.ties'],
    only: ['paging'],
    wrap: on('GET', list, async (request, next) => {
      const query = new URL(request.url).searchParams;
      const answer = await next(request);
      if (!query.has('cursor') || !answer.ok) return answer;
      const all = await next(
        withQuery(request, params => {
          params.delete('cursor');
          params.set('limit', '100');
        }),
      );
      const { items } = await all.json();
      return editBody(answer, page => {
        const first = items.findIndex((/** @type {any} */ item) => item.key === page.items[0]?.key);
        return { ...page, items: [items[first - 1], ...page.items].slice(0, page.items.length) };
      });
    }),
  },
  {
    name: 'total counts the page',
    fails: ['list.counts', 'paging.complete'],
    wrap: on('GET', list, async (request, next) =>
      editBody(await next(request), page => ({ ...page, total: page.items.length })),
    ),
  },
  {
    name: 'the second page forgets the sort',
    fails: ['paging.filter'],
    only: ['paging'],
    wrap: on('GET', list, async (request, next) => {
      const answer = await next(request);
      const query = new URL(request.url).searchParams;
      if (!query.has('cursor') || query.get('sort') !== 'created') return answer;
      return editBody(answer, page => ({ ...page, items: page.items.toReversed() }));
    }),
  },
  { name: 'cursors count rows', fails: ['paging.inserts'], wrap: on('GET', list, byOffset) },
  {
    name: 'cursors are times',
    fails: ['paging.ties'],
    only: ['paging.ties', 'paging.bad-cursor'],
    options: () => ({ now: () => Math.floor(Date.now() / 60_000) * 60_000 }),
    wrap: on('GET', list, byTime),
  },
  {
    name: 'a cursor that is none begins at the top',
    fails: ['paging.bad-cursor'],
    wrap: on('GET', anything, async (request, next) => {
      const answer = await next(request);
      return answer.status === 400 ? next(withQuery(request, query => query.delete('cursor'))) : answer;
    }),
  },
  {
    name: 'the list’s ETag never changes',
    fails: ['etag.list-changes', 'etag.query', 'isolation.etag'],
    wrap: on('GET', list, async (request, next) => {
      const known = (request.headers.get('If-None-Match') ?? '').includes('"1"');
      if (known) return new Response(null, { status: 304, headers: { ETag: '"1"' } });
      return editHeaders(await next(request), headers => headers.set('ETag', '"1"'));
    }),
  },
  {
    name: 'the list’s ETag counts rows',
    fails: ['etag.list-changes'],
    wrap: on('GET', list, async (request, next) => {
      const answer = await next(await withHeaders(request, headers => headers.delete('If-None-Match')));
      if (!answer.ok) return answer;
      const tag = `"${(await answer.clone().json()).total}"`;
      const known = (request.headers.get('If-None-Match') ?? '').includes(tag);
      if (known) return new Response(null, { status: 304, headers: { ETag: tag } });
      return editHeaders(answer, headers => headers.set('ETag', tag));
    }),
  },
  {
    name: 'If-None-Match is ignored',
    fails: ['etag.list', 'etag.comments', 'etag.request'],
    wrap: on('GET', anything, async (request, next) =>
      next(await withHeaders(request, headers => headers.delete('If-None-Match'))),
    ),
  },
  {
    name: 'the thread has no ETag',
    fails: ['etag.comments'],
    wrap: on('GET', thread, async (request, next) =>
      editHeaders(await next(request), headers => headers.delete('ETag')),
    ),
  },
  {
    name: 'a request’s ETag never changes',
    fails: ['etag.request'],
    wrap: on('GET', one, async (request, next) => {
      const known = (request.headers.get('If-None-Match') ?? '').includes('"2"');
      if (known) return new Response(null, { status: 304, headers: { ETag: '"2"' } });
      return editHeaders(await next(request), headers => headers.set('ETag', '"2"'));
    }),
  },
];
