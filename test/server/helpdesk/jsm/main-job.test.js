/** The main job through the server and Jira Service Management: raise with a file, an answer arrives, reply, close. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { doMainJob } from '../main-job.js';
import { setUp } from './fixture.js';

describe('the main job on Jira Service Management', { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: () => ({ pollSeconds: 1 }) });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.jsm.violations, []);
  });

  const bytes = new Uint8Array(randomBytes(300_000));

  test('a request with a file, an answer, a reply and the end', async () => {
    const { ada, bob, data, agent, tell } = fixture;
    const file = await (await ada.send('Отчёт "1".bin', bytes, 'application/octet-stream')).json();
    const made = await ada.create('The server is down', undefined, /** @type {any} */ ([file.id]));
    assert.match(made.key, /^CS-\d+$/);
    assert.equal(made.description, 'It stopped.');
    assert.deepEqual(
      [made.status, made.statusLabel, made.awaiting],
      ['open', 'Waiting for support', 'support'],
    );
    assert.equal(made.author.me, true);
    assert.equal(made.attachments.length, 1);
    assert.equal(made.attachments[0].name, 'Отчёт "1".bin');
    const request = data.get(made.key);
    assert.equal(request.reporter.emailAddress, 'ada@example.com');
    assert.equal(request.reporter.displayName, 'Ada Adams');
    assert.equal(Date.parse(made.expectedReplyAt), request.breachAt);
    const opened = await ada.call('GET', `/${made.attachments[0].url}`);
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), bytes);

    // An agent answers in Jira, with a file, and writes a note that only agents may see.
    const events = await EventReader.open(ada);
    const shown = data.addAttachment(
      made.key,
      agent,
      'how.txt',
      'text/plain',
      new TextEncoder().encode('So.'),
    );
    const secret = data.addAttachment(
      made.key,
      agent,
      'secret.txt',
      'text/plain',
      new TextEncoder().encode('S'),
      true,
    );
    data.addComment(made.key, agent, 'INTERNAL: do not tell', { isPublic: false, attachments: [secret] });
    data.addComment(made.key, agent, 'Please *restart* it <b>', { attachments: [shown] });
    assert.equal((await tell({ issue: made.key })).status, 202);
    assert.equal((await events.next()).data.key, made.key);
    events.close();
    const { items } = await ada.get(`/requests/${made.key}/comments`);
    assert.equal(items.length, 1);
    const [answer] = items;
    assert.deepEqual([answer.author.name, answer.author.role, answer.format], ['Marta', 'agent', 'html']);
    assert.match(answer.body, /restart.*&lt;b>/);
    assert.equal(await (await ada.call('GET', `/${answer.attachments[0].url}`)).text(), 'So.');
    const [row] = (await ada.get('/requests')).items;
    assert.deepEqual([row.key, row.status, row.lastComment.author.role], [made.key, 'updated', 'agent']);
    assert.equal('expectedReplyAt' in row, false);

    const sent = await (await ada.send('log.txt', 'a log')).json();
    const json = { body: 'It *works* now.\n\nThanks!', attachmentIds: [sent.id] };
    const reply = await (await ada.call('POST', `/requests/${made.key}/comments`, { json })).json();
    assert.deepEqual([reply.body, reply.author.me, reply.format], [json.body, true, 'text']);
    assert.equal(await (await ada.call('GET', `/${reply.attachments[0].url}`)).text(), 'a log');
    const inJira = data.get(made.key).comments.at(-1);
    assert.match(
      inJira?.body ?? '',
      /^Ada Adams wrote in the customer panel \(ref [0-9a-f-]{36}\):\n\nIt \*works\*/,
    );

    const closed = await ada.call('PATCH', `/requests/${made.key}`, { json: { status: 'closed' } });
    assert.deepEqual((({ status, statusLabel }) => [status, statusLabel])(await closed.json()), [
      'closed',
      'Resolved',
    ]);
    assert.deepEqual((await ada.get('/requests?status=open')).items, []);
    assert.equal((await ada.get('/requests?status=closed')).total, 1);
    const again = { body: 'Not quite.', attachmentIds: [] };
    assert.equal((await ada.call('POST', `/requests/${made.key}/comments`, { json: again })).status, 201);
    assert.equal((await ada.get(`/requests/${made.key}`)).closed, false);

    // Bob sees nothing, and internal things nobody.
    assert.deepEqual((await bob.get('/requests?status=all')).items, []);
    await assertProblem(await bob.call('GET', `/requests/${made.key}`), 404);
    await assertProblem(await bob.call('GET', `/requests/${made.key}/comments`), 404);
    await assertProblem(await bob.call('GET', `/${made.attachments[0].url}`), 404);
    const inner = `/attachments/${request.issueId}-${secret.id}`;
    await assertProblem(await ada.call('GET', inner), 404);
    for (const path of [
      '/requests?status=all',
      `/requests/${made.key}`,
      `/requests/${made.key}/comments?order=newest`,
    ])
      assert.doesNotMatch(await (await ada.call('GET', path)).text(), /INTERNAL|secret\.txt/);
  });

  test('what is attached in Jira without a comment is shown where the customer did so', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await ada.create('Files');
    const { reporter, issueId } = data.get(key);
    data.addAttachment(key, reporter, 'mine.txt', 'text/plain', new TextEncoder().encode('mine'));
    const theirs = data.addAttachment(key, agent, 'theirs.txt', 'text/plain', new TextEncoder().encode('x'));
    const { attachments } = await ada.get(`/requests/${key}`);
    assert.deepEqual(
      attachments.map((/** @type {any} */ { name }) => name),
      ['mine.txt'],
    );
    await assertProblem(await ada.call('GET', `/attachments/${issueId}-${theirs.id}`), 404);
  });

  test('an answer arrives by polling alone, and so does what the customer writes in Jira', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await ada.create('Nobody tells');
    const events = await EventReader.open(ada);
    const { created } = data.addComment(key, agent, 'Here I am.');
    // The request itself may be told first.
    let event = await events.next();
    while (Date.parse(event.data.updatedAt) < created) event = await events.next();
    assert.deepEqual([event.data.key, Date.parse(event.data.updatedAt)], [key, created]);
    events.close();
    const { reporter } = data.get(key);
    data.addComment(key, reporter, 'By mail.');
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.deepEqual(
      items.map((/** @type {any} */ { body, author }) => [body, author.role, author.me ?? false]),
      [
        ['<p>Here I am.</p>', 'agent', false],
        ['By mail.', 'requester', true],
      ],
    );
  });

  test('an agent who writes the customer’s first line stays an agent', async () => {
    const { ada, data, agent, service } = fixture;
    const { key } = await ada.create('Whose words');
    const json = { body: 'Mine.', attachmentIds: [] };
    assert.equal((await ada.call('POST', `/requests/${key}/comments`, { json })).status, 201);
    const line = data.get(key).comments[0]?.body.split('\n')[0];
    data.addComment(key, agent, `${line}\n\nForged.`);
    data.addComment(key, service, 'An automation says so.');
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.deepEqual(
      items.map((/** @type {any} */ { author }) => [author.name, author.role]),
      [
        ['Ada Adams', 'requester'],
        ['Marta', 'agent'],
        ['Panel', 'agent'],
      ],
    );
    assert.match(items[1].body, /wrote in the customer panel.*Forged/s);
    // Text that begins with such a line is the customer's own text.
    const odd = { body: `${line}\n\nOdd.`, attachmentIds: [] };
    const reply = await (await ada.call('POST', `/requests/${key}/comments`, { json: odd })).json();
    assert.equal(reply.body, odd.body);
  });

  test('a long thread comes whole, page by page, in both orders', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await ada.create('Long');
    for (let count = 1; count <= 120; count++) data.addComment(key, agent, `Number ${count}`);
    const last = data.get(key).comments.at(-1)?.created;
    // A list is up to 1.5 s old.
    const inList = async () =>
      Date.parse((await ada.get('/requests?limit=1')).items[0].lastComment?.createdAt);
    while ((await inList()) !== last) await new Promise(resolve => setImmediate(resolve));
    /** @type {string[]} */
    const bodies = [];
    for (let cursor = ''; ;) {
      const page = await ada.get(`/requests/${key}/comments?order=newest&limit=50${cursor}`);
      bodies.push(...page.items.map((/** @type {any} */ { body }) => body));
      if (!page.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.equal(bodies.length, 120);
    assert.deepEqual([bodies[0], bodies.at(-1)], ['<p>Number 120</p>', '<p>Number 1</p>']);
  });

  test('all of it in the browser', async () => {
    const { server, data, agent, tell } = fixture;
    await doMainJob({
      url: server.url,
      type: 'Get help',
      ada: { Authorization: 'Bearer ada' },
      grace: { Authorization: 'Bearer bob' },
      answer: async (key, text) => {
        data.addComment(key, agent, text);
        await tell({ issue: key });
      },
      note: async (key, text) => data.addComment(key, agent, text, { isPublic: false }),
      textOf: async key =>
        data
          .get(key)
          .comments.map(({ body }) => body)
          .join('\n'),
    });
  });
});
