/** Request Tracker as it must not be, and settings that are wrong. RT itself is in request-tracker.test.js. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { assertProblem } from '../../api-client.js';
import { loginPage, startScriptedHelpdesk } from '../scripted-helpdesk.js';

const { createServer } = await import('../../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../../server/src/stores/browser/memory-store.ts');
const { withBreaker } = await import('../../../../server/src/operation/breaker.ts');
const { ConfigError, Reader } = await import('../../../../server/src/config/reader.ts');
const { readConfig } = await import('../../../../server/src/config/config.ts');
const { requestTracker } = await import('../../../../server/src/helpdesks/request-tracker/index.ts');

/** @typedef {import('../scripted-helpdesk.js').Fate} Fate */

const usual = { url: 'https://rt.example.com', token: 'SECRET', user: 'panel', queue: 'Support' };

/** A ticket as RT's search lists it. */
const ticket = {
  id: '7',
  Subject: 'Seven',
  Status: 'open',
  Queue: { id: '3' },
  Created: '2026-03-02T10:00:00Z',
  LastUpdated: '2026-03-02T10:00:00Z',
  Requestor: [{ id: 41, Name: 'ada', RealName: 'Ada', EmailAddress: 'ada@example.com' }],
};
const creation = {
  id: '70',
  Type: 'Create',
  ObjectId: '7',
  ObjectType: 'RT::Ticket',
  Created: '2026-03-02T10:00:00Z',
  Creator: { id: 35, Name: 'panel' },
};

