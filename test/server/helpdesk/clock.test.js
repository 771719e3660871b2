/** The clock of a helpdesk an hour ahead of the server's, an hour behind it, and set back by one: the poll loses no change, and tells none twice. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import 'tsx';
import { jsmLook } from './jsm/look.js';
import { local, timeZone } from './whmcs/data.js';
import { startWhmcs } from './whmcs/server.js';
import { startZammad } from './zammad/server.js';
import { startZendesk } from './zendesk/server.js';

const { createZendesk } = await import('../../../server/src/helpdesks/zendesk/client.ts');
const zendeskTickets = await import('../../../server/src/helpdesks/zendesk/tickets.ts');
const zendeskChanges = await import('../../../server/src/helpdesks/zendesk/changes.ts');
const { createWhmcs } = await import('../../../server/src/helpdesks/whmcs/client.ts');
const whmcsTickets = await import('../../../server/src/helpdesks/whmcs/tickets.ts');
const whmcsChanges = await import('../../../server/src/helpdesks/whmcs/changes.ts');
const { createZammad, findTicket } = await import('../../../server/src/helpdesks/zammad/client.ts');
const zammadChanges = await import('../../../server/src/helpdesks/zammad/changes.ts');
const { createStates } = await import('../../../server/src/helpdesks/zammad/states.ts');
const { createSummaries } = await import('../../../server/src/helpdesks/zammad/summaries.ts');
const { loadThread } = await import('../../../server/src/helpdesks/zammad/thread.ts');
const { createVersions } = await import('../../../server/src/helpdesks/shared/versions.ts');

const { signal } = new AbortController();
const hour = 3_600_000;

/** A look after each answer, and one with nothing new. @param {any} look @param {string} cursor @param {() => void} answer */
async function toldBy(look, cursor, answer, answers = 2) {
  /** @type {Map<string, number>} */
  const versions = new Map();
  const told = [];
  let next = cursor;
  for (let count = 0; count <= answers; count++) {
    if (count < answers) answer();
    const found = await look(next, signal);
    next = found.cursor;
    // As the server does with what is not newer.
    const fresh = found.changes.filter(
      (/** @type {any} */ { key, version }) => version > (versions.get(key) ?? 0),
    );
    for (const { key, version } of fresh) versions.set(key, version);
    told.push(fresh.length);
  }
  return told;
}

/** A ticket of Ada's that is a day old, and a poll of it, in Zendesk's time. @param {import('node:test').TestContext} t @param {() => number} now */
async function zendeskLook(t, now) {
  const { data, url, token, stop } = await startZendesk();
  t.after(() => stop());
  data.clock = now;
  data.addUser('panel@example.com', 'Panel', 'admin');
  data.addUser('marta@example.com', 'Marta', 'agent');
  const ada = data.addUser('ada@example.com', 'Ada');
  const iso = (at = now()) => new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000', '');
  const add = (created = iso()) => {
    const made = data.addTicket({ requester: ada, subject: 's', comment: { author: ada, body: 'b' } });
    const [first] = made.comments;
    assert.ok(first);
    made.created = made.updated = first.created = created;
    return made;
  };
  const made = add(iso(now() - 24 * hour));
  const tickets = zendeskTickets.createTickets(
    createZendesk(/** @type {any} */ ({ url, user: 'panel@example.com', token })),
  );
  const customers = /** @type {any} */ ({ customerOf: async () => 'ada' });
  return {
    add,
    look: zendeskChanges.createLook({ tickets, customers, versions: createVersions() }),
    answer: () => void (data.answer(String(made.id), 'An answer').created = made.updated = iso()),
    solve() {
      data.setStatus(made, 'solved');
      made.updated = made.statusUpdated = iso();
    },
  };
}

