/** Customers with 10,000 tickets: lists that are read whole, and Zammad's, which are read page by page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { local, timeZone } from './whmcs/data.js';
import { startWhmcs } from './whmcs/server.js';
import { startZammad } from './zammad/server.js';
import { startZendesk } from './zendesk/server.js';

const { createZendesk } = await import('../../../server/src/helpdesks/zendesk/client.ts');
const zendeskDesk = await import('../../../server/src/helpdesks/zendesk/desk.ts');
const zendeskTickets = await import('../../../server/src/helpdesks/zendesk/tickets.ts');
const zendeskChanges = await import('../../../server/src/helpdesks/zendesk/changes.ts');
const whmcsChanges = await import('../../../server/src/helpdesks/whmcs/changes.ts');
const { createVersions } = await import('../../../server/src/helpdesks/shared/versions.ts');
const { createWhmcs } = await import('../../../server/src/helpdesks/whmcs/client.ts');
const whmcsDesk = await import('../../../server/src/helpdesks/whmcs/desk.ts');
const { createZammad } = await import('../../../server/src/helpdesks/zammad/client.ts');
const { createStates } = await import('../../../server/src/helpdesks/zammad/states.ts');
const zammadDesk = await import('../../../server/src/helpdesks/zammad/desk.ts');
const whmcsTickets = await import('../../../server/src/helpdesks/whmcs/tickets.ts');

const many = 10_000;
const customer = { key: 'ada', name: 'Ada' };
const at = (/** @type {number} */ count) => Date.UTC(2026, 0, 1) + Math.floor(count / 3) * 1000;
const query = /** @type {const} */ ({ sort: 'updated', status: 'all', limit: 100 });

/** A page, also where the customer has to come back for it. @param {any} deskOf @param {string} [cursor] */
async function pageOf(deskOf, cursor) {
  for (;;)
    try {
      return await (await deskOf()).listRequests({ ...query, cursor });
    } catch (error) {
      if (!/being read/.test(String(error))) throw error;
    }
}

/** The keys of all pages, and the total. @param {any} deskOf */
async function walk(deskOf) {
  /** @type {string[]} */
  const keys = [];
  let total = 0;
  for (let cursor; ;) {
    const page = await pageOf(deskOf, cursor);
    keys.push(...page.items.map((/** @type {any} */ { key }) => key));
    total ||= page.total;
    if (!page.next) return { count: keys.length, different: new Set(keys).size, total };
    cursor = page.next;
  }
}

