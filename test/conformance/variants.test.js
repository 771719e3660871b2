/** What the contract leaves open is no fault: backends that differ from the reference, and are whole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  anything,
  editBody,
  editHeaders,
  list,
  on,
  one,
  problem,
  thread,
  withQuery,
} from './faults/tools.js';
import { judge, names } from './judge.js';
import { referenceApp } from './reference.js';

/** @typedef {import('./server.js').App} App */

const off = { search: false, close: false, reopen: false, rating: false, read: false, events: false };
const config = /^\/config$/;

/** @param {App} app @param {readonly string[]} [skipped] checks that have to be among the skipped ones */
async function passes(app, skipped = []) {
  const report = await judge(app);
  assert.deepEqual(
    report.results
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ name, reason, answer }) => `${name}: ${reason} ${answer?.request.url ?? ''}`),
    [],
  );
  const found = names(report, 'skipped');
  assert.deepEqual(
    skipped.filter(name => !found.includes(name)),
    [],
  );
}

describe('a whole backend', () => {
  test('whose clock counts seconds', () =>
    passes(referenceApp({ now: () => Math.floor(Date.now() / 1000) * 1000 })));

  test('without a configuration', () => {
    const silent = on('GET', config, async () => problem(404, 'There is none.'));
    return passes(
      silent(referenceApp({ offer: { fields: [], features: off }, limits: { acceptedTypes: [] } })),
      ['attachments.limit', 'status.close', 'events.stream', 'rating.put', 'read.mark', 'isolation.status'],
    );
  });

  test('in which customers neither close nor rate', () =>
    passes(referenceApp({ offer: { features: { ...off, rating: true } } }), [
      'status.closed-reply',
      'rating.put',
    ]));

  for (const closedReply of ['refused', 'follow-up']) {
    test(`with closedReply: ${closedReply}`, () => passes(referenceApp({ offer: { closedReply } })));
  }

  test('with short summaries and other fields', () => {
    const fields = [
      { id: 'terms', label: 'Terms', type: 'checkbox', required: true },
      {
        id: 'part',
        label: 'Part',
        type: 'select',
        required: true,
        options: [{ value: 'dns', label: 'DNS' }],
      },
    ];
    return passes(
      referenceApp({ limits: { maxSummaryLength: 60 }, offer: { fields, commentFormats: ['text'] } }),
    );
  });

  for (const [what, acceptedTypes, skipped] of /** @type {[string, string[], string[]][]} */ ([
    ['pictures', ['image/*'], []],
    ['PDF', ['.pdf'], []],
    ['a type of its own', ['model/gltf-binary'], ['attachments.bytes', 'comments.file-only']],
  ])) {
    test(`that takes ${what} only`, () => passes(referenceApp({ limits: { acceptedTypes } }), skipped));
  }

  test('that does not turn threads round, and has no ETag of a request', () => {
    const plain = on('GET', thread, (request, next) =>
      next(withQuery(request, query => query.delete('order'))),
    );
    const tagless = on('GET', one, async (request, next) =>
      editHeaders(await next(request), headers => headers.delete('ETag')),
    );
    return passes(tagless(plain(referenceApp())), ['comments.newest', 'etag.request']);
  });

  test('that says 200 where it repeats an answer, and no Location', () => {
    const repeats = on('POST', anything, async (request, next) => {
      const answer = await next(request);
      const status = answer.headers.has('Idempotency-Replayed') ? 200 : answer.status;
      return new Response(answer.body, { status, headers: answer.headers });
    });
    const nameless = on('POST', list, async (request, next) =>
      editHeaders(await next(request), headers => headers.delete('Location')),
    );
    return passes(nameless(repeats(referenceApp())));
  });

  test('that redirects to the bytes', () => {
    const redirects = on('GET', /^\/attachments\//, async (request, next) => {
      const answer = await next(request);
      const { searchParams, pathname } = new URL(request.url);
      if (!answer.ok || searchParams.has('bytes')) return answer;
      return new Response(null, { status: 302, headers: { Location: `${pathname}?bytes=1` } });
    });
    return passes(redirects(referenceApp()));
  });

  test('with fields, statuses and actions that nobody knows yet', () => {
    const show = (/** @type {any} */ item) => ({
      ...item,
      colour: 'blue',
      status: item.closed ? 'done' : 'with the second line',
      actions: [...item.actions, 'escalate'],
    });
    const shown = on('GET', list, async (request, next) =>
      editBody(await next(request), page => ({ ...page, items: page.items.map(show), colour: 'blue' })),
    );
    const shownAlone = on('GET', one, async (request, next) => editBody(await next(request), show));
    return passes(shown(shownAlone(referenceApp())));
  });

  test('that is down for a moment', () => {
    let times = 0;
    const away = on('POST', thread, async (request, next) => {
      if (++times !== 3) return next(request);
      const answer = problem(503, 'Back in a moment.');
      answer.headers.set('Retry-After', '1');
      return answer;
    });
    return passes(away(referenceApp()));
  });
});
