/** A customer at the API and in the browser, an agent in Request Tracker itself. One start for all tests. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { doMainJob } from '../main-job.js';
import { missing } from '../real-request-tracker.js';
import { startAll } from './fixture.js';
import { testClocks } from './clocks.js';
import { testRights } from './rights.js';
import { testThread } from './thread.js';
import { testTickets } from './tickets.js';

/** Checks that a helpdesk may skip, with the reason. */
const maySkip = [
  // Not offered by Request Tracker.
  ...['list.search', 'rating.put', 'rating.invalid', 'create.types'],
  // They need a desk that keeps types, services and people, or a catalogue.
  ...['types', 'severity', 'services', 'retract', 'people', 'isolation.people', 'incidents', 'articles'],
  // As for the built-in desk: see test/server/conformance.test.js.
  ...[
    'attachments.delete',
    'attachments.type',
    'config.conditions',
    'config.condition-values',
    'colleague',
    'sign-in.csrf',
    'create.custom-fields',
    'cors',
    'events.off',
  ],
  ...['problems.retry-after', 'isolation.rating'],
];

describe('Request Tracker behind the server', { skip: missing, timeout: 1_200_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let at;

  before(async () => {
    at = await startAll();
  });
  after(() => at?.stop());
  beforeEach(() => {
    at.between.script = () => undefined;
    at.server.log.splice(0);
    at.polling.log.splice(0);
  });

  test('a request from the file to the last reply, with events by webhook and by polling', async () => {
    const { rt, between, server, polling, ada, bob, thread, download, comment } = at;
    const bytes = randomBytes(200_000);
    const uploaded = await (await ada.send('Счёт за март.bin', bytes, 'application/x-bill')).json();
    const made = await ada.create('Сервер не отвечает', undefined, /** @type {any} */ ([uploaded.id]));
    assert.deepEqual(made.author, { name: 'Ada Byron', role: 'requester', me: true });
    assert.equal(made.attachments[0].name, 'Счёт за март.bin');
    assert.deepEqual(await download(ada, made.attachments[0].url), bytes);
    assert.deepEqual([made.statusLabel, made.closed, made.awaiting], ['new', false, 'support']);

    const streams = await Promise.all(
      [server, polling].map(async one => EventReader.open(one.client('ada'))),
    );
    const calls = between.calls.length;
    await rt.reply(made.key, '<p>Look at <b>this</b>.</p>', 'text/html');
    const told = await Promise.all(streams.map(stream => stream.next()));
    assert.deepEqual(
      told.map(({ data }) => data.key),
      [made.key, made.key],
    );
    // The first server has not polled: the webhook has told it.
    assert.ok(between.calls.slice(calls).every(({ path }) => !path.includes('LastUpdated+%3E%3D')));
    for (const stream of streams) stream.close();

    const [answer] = await thread(ada, made.key);
    assert.deepEqual(answer.author, { name: 'Marta', role: 'agent' });
    assert.deepEqual([answer.format, answer.body], ['html', '<p>Look at <b>this</b>.</p>']);
    const seen = await ada.get(`/requests/${made.key}`);
    assert.deepEqual([seen.unread, seen.status, seen.statusLabel], [true, 'updated', undefined]);

    const reply = await (await comment(ada, made.key, { body: 'Спасибо!', attachmentIds: [] })).json();
    assert.deepEqual([reply.body, reply.author.me], ['Спасибо!', true]);
    const closed = await ada.call('PATCH', `/requests/${made.key}`, { json: { status: 'closed' } });
    assert.deepEqual((await closed.json()).statusLabel, 'resolved');
    assert.equal((await rt.call('GET', `/ticket/${made.key}`)).Status, 'resolved');
    // A reply reopens it, and "0" is a text as well.
    assert.equal(
      (await (await comment(ada, made.key, { body: '0', attachmentIds: [] })).json()).body.trim(),
      '0',
    );
    assert.equal((await ada.get(`/requests/${made.key}`)).closed, false);

    // Nothing of it is Bob's.
    await bob.create('Of Bob');
    assert.deepEqual(
      (await bob.get('/requests?status=all')).items.map((/** @type {any} */ { summary }) => summary),
      ['Of Bob'],
    );
    for (const path of [
      `/requests/${made.key}`,
      `/requests/${made.key}/comments`,
      `/${made.attachments[0].url}`,
    ])
      await assertProblem(await bob.call('GET', path), 404);
    await assertProblem(await comment(bob, made.key, { body: 'Mine?', attachmentIds: [] }), 404);
  });

  test('the main job in the browser', () => {
    const { server, rt, thread, ada } = at;
    return doMainJob({
      url: server.url,
      ada: { Authorization: 'Bearer ada' },
      grace: { Authorization: 'Bearer bob' },
      answer: rt.reply,
      note: rt.note,
      textOf: async key =>
        (await thread(ada, key)).map((/** @type {{ body: string }} */ { body }) => body).join('\n'),
    });
  });

  testThread(() => at);
  testTickets(() => at);
  testClocks(() => at);
  testRights(() => at);

  test('conforms to the contract', async () => {
    const { server } = at;
    const { code, out } = await command([
      ...[server.api, '--token', 'ada', '--other-token', 'bob', '--json', '--timeout', '60'],
    ]);
    /** @type {{ name: string, outcome: string, detail?: string }[]} */
    const { checks } = JSON.parse(out);
    assert.deepEqual(
      checks.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    assert.equal(code, 0, out);
    const skipped = checks.filter(({ outcome }) => outcome === 'skipped').map(({ name }) => name);
    assert.deepEqual(
      skipped.filter(name => !maySkip.some(may => name === may || name.startsWith(`${may}.`))),
      [],
    );
  });
});
