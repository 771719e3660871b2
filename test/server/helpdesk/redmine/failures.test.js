/** What a double of Redmine does instead of answering. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { loginPage, startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { customers } from './set-up.js';

const { createServer } = await import('../../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../../server/src/stores/browser/memory-store.ts');
const { Reader } = await import('../../../../server/src/config/reader.ts');
const { redmine: kind } = await import('../../../../server/src/helpdesks/redmine/index.ts');

/** @typedef {import('../scripted-helpdesk.js').Fate} Fate */

const key = 'SECRET-KEY-OF-THE-TEST';
const at = '2026-03-02T10:00:00Z';

/** An issue of Ada's, in one user's name. @param {Record<string, unknown>} [more] */
const issue = more => ({
  id: 7,
  project: { id: 1, name: 'Support' },
  status: { id: 1, name: 'New', is_closed: false },
  author: { id: 9, name: 'Panel' },
  subject: 'Seven',
  description: 'd',
  created_on: at,
  updated_on: at,
  custom_fields: [{ id: 3, name: 'Customer key', value: 'k-ada' }],
  journals: [],
  attachments: [],
  allowed_statuses: [],
  ...more,
});

/** What Redmine answers while nothing is wrong. @param {string} path @param {ReturnType<typeof issue>} one @returns {Fate} */
function usual(path, one) {
  const answers = /** @type {[RegExp, unknown][]} */ ([
    [/^\/users\/current/, { user: { id: 9, login: 'panel', admin: true } }],
    [/^\/projects\/support\/issues\.json/, { issues: [one], total_count: 1 }],
    [/^\/projects\/support\.json/, { project: { id: 1, name: 'Support' } }],
    [/^\/custom_fields/, { custom_fields: [{ id: 3, name: 'Customer key', customized_type: 'issue' }] }],
    [/^\/issues\/7\.json/, { issue: one }],
    [/^\/issue_statuses/, { issue_statuses: [{ id: 1, name: 'New', is_closed: false }] }],
  ]);
  const found = answers.find(([pattern]) => pattern.test(path));
  return found ? { body: found[1] } : { status: 404 };
}

