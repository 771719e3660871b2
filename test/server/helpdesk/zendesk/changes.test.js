/** What the poll of Zendesk tells, without a webhook. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { startZendesk } from './server.js';

const { createZendesk } = await import('../../../../server/src/helpdesks/zendesk/client.ts');
const { createTickets } = await import('../../../../server/src/helpdesks/zendesk/tickets.ts');
const { createLook } = await import('../../../../server/src/helpdesks/zendesk/changes.ts');
const { createVersions } = await import('../../../../server/src/helpdesks/shared/versions.ts');

const { signal } = new AbortController();
const hour = 3_600_000;
const time = (/** @type {number} */ ago) =>
  new Date(Math.floor((Date.now() - ago) / 1000) * 1000).toISOString().replace('.000', '');

describe("Zendesk's changes by polling", { timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startZendesk>>} */
  let server;
  /** @type {ReturnType<typeof createLook>} */
  let look;
  /** @type {import('./data.js').User} */
  let ada;
  /** @type {import('./data.js').User} */
  let other;
  beforeEach(async () => {
    server = await startZendesk();
    const { data } = server;
    data.addUser('panel@example.com', 'Panel', 'admin');
    data.addUser('marta@example.com', 'Marta', 'agent');
    ada = data.addUser('ada@example.com', 'Ada');
    other = data.addUser('other@example.com', 'Other');
    look = newLook();
  });
  afterEach(async () => {
    await server.stop();
    assert.deepEqual(server.violations, []);
  });

  /** As after a start of the server. */
  function newLook() {
    const settings = /** @type {any} */ ({ url: server.url, user: 'panel@example.com', token: server.token });
    const customers = /** @type {any} */ ({
      customerOf: async (/** @type {string} */ id) => (id === String(ada.id) ? 'ada' : undefined),
    });
    const tickets = createTickets(createZendesk(settings));
    return createLook({ tickets, customers, versions: createVersions() });
  }

  /** One that nobody has touched for so many milliseconds. @param {import('./data.js').User} requester @param {number} ago */
  function ticket(requester, ago) {
    const made = server.data.addTicket({
      requester,
      subject: 's',
      comment: { author: requester, body: 'b' },
    });
    made.created = made.updated = time(ago);
    for (const comment of made.comments) comment.created = made.created;
    return made;
  }

  test('a status that has changed is told, however many tickets have changed since the last time before', async () => {
    const old = ticket(ada, 5 * hour);
    for (let count = 0; count < 150; count++) ticket(other, 2 * hour);
    const { cursor } = await look(undefined, signal);
    server.data.setStatus(old, 'solved');
    const { changes } = await look(cursor, signal);
    assert.deepEqual(
      changes.map(({ kind, key, customer }) => [kind, key, customer]),
      [['request', String(old.id), 'ada']],
    );
  });

  test('a status that has changed while no server looked is told, an internal note is not', async () => {
    const [noted, solved] = [ticket(ada, 5 * hour), ticket(ada, 5 * hour)];
    ticket(other, hour);
    const { cursor } = await look(undefined, signal);
    server.data.note(String(noted.id), 'Churn risk');
    server.data.setStatus(solved, 'solved');
    const { changes } = await newLook()(cursor, signal);
    assert.deepEqual(
      changes.map(({ key }) => key),
      [String(solved.id)],
    );
  });

  test('of more than 2,000 tickets that have changed meanwhile none is left out', async () => {
    const first = ticket(ada, 5 * hour);
    const { cursor } = await look(undefined, signal);
    server.data.answer(String(first.id), 'At last');
    first.updated = time(hour);
    for (const comment of first.comments.slice(1)) comment.created = first.updated;
    for (let count = 0; count < 2100; count++) ticket(other, hour / 2);
    const { changes } = await look(cursor, signal);
    assert.deepEqual(
      changes.map(({ kind, key }) => [kind, key]),
      [['comment', String(first.id)]],
    );
  });

  test('a second answer within the second of the first is told', async () => {
    const { data } = server;
    const made = ticket(ada, hour);
    const { cursor } = await look(undefined, signal);
    const first = data.answer(String(made.id), 'One');
    const before = await look(cursor, signal);
    data.answer(String(made.id), 'Two').created = made.updated = first.created;
    const { changes } = await look(before.cursor, signal);
    const [told, again] = [before.changes[0]?.version ?? 0, changes[0]?.version ?? 0];
    assert.ok(again > told, `${told} ${again}`);
  });
});
