/** What the server offers on Jira Service Management beside requests: request types with their fields, articles, and customers' own tokens. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { setUp } from './fixture.js';

describe('Jira Service Management with customers’ own tokens', { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** The value of `Authorization`, by the key of the customer. @type {Record<string, string>} */
  const tokens = {};
  before(async () => {
    fixture = await setUp({
      helpdesk: () => ({
        commentsAs: 'customer-token',
        customerToken: async (/** @type {{ key: string }} */ { key }) => tokens[key],
        markField: 'customfield_10050',
        fallbackAddress: 'customers+{key}@panel.example.com',
        requestType: '26',
      }),
    });
    const ada = fixture.data.addUser('ada@example.com', 'Ada in Jira');
    tokens['c-1'] = `Bearer ${ada.token}`;
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.jsm.violations, []);
  });

  /** @param {object} more */
  const create = async more => {
    const json = { summary: 'Help', description: 'It stopped.', attachmentIds: [], ...more };
    const response = await fixture.ada.call('POST', '/requests', { json });
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  };

  test('a customer’s comment, its file and the end are the customer’s own in Jira', async () => {
    const { ada, data } = fixture;
    const { key } = await create({});
    const request = data.get(key);
    assert.equal(request.reporter.displayName, 'Ada in Jira');
    assert.equal(request.values['description'], 'It stopped.');
    assert.match(request.values['customfield_10050'], /^[0-9a-f-]{36}$/);
    const { id } = await (await ada.send('a.txt')).json();
    const json = { body: 'In my name.', attachmentIds: [id] };
    const comment = await (await ada.call('POST', `/requests/${key}/comments`, { json })).json();
    assert.deepEqual([comment.body, comment.author.me, comment.attachments.length], [json.body, true, 1]);
    const [written] = request.comments;
    assert.deepEqual([written?.author, written?.body], [request.reporter, 'In my name.\n\n[^a.txt]']);
    assert.equal((await ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } })).status, 200);

    const rated = await ada.call('PUT', `/requests/${key}/rating`, { json: { score: 4, comment: 'Fine' } });
    assert.equal(rated.status, 204);
    assert.deepEqual(request.feedback, { rating: 4, comment: 'Fine' });
    assert.equal((await ada.get(`/requests/${key}`)).rating, 4);
  });

  test('a token that has expired loses nothing: the service account writes, with the first line', async () => {
    const { ada, data, log, service } = fixture;
    const { key } = await create({});
    const before = tokens['c-1'] ?? '';
    tokens['c-1'] = 'Bearer expired';
    const json = { body: 'Still here.', attachmentIds: [] };
    const comment = await (await ada.call('POST', `/requests/${key}/comments`, { json })).json();
    tokens['c-1'] = before;
    assert.deepEqual([comment.body, comment.author.me], ['Still here.', true]);
    assert.equal(data.get(key).comments[0]?.author, service);
    assert.match(log.join(''), /does not take the token of the customer c-1/);
    assert.ok(!log.join('').includes('expired'));
  });

  test('a customer without a token or an address of their own gets one of the panel’s', async () => {
    const { client, data } = fixture;
    const json = { summary: 'Hello', description: 'd', attachmentIds: [] };
    for (const [name, key] of [
      ['carl', 'c-3'],
      ['dora', 'c-4'],
    ]) {
      const made = await (await client(name ?? '').call('POST', '/requests', { json })).json();
      assert.equal(data.get(made.key).reporter.emailAddress, `customers+${key}@panel.example.com`);
      assert.deepEqual((await client(name ?? '').get('/requests')).items.length, 1);
      await assertProblem(
        await client(name ?? '').call('PUT', `/requests/${made.key}/rating`, { json: { score: 1 } }),
        409,
      );
    }
  });

  test('request types come with the fields that a form can ask, and go to Jira as it takes them', async () => {
    const { ada, data } = fixture;
    const { types } = await ada.get('/config');
    // The one that asks for a person of Jira cannot be sent.
    assert.deepEqual(
      types.map((/** @type {any} */ { id }) => id),
      ['25', '26'],
    );
    assert.deepEqual(
      types[1].fields.map((/** @type {any} */ { id, type, required }) => [id, type, required ?? false]),
      [
        ['customfield_10051', 'select', false],
        ['customfield_10052', 'date', false],
        ['customfield_10053', 'multiselect', false],
        ['customfield_10054', 'number', false],
        ['customfield_10055', 'textarea', false],
        ['customfield_10056', 'url', false],
      ],
    );
    const fields = {
      customfield_10051: '10101',
      customfield_10052: '2026-03-02',
      customfield_10053: '10100\n10101',
      customfield_10054: '250',
      customfield_10055: 'Two\nlines',
      customfield_10056: 'https://example.com/x',
    };
    const context = [{ id: 'plan', label: 'Plan', value: 'Large' }];
    const made = await create({ type: '26', fields, context });
    assert.deepEqual(made.type, { id: '26', label: 'Server problem' });
    assert.deepEqual(made.fields, {
      ...fields,
      customfield_10051: 'Reykjavik',
      customfield_10053: 'Mail\nWeb',
    });
    const { values, comments } = data.get(made.key);
    assert.deepEqual(values['customfield_10053'], [{ id: '10100' }, { id: '10101' }]);
    assert.equal(values['customfield_10054'], 250);
    // What the page says is for agents.
    assert.deepEqual([comments[0]?.body, comments[0]?.isPublic], ['Plan: Large', false]);
    assert.deepEqual((await ada.get(`/requests/${made.key}/comments`)).items, []);
    const ofType = await ada.get('/requests?status=all&type=25');
    assert.ok(ofType.items.every((/** @type {any} */ { type }) => type.id === '25'));
  });

  test('the options of a field are services: asked once, carried, shown and found', async () => {
    const other = await setUp({
      helpdesk: () => ({
        requestType: '26',
        markField: 'customfield_10050',
        serviceField: 'customfield_10051',
      }),
    });
    const { ada, bob, data } = other;
    const { types, features } = await ada.get('/config');
    assert.equal(features.services, true);
    assert.deepEqual(
      types.map((/** @type {any} */ { service, fields }) => [
        service,
        fields.some((/** @type {any} */ { id }) => id === 'customfield_10051'),
      ]),
      [
        ['none', false],
        ['optional', false],
      ],
    );
    const services = [
      { id: '10100', label: 'Amsterdam' },
      { id: '10101', label: 'Reykjavik' },
    ];
    assert.deepEqual((await bob.get('/services')).items, services);
    const json = { summary: 's', description: 'd', attachmentIds: [], type: '26', service: '10101' };
    const response = await ada.call('POST', '/requests', { json });
    assert.equal(response.status, 201, await response.clone().text());
    const made = await response.json();
    assert.deepEqual([made.service, made.fields], [services[1], {}]);
    assert.deepEqual(data.get(made.key).values['customfield_10051'], { id: '10101' });
    assert.deepEqual(data.get(made.key).comments, []);
    assert.deepEqual((await ada.get(`/requests/${made.key}`)).service, services[1]);
    for (const [id, count] of /** @type {[string, number][]} */ ([
      ['10101', 1],
      ['10100', 0],
    ]))
      assert.equal((await ada.get(`/requests?status=all&service=${id}`)).items.length, count);
    await assertProblem(await ada.call('POST', '/requests', { json: { ...json, service: '1' } }), 422);
    await other.stop();
    assert.deepEqual(other.jsm.violations, []);
    assert.equal((await fixture.ada.get('/config')).features.services, false);
  });

  test('articles of the knowledge base answer while somebody types', async () => {
    const { items } = await fixture.ada.get('/articles?q=password');
    assert.equal(items.length, 1);
    assert.equal(items[0].title, 'Reset your password');
    assert.match(items[0].url, /knowledgebase\/article\/view\/8786177$/);
    const outcome = await fixture.ada.call('PUT', `/articles/${items[0].id}/outcome`, {
      json: { solved: true },
    });
    assert.equal(outcome.status, 204);
  });
});
