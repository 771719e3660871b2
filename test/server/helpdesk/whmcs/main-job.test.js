/** The main job through the server and WHMCS: raise with a file, an answer arrives, reply, close. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { doMainJob } from '../main-job.js';
import { setUp } from './fixture.js';

describe('the main job on WHMCS', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { pollSeconds: 1, departments: ['1', '2'] } });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.whmcs.violations, []);
  });

  const bytes = new Uint8Array(randomBytes(300_001));
  const json = (/** @type {string} */ body, attachmentIds = []) => ({ json: { body, attachmentIds } });

  test('a request with a file, an answer, a reply and the end', async () => {
    const { ada, bob, data, clients, tell } = fixture;
    const product = data.addProduct(clients.ada, { name: 'Server L', domain: 'web-07.example.com' });
    const file = await (await ada.send('Отчёт "1".bin', bytes, 'application/octet-stream')).json();
    const summary = 'Server <web-07> & "others" are down';
    const description = "*Both* <b>disks</b> &amp; it's slow.\n\n1. one";
    const response = await ada.call('POST', '/requests', {
      json: {
        ...{
          summary,
          description,
          attachmentIds: [file.id],
          type: '1',
          service: String(product),
          severity: 'High',
        },
        context: [{ id: 'page', label: 'Page', value: '/servers/7' }],
      },
    });
    assert.equal(response.status, 201, await response.clone().text());
    const made = await response.json();
    assert.match(made.key, /^\d{6}$/);
    assert.deepEqual(
      [made.summary, made.description, made.descriptionFormat ?? 'text'],
      [summary, description, 'text'],
    );
    assert.deepEqual([made.type.label, made.severity.value], ['Technical & Support', 'High']);
    assert.deepEqual([made.service.label, made.service.detail], ['Server L', 'web-07.example.com']);
    assert.deepEqual([made.status, made.awaiting, made.author.me], ['open', 'support', true]);
    assert.ok(Math.abs(Date.parse(made.createdAt) - Date.now()) < 60_000, made.createdAt);
    assert.deepEqual(
      made.attachments.map((/** @type {any} */ { name, size }) => [name, size]),
      [['Отчёт "1".bin', bytes.length]],
    );
    const ticket = data.get(made.key);
    assert.deepEqual([ticket.client, ticket.deptid, ticket.priority], [clients.ada.id, 1, 'High']);
    assert.match(ticket.description.message, /Sent from the customer panel \(ref [0-9a-f-]{36}\)$/);
    assert.deepEqual(
      ticket.notes.map(({ message }) => message),
      ['Page: /servers/7'],
    );
    const opened = await ada.call('GET', `/${made.attachments[0].url}`);
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), bytes);

    // An agent answers in WHMCS, with a file, and writes a note that only agents may see.
    const events = await EventReader.open(ada);
    const secret = data.note(made.key, 'INTERNAL: do not tell', [
      { name: 'secret.txt', bytes: new Uint8Array([83]) },
    ]);
    const shown = { name: 'how.txt', bytes: new TextEncoder().encode('So.') };
    data.answer(made.key, 'Please **restart** it', [shown]);
    assert.equal((await tell({ ticket: ticket.id })).status, 202);
    assert.equal((await events.next()).data.key, made.key);
    events.close();
    const { items } = await ada.get(`/requests/${made.key}/comments`);
    assert.equal(items.length, 1);
    const [answer] = items;
    assert.deepEqual(
      [answer.author.name, answer.author.role, answer.format, answer.body],
      ['Marta Agent', 'agent', 'markdown', 'Please **restart** it'],
    );
    assert.deepEqual(
      [answer.attachments[0].name, answer.attachments[0].size, answer.attachments[0].type],
      ['how.txt', 3, 'text/plain'],
    );
    assert.equal(await (await ada.call('GET', `/${answer.attachments[0].url}`)).text(), 'So.');
    const [row] = (await ada.get('/requests')).items;
    assert.deepEqual(
      [row.key, row.status, row.statusLabel, row.awaiting, row.lastComment.author.role],
      [made.key, 'updated', 'Answered', 'requester', 'agent'],
    );
    assert.equal((await ada.get('/requests?status=awaiting')).total, 1);
    assert.equal((await ada.get('/requests?severity=Low')).total, 0);
    assert.equal((await ada.get(`/requests?service=${product}&type=1`)).total, 1);

    const sent = await (await ada.send('log.txt', 'a log')).json();
    const text = 'It *works* now.\n\nThanks!';
    const reply = await (
      await ada.call('POST', `/requests/${made.key}/comments`, json(text, /** @type {any} */ ([sent.id])))
    ).json();
    assert.deepEqual([reply.body, reply.author.me, reply.format], [text, true, 'text']);
    assert.equal(await (await ada.call('GET', `/${reply.attachments[0].url}`)).text(), 'a log');
    const rich = { json: { body: '**Bold**', format: 'markdown', attachmentIds: [] } };
    assert.equal(
      (await (await ada.call('POST', `/requests/${made.key}/comments`, rich)).json()).format,
      'markdown',
    );

    const lower = await ada.call('PATCH', `/requests/${made.key}`, { json: { severity: 'Low' } });
    assert.equal((await lower.json()).severity.value, 'Low');
    const closed = await (
      await ada.call('PATCH', `/requests/${made.key}`, { json: { status: 'closed' } })
    ).json();
    assert.deepEqual([closed.status, closed.closed], ['closed', true]);
    assert.deepEqual((await ada.get('/requests?status=open')).items, []);
    assert.equal((await ada.get('/requests?status=closed')).total, 1);
    assert.equal((await ada.call('POST', `/requests/${made.key}/comments`, json('Not quite.'))).status, 201);
    assert.equal((await ada.get(`/requests/${made.key}`)).closed, false);

    // Bob sees nothing, and internal things nobody.
    assert.deepEqual((await bob.get('/requests?status=all')).items, []);
    await assertProblem(await bob.call('GET', `/requests/${made.key}`), 404);
    await assertProblem(await bob.call('GET', `/requests/${made.key}/comments`), 404);
    await assertProblem(await bob.call('GET', `/${made.attachments[0].url}`), 404);
    await assertProblem(await ada.call('GET', `/attachments/${ticket.id}-${secret.id}-0`), 404);
    for (const path of [
      '/requests?status=all',
      `/requests/${made.key}`,
      `/requests/${made.key}/comments?order=newest`,
    ])
      assert.doesNotMatch(await (await ada.call('GET', path)).text(), /INTERNAL|secret\.txt|customer panel/);
  });

  test('an answer and a status come by polling alone; a note does not', async () => {
    const { ada, data } = fixture;
    const { key } = await ada.create('Nobody tells');
    const events = await EventReader.open(ada);
    data.note(key, 'INTERNAL');
    data.answer(key, 'Here I am.');
    let event = await events.next();
    while (event.data.key !== key) event = await events.next();
    const after = await ada.get(`/requests/${key}`);
    assert.equal(after.lastComment.author.role, 'agent');
    data.get(key).status = 'On Hold';
    event = await events.next();
    while (event.data.key !== key) event = await events.next();
    events.close();
    assert.equal((await ada.get(`/requests/${key}`)).statusLabel, 'On Hold');
  });

  test('a contact sees what the contact has opened, and the client all of it', async () => {
    const { ada, client, data, clients } = fixture;
    const eve = client('eve');
    const ofClient = await ada.create('Of the client');
    const ofContact = await eve.create('Of the contact');
    const { client: owner, contact } = data.get(ofContact.key);
    assert.deepEqual([owner, contact], [clients.ada.id, clients.eve.id]);
    assert.deepEqual(
      (await eve.get('/requests?status=all')).items.map((/** @type {any} */ item) => item.key),
      [ofContact.key],
    );
    await assertProblem(await eve.call('GET', `/requests/${ofClient.key}`), 404);
    const seen = await ada.get(`/requests/${ofContact.key}`);
    assert.equal(seen.summary, 'Of the contact');
    await ada.call('POST', `/requests/${ofContact.key}/comments`, json('By the client.'));
    const { items } = await eve.get(`/requests/${ofContact.key}/comments`);
    assert.deepEqual(
      [items[0].author.role, items[0].author.me, items[0].author.name],
      ['requester', false, 'Ada Adams'],
    );
  });

  test('the mark of an agent’s text stays, a forged one of a customer does nothing', async () => {
    const { ada, data } = fixture;
    const { key } = await ada.create('Marks');
    const mark = 'Sent from the customer panel (ref 00000000-0000-4000-8000-000000000000)';
    data.answer(key, `As you wrote:\n\n${mark}`);
    const body = `Quoted:\n\n${mark}`;
    const reply = await (await ada.call('POST', `/requests/${key}/comments`, json(body))).json();
    assert.equal(reply.body, body);
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.match(items[0].body, /ref 00000000/);
  });

  test('a long thread and many tickets come whole, page by page, in both orders', async () => {
    const { bob, data, clients } = fixture;
    const { key } = await bob.create('Long');
    for (let count = 1; count <= 120; count++) data.answer(key, `Number ${count}`);
    const base = { client: clients.bob.id, contact: 0, deptid: 1, priority: 'Low', service: '' };
    for (let count = 1; count <= 600; count++)
      data.addTicket({ ...base, subject: `Ticket ${count}`, message: 'm' });
    for (const [path, expected] of /** @type {[string, number][]} */ ([
      [`/requests/${key}/comments?order=newest`, 120],
      [`/requests/${key}/comments?order=oldest`, 120],
      ['/requests?status=all', 601],
    ])) {
      /** @type {Set<string>} */
      const found = new Set();
      for (let cursor = ''; ;) {
        const page = await bob.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${cursor}`);
        for (const item of page.items) found.add(item.key ?? item.id);
        if (!page.nextCursor) break;
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
      }
      assert.equal(found.size, expected, path);
    }
  });
});

describe('the main job on WHMCS, in the browser', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp();
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.whmcs.violations, []);
  });

  test('all of it, with the answer by the hook', async () => {
    const { server, data, tell } = fixture;
    await doMainJob({
      url: server.url,
      ada: { Authorization: 'Bearer ada' },
      grace: { Authorization: 'Bearer bob' },
      answer: async (key, text) => {
        data.answer(key, text);
        await tell({ ticket: data.get(key).id });
      },
      note: async (key, text) => data.note(key, text),
      textOf: async key =>
        data
          .get(key)
          .replies.map(({ message }) => message)
          .join('\n'),
    });
  });
});
