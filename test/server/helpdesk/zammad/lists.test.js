/** Long and odd threads, many tickets, and many changes at once on Zammad. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { EventReader } from '../../event-reader.js';
import { setUp } from './fixture.js';

describe('threads and lists on Zammad', { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { pollSeconds: 1 } });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  test('a ticket that begins with an internal note has no description', async () => {
    const { ada, data, agent } = fixture;
    const { key: own } = await ada.create('Who am I');
    const { customer_id } = data.get(own);
    const ticket = data.addTicket({
      title: 'By phone',
      group: 'Users',
      customer_id,
      created_by_id: agent.id,
    });
    data.answer(ticket.number, agent, 'INTERNAL: he is angry', { internal: true, type: 'note' });
    data.answer(ticket.number, agent, 'You have called.');
    const { description, author } = await ada.get(`/requests/${ticket.number}`);
    assert.deepEqual([description, author.me], ['', true]);
    const { items } = await ada.get(`/requests/${ticket.number}/comments`);
    assert.deepEqual(
      items.map((/** @type {any} */ { body }) => body),
      ['<div>You have called.</div>'],
    );
  });

  test('pictures inside a text lead nowhere outside Zammad, and are left out', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await ada.create('Pictures');
    data.answer(
      key,
      agent,
      'See <img style="x" src="/api/v1/ticket_attachment/1/2/3?view=inline"> and <img src="cid:1.2@x">.',
    );
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.equal(items[0].body, '<div>See  and .</div>');
  });

  test('a long thread and many tickets come whole, page by page', async () => {
    const { client, data, agent } = fixture;
    const dora = client('dora');
    const { key } = await dora.create('Long');
    for (let count = 1; count <= 120; count++) data.answer(key, agent, `Number ${count}`);
    /** @type {string[]} */
    const bodies = [];
    for (let cursor = ''; ;) {
      const page = await dora.get(`/requests/${key}/comments?order=newest&limit=50${cursor}`);
      bodies.push(...page.items.map((/** @type {any} */ { body }) => body));
      if (!page.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.equal(bodies.length, 120);
    assert.deepEqual([bodies[0], bodies.at(-1)], ['<div>Number 120</div>', '<div>Number 1</div>']);

    const { customer_id } = data.get(key);
    const at = data.now();
    for (let count = 1; count <= 60; count++) {
      const ticket = data.addTicket({
        title: `T${count}`,
        group: 'Sales',
        customer_id,
        created_by_id: agent.id,
      });
      data.answer(ticket.number, agent, 'x');
      // Many at the same time.
      if (count > 20 && count <= 50) ticket.updated_at = at;
    }
    /** @type {string[]} */
    const keys = [];
    for (let cursor = ''; ;) {
      const page = await dora.get(`/requests?status=all&limit=7${cursor}`);
      keys.push(...page.items.map((/** @type {any} */ item) => item.key));
      if (!page.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.deepEqual([keys.length, new Set(keys).size], [61, 61]);
  });

  test('of many tickets that change at once each is told, also while others change', async () => {
    const { client, data, agent, zammad } = fixture;
    const carl = client('carl');
    const { key } = await carl.create('One of many');
    const { customer_id } = data.get(key);
    const others = Array.from({ length: 250 }, (_, index) =>
      data.addTicket({ title: `M${index}`, group: 'Users', customer_id, created_by_id: agent.id }),
    );
    for (const { number } of others) data.answer(number, agent, 'Before');
    const events = await EventReader.open(carl);
    const [first, ...rest] = others;
    for (const [index, { number }] of others.entries()) {
      data.answer(number, agent, 'All at once');
      // Longer than what is looked at again.
      if (index === 110) data.skip(60_000);
    }
    // What was on the first page moves to the end while the second is read.
    const pages = zammad.calls.length;
    zammad.onCall = () => {
      const searches = zammad.calls.slice(pages).filter(call => call.includes('/tickets/search')).length;
      if (searches < 2) return;
      zammad.onCall = undefined;
      for (let count = 0; count < 5; count++) data.get(rest[count]?.number ?? '').updated_at = data.now();
    };
    const missing = new Set([first, ...rest].map(ticket => ticket?.number));
    while (missing.size) missing.delete((await events.next()).data.key);
    events.close();
  });
});