describe('Redmine that fails', { timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let double;
  /** @type {ReturnType<typeof createServer>} */
  let server;
  /** @type {unknown[]} */
  const errors = [];
  before(async () => {
    double = await startScriptedHelpdesk();
    const settings = {
      url: double.url,
      key,
      project: 'support',
      customers: 'field',
      customerField: 'Customer key',
    };
    const needs = { customers: /** @type {any} */ ({}), now: Date.now, report: () => {} };
    server = createServer({
      desk: kind.read(new Reader('helpdesk', settings, []), {}).open(needs),
      store: createMemoryStore(),
      identify: request => customers[request.headers.get('As') ?? ''] ?? null,
      onError: error => errors.push(error),
    });
    double.script = ({ path }) => usual(path, issue());
    // What is learned once is not asked again.
    await get('ada', '/requests/7');
  });
  after(() => double.stop());
  beforeEach(() => {
    double.script = ({ path }) => usual(path, issue());
    errors.splice(0);
    double.calls.splice(0);
  });

  /** @param {string} as @param {string} method @param {string} path @param {unknown} [json] */
  const call = (as, method, path, json) =>
    server(
      new Request(`http://desk.example/api/support${path}`, {
        method,
        headers: {
          As: as,
          'Idempotency-Key': randomUUID(),
          ...(json ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(json ? { body: JSON.stringify(json) } : {}),
      }),
    );
  /** @param {string} as @param {string} path */
  async function get(as, path) {
    const response = await call(as, 'GET', path);
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  for (const [what, fate, message] of /** @type {[string, Fate, RegExp][]} */ ([
    ['is down', 'down', /cannot be reached/],
    ['gives half an answer', 'half', /broken off/],
    ['shows its page for signing in', loginPage, /page instead of data/],
    ['does not know the key', { status: 401 }, /refuses the key \(401\).*helpdesk\.key/],
    ['misses a right', { status: 403 }, /does not let the key see the issues of support \(403\)/],
    ['has too many calls', { status: 429, headers: { 'Retry-After': '42' } }, /too many calls/],
    ['has too many calls, without a time', { status: 429 }, /too many calls/],
    ['is restarted', { status: 503 }, /has failed \(503\)/],
  ]))
    test(`a Redmine that ${what} is unavailable, and the operator reads why`, async () => {
      double.script = () => fate;
      const response = await call('ada', 'GET', '/requests?status=all');
      assert.match(
        response.headers.get('Retry-After') ?? '',
        what === 'has too many calls' ? /^42$/ : /^\d+$/,
      );
      await assertProblem(response, 503);
      await assertProblem(await call('ada', 'GET', '/requests/7'), 503);
      assert.match(errors.join(), message);
      assert.doesNotMatch(errors.join(), /SECRET/);
    });

  for (const [what, change, expected] of /** @type {[string, any, any][]} */ ([
    [
      'an unknown status',
      { status: { id: 77, name: 'Escalated' } },
      { closed: false, statusLabel: 'Escalated' },
    ],
    ['a status of Redmine 4', { status: { id: 1, name: 'New' } }, { closed: false, statusLabel: 'New' }],
    ['no description', { description: null }, { description: '' }],
    ['nobody as the author', { author: undefined }, { summary: 'Seven' }],
  ]))
    test(`an issue with ${what}`, async () => {
      double.script = ({ path }) => usual(path, issue(change));
      const request = await get('ada', '/requests/7');
      assert.deepEqual({ ...request, ...expected }, request);
    });

  test('an answer about another issue, or another customer’s, is none', async () => {
    for (const change of [{ id: 8 }, { project: { id: 2 } }, { custom_fields: [] }]) {
      double.script = ({ path }) => usual(path, issue(/** @type {any} */ (change)));
      await assertProblem(await call('ada', 'GET', '/requests/7'), 404);
    }
    double.script = ({ path }) => usual(path, issue());
    await assertProblem(await call('bob', 'GET', '/requests/7'), 404);
    assert.deepEqual((await get('bob', '/requests?status=all')).items, []);
  });

  test('a journal that does not say that it is public is private', async () => {
    const journal = { user: { id: 5, name: 'Marta' }, created_on: at, details: [] };
    const journals = [
      { ...journal, id: 1, notes: 'PRIVATE', private_notes: true },
      { ...journal, id: 2, notes: 'PRIVATE', private_notes: null },
      { ...journal, id: 3, notes: 'public', private_notes: false },
    ];
    double.script = ({ path }) => usual(path, issue({ journals }));
    const { items } = await get('ada', '/requests/7/comments');
    assert.deepEqual(
      items.map((/** @type {any} */ { body }) => body),
      ['public'],
    );
  });

  test('a list does not wait for ever for what each request says, and has it at the next call', async () => {
    const journals = [
      {
        id: 3,
        user: { id: 5, name: 'Marta' },
        created_on: at,
        details: [],
        notes: 'a',
        private_notes: false,
      },
    ];
    /** @type {(fate: Fate) => void} */
    let answer = () => {};
    const later = new Promise(resolve => (answer = resolve));
    const changed = issue({ journals, updated_on: '2026-03-02T11:00:00Z' });
    double.script = ({ path }) => (path.startsWith('/issues/7') ? later : usual(path, changed));
    const list = async () => (await get('ada', '/requests?status=all')).items[0];
    assert.equal((await list()).lastComment, undefined);
    answer({ body: { issue: changed } });
    while (!(await list()).lastComment);
    assert.equal((await list()).lastComment.author.name, 'Marta');
  });

  test('what a list knows of a request is not asked for again until it changes, also where no answer says the time', async () => {
    const rows = [issue({ id: 8, updated_on: '2026-03-02T12:00:00Z' }), issue()];
    double.script = ({ path }) =>
      path.startsWith('/projects/support/issues.json')
        ? { body: { issues: rows, total_count: 2 }, headers: { Date: '' } }
        : { ...Object(usual(path, issue())), headers: { Date: '' } };
    await get('ada', '/requests?status=all');
    double.calls.splice(0);
    await get('ada', '/requests?status=all');
    assert.deepEqual(
      double.calls.filter(({ path }) => path.startsWith('/issues/7')),
      [],
    );
  });

  test('an id that is none is not asked for', async () => {
    for (const id of ['..%2Fusers%2Fcurrent', '7.json', '7%3Fkey=1', '07'])
      await assertProblem(await call('ada', 'GET', `/requests/${id}`), 404);
    assert.deepEqual(double.calls, []);
  });

  for (const [whose, fate, reason] of /** @type {[string, Fate, RegExp][]} */ ([
    [
      'Redmine',
      { status: 422, body: { errors: ['exceeds the maximum allowed file size (4194304)'] } },
      /“large\.bin”: .*\(4 MB\)/,
    ],
    [
      'a proxy before it',
      { status: 413, headers: { 'Content-Type': 'text/html' }, body: '<h1>413</h1>' },
      /“large\.bin”: it is too large/,
    ],
  ]))
    test(`a file over the limit of ${whose} is named, and nothing is written`, async () => {
      double.script = ({ path }) => (path.startsWith('/uploads') ? fate : usual(path, issue()));
      const form = new FormData();
      form.append('file', new File(['content'], 'large.bin', { type: 'application/x-bin' }));
      const uploaded = await server(
        new Request('http://desk.example/api/support/attachments', {
          method: 'POST',
          headers: { As: 'ada', 'Idempotency-Key': randomUUID() },
          body: form,
        }),
      );
      assert.equal(uploaded.status, 201, await uploaded.clone().text());
      const { id } = await uploaded.json();
      const comment = { body: 'x', attachmentIds: [id] };
      const { detail } = await assertProblem(await call('ada', 'POST', '/requests/7/comments', comment), 422);
      assert.match(detail, reason);
      assert.ok(double.calls.every(({ method }) => method !== 'PUT'));
    });

  test('a write that Redmine leaves undone is refused', async () => {
    double.script = ({ method, path }) => (method === 'PUT' ? { status: 204 } : usual(path, issue()));
    const comment = { body: 'x', attachmentIds: [] };
    const { detail } = await assertProblem(await call('ada', 'POST', '/requests/7/comments', comment), 422);
    assert.match(detail, /does not let you comment/);
    const close = { status: 'closed' };
    const closed = await assertProblem(await call('ada', 'PATCH', '/requests/7', close), 422);
    assert.match(closed.detail, /does not let you close/);
  });
});
