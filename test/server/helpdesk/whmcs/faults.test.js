/** What goes wrong between the server and WHMCS, or is odd there: each answer says what to do, nothing is doubled or leaked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { loginPage } from '../scripted-helpdesk.js';
import { setUp } from './fixture.js';

const { createWhmcs } = await import('../../../../server/src/helpdesks/whmcs/client.ts');
const { createZone } = await import('../../../../server/src/helpdesks/whmcs/times.ts');

/** @param {{ body: Buffer }} call */
const actionOf = ({ body }) =>
  new URLSearchParams(body.toString('latin1')).get('action') ??
  /name="action"\r\n\r\n(\w+)/.exec(body.toString('latin1'))?.[1] ??
  '';

describe('WHMCS in trouble', { timeout: 600_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** A request of Ada's. */
  let key = '';
  before(async () => {
    fixture = await setUp({
      config: { limits: { maxAttachmentBytes: 20_000_000, writesPerMinute: 10_000 } },
    });
    key = (await fixture.ada.create('Before the trouble')).key;
  });
  beforeEach(() => void fixture.log.splice(0));
  afterEach(async () => {
    fixture.script.script = () => undefined;
    // The breaker closes again with the first call that goes well.
    while ((await fixture.ada.call('GET', `/requests/${key}`)).status !== 200)
      await new Promise(resolve => setImmediate(resolve));
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.whmcs.violations, []);
  });

  /** @typedef {import('../scripted-helpdesk.js').Fate} Fate */
  const error = (/** @type {string} */ message) => ({ result: 'error', message });
  /** @type {[string, Fate, RegExp, string?][]} */
  const faults = [
    ['is down', 'down', /cannot be reached/],
    ['gives half an answer', 'half', /broken off/],
    ['shows its page for signing in', loginPage, /page instead of data.*WHMCS_SECRET/],
    [
      'has an expired key',
      { status: 403, body: error('Authentication Failed') },
      /refuses the key.*WHMCS_SECRET/,
    ],
    [
      'has an expired key, and says 200',
      { body: error('Authentication Failed') },
      /refuses the key.*WHMCS_SECRET/,
    ],
    [
      'does not let this address in',
      { status: 403, body: error('Invalid IP 192.0.2.1') },
      /Invalid IP.*IP Access Restriction/,
    ],
    [
      'lacks a right',
      { status: 403, body: error('Invalid Permissions: API action "GetTicket" is not allowed') },
      /does not let the key do GetTicket.*API Roles/,
    ],
    [
      'is behind a firewall',
      { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<h1>Forbidden</h1>' },
      /no answer of its API \(403\)/,
    ],
    ['answers with another thing', { body: { ok: true } }, /no answer of its API/],
    [
      'is not there',
      { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>No</h1>' },
      /not at this address/,
    ],
    ['redirects', { status: 302, headers: { Location: '/login' } }, /redirect/],
    ['has had too many calls', { status: 429, headers: { 'Retry-After': '2' } }, /too many calls/, '2'],
    ['has had too many calls and says no time', { status: 429 }, /too many calls/],
    ['fails', { status: 503, body: '<h1>No</h1>' }, /has failed/],
  ];
  for (const [what, fate, message, seconds] of faults)
    test(`${what}: 503 for customers, advice for the operator`, async () => {
      fixture.script.script = () => fate;
      const response = await fixture.ada.call('GET', `/requests/${key}`);
      if (seconds) assert.equal(response.headers.get('Retry-After'), seconds);
      else assert.ok(response.headers.get('Retry-After'));
      const problem = await assertProblem(response, 503);
      assert.doesNotMatch(JSON.stringify(problem), /WHMCS|identifier|secret/i);
      assert.match(fixture.log.join(''), message);
      assert.ok(!fixture.log.join('').includes(fixture.whmcs.secret));
    });

  test('does not take the note for agents: the request is there once, and the operator is told', async () => {
    const { ada, data, script, log } = fixture;
    script.script = call => (actionOf(call) === 'AddTicketNote' ? { status: 500 } : undefined);
    const before = data.tickets.length;
    const context = [{ id: 'page', label: 'Page', value: 'Servers' }];
    const json = { summary: 'Noted', description: 'd', attachmentIds: [], context };
    assert.equal((await ada.call('POST', '/requests', { json })).status, 201);
    assert.equal(data.tickets.length, before + 1);
    assert.match(log.join(), /could not be noted: WHMCS/);
  });

  test('never answers: a read is given up', async () => {
    const whmcs = createWhmcs(/** @type {any} */ ({ url: fixture.script.url, identifier: 'x', secret: 'y' }));
    fixture.script.script = () => 'silent';
    await assert.rejects(whmcs.ask('GetTickets', {}, AbortSignal.timeout(50)), { name: 'TimeoutError' });
  });

  test('a refusal that looks like a success is a refusal, in WHMCS’s words', async () => {
    const { ada, data } = fixture;
    fixture.script.script = call =>
      actionOf(call) === 'AddTicketReply' ? { body: error('Invalid Ticket Status') } : undefined;
    const json = { body: 'Hello?', attachmentIds: [] };
    const refused = await assertProblem(await ada.call('POST', `/requests/${key}/comments`, { json }), 422);
    assert.match(refused.detail, /Invalid Ticket Status/);
    // It says that it was done, and it was not.
    fixture.script.script = call =>
      ['AddTicketReply', 'UpdateTicket'].includes(actionOf(call))
        ? { body: { result: 'success' } }
        : undefined;
    await assertProblem(await ada.call('POST', `/requests/${key}/comments`, { json }), 422);
    await assertProblem(await ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } }), 422);
    assert.equal(data.get(key).replies.length, 0);
  });

  test('a status that nobody knows is open, with its own name', async () => {
    const { ada, data } = fixture;
    data.get(key).status = 'On the moon';
    const { status, statusLabel, actions } = await ada.get(`/requests/${key}`);
    assert.deepEqual([status, statusLabel], ['open', 'On the moon']);
    assert.ok(actions.includes('close'));
    data.get(key).status = 'Open';
  });

  test('a ticket that is deleted or merged, or is another client’s now, is gone', async () => {
    const { ada, data, clients, script } = fixture;
    const deleted = await ada.create('To be deleted');
    const moved = await ada.create('To be moved');
    data.delete(deleted.key);
    data.get(moved.key).client = clients.bob.id;
    for (const gone of [deleted, moved]) {
      await assertProblem(await ada.call('GET', `/requests/${gone.key}`), 404);
      const json = { body: 'Still there?', attachmentIds: [] };
      await assertProblem(await ada.call('POST', `/requests/${gone.key}/comments`, { json }), 404);
    }
    const keys = (await ada.get('/requests?status=all')).items.map((/** @type {any} */ item) => item.key);
    assert.ok(!keys.includes(deleted.key) && !keys.includes(moved.key));
    // Between the look and the write.
    const late = await ada.create('Deleted meanwhile');
    script.script = call => {
      if (actionOf(call) === 'AddTicketReply') data.delete(late.key);
      return undefined;
    };
    const json = { body: 'Too late', attachmentIds: [] };
    const { detail } = await assertProblem(
      await ada.call('POST', `/requests/${late.key}/comments`, { json }),
      422,
    );
    assert.match(detail, /no longer there/);
    // In another department it is still the customer's.
    const elsewhere = await ada.create('Elsewhere');
    data.get(elsewhere.key).deptid = 2;
    assert.equal((await ada.get(`/requests/${elsewhere.key}`)).key, elsewhere.key);
  });

  test('odd keys and ids reach nothing', async () => {
    const { ada, whmcs, data } = fixture;
    const calls = whmcs.calls.length;
    for (const odd of [
      '..',
      '../1',
      `${key}/notes`,
      `${key}?x=1`,
      '%00',
      `${key}'`,
      `${key} OR 1=1`,
      '-1',
      `${key}&action=DeleteTicket`,
    ])
      assert.equal((await ada.call('GET', `/requests/${encodeURIComponent(odd)}`)).status, 404, odd);
    const { id } = data.get(key);
    for (const odd of [`${id}`, `${id}-`, `../${id}-0-0`, '1-2-3-4', 'a-b-c', `${id}-0-0/..`])
      assert.equal((await ada.call('GET', `/attachments/${encodeURIComponent(odd)}`)).status, 404, odd);
    assert.deepEqual(
      whmcs.calls.slice(calls).filter(call => call.startsWith('GetTicket')),
      [],
    );
    // The number of the database is none that customers know.
    await assertProblem(await ada.call('GET', `/requests/${id}`), 404);
    await assertProblem(await ada.call('GET', `/attachments/${id}-0-0`), 404);
  });

  for (const when of /** @type {const} */ (['down', 'done, then down']))
    test(`a write that breaks off (${when}) is there once after it is repeated`, async () => {
      const { ada, data, script } = fixture;
      const count = data.tickets.length;
      const writes = (/** @type {{ body: Buffer }} */ call) =>
        ['OpenTicket', 'AddTicketReply'].includes(actionOf(call)) ? when : undefined;
      const file = await ada.upload('log.txt');
      const json = { summary: `Once ${when}`, description: 'd', attachmentIds: [file.id] };
      const once = randomUUID();
      script.script = writes;
      await assertProblem(await ada.call('POST', '/requests', { json, key: once }), 503);
      script.script = () => undefined;
      const made = await ada.call('POST', '/requests', { json, key: once });
      assert.equal(made.status, 201);
      assert.equal(data.tickets.length, count + 1);

      const comment = { body: `Once ${when}`, attachmentIds: [] };
      const commentKey = randomUUID();
      const path = `/requests/${key}/comments`;
      const before = data.get(key).replies.length;
      script.script = writes;
      await assertProblem(await ada.call('POST', path, { json: comment, key: commentKey }), 503);
      script.script = () => undefined;
      const added = await (await ada.call('POST', path, { json: comment, key: commentKey })).json();
      assert.equal(added.body, comment.body);
      assert.equal(data.get(key).replies.length, before + 1);
    });

  test('more than PHP takes at once is refused before it is sent, and one file over the limit at once', async () => {
    const { ada, data, whmcs } = fixture;
    const { maxAttachmentBytes } = await ada.get('/config');
    assert.ok(maxAttachmentBytes > 4e6 && maxAttachmentBytes < 4.7e6, String(maxAttachmentBytes));
    const half = new Uint8Array(3_000_000);
    const ids = [];
    for (const name of ['a.bin', 'b.bin']) ids.push((await (await ada.send(name, half)).json()).id);
    const [tickets, calls] = [data.tickets.length, whmcs.calls.length];
    const json = { summary: 'Big', description: 'd', attachmentIds: ids };
    const { detail } = await assertProblem(await ada.call('POST', '/requests', { json }), 422);
    assert.match(detail, /too large.*about 4\.\d MB/);
    assert.equal(data.tickets.length, tickets);
    assert.ok(!whmcs.calls.slice(calls).some(call => call.startsWith('OpenTicket')));
    await assertProblem(await ada.send('c.bin', new Uint8Array(maxAttachmentBytes + 1)), 413);
    // The largest that is allowed arrives.
    const { id } = await (await ada.send('d.bin', new Uint8Array(maxAttachmentBytes).fill(7))).json();
    const made = await ada.create('Just so', undefined, /** @type {any} */ ([id]));
    assert.equal(made.attachments[0].size, maxAttachmentBytes);
  });

  test('a file that WHMCS leaves out without a word is in the log; one that was removed is not shown', async () => {
    const { ada, data, log } = fixture;
    const ids = [];
    for (const name of ['tool.exe', 'log.txt']) ids.push((await ada.upload(name)).id);
    const made = await ada.create('Files', undefined, /** @type {any} */ (ids));
    assert.deepEqual(
      made.attachments.map((/** @type {any} */ { name }) => name),
      ['log.txt'],
    );
    assert.match(log.join(''), /kept 1 of 2 files.*Allowed File Attachment Types/);
    const { url } = made.attachments[0];
    data.get(made.key).description.removed = true;
    await assertProblem(await ada.call('GET', `/${url}`), 404);
    assert.deepEqual((await ada.get(`/requests/${made.key}`)).attachments, []);
  });

  test('a customer with the address of another one, with none, or with one that is there twice, never becomes another', async () => {
    const { client, ada, log, data } = fixture;
    const count = data.tickets.length;
    for (const name of ['carl', 'dora', 'twice']) {
      assert.deepEqual((await client(name).get('/requests?status=all')).items, []);
      await assertProblem(await client(name).call('GET', `/requests/${key}`), 404);
      const json = { summary: 'Me too', description: 'd', attachmentIds: [] };
      const { detail } = await assertProblem(await client(name).call('POST', '/requests', { json }), 422);
      assert.match(detail, /not found at our helpdesk/);
    }
    assert.match(log.join(''), /address of the customer c-6 2 times/);
    assert.equal(data.tickets.length, count);
    assert.equal((await ada.get(`/requests/${key}`)).key, key);
  });
});

test('times are those of the time zone, in summer and in winter', () => {
  const zone = createZone('America/New_York');
  const iso = (/** @type {unknown} */ value) => {
    const at = zone.read(value);
    return at === undefined ? undefined : new Date(at).toISOString();
  };
  assert.equal(iso('2026-01-15 12:00:00'), '2026-01-15T17:00:00.000Z');
  assert.equal(iso('2026-07-15 12:00:00'), '2026-07-15T16:00:00.000Z');
  assert.equal(iso('2026-03-08 03:00:00'), '2026-03-08T07:00:00.000Z');
  assert.equal(iso('2026-03-08 01:59:59'), '2026-03-08T06:59:59.000Z');
  assert.equal(iso('2026-12-31 23:59:59'), '2027-01-01T04:59:59.000Z');
  for (const odd of ['0000-00-00 00:00:00', '', undefined, '2026-01-15', 7])
    assert.equal(iso(odd), undefined);
});