describe('the adapter of Request Tracker', { timeout: 60_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let rt;
  /** @type {string[]} */
  const log = [];
  /** @type {(request: Request) => Promise<Response>} */
  let app;

  before(async () => {
    rt = await startScriptedHelpdesk();
  });
  after(() => rt.stop());
  beforeEach(() => {
    log.splice(0);
    rt.calls.splice(0);
    app = appOf(openDesk());
  });

  function openDesk() {
    /** @type {string[]} */
    const errors = [];
    const read = requestTracker.read(new Reader('helpdesk', { ...usual, url: rt.url }, errors), {});
    assert.deepEqual(errors, []);
    return read.open({
      customers: {
        ownerOf: async key => (key === 'ada' ? '41' : undefined),
        customerOf: async id => (id === '41' ? 'ada' : undefined),
        bind: async () => undefined,
      },
      now: Date.now,
      report: error => void log.push(String(error)),
    });
  }

  /** @param {import('../../../../server/src/app/desk.ts').Helpdesk} desk */
  const appOf = desk =>
    createServer({
      desk,
      store: createMemoryStore(),
      identify: () => ({ key: 'ada', name: 'Ada' }),
      onError: error => void log.push(String(error)),
    });

  /** @param {string} method @param {string} path @param {unknown} [json] */
  const call = (method, path, json) =>
    app(
      new Request(`http://panel.example/api/support${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );

  /** Answers as RT does to a customer with one ticket. @param {Partial<Record<keyof typeof ticket, unknown>>} [change] */
  const oneTicket =
    change =>
    (/** @type {import('../scripted-helpdesk.js').Call} */ { path }) => {
      if (/\/tickets\?/.test(path)) return { body: { items: [{ ...ticket, ...change }], total: 1 } };
      if (/\/transactions\?|\/history\?/.test(path)) return { body: { items: [creation] } };
      return { body: { items: [] } };
    };

  /** @type {[string, Fate, RegExp, string?][]} */
  const faults = [
    ['is down', 'down', /cannot be reached/],
    ['gives half an answer', 'half', /broken off/],
    ['fails', { status: 500 }, /has failed \(500\)/],
    ['shows its page for signing in', loginPage, /page instead of data/],
    [
      'sends to its page for signing in',
      { status: 302, headers: { Location: '/NoAuth/Login.html' } },
      /redirect/,
    ],
    [
      'says that the key has expired',
      { status: 401, body: { message: 'Unauthorized' } },
      /refuses the key.*REQUEST_TRACKER_TOKEN/,
    ],
    ['has too many calls', { status: 429, headers: { 'Retry-After': '30' } }, /too many calls/, '30'],
    ['has too many calls, without a time', { status: 429 }, /too many calls/, '3'],
  ];
  for (const [what, fate, message, seconds = '3'] of faults)
    test(`one that ${what} is not available, for a reader and a writer`, async () => {
      rt.script = () => fate;
      const json = { summary: 's', description: 'd', attachmentIds: [] };
      for (const response of [
        await call('GET', '/requests'),
        await call('GET', '/requests/7'),
        await call('POST', '/requests', json),
        await call('PATCH', '/requests/7', { status: 'closed' }),
      ]) {
        assert.equal(response.headers.get('Retry-After'), seconds);
        const { detail } = await assertProblem(response, 503);
        assert.equal(detail, 'This is not available just now. Try again in a moment.');
      }
      assert.equal(log.length, 4);
      for (const line of log) assert.match(line, message);
      assert.doesNotMatch(log.join(''), /SECRET/);
    });

  test('a slow one is given up by the breaker, and left alone for as long as it asks', async () => {
    app = appOf(withBreaker(openDesk(), { readMs: 100, failures: 3 }));
    rt.script = () => 'silent';
    await assertProblem(await call('GET', '/requests'), 503);
    assert.match(log.join(''), /did not answer within 100 ms/);
    app = appOf(withBreaker(openDesk(), { failures: 3 }));
    rt.script = () => ({ status: 429, headers: { 'Retry-After': '40' } });
    await assertProblem(await call('GET', '/requests'), 503);
    const calls = rt.calls.length;
    const response = await call('GET', '/requests');
    assert.ok(Number(response.headers.get('Retry-After')) > 30);
    await assertProblem(response, 503);
    assert.equal(rt.calls.length, calls);
  });

  test('a key without a right reads nothing, and the log says so', async () => {
    rt.script = () => ({ status: 403, body: { message: 'Forbidden' } });
    await assertProblem(await call('GET', '/requests'), 503);
    assert.match(log.join(''), /\(403\): a right is missing/);
  });

  test('a status that nobody knows is asked for, and keeps its name', async () => {
    rt.script = call =>
      /__Inactive__/.test(decodeURIComponent(call.path))
        ? { body: { items: [{ ...ticket, Status: 'abandoned' }] } }
        : oneTicket({ Status: 'abandoned' })(call);
    const { statusLabel, closed } = await (await call('GET', '/requests/7')).json();
    assert.deepEqual([statusLabel, closed], ['abandoned', true]);
    const asked = rt.calls.length;
    await call('GET', '/requests/7');
    assert.ok(rt.calls.slice(asked).every(({ path }) => !path.includes('Inactive')));
  });

  test('what is not as it should be is left out', async () => {
    const odd = [null, 5, 'x', [], {}, { ...ticket, id: '../7' }, { ...ticket, id: '8', Status: 5 }];
    const others = [
      { ...ticket, id: '9', Requestor: [{ id: 99, Name: 'bob' }] },
      { ...ticket, id: 10, Requestor: 'ada' },
    ];
    rt.script = call =>
      /\/tickets\?/.test(call.path) ? { body: { items: [...odd, ...others, ticket] } } : oneTicket()(call);
    const { items } = await (await call('GET', '/requests?status=open')).json();
    assert.deepEqual(
      items.map((/** @type {any} */ { key }) => key),
      ['7'],
    );
    assert.match(log.join(''), /listed requests of another customer/);
    for (const body of ['null', '[]', '"x"', '{"items":{}}']) {
      rt.script = () => ({ body });
      assert.deepEqual((await (await call('GET', '/requests')).json()).items, []);
    }
  });

  test('an answer for somebody else is not the customer’s', async () => {
    rt.script = oneTicket({ Requestor: [{ id: 99, Name: 'bob' }] });
    await assertProblem(await call('GET', '/requests/7'), 404);
    await assertProblem(await call('PATCH', '/requests/7', { status: 'closed' }), 404);
    assert.ok(rt.calls.every(({ method, path }) => method !== 'PUT' && !path.endsWith('/correspond')));
  });
});

test('settings that are wrong are said, a line each, and secrets are not shown', () => {
  const identify = () => null;
  const wrong = {
    type: 'request-tracker',
    url: 'rt.example.com',
    queue: "O'Brien",
    customers: 'name',
    hookSecret: 'SHORT',
    timeZone: 'Mars/Phobos',
    speed: 3,
  };
  assert.throws(
    () => readConfig({ identify, helpdesk: wrong }, {}),
    error => {
      assert.ok(error instanceof ConfigError);
      const lines = error.message.split('\n');
      for (const pattern of [
        /^helpdesk\.url is "rt\.example\.com"/,
        /^helpdesk\.user is missing/,
        /^helpdesk\.token is missing.*REQUEST_TRACKER_TOKEN/,
        /^helpdesk\.queue is "O'Brien"/,
        /^helpdesk\.customers is "name"/,
        /^helpdesk\.hookSecret has to be/,
        /^helpdesk\.timeZone is "Mars\/Phobos"/,
        /^helpdesk\.speed is not known/,
      ])
        assert.ok(
          lines.some(line => pattern.test(line)),
          `${pattern}\n${error.message}`,
        );
      assert.doesNotMatch(error.message, /SHORT/);
      return true;
    },
  );
  assert.throws(
    () => readConfig({ identify, helpdesk: { type: 'mantis' } }, {}),
    /helpdesk\.type is "mantis".*request-tracker/,
  );
  assert.throws(
    () =>
      readConfig(
        {
          identify,
          helpdesk: { ...usual, type: 'request-tracker' },
          desk: { deskFor() {}, capabilities: {} },
        },
        {},
      ),
    /a desk and a helpdesk/,
  );
  const { token, ...without } = usual;
  const config = readConfig(
    { identify, helpdesk: { ...without, type: 'request-tracker' } },
    { REQUEST_TRACKER_TOKEN: token },
  );
  assert.ok(config.helpdesk);
});
