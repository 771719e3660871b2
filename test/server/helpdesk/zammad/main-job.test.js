/** The main job through the server and Zammad: raise with a file, an answer arrives, reply, close. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { doMainJob } from '../main-job.js';
import { setUp } from './fixture.js';

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

describe('the main job on Zammad', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({
      helpdesk: { pollSeconds: 1, attributes: ['server_name'], priorities: ['2 normal', '3 high'] },
      config: {
        offer: {
          fields: [
            { id: 'server_name', label: 'Server', type: 'text' },
            { id: 'visitors', label: 'Visitors', type: 'text' },
          ],
        },
      },
    });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  const bytes = new Uint8Array(randomBytes(300_001));
  /** What Zammad sends by itself. @param {any} change */
  const payload = ({ ticket, article }) => ({
    ticket: { id: ticket.id, number: ticket.number, state: ticket.state },
    article: article ? { id: article.id, internal: article.internal } : {},
  });

  /** The times of the changes of a request that are told, up to this one. @param {EventReader} events @param {string} key @param {number} at */
  async function until(events, key, at) {
    const times = [];
    while (times.at(-1) !== at) {
      const { data } = await events.next();
      if (data.key === key) times.push(Date.parse(data.updatedAt));
    }
    return times;
  }

  test('a request with a file, an answer, a reply and the end', async () => {
    const { ada, bob, data, agent, tell, zammad } = fixture;
    const file = await (await ada.send('Отчёт "1".bin', bytes, 'application/octet-stream')).json();
    const made = await ada.create('The server is down', undefined, /** @type {any} */ ([file.id]));
    const ticket = data.get(made.key);
    assert.equal(made.description, 'It stopped.');
    assert.deepEqual([made.status, made.statusLabel, made.awaiting], ['open', 'new', 'support']);
    assert.equal(made.author.me, true);
    assert.deepEqual(
      made.attachments.map((/** @type {any} */ { name, size }) => [name, size]),
      [['Отчёт "1".bin', bytes.length]],
    );
    const customer = data.users.find(({ id }) => id === ticket.customer_id);
    assert.deepEqual(
      [customer?.email, customer?.firstname, customer?.lastname, customer?.roles],
      ['ada@example.com', 'Ada', 'Adams', ['Customer']],
    );
    const [first] = data.articlesOf(made.key);
    assert.deepEqual(
      [first?.sender, first?.type, first?.created_by_id, first?.internal],
      ['Customer', 'web', ticket.customer_id, false],
    );
    const opened = await ada.call('GET', `/${made.attachments[0].url}`);
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), bytes);

    // An agent answers in Zammad, with a file, and writes a note that only agents may see.
    const events = await EventReader.open(ada);
    const secret = data.attachment('secret.txt', 'text/plain', utf8('S'));
    const note = data.answer(made.key, agent, 'INTERNAL: do not tell', {
      internal: true,
      type: 'note',
      attachments: [secret],
    });
    const answered = data.answer(made.key, agent, 'Please <b>restart</b> it.', {
      attachments: [data.attachment('how.txt', 'text/plain', utf8('So.'))],
    });
    assert.equal((await tell(payload({ ticket, article: answered }))).status, 202);
    await until(events, made.key, answered.created_at);
    events.close();
    const { items } = await ada.get(`/requests/${made.key}/comments`);
    assert.equal(items.length, 1);
    const [answer] = items;
    assert.deepEqual(
      [answer.author.name, answer.author.role, answer.format, answer.body, answer.channel],
      ['Marta Maier', 'agent', 'html', '<div>Please <b>restart</b> it.</div>', 'email'],
    );
    assert.equal(await (await ada.call('GET', `/${answer.attachments[0].url}`)).text(), 'So.');
    const [row] = (await ada.get('/requests')).items;
    assert.deepEqual(
      [row.key, row.status, row.statusLabel, row.lastComment.author.role],
      [made.key, 'updated', undefined, 'agent'],
    );

    const sent = await (await ada.send('log.txt', 'a log')).json();
    const json = { body: 'It *works* now. <b>\n\nThanks!', attachmentIds: [sent.id] };
    const reply = await (await ada.call('POST', `/requests/${made.key}/comments`, { json })).json();
    assert.deepEqual([reply.body, reply.author.me, reply.format], [json.body, true, 'text']);
    assert.equal(await (await ada.call('GET', `/${reply.attachments[0].url}`)).text(), 'a log');
    assert.equal(data.articlesOf(made.key).at(-1)?.body, json.body);

    const closed = await ada.call('PATCH', `/requests/${made.key}`, { json: { status: 'closed' } });
    assert.equal((await closed.json()).status, 'closed');
    assert.equal(ticket.state, 'closed');
    assert.deepEqual((await ada.get('/requests?status=open')).items, []);
    assert.equal((await ada.get('/requests?status=closed')).total, 1);
    const again = { body: 'Not quite.', attachmentIds: [] };
    assert.equal((await ada.call('POST', `/requests/${made.key}/comments`, { json: again })).status, 201);
    assert.equal((await ada.get(`/requests/${made.key}`)).closed, false);
    assert.equal(ticket.state, 'open');

    // Bob sees nothing, and internal things nobody.
    assert.deepEqual((await bob.get('/requests?status=all')).items, []);
    await bob.create('Of somebody else');
    await assertProblem(await bob.call('GET', `/requests/${made.key}`), 404);
    await assertProblem(await bob.call('GET', `/requests/${made.key}/comments`), 404);
    await assertProblem(await bob.call('GET', `/${made.attachments[0].url}`), 404);
    await assertProblem(await ada.call('GET', `/attachments/${ticket.id}-${note.id}-${secret.id}`), 404);
    for (const path of [
      '/requests?status=all',
      `/requests/${made.key}`,
      `/requests/${made.key}/comments?order=newest`,
    ])
      assert.doesNotMatch(await (await ada.call('GET', path)).text(), /INTERNAL|secret\.txt/);
    assert.ok(!zammad.calls.some(call => call.includes('TOP-SECRET')));
  });

  test('fields are attributes of the ticket, and what the page says is an internal note', async () => {
    const { ada, data } = fixture;
    const json = {
      summary: 'With fields',
      description: 'd',
      attachmentIds: [],
      fields: { server_name: 'web-07', visitors: '12' },
      context: [{ id: 'page', label: 'Page', value: '/servers/7' }],
    };
    const response = await ada.call('POST', '/requests', { json });
    assert.equal(response.status, 201, await response.clone().text());
    const made = await response.json();
    assert.deepEqual(data.get(made.key).attributes, { server_name: 'web-07' });
    assert.equal(made.fields.server_name, 'web-07');
    const [, note] = data.articlesOf(made.key);
    assert.deepEqual(
      [note?.internal, note?.sender, note?.body],
      [true, 'Agent', 'visitors: 12\nPage: /servers/7'],
    );
    assert.deepEqual((await ada.get(`/requests/${made.key}/comments`)).items, []);
  });

  test('priorities are severities: of a new request, changed, and as a filter', async () => {
    const { ada, data } = fixture;
    const config = await ada.get('/config');
    assert.deepEqual(config.severities, [
      { value: '2 normal', label: 'normal' },
      { value: '3 high', label: 'high' },
    ]);
    const json = { summary: 'Urgent', description: 'd', attachmentIds: [], severity: '3 high' };
    const made = await (await ada.call('POST', '/requests', { json })).json();
    assert.deepEqual(made.severity, { value: '3 high', label: 'high' });
    assert.equal(data.get(made.key).priority, '3 high');
    const keys = async () =>
      (await ada.get('/requests?severity=3%20high')).items.map((/** @type {any} */ item) => item.key);
    assert.deepEqual(await keys(), [made.key]);
    const changed = await ada.call('PATCH', `/requests/${made.key}`, { json: { severity: '2 normal' } });
    assert.deepEqual((await changed.json()).severity, { value: '2 normal', label: 'normal' });
    assert.equal(data.get(made.key).priority, '2 normal');
    assert.deepEqual(await keys(), []);
    const wrong = await ada.call('PATCH', `/requests/${made.key}`, { json: { severity: '1 low' } });
    await assertProblem(wrong, 422);
  });

  test('an internal note and an owner tell the customer nothing, a state does', async () => {
    const { ada, data, agent, tell } = fixture;
    const { key, updatedAt } = await ada.create('Quiet');
    const events = await EventReader.open(ada);
    data.answer(key, agent, 'INTERNAL', { internal: true, type: 'note' });
    data.get(key).updated_at = data.now();
    assert.equal((await tell(payload({ ticket: data.get(key) }))).status, 202);
    assert.equal((await ada.get(`/requests/${key}`)).updatedAt, updatedAt);
    data.setState(key, 'pending reminder');
    const { updated_at: at } = data.get(key);
    await tell(payload({ ticket: data.get(key) }));
    // The request itself may be told, and nothing in between.
    const told = await until(events, key, at);
    assert.ok(
      told.every(time => time === at || time === Date.parse(updatedAt)),
      told.join(),
    );
    events.close();
    const request = await ada.get(`/requests/${key}`);
    assert.deepEqual(
      [request.statusLabel, request.awaiting, Date.parse(request.updatedAt)],
      ['pending reminder', 'requester', at],
    );
    assert.ok(
      (await ada.get('/requests?status=awaiting')).items.some((/** @type {any} */ item) => item.key === key),
    );
  });

  test('an answer arrives by polling alone, and so does what the customer writes by mail', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await ada.create('Nobody tells');
    const events = await EventReader.open(ada);
    const { created_at: created } = data.answer(key, agent, 'Here I am.');
    await until(events, key, created);
    events.close();
    const ticket = data.get(key);
    const author = /** @type {any} */ (data.users.find(({ id }) => id === ticket.customer_id));
    data.addArticle(ticket, { author, sender: 'Customer', type: 'email', body: 'By mail.' });
    data.addArticle(ticket, {
      author: { ...agent, id: 1 },
      sender: 'System',
      type: 'email',
      from: 'Support <support@example.com>',
      body: 'We have got it.',
    });
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.deepEqual(
      items.map((/** @type {any} */ { body, author: by }) => [body, by.role, by.me ?? false]),
      [
        ['<div>Here I am.</div>', 'agent', false],
        ['By mail.', 'requester', true],
        ['We have got it.', 'system', false],
      ],
    );
    // An automatic mail is no answer.
    assert.equal((await ada.get(`/requests/${key}`)).awaiting, 'support');
  });

  test('all of it in the browser, by webhook and by polling', async () => {
    const { server, data, agent, tell } = fixture;
    const work = {
      url: server.url,
      note: async (/** @type {string} */ key, /** @type {string} */ text) =>
        data.answer(key, agent, text, { internal: true, type: 'note' }),
      textOf: async (/** @type {string} */ key) =>
        data
          .articlesOf(key)
          .map(({ body }) => body)
          .join('\n'),
    };
    await doMainJob({
      ...work,
      ada: { Authorization: 'Bearer ada' },
      grace: { Authorization: 'Bearer bob' },
      answer: async (key, text) => {
        const article = data.answer(key, agent, text);
        await tell(payload({ ticket: data.get(key), article }));
      },
    });
    await doMainJob({
      ...work,
      ada: { Authorization: 'Bearer dora' },
      grace: { Authorization: 'Bearer carl' },
      answer: async (key, text) => data.answer(key, agent, text),
    });
  });
});
