/** Whose tickets are shown, and what becomes of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../api-client.js';

/** @param {() => import('./fixture.js').Fixture} at */
export function testTickets(at) {
  test('statuses keep their names, and RT says which of them are closed', async () => {
    const { rt, ada } = at();
    const { key } = await ada.create('Statuses');
    const states = [];
    for (const status of ['stalled', 'rejected', 'open']) {
      await rt.change(key, { Status: status });
      const { statusLabel, closed, awaiting } = await ada.get(`/requests/${key}`);
      states.push([statusLabel, closed, awaiting]);
      const listed = await ada.get(`/requests?limit=100&status=${closed ? 'closed' : 'open'}`);
      assert.ok(listed.items.some((/** @type {any} */ item) => item.key === key));
    }
    assert.deepEqual(states, [
      ['stalled', false, 'requester'],
      ['rejected', true, undefined],
      [undefined, false, 'support'],
    ]);
  });

  test('merged, moved and deleted tickets', async () => {
    const { rt, ada, thread, comment } = at();
    /** @type {string[]} */
    const keys = [];
    for (const summary of ['One', 'Two', 'Gone', 'Moved']) keys.push((await ada.create(summary)).key);
    const [first = '', other = '', deleted = '', away = ''] = keys;
    await rt.change(other, { MergeInto: Number(first) });
    await rt.change(deleted, { Status: 'deleted' });
    await rt.change(away, { Queue: 'Billing' });
    assert.equal((await ada.get(`/requests/${other}`)).key, first);
    assert.deepEqual(
      (await thread(ada, first)).map((/** @type {any} */ { body }) => body),
      ['It stopped.'],
    );
    assert.deepEqual(await thread(ada, other), await thread(ada, first));
    for (const key of [deleted, away]) {
      await assertProblem(await ada.call('GET', `/requests/${key}`), 404);
      await assertProblem(await comment(ada, key, { body: 'Still there?', attachmentIds: [] }), 404);
    }
    const listed = (await ada.get('/requests?status=all&limit=100')).items.map(
      (/** @type {any} */ item) => item.key,
    );
    assert.deepEqual(
      keys.map(key => listed.includes(key)),
      [true, false, false, false],
    );
  });

  test('ids that are none never reach the helpdesk', async () => {
    const { between, ada, comment } = at();
    await ada.get('/config');
    const calls = between.calls.length;
    for (const id of [
      '..%2Fuser%2F1',
      '..',
      '1%2Fhistory',
      '1%2F..%2F2',
      '1%2F2',
      '1%252F2',
      '01',
      '%201',
      '1%3Fx=1',
      '0',
      '-1',
      '1e3',
      '%D0%A9',
      '9'.repeat(40),
    ]) {
      for (const path of [`/requests/${id}`, `/requests/${id}/comments`, `/attachments/${id}`])
        assert.equal((await ada.call('GET', path)).status, 404, path);
      const response = await comment(ada, id, { body: 'x', attachmentIds: [] });
      assert.equal(response.status, 404, id);
    }
    for (const cursor of ['x', 'W10', 'WyJ1cGRhdGVkIiwiJyBPUiAxPTEiLDFd'])
      await assertProblem(await ada.call('GET', `/requests?cursor=${cursor}`), 400);
    assert.equal(between.calls.length, calls);
  });

  test('two customers with one address, and one without, never share anything', async () => {
    const { rt, server, ada } = at();
    await ada.create('Of Ada alone');
    const twin = server.client('twin');
    assert.deepEqual((await twin.get('/requests?status=all')).items, []);
    const json = { summary: 'Of the twin', description: 'd', attachmentIds: [] };
    for (const client of [twin, server.client('mute')]) {
      const { detail } = await assertProblem(await client.call('POST', '/requests', { json }), 422);
      assert.match(detail, /could not be set up.*Permission Denied/);
    }
    await rt.perl(`
      my $user = RT::User->new($system); $user->Load('support-panel');
      done($user->PrincipalObj->GrantRight(Right => 'AdminUsers', Object => RT->System));`);
    for (const as of ['twin', 'mute']) {
      const client = server.client(as);
      await client.create(`Of ${as}`);
      const { items } = await client.get('/requests?status=all');
      assert.deepEqual(
        items.map((/** @type {any} */ { summary }) => summary),
        [`Of ${as}`],
      );
    }
    const mine = await ada.get('/requests?status=all&limit=100');
    assert.ok(mine.items.every((/** @type {any} */ { summary }) => !/twin|mute/.test(summary)));
  });

  test('a customer who is there twice is one of them for good', async () => {
    const { rt, server } = at();
    await rt.perl(`
      for my $name ('double-1', 'double-2') {
        my $user = RT::User->new($system);
        done($user->Create(Name => $name, EmailAddress => "$name\\@example.com"));
      }
      done($RT::Handle->dbh->do("UPDATE Users SET EmailAddress = 'double\\@example.com' WHERE Name LIKE 'double-%'"));`);
    const double = server.client('double');
    const keys = [];
    for (const summary of ['One', 'Two']) keys.unshift((await double.create(summary)).key);
    const { items } = await double.get('/requests?status=all&sort=key');
    assert.deepEqual(
      items.map((/** @type {any} */ { key }) => key),
      keys,
    );
    const requestors = new Set();
    for (const key of keys)
      for (const { id } of (await rt.call('GET', `/ticket/${key}`)).Requestor) requestors.add(id);
    assert.equal(requestors.size, 1);
    assert.match([...requestors].join(), /^double-[12]$/);
  });

  test('the address of an agent is no way to what the agent has asked for', async () => {
    const { rt, server } = at();
    await rt.call('POST', '/ticket', {
      Queue: 'Support',
      Subject: 'Of Marta',
      Requestor: 'marta@example.com',
    });
    const thief = server.client('thief');
    assert.deepEqual((await thief.get('/requests?status=all')).items, []);
    await thief.create('Of the thief');
    assert.deepEqual(
      (await thief.get('/requests?status=all')).items.map((/** @type {any} */ { summary }) => summary),
      ['Of the thief'],
    );
  });
}
