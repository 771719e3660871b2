/** Lists of WHMCS's tickets, and what changes in them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { local, timeZone } from './data.js';
import { startWhmcs } from './server.js';

const { createWhmcs } = await import('../../../../server/src/helpdesks/whmcs/client.ts');
const { createFiles } = await import('../../../../server/src/helpdesks/whmcs/files.ts');
const { createTickets } = await import('../../../../server/src/helpdesks/whmcs/tickets.ts');
const { createDesk } = await import('../../../../server/src/helpdesks/whmcs/desk.ts');
const { createLook } = await import('../../../../server/src/helpdesks/whmcs/changes.ts');
const { createVersions } = await import('../../../../server/src/helpdesks/shared/versions.ts');

const { signal } = new AbortController();
const hour = 3_600_000;

describe("WHMCS's tickets", { timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startWhmcs>>} */
  let server;
  /** @type {ReturnType<typeof createWhmcs>} */
  let whmcs;
  /** @type {ReturnType<typeof createTickets>} */
  let tickets;
  /** @type {import('./data.js').Client} */
  let ada;
  beforeEach(async () => {
    server = await startWhmcs();
    ada = server.data.addClient('ada@example.com', 'Ada Adams');
    const { identifier, secret } = server;
    whmcs = createWhmcs(/** @type {any} */ ({ url: `${server.url}/whmcs`, identifier, secret, timeZone }));
    tickets = createTickets(whmcs);
  });
  afterEach(async () => {
    await server.stop();
    assert.deepEqual(server.violations, []);
  });

  function ticket(subject = 's', ago = hour, contact = 0) {
    const { data } = server;
    const rest = { deptid: 1, client: ada.id, contact, priority: 'Low', service: '' };
    const made = data.addTicket({ ...rest, subject, message: 'm' });
    made.lastreply = made.description.date = local(Date.now() - ago);
    return made;
  }

  function newLook() {
    const people = /** @type {any} */ ({ customersOf: async () => ['ada'] });
    return createLook({ tickets, people, versions: createVersions() });
  }

  test('what changes without a reply is as the list says it', async () => {
    const made = ticket('Before');
    const rows = async () => tickets.threads(await tickets.ofClient.now(String(ada.id)));
    assert.equal((await rows()).get(String(made.id))?.subject, 'Before');
    Object.assign(made, { subject: 'After', priority: 'High', deptid: 2 });
    const { subject, priority, department } = (await rows()).get(String(made.id)) ?? {};
    assert.deepEqual([subject, priority, department], ['After', 'High', '2']);
  });

  test('a second answer within the second of the first is told', async () => {
    const { data } = server;
    const made = ticket();
    const look = newLook();
    const { cursor } = await look(undefined, signal);
    const { date } = data.answer(made.tid, 'One');
    const before = await look(cursor, signal);
    data.answer(made.tid, 'Two').date = made.lastreply = date;
    const { changes } = await look(before.cursor, signal);
    const [told, again] = [before.changes[0]?.version ?? 0, changes[0]?.version ?? 0];
    assert.ok(again > told, `${told} ${again}`);
  });

  test('a ticket that moves to another page while a long list is read is in the list', async () => {
    const { data } = server;
    const made = Array.from({ length: 300 }, (_, index) => ticket(`Ticket ${index}`, hour + index * 1000));
    const ask = whmcs.ask;
    const moving = {
      ...whmcs,
      ask: async (/** @type {Parameters<typeof ask>} */ ...parameters) => {
        const answer = await ask(...parameters);
        // After the first page one of the second is answered, and one of the first is deleted.
        if (parameters[1]?.['limitstart'] === 0 && data.tickets.length === 300) {
          data.answer(made[290]?.tid ?? '', 'Here');
          data.delete(made[3]?.tid ?? '');
          data.delete(made[4]?.tid ?? '');
        }
        return answer;
      },
    };
    const found = await createTickets(moving).ofClient.now(String(ada.id));
    const keys = new Set(found.map(({ key }) => key));
    assert.deepEqual(
      data.tickets.filter(({ tid }) => !keys.has(tid)).map(({ tid }) => tid),
      [],
    );
  });

  test("a contact's list asks once for each ticket of contacts, and then for what has changed hands", async () => {
    const { data, calls } = server;
    const [eve, fay] = ['Eve', 'Fay'].map(name => data.addContact(ada, `${name}@example.com`, name).id);
    const made = [0, eve, fay].flatMap(contact =>
      ['1', '2', '3'].map(subject => ticket(subject, hour, contact)),
    );
    const [owners, , , eves, , evesLast, fays, faysLast] = made;
    assert.ok(owners && eves && evesLast && fays && faysLast);
    const settings = { ...whmcs.settings, closedStatuses: ['Closed'], waitingStatuses: [], departments: [] };
    const customer = { key: 'eve', name: 'Eve' };
    const person = { client: String(ada.id), contact: String(eve) };
    const desk = await createDesk(
      customer,
      /** @type {any} */ ({
        whmcs: { ...whmcs, settings },
        tickets,
        people: { find: async () => ({ customer, owner: 'customer eve', person }) },
      }),
    );
    const list = async () => {
      calls.splice(0);
      const { items } = await desk.listRequests({ status: 'all', sort: 'key', words: [], limit: 50 });
      return { calls: [...calls], keys: items.map(({ key }) => key) };
    };
    const keysOf = (/** @type {number | undefined} */ contact) =>
      data.tickets
        .filter(one => one.contact === contact)
        .map(({ tid }) => tid)
        .reverse();
    const rows = `GetTickets ${ada.id}`;
    const first = await list();
    assert.equal(first.calls.length, 7, first.calls.join());
    assert.deepEqual(first.keys, keysOf(eve));

    // What happens in tickets of others costs nothing.
    for (const { tid } of [owners, fays]) data.answer(tid, 'An answer');
    assert.deepEqual(await list(), { calls: [rows], keys: keysOf(eve) });

    evesLast.contact = fay ?? 0;
    faysLast.contact = eve ?? 0;
    const moved = await list();
    assert.deepEqual(moved.calls.toSorted(), [
      ...[evesLast, faysLast].map(({ id }) => `GetTicket ${id}`).toSorted(),
      rows,
    ]);
    assert.deepEqual(moved.keys, keysOf(eve));
    assert.deepEqual(await list(), { calls: [rows], keys: keysOf(eve) });
  });

  test('a file is gone, and not empty, also where the refusal comes in small parts', async () => {
    const { data } = server;
    const made = ticket();
    made.description.files = [{ filename: 'log.txt', data: 'YQ==' }];
    const found = (await tickets.byId(String(made.id)))?.ticket;
    const bytes = Buffer.from('{"result":"error","message":"No Attachments Found"}');
    const inParts = {
      ...whmcs,
      open: async () => ({
        headers: new Headers(),
        stream: new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
            controller.close();
          },
        }),
      }),
    };
    assert.ok(found?.description);
    assert.deepEqual(await createFiles(inParts, tickets).of(found, found.description), []);
    assert.equal(data.tickets.length, 1);
  });
});
