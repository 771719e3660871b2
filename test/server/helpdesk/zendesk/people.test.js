/** Requests of Zendesk that colleagues share: those of one organisation, as CCs, or with all of it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { callAtRandom } from '../../random-customers.js';
import { setUp } from './fixture.js';

const [acme, other] = [71, 72];

describe('colleagues on Zendesk', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** By the first part of their addresses. @type {Record<string, import('./data.js').User>} */
  const users = {};
  /** @type {import('../../api-client.js').ApiClient} */
  let iris;
  /** @type {import('../../api-client.js').ApiClient} */
  let jan;
  before(async () => {
    fixture = await setUp({ helpdesk: { people: true, pollSeconds: 1 } });
    const { data, client } = fixture;
    data.addUser('iris@example.com', 'Iris Ivy');
    data.addUser('jan@example.com', 'Jan');
    data.addUser('bob@example.com', 'Bob Brown');
    data.addUser('never@example.com', 'Never There');
    data.addUser('random-ada@example.com', 'name-of-ada');
    data.addUser('random-bob@example.com', 'name-of-bob');
    for (const user of data.users) users[user.email?.split('@')[0] ?? ''] = user;
    for (const name of ['ada', 'iris', 'bob', 'never', 'marta'])
      Object.assign(users[name] ?? {}, { organization_id: acme });
    Object.assign(users['jan'] ?? {}, { organization_id: other });
    // An organisation of their own: else its requests for everybody are theirs, too.
    for (const name of ['random-ada', 'random-bob'])
      Object.assign(users[name] ?? {}, { organization_id: 73 });
    [iris, jan] = [client('iris'), client('jan')];
    // Who has been here is told of changes.
    for (const one of [iris, jan, fixture.bob]) await one.get('/requests');
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  const idOf = (/** @type {string} */ name) => String(users[name]?.id);
  const share = (/** @type {string} */ key, /** @type {object} */ json, by = fixture.ada) =>
    by.call('PUT', `/requests/${key}/people`, { json });
  /** @param {import('../../api-client.js').ApiClient} client @param {string} key @returns in which lists it is */
  const listsOf = async (client, key) => {
    const found = [];
    for (const scope of ['mine', 'shared', 'all'])
      if (
        (await client.get(`/requests?status=all&scope=${scope}&limit=100`)).items.some(
          (/** @type {any} */ item) => item.key === key,
        )
      )
        found.push(scope);
    return found;
  };
  /** @param {import('../../api-client.js').ApiClient} client @param {string} key */
  const seesNothing = async (client, key) => {
    await assertProblem(await client.call('GET', `/requests/${key}`), 404);
    await assertProblem(await client.call('GET', `/requests/${key}/comments`), 404);
    await assertProblem(await share(key, { remove: ['x'] }, client), 404);
    const json = { body: 'Hello', attachmentIds: [] };
    await assertProblem(await client.call('POST', `/requests/${key}/comments`, { json }), 404);
    assert.deepEqual(await listsOf(client, key), []);
  };
  /** @param {object} [more] */
  const create = async (more = {}, client = fixture.ada) => {
    const json = { summary: 'Shared', description: 'd', attachmentIds: [], ...more };
    const response = await client.call('POST', '/requests', { json });
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  };

  test('colleagues are the end users of the organisation, whether they were here or not', async () => {
    const { ada, client } = fixture;
    const names = async (/** @type {string} */ q) =>
      (await ada.get(`/people?q=${q}`)).items.map((/** @type {any} */ { name }) => name);
    assert.deepEqual((await names('')).sort(), ['Bob Brown', 'Iris Ivy', 'Never There']);
    assert.deepEqual(await names('IRIS@'), ['Iris Ivy']);
    assert.equal((await ada.get('/config')).features.people, true);
    // In no organisation, and not yet in Zendesk.
    for (const name of ['gina', 'dora'])
      assert.equal((await client(name).get('/config')).features.people, false);
  });

  test('what is shared with a colleague, only that one sees; with the whole organisation, all of it', async () => {
    const { ada, bob, data } = fixture;
    const one = await create({ people: ['iris@example.com'] });
    assert.deepEqual(one.people, [{ id: idOf('iris'), name: 'Iris Ivy' }]);
    assert.deepEqual(data.get(one.key).copied, [users['iris']]);
    assert.deepEqual(await listsOf(iris, one.key), ['shared', 'all']);
    assert.deepEqual(await listsOf(ada, one.key), ['mine', 'all']);
    const shown = await iris.get(`/requests/${one.key}`);
    assert.deepEqual([shown.author.me ?? false, shown.people[0].me], [false, true]);
    for (const client of [bob, jan]) await seesNothing(client, one.key);

    const all = await create({ visibility: 'team' });
    assert.equal(all.visibility, 'team');
    for (const client of [iris, bob]) assert.deepEqual(await listsOf(client, all.key), ['shared', 'all']);
    await seesNothing(jan, all.key);
    const alone = await create();
    for (const client of [iris, bob, jan]) await seesNothing(client, alone.key);
  });

  test('a colleague writes under the own name, shares it further, and is removed: then it is gone', async () => {
    const { ada, bob, data } = fixture;
    const { key } = await create({ people: [idOf('iris')] });
    const json = { body: 'From the colleague', attachmentIds: [] };
    const added = await (await iris.call('POST', `/requests/${key}/comments`, { json })).json();
    assert.equal(added.author.me, true);
    assert.equal(data.get(key).comments.at(-1)?.author, users['iris']);
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.deepEqual(
      items.map((/** @type {any} */ { author }) => [author.name, author.role, author.me ?? false]),
      [['Iris Ivy', 'requester', false]],
    );
    assert.equal((await share(key, { add: [idOf('bob')] }, iris)).status, 200);
    assert.deepEqual(await listsOf(bob, key), ['shared', 'all']);
    assert.equal((await share(key, { remove: [idOf('iris')] })).status, 200);
    await seesNothing(iris, key);
    assert.deepEqual(await listsOf(bob, key), ['shared', 'all']);
    // An agent does so in Zendesk.
    data.get(key).copied = [];
    await seesNothing(bob, key);
  });

  test('who is in CC and no colleague sees nothing, is not shown, and cannot be removed or added', async () => {
    const { ada, data, agent } = fixture;
    const { key } = await create();
    data.get(key).copied = [users['jan'] ?? agent, agent];
    await seesNothing(jan, key);
    assert.deepEqual((await ada.get(`/requests/${key}`)).people, []);
    assert.equal((await share(key, { remove: [idOf('jan')] })).status, 200);
    assert.equal(data.get(key).copied.length, 2);
    for (const id of [idOf('jan'), 'jan@example.com', idOf('marta'), '1'])
      await assertProblem(await share(key, { add: [id] }), 422);
  });

  test('a ticket of another organisation, or of somebody who is in another one, is not shared', async () => {
    const { data } = fixture;
    const moved = await create({ people: [idOf('iris')] });
    data.get(moved.key).organization_id = other;
    const gone = await create({ visibility: 'team' }, jan);
    data.get(gone.key).organization_id = acme;
    for (const { key } of [moved, gone]) await seesNothing(iris, key);
    assert.match(
      (await assertProblem(await share(moved.key, { add: [idOf('bob')] }), 422)).detail,
      /not one of your organisation/,
    );
  });

  test('a private follow-up of a shared ticket is private', async () => {
    const { bob, data } = fixture;
    const first = await create({ visibility: 'team', people: [idOf('iris'), idOf('bob')] });
    data.setStatus(data.get(first.key), 'closed');
    const next = await create({ followUpOf: first.key, people: [idOf('iris')] });
    assert.deepEqual(data.get(next.key).tags, data.get(first.key).tags);
    assert.deepEqual(data.get(next.key).copied, [users['iris']]);
    assert.deepEqual(await listsOf(iris, next.key), ['shared', 'all']);
    await seesNothing(bob, next.key);
  });

  test('a Zendesk without CCs refuses, and a new request is there without them', async () => {
    const { data, log } = fixture;
    data.collaboration = false;
    const { key, people } = await create({ people: [idOf('iris')] });
    assert.deepEqual(people, []);
    assert.match(log.join(''), /Enable CCs/);
    await assertProblem(await share(key, { add: [idOf('iris')] }), 422);
    data.collaboration = true;
  });

  test('of two colleagues who have written with the same key, each finds the own comment', async () => {
    const { ada, script } = fixture;
    const { key } = await create({ people: [idOf('iris')] });
    const once = crypto.randomUUID();
    const path = `/requests/${key}/comments`;
    for (const client of [ada, iris]) {
      const json = { body: client === ada ? 'Of Ada' : 'Of Iris', attachmentIds: [] };
      script.script = ({ method }) => (method === 'PUT' ? 'done, then down' : undefined);
      await assertProblem(await client.call('POST', path, { json, key: once }), 503);
      script.script = () => undefined;
      while ((await client.call('GET', `/requests/${key}`)).status !== 200)
        await new Promise(resolve => setImmediate(resolve));
      assert.equal((await (await client.call('POST', path, { json, key: once })).json()).body, json.body);
    }
    assert.equal((await ada.get(path)).items.length, 2);
  });

  test('an answer is told to those who see it, and to nobody else', async () => {
    const { bob, data, tell } = fixture;
    const { key } = await create({ people: [idOf('iris')] });
    const team = await create({ visibility: 'team' });
    const readers = await Promise.all([iris, bob, jan].map(client => EventReader.open(client)));
    data.answer(key, 'For two.');
    await tell({ ticket: key });
    data.answer(team.key, 'For all.');
    await tell({ ticket: team.key });
    const own = await create({}, jan);
    const told = await Promise.all(
      readers.map(async (reader, index) => {
        const keys = [];
        for (const last = index === 2 ? own.key : team.key; keys.at(-1) !== last;)
          keys.push((await reader.next()).data.key);
        reader.close();
        return keys;
      }),
    );
    assert.ok(told[0]?.includes(key));
    assert.ok(!told[1]?.includes(key), String(told[1]));
    assert.ok(!told[2]?.includes(key) && !told[2]?.includes(team.key), String(told[2]));
  });

  test('many shared tickets come once each, in one order with the own ones, page by page', async () => {
    const { data, agent } = fixture;
    const [ada = agent, me = agent] = [users['ada'], users['iris']];
    const at = (/** @type {number} */ count) => new Date(Date.UTC(2030, 0, 1) + count * 1000).toISOString();
    /** @type {string[]} */
    const wanted = [];
    for (let count = 0; count < 300; count++) {
      const requester = count % 3 ? ada : me;
      const rest = { subject: `${count}`, comment: { author: requester, body: 'b' } };
      const made = data.addTicket({ requester, ...rest, copied: count % 3 === 1 ? [me] : [] });
      made.updated = at(count);
      if (count % 3 < 2) wanted.unshift(String(made.id));
    }
    /** @type {string[]} */
    const found = [];
    for (let cursor = ''; found.length < wanted.length;) {
      const page = await iris.get(`/requests?status=all&scope=all&limit=70${cursor}`);
      found.push(...page.items.map((/** @type {any} */ item) => item.key));
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.deepEqual(found.slice(0, wanted.length), wanted);

    // The further pages are those of one reading: what an agent ends meanwhile is not in them.
    const page = await iris.get('/requests?status=all&scope=shared&limit=40');
    const end =
      found.find(key => Number(key) < Number(page.items.at(-1).key) && data.get(key).copied.length) ?? '';
    data.get(end).copied = [];
    const next = await iris.get(
      `/requests?status=all&scope=shared&limit=40&cursor=${encodeURIComponent(page.nextCursor)}`,
    );
    const keys = next.items.map((/** @type {any} */ item) => item.key);
    // Where the server has heard of it, the list was read anew.
    assert.ok(keys.length >= 39, `${keys.length}`);
    assert.ok(!keys.includes(end));
  });

  test('two colleagues who share nothing are kept apart over 400 random calls', async () => {
    const { api } = fixture;
    await callAtRandom(400, (as, path, init) =>
      fetch(`${api}${path.replace('/requests?', '/requests?scope=all&')}`, {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer random-${as}` },
      }),
    );
  });
});
