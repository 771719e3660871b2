import { editBody, editHeaders, on, problem, withBody } from './tools.js';

/** @typedef {import('./tools.js').Fault} Fault */

const upload = /^\/attachments$/;
const bytes = /^\/attachments\/[^/]+$/;

/** @param {(config: any) => object} change */
const says = change =>
  on('GET', /^\/config$/, async (request, next) =>
    editBody(await next(request), config => ({ ...config, ...change(config) })),
  );

/** @param {(headers: Headers) => void} change */
const sendsBytesWith = change =>
  on('GET', bytes, async (request, next) => editHeaders(await next(request), change));

/** @type {readonly Fault[]} */
export const fileFaults = [
  {
    name: 'a file’s bytes go through UTF-8',
    fails: ['attachments.bytes'],
    wrap: on('GET', bytes, async (request, next) => {
      const answer = await next(request);
      return editHeaders(new Response(await answer.text(), answer), headers =>
        headers.delete('Content-Length'),
      );
    }),
  },
  {
    name: 'a file’s size is in kilobytes',
    fails: ['attachments.answer', 'attachments.limit'],
    wrap: on('POST', upload, async (request, next) =>
      editBody(await next(request), made => ({ ...made, size: Math.round(made.size / 1024) })),
    ),
    only: ['attachments.answer', 'attachments.limit', 'attachments.bytes'],
  },
  {
    name: 'files are shown in the page',
    fails: ['attachments.headers'],
    wrap: sendsBytesWith(headers =>
      headers.set(
        'Content-Disposition',
        (headers.get('Content-Disposition') ?? '').replace('attachment', 'inline'),
      ),
    ),
  },
  {
    name: 'files are sent without nosniff',
    fails: ['attachments.headers'],
    wrap: sendsBytesWith(headers => headers.delete('X-Content-Type-Options')),
  },
  {
    name: 'every file is sent as octets',
    fails: ['attachments.headers'],
    wrap: sendsBytesWith(headers => {
      if (headers.has('Content-Disposition')) headers.set('Content-Type', 'application/octet-stream');
    }),
  },
  {
    name: 'Content-Disposition has only the ASCII name',
    fails: ['attachments.names'],
    wrap: sendsBytesWith(headers =>
      headers.set(
        'Content-Disposition',
        (headers.get('Content-Disposition') ?? '').replace(/; filename\*.*/, ''),
      ),
    ),
  },
  {
    name: 'a path stays in the name',
    fails: ['attachments.names'],
    wrap: on('POST', upload, async (request, next) =>
      editBody(await next(request), made => ({ ...made, name: made.name.replace(/^a/, '../../etc/a') })),
    ),
  },
  {
    name: 'a larger file is taken than Config says',
    fails: ['attachments.limit'],
    options: () => ({ limits: { maxAttachmentBytes: 30_000 } }),
    wrap: says(() => ({ maxAttachmentBytes: 20_000 })),
  },
  {
    name: 'the limit is one byte lower than Config says',
    fails: ['attachments.limit'],
    options: () => ({ limits: { maxAttachmentBytes: 19_999 } }),
    wrap: says(() => ({ maxAttachmentBytes: 20_000 })),
  },
  {
    name: 'any type is taken',
    fails: ['attachments.type'],
    options: () => ({ limits: { acceptedTypes: [] } }),
    wrap: says(() => ({ acceptedTypes: ['text/*'] })),
  },
  {
    name: 'files that are not known are left out',
    fails: ['attachments.unknown-id', 'isolation.take-attachment'],
    wrap: on('POST', /^\/requests/, async (request, next) => {
      const answer = await next(request.clone());
      if (answer.status !== 422 || !(await answer.clone().text()).includes('no longer kept')) return answer;
      return next(await withBody(request, body => ({ ...body, attachmentIds: [] })));
    }),
  },
  {
    name: 'a request shows its files only when it is new',
    fails: ['attachments.sent'],
    wrap: on('GET', /^\/requests\/[^/]+$/, async (request, next) =>
      editBody(await next(request), made => ({ ...made, attachments: [] })),
    ),
  },
  {
    name: 'an upload without a file is a server error',
    fails: ['attachments.no-file'],
    wrap: on('POST', upload, async (request, next) => {
      const answer = await next(request);
      return answer.status === 422 && (await answer.clone().text()).includes('exactly one')
        ? problem(500, 'Oops')
        : answer;
    }),
  },
];
