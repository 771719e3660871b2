/** The main job through the server and Zendesk: raise with a file, an answer arrives, reply, close. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { doMainJob } from '../main-job.js';
import { setUp } from './fixture.js';

describe('the main job on Zendesk', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { pollSeconds: 1 } });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  const bytes = new Uint8Array(randomBytes(300_000));

  test('a request with a file, an answer, a reply and the end', async () => {
    const { ada, bob, data, tell } = fixture;
    const file = await (await ada.send('Отчёт "1".bin', bytes, 'application/octet-stream')).json();
    const response = await ada.call('POST', '/requests', {
      json: {
        ...{
          summary: 'Down',
          description: '*Both* <b>disks</b>',
          attachmentIds: [file.id],
          severity: 'high',
        },
        context: [{ id: 'page', label: 'Page', value: '/servers/7' }],
      },
    });
    assert.equal(response.status, 201, await response.clone().text());
    const made = await response.json();
    assert.deepEqual(
      [made.description, made.status, made.awaiting, made.severity.value],
      ['*Both* <b>disks</b>', 'open', 'support', 'high'],
    );
    assert.equal(made.author.me, true);
    assert.deepEqual(
      made.attachments.map((/** @type {any} */ { name, size }) => [name, size]),
      [['Отчёт "1".bin', bytes.length]],
    );
    const ticket = data.get(made.key);
    // The user who was there before, and is not renamed.
    assert.deepEqual([ticket.requester.email, ticket.requester.name], ['ada@example.com', 'A. Adams']);
    assert.deepEqual(
      ticket.comments.map(comment => [comment.public, comment.author.email]),
      [
        [true, 'ada@example.com'],
        [false, 'panel@example.com'],
      ],
    );
    const opened = await ada.call('GET', `/${made.attachments[0].url}`);
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), bytes);

    // An agent answers in Zendesk, with a file, and writes a note that only agents may see.
    const events = await EventReader.open(ada);
    const secret = data.file('secret.txt', 'text/plain', new Uint8Array([83]));
    data.note(made.key, 'INTERNAL: do not tell', [secret]);
    data.answer(made.key, 'Please restart it <b>', [
      data.file('how.txt', 'text/plain', new TextEncoder().encode('So.')),
    ]);
    assert.equal((await tell({ ticket: made.key })).status, 202);
    assert.equal((await events.next()).data.key, made.key);
    events.close();
    const { items } = await ada.get(`/requests/${made.key}/comments`);
    assert.equal(items.length, 1);
    const [answer] = items;
    assert.deepEqual([answer.author.name, answer.author.role, answer.format], ['Marta', 'agent', 'html']);
    assert.match(answer.body, /restart it &lt;b>/);
    assert.equal(await (await ada.call('GET', `/${answer.attachments[0].url}`)).text(), 'So.');
    const [row] = (await ada.get('/requests')).items;
    assert.deepEqual(
      [row.key, row.status, row.statusLabel, row.awaiting, row.lastComment.author.role],
      [made.key, 'updated', 'Awaiting your reply', 'requester', 'agent'],
    );
    assert.equal((await ada.get('/requests?status=awaiting')).total, 1);
    assert.equal((await ada.get('/requests?severity=low')).total, 0);

    const sent = await (await ada.send('log.txt', 'a log')).json();
    const json = { body: 'It *works* now.\n\nThanks!', attachmentIds: [sent.id] };
    const reply = await (await ada.call('POST', `/requests/${made.key}/comments`, { json })).json();
    assert.deepEqual([reply.body, reply.author.me, reply.format], [json.body, true, 'text']);
    assert.equal(await (await ada.call('GET', `/${reply.attachments[0].url}`)).text(), 'a log');
    // It waits for support again.
    assert.equal(ticket.status, 'open');
    const lower = await ada.call('PATCH', `/requests/${made.key}`, { json: { severity: 'low' } });
    assert.equal((await lower.json()).severity.value, 'low');
    const closed = await (
      await ada.call('PATCH', `/requests/${made.key}`, { json: { status: 'closed' } })
    ).json();
    assert.deepEqual([closed.status, closed.statusLabel], ['closed', 'Solved']);
    assert.deepEqual((await ada.get('/requests?status=open')).items, []);
    const again = { json: { body: 'Not quite.', attachmentIds: [] } };
    assert.equal((await ada.call('POST', `/requests/${made.key}/comments`, again)).status, 201);
    assert.equal((await ada.get(`/requests/${made.key}`)).closed, false);

    // Bob sees nothing, and internal things nobody.
    assert.deepEqual((await bob.get('/requests?status=all')).items, []);
    await assertProblem(await bob.call('GET', `/requests/${made.key}`), 404);
    await assertProblem(await bob.call('GET', `/requests/${made.key}/comments`), 404);
    await assertProblem(await bob.call('GET', `/${made.attachments[0].url}`), 404);
    await assertProblem(await ada.call('GET', `/attachments/${made.key}-${secret.id}`), 404);
    for (const path of [
      '/requests?status=all',
      `/requests/${made.key}`,
      `/requests/${made.key}/comments?order=newest`,
    ])
      assert.doesNotMatch(await (await ada.call('GET', path)).text(), /INTERNAL|secret\.txt/);
  });

  test('an answer and a status come by polling alone; a note does not', async () => {
    const { ada, data } = fixture;
    const { key } = await ada.create('Nobody tells');
    const other = await ada.create('Only a note');
    const events = await EventReader.open(ada);
    data.note(other.key, 'INTERNAL');
    data.answer(key, 'Here I am.');
    /** @type {string[]} */
    const told = [];
    const next = async () => {
      for (;;) {
        const { data: found } = await events.next();
        told.push(found.key);
        if (found.key === key) return;
      }
    };
    await next();
    while ((await ada.get(`/requests/${key}`)).lastComment?.author.role !== 'agent') await next();
    data.setStatus(data.get(key), 'open', 6);
    while ((await ada.get(`/requests/${key}`)).statusLabel !== 'Being repaired') await next();
    events.close();
    assert.ok(told.filter(one => one === other.key).length <= 1, told.join());
  });

  test('a ticket of which nothing is public does not exist, nor what an agent wrote first for agents', async () => {
    const { ada, data, agent } = fixture;
    const requester = data.users.find(({ email }) => email === 'ada@example.com') ?? agent;
    const hidden = data.addTicket({
      requester,
      subject: 'Hidden',
      comment: { author: agent, body: 'INTERNAL', public: false },
    });
    await assertProblem(await ada.call('GET', `/requests/${hidden.id}`), 404);
    assert.doesNotMatch(await (await ada.call('GET', '/requests?status=all')).text(), /Hidden|INTERNAL/);
    data.answer(String(hidden.id), 'Now for you.');
    const shown = await ada.get(`/requests/${hidden.id}`);
    assert.equal(shown.description, '');
    const { items } = await ada.get(`/requests/${hidden.id}/comments`);
    assert.equal(items.length, 1);
    assert.doesNotMatch(await (await ada.call('GET', '/requests?status=all')).text(), /INTERNAL/);
  });

  test('a follow-up of a ticket that is closed for good is one in Zendesk, too', async () => {
    const { ada, data } = fixture;
    const { key } = await ada.create('Closed for good');
    data.setStatus(data.get(key), 'closed');
    const json = { summary: 'Again', description: 'd', attachmentIds: [], followUpOf: key };
    const made = await (await ada.call('POST', '/requests', { json })).json();
    assert.equal(String(data.get(made.key).followUpOf), key);
    assert.deepEqual(made.links[0].key, key);
  });

  test('a long thread and many tickets come whole, page by page, in both orders', async () => {
    const { bob, data } = fixture;
    const { key } = await bob.create('Long');
    for (let count = 1; count <= 120; count++) data.answer(key, `Number ${count}`);
    const { requester } = data.get(key);
    for (let count = 1; count <= 300; count++)
      data.addTicket({ requester, subject: `Ticket ${count}`, comment: { author: requester, body: 'm' } });
    for (const [path, expected] of /** @type {[string, number][]} */ ([
      [`/requests/${key}/comments?order=newest`, 120],
      [`/requests/${key}/comments?order=oldest`, 120],
      ['/requests?status=all', 301],
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

describe('the main job on Zendesk, in the browser', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp();
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  test('all of it, with the answer by the webhook', async () => {
    const { server, data, tell } = fixture;
    await doMainJob({
      url: server.url,
      ada: { Authorization: 'Bearer ada' },
      grace: { Authorization: 'Bearer bob' },
      answer: async (key, text) => {
        data.answer(key, text);
        await tell({ ticket: key });
      },
      note: async (key, text) => data.note(key, text),
      textOf: async key =>
        data
          .get(key)
          .comments.map(({ body }) => body)
          .join('\n'),
    });
  });
});