describe('10,000 tickets of one customer', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startZendesk>>} */
  let zendesk;
  /** @type {Awaited<ReturnType<typeof startWhmcs>>} */
  let whmcs;
  before(async () => {
    [zendesk, whmcs] = await Promise.all([startZendesk(), startWhmcs()]);
  });
  after(async () => {
    await Promise.all([zendesk.stop(), whmcs.stop()]);
    assert.deepEqual([...zendesk.violations, ...whmcs.violations], []);
  });

  test('Zendesk: all pages, each ticket once, from few readings of the list', async () => {
    const { data, calls, url, token } = zendesk;
    data.addUser('panel@example.com', 'Panel', 'admin');
    const ada = data.addUser('ada@example.com', 'Ada');
    for (let count = 0; count < many; count++) {
      const made = data.addTicket({
        requester: ada,
        subject: `${count}`,
        comment: { author: ada, body: 'b' },
      });
      made.updated = new Date(at(count)).toISOString();
    }
    const settings = { url, user: 'panel@example.com', token, forms: [] };
    const client = createZendesk(/** @type {any} */ (settings));
    const sources = {
      zendesk: client,
      tickets: { ...zendeskTickets.createTickets(client), threads: async () => new Map() },
      people: { find: async () => ({ customer, owner: 'customer ada', user: String(ada.id) }) },
      statuses: { labelOf: async () => 'Open' },
    };
    const deskOf = () => zendeskDesk.createDesk(customer, /** @type {any} */ (sources));
    assert.deepEqual(await walk(deskOf), { count: many, different: many, total: many });
    const readings = calls.filter(call => call.includes('/requested.json')).length / 100;
    assert.ok(readings < 5, `${readings}`);

    // A page, a change, and the page that whoever hears of the change reads.
    await pageOf(deskOf);
    const last = data.tickets.at(-1);
    assert.ok(last);
    last.status = 'solved';
    const customers = { customerOf: async () => 'ada' };
    const changed = { tickets: sources.tickets, versions: createVersions(), customers };
    await zendeskChanges.lookAt(String(last.id), /** @type {any} */ (changed));
    const { items } = await pageOf(deskOf);
    assert.equal(items.find((/** @type {any} */ { key }) => key === String(last.id)).closed, true);
  });

  test('WHMCS: all pages, each ticket once, from few readings of the list', async () => {
    const { data, calls, url, identifier, secret } = whmcs;
    const ada = data.addClient('ada@example.com', 'Ada Adams');
    for (let count = 0; count < many; count++) {
      const rest = { deptid: 1, client: ada.id, contact: 0, priority: 'Low', service: '' };
      const made = data.addTicket({ ...rest, subject: `${count}`, message: 'm' });
      made.lastreply = made.description.date = local(at(count));
    }
    const settings = {
      ...{ url: `${url}/whmcs`, identifier, secret, timeZone },
      ...{ closedStatuses: ['Closed'], waitingStatuses: [], departments: [] },
    };
    const client = createWhmcs(/** @type {any} */ (settings));
    const sources = {
      whmcs: client,
      tickets: {
        ...whmcsTickets.createTickets(client),
        threads: async (/** @type {any[]} */ rows) =>
          new Map(rows.map(row => [row.id, { ...row, replies: [] }])),
      },
      people: {
        find: async () => ({
          customer,
          owner: 'customer ada',
          person: { client: String(ada.id), contact: undefined },
        }),
      },
    };
    const deskOf = () => whmcsDesk.createDesk(customer, /** @type {any} */ (sources));
    assert.deepEqual(await walk(deskOf), { count: many, different: many, total: many });
    const readings = calls.filter(call => call.startsWith('GetTickets')).length / 43;
    assert.ok(readings < 5, `${readings}`);

    await pageOf(deskOf);
    const last = data.tickets.at(-1);
    assert.ok(last);
    last.status = 'Closed';
    const people = { customersOf: async () => ['ada'] };
    const changed = { tickets: sources.tickets, versions: createVersions(), people };
    await whmcsChanges.lookAt(String(last.id), /** @type {any} */ (changed));
    const { items } = await pageOf(deskOf);
    assert.equal(items.filter((/** @type {any} */ { closed }) => closed).length, 1);
  });
});

test(
  'Zammad: all pages in each order, each ticket once, and no page reads the whole list',
  { timeout: 120_000 },
  async t => {
    const { data, calls, violations, url, stop } = await startZammad();
    t.after(stop);
    const permissions = ['ticket.agent', 'admin'];
    data.addUser({ email: 'p@example.com', roles: ['Admin'], token: 'T', tokenPermissions: permissions });
    const { id } = data.addUser({ email: 'ada@example.com' });
    for (let count = 0; count < many; count++) {
      const made = data.addTicket({ title: `${count}`, group: 'Users', customer_id: id, created_by_id: id });
      made.created_at = at(count);
      // In another order.
      made.updated_at = at((count * 7919) % many);
    }
    const zammad = createZammad(
      /** @type {any} */ ({ url, token: 'T', waitingStates: [], attributes: [], priorities: [] }),
    );
    const sources = {
      zammad,
      states: createStates(zammad),
      people: { find: async () => ({ customer, owner: 'customer ada', user: String(id) }) },
      summaries: {
        of: async (/** @type {any} */ _http, /** @type {any[]} */ tickets) =>
          new Map(tickets.map(ticket => [ticket.id, { at: ticket.updated }])),
      },
    };
    const desk = await zammadDesk.createDesk(customer, /** @type {any} */ (sources));
    for (const sort of /** @type {const} */ (['updated', 'created', 'key'])) {
      /** @type {number[]} */
      const values = [];
      const listRequests = async (/** @type {any} */ asked) => {
        calls.splice(0);
        const page = await desk.listRequests({ ...asked, sort });
        const searches = calls.filter(call => call.endsWith('/tickets/search')).length;
        assert.ok(searches <= 2, `${searches} searches for a page by ${sort}`);
        values.push(...page.items.map(one => (sort === 'updated' ? one.updatedAt : one.createdAt)));
        return page;
      };
      const walked = await walk(async () => ({ listRequests }));
      assert.deepEqual(walked, { count: many, different: many, total: many });
      assert.deepEqual(
        values,
        values.toSorted((one, other) => other - one),
      );
    }
    assert.deepEqual(violations, []);
  },
);