/** A ticket of Ada's that is a day old, and a poll of it, in WHMCS's time. @param {import('node:test').TestContext} t @param {() => number} now */
async function whmcsLook(t, now) {
  const { data, url, identifier, secret, stop } = await startWhmcs();
  t.after(() => stop());
  const ada = data.addClient('ada@example.com', 'Ada Adams');
  const rest = { deptid: 1, client: ada.id, contact: 0, priority: 'Low', service: '' };
  const add = (at = now()) => {
    const made = data.addTicket({ ...rest, subject: 's', message: 'm' });
    made.lastreply = made.description.date = local(at);
    return made;
  };
  const made = add(now() - 24 * hour);
  const whmcs = createWhmcs(/** @type {any} */ ({ url: `${url}/whmcs`, identifier, secret, timeZone }));
  const people = /** @type {any} */ ({ customersOf: async () => ['ada'] });
  const tickets = whmcsTickets.createTickets(whmcs);
  return {
    add,
    look: whmcsChanges.createLook({ tickets, people, versions: createVersions() }),
    /** @param {string} [text] */
    answer: (text = 'An answer') => void (data.answer(made.tid, text).date = made.lastreply = local(now())),
    close: () => void (made.status = 'Closed'),
    replies: async () => (await tickets.byKey(made.tid))?.replies ?? [],
  };
}

/** A ticket of Ada's, and a poll of it. @param {Awaited<ReturnType<typeof startZammad>>} server */
function zammadPoll({ data, url }) {
  const roles = { roles: ['Admin', 'Agent'], groups: { Users: ['full'] } };
  const panel = { token: 'T', tokenPermissions: ['ticket.agent', 'admin'], ...roles };
  data.addUser({ email: 'panel@example.com', ...panel });
  const agent = data.addAgent('marta@example.com', 'Marta');
  const ada = data.addUser({ email: 'ada@example.com' });
  const { id } = ada;
  const made = data.addTicket({ title: 't', group: 'Users', customer_id: id, created_by_id: id });
  data.addArticle(made, { author: ada, body: 'b', sender: 'Customer' });
  const zammad = createZammad(/** @type {any} */ ({ url, token: 'T' }));
  const summaries = createSummaries(createStates(zammad), { showsPriority: true });
  const people = /** @type {any} */ ({ customerOf: async () => 'ada' });
  const look = zammadChanges.createLook({ zammad, people, summaries });
  /** What a customer sees. */
  const comments = async () => {
    const ticket = await findTicket(zammad.http, made.number);
    return (ticket && (await loadThread(zammad.http, ticket)))?.comments ?? [];
  };
  return { look, comments, answer: () => data.answer(made.number, agent, 'An answer') };
}

test('Zammad, whose clock is set back by an hour after the first answer', { timeout: 60_000 }, async t => {
  const server = await startZammad();
  t.after(() => server.stop());
  const { look, answer, comments } = zammadPoll(server);
  const { cursor } = await look(undefined, signal);
  /** @type {string[]} */
  const kinds = [];
  const watched = async (/** @type {string} */ next) => {
    const found = await look(next, signal);
    kinds.push(...found.changes.map(({ kind }) => kind));
    return found;
  };
  let skipped = 20_000;
  const told = await toldBy(watched, cursor, () => {
    server.data.skip(skipped);
    skipped = -hour;
    answer();
  });
  assert.deepEqual(
    [told, kinds],
    [
      [1, 1, 0],
      ['comment', 'comment'],
    ],
  );
  const [one, other, ...rest] = await comments();
  // Else the customer has read it already.
  assert.ok(one && other && other.created > one.created && !rest.length);
  assert.deepEqual(server.violations, []);
});

for (const [what, byMs] of /** @type {const} */ ([
  ['ahead', hour],
  ['behind', -hour],
]))
  describe(`a helpdesk whose clock is an hour ${what}`, { timeout: 60_000 }, () => {
    const here = Date.now;
    let at = 0;
    beforeEach(() => {
      at = here() + byMs;
    });

    test('Zendesk', async t => {
      const { look, answer } = await zendeskLook(t, () => at);
      const { cursor } = await look(undefined, signal);
      const told = await toldBy(look, cursor, () => {
        at += 20_000;
        answer();
      });
      assert.deepEqual(told, [1, 1, 0]);
    });

    test('Zammad', async t => {
      const server = await startZammad();
      t.after(() => server.stop());
      server.data.skip(byMs);
      const { look, answer } = zammadPoll(server);
      const { cursor } = await look(undefined, signal);
      const told = await toldBy(look, cursor, () => {
        server.data.skip(20_000);
        answer();
      });
      assert.deepEqual(told, [1, 1, 0]);
    });

    test('Jira Service Management', async () => {
      const { data, service, key, look, stop } = await jsmLook(() => at);
      const { cursor } = await look(undefined, signal);
      const told = await toldBy(look, cursor, () => {
        at += 20_000;
        data.addComment(key, service, 'An answer');
      });
      assert.deepEqual(told, [1, 1, 0]);
      await stop();
    });

    test('WHMCS', async t => {
      const { look, answer } = await whmcsLook(t, () => at);
      const { cursor } = await look(undefined, signal);
      const told = await toldBy(look, cursor, () => {
        at += 20_000;
        answer();
      });
      assert.deepEqual(told, [1, 1, 0]);
    });
  });

describe('a helpdesk whose clock is set back by an hour while it runs', { timeout: 60_000 }, () => {
  test('Jira Service Management: answers, statuses and new requests are told once each, in their order', async () => {
    let at = Date.now();
    const { data, service, key, comments, look, add, stop } = await jsmLook(() => (at += 1000));
    const first = await look(undefined, signal);
    data.addComment(key, service, 'Before');
    const { cursor } = await look(first.cursor, signal);
    at -= hour;
    const deeds = [
      () => data.addComment(key, service, 'After'),
      () => data.setStatus(key, 'Resolved', 'DONE'),
      () => data.addComment(key, service, 'And again'),
      add,
    ];
    assert.deepEqual(await toldBy(look, cursor, () => deeds.shift()?.(), 4), [1, 1, 1, 1, 0]);
    const times = (await comments()).map((/** @type {any} */ { body, createdAt }) => [body, createdAt]);
    assert.deepEqual(
      times.map(([body]) => body),
      ['Before', 'After', 'And again'],
    );
    // Else the customer has read it already.
    assert.ok(times.every(([, time], index) => !index || time > times[index - 1]?.[1]));
    await stop();
  });

  test('Zendesk: answers, statuses and new requests are told once each', async t => {
    let at = Date.now();
    const { look, answer, solve, add } = await zendeskLook(t, () => at);
    const first = await look(undefined, signal);
    at += 20_000;
    answer();
    const { cursor } = await look(first.cursor, signal);
    at -= hour;
    const deeds = [answer, solve, answer, add];
    /** @type {string[]} */
    const kinds = [];
    const watched = async (/** @type {string} */ next) => {
      const found = await look(next, signal);
      kinds.push(...found.changes.map(({ kind }) => kind));
      return found;
    };
    const told = await toldBy(
      watched,
      cursor,
      () => {
        at += 20_000;
        deeds.shift()?.();
      },
      4,
    );
    assert.deepEqual(told, [1, 1, 1, 1, 0]);
    assert.deepEqual(kinds.slice(0, 3), ['comment', 'request', 'comment']);
  });

  test('WHMCS: answers, statuses and new requests are told once each, in their order', async t => {
    let at = Date.now();
    const { look, answer, close, replies, add } = await whmcsLook(t, () => at);
    const first = await look(undefined, signal);
    answer('Before');
    const { cursor } = await look(first.cursor, signal);
    at -= hour;
    const deeds = [() => answer('After'), close, () => answer('And again'), () => void add()];
    const told = await toldBy(
      look,
      cursor,
      () => {
        at += 20_000;
        deeds.shift()?.();
      },
      4,
    );
    assert.deepEqual(told, [1, 1, 1, 1, 0]);
    const entries = await replies();
    assert.deepEqual(
      entries.map(({ body }) => body),
      ['Before', 'After', 'And again'],
    );
    // Else the customer has read it already.
    assert.ok(entries.every(({ at: time }, index) => !index || time > (entries[index - 1]?.at ?? 0)));
  });
});
