/** A customer at the API, an agent in Request Tracker itself. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, before, beforeEach, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { missing, startRequestTracker } from '../real-request-tracker.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { makeFolder, removeFolder } from '../../server-process.js';
import { hookSecret, startServer } from './set-up.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { requestTracker } = await import('../../../../server/src/helpdesks/request-tracker/index.ts');

const zone = 'America/New_York';

/** The scrip of docs/helpdesks.md. @param {string} url */
function scripOf(url) {
  const page = readFileSync(new URL('../../../../docs/helpdesks.md', import.meta.url), 'utf8');
  const [, code = ''] = /```perl\n([^]+?)```/.exec(page) ?? [];
  return code
    .replace('https://panel.example/api/hooks/request-tracker', url)
    .replace('the hookSecret', hookSecret);
}

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
    'sign-in.csrf',
    'create.custom-fields',
    'cors',
    'events.off',
  ],
  ...['problems.retry-after', 'isolation.rating'],
];

describe('Request Tracker behind the server', { skip: missing, timeout: 1_200_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startRequestTracker>>} */
  let rt;
  /** Between the first server and RT. @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let between;
  /** It has a webhook. @type {Awaited<ReturnType<typeof startServer>>} */
  let server;
  /** It polls. @type {Awaited<ReturnType<typeof startServer>>} */
  let polling;
  /** @type {import('../../api-client.js').ApiClient} */
  let ada;
  /** @type {import('../../api-client.js').ApiClient} */
  let bob;

  before(async () => {
    rt = await startRequestTracker();
    between = await startScriptedHelpdesk(rt.url);
    const token = rt.tokens['support-panel'];
    server = await startServer({ url: between.url, token, hookSecret, timeZone: zone, pollSeconds: 3600 });
    polling = await startServer({ url: rt.url, token, timeZone: zone, pollSeconds: 1 });
    const code = scripOf(`${server.url}/api/hooks/request-tracker`);
    await rt.perl(`
      my $scrip = RT::Scrip->new($system);
      done($scrip->Create(Queue => 0, Description => 'Tell the panel', ScripCondition => 'User Defined',
        ScripAction => 'User Defined', Template => 'Blank', Stage => 'TransactionBatch',
        CustomIsApplicableCode => 'return 1;', CustomPrepareCode => 'return 1;',
        CustomCommitCode => <<'CODE'));\n${code}\nCODE\n`);
    ada = server.client('ada');
    bob = server.client('bob');
  });
  after(async () => {
    await Promise.all([server, polling].map(one => one?.stop()));
    await between?.stop();
    await rt?.stop();
  });
  beforeEach(() => {
    between.script = () => undefined;
    server.log.splice(0);
    polling.log.splice(0);
  });

  /** @param {import('../../api-client.js').ApiClient} client @param {string} key */
  const thread = async (client, key) => (await client.get(`/requests/${key}/comments?limit=100`)).items;
  /** @param {import('../../api-client.js').ApiClient} client @param {string} url */
  const download = async (client, url) => {
    const response = await client.call('GET', `/${url}`);
    assert.equal(response.status, 200, await response.clone().text());
    return Buffer.from(await response.arrayBuffer());
  };
  /** @param {import('../../api-client.js').ApiClient} client @param {string} key @param {unknown} json */
  const comment = (client, key, json) => client.call('POST', `/requests/${key}/comments`, { json });

  test('a request from the file to the last reply, with events by webhook and by polling', async () => {
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

  test('internal comments, and that there are some, are not shown', async () => {
    const { key } = await ada.create('With secrets');
    const before = await ada.get(`/requests/${key}`);
    const { id } = await rt.call('POST', '/ticket', {
      Queue: 'Support',
      Subject: 'x',
      Requestor: 'bob@example.com',
    });
    assert.ok(id);
    await rt.note(key, 'INTERNAL: do not tell');
    const form = new FormData();
    form.append('JSON', JSON.stringify({ Content: 'INTERNAL with a file', ContentType: 'text/plain' }));
    form.append('Attachments', new File(['INTERNAL bytes'], 'internal.bin', { type: 'application/x-i' }));
    const headers = { Authorization: `token ${rt.tokens['marta']}` };
    await fetch(`${rt.url}/REST/2.0/ticket/${key}/comment`, { method: 'POST', headers, body: form });
    const parts = await rt.call('GET', `/ticket/${key}/attachments?fields=Filename&per_page=100`);
    const file = parts.items.find((/** @type {any} */ part) => part.Filename === 'internal.bin');
    assert.ok(file);
    for (const one of [server, polling]) {
      const client = one.client('ada');
      assert.deepEqual(await thread(client, key), []);
      const { updatedAt, unread } = await client.get(`/requests/${key}`);
      assert.deepEqual([updatedAt, unread], [before.updatedAt, false]);
      await assertProblem(await client.call('GET', `/attachments/${file.id}`), 404);
    }
    // Also for a user that may see them.
    await rt.perl(`
      my $user = RT::User->new($system); $user->Load('support-panel');
      my $queue = RT::Queue->new($system); $queue->Load('Support');
      done($user->PrincipalObj->GrantRight(Right => 'ShowTicketComments', Object => $queue));`);
    assert.deepEqual(await thread(ada, key), []);
    await assertProblem(await ada.call('GET', `/attachments/${file.id}`), 404);
  });

  test('files keep their bytes, names and types, in both directions', async () => {
    const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0d, 0x0a]);
    const sent = [
      { name: 'latin.txt', type: 'text/plain', bytes: latin },
      { name: 'страница "1" 100%.html', type: 'text/html', bytes: Buffer.from('\uFEFF<p>Привет\n') },
      { name: 'mail.eml', type: 'message/rfc822', bytes: Buffer.from('Subject: x\n\nbody') },
      { name: 'large.png', type: 'image/png', bytes: randomBytes(5_000_000) },
    ];
    const ids = [];
    for (const { name, type, bytes } of sent) ids.push((await (await ada.send(name, bytes, type)).json()).id);
    const { key } = await ada.create('Files');
    const { attachments } = await (await comment(ada, key, { body: '', attachmentIds: ids })).json();
    assert.deepEqual(
      attachments.map((/** @type {any} */ { name, type, size }) => ({ name, type, size })),
      sent.map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
    );
    for (const [index, { url }] of attachments.entries())
      assert.deepEqual(await download(ada, url), sent[index]?.bytes, sent[index]?.name);

    const form = new FormData();
    form.append('JSON', JSON.stringify({ Content: 'See the log.', ContentType: 'text/plain' }));
    form.append('Attachments', new File(['лог\n'.repeat(1000)], 'лог.txt', { type: 'text/plain' }));
    form.append('Attachments', new File([latin], 'latin.bin', { type: 'application/x-bin' }));
    const headers = { Authorization: `token ${rt.tokens['marta']}` };
    await fetch(`${rt.url}/REST/2.0/ticket/${key}/correspond`, { method: 'POST', headers, body: form });
    const [, answer] = await thread(ada, key);
    assert.equal(answer.body, 'See the log.');
    const [log, bin] = answer.attachments;
    assert.deepEqual([log.name, bin.name], ['лог.txt', 'latin.bin']);
    assert.equal(String(await download(ada, log.url)), 'лог\n'.repeat(1000));
    assert.deepEqual(await download(ada, bin.url), latin);
    const { detail } = await assertProblem(
      await comment(ada, key, {
        body: 'x',
        attachmentIds: [(await (await ada.send('empty.txt', '')).json()).id],
      }),
      422,
    );
    assert.match(detail, /“empty\.txt” is empty/);
  });

  test('a write that broke off after RT has stored it is not doubled', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const json = { summary: `Once ${first}`, description: 'd', attachmentIds: [] };
    between.script = ({ method, path }) =>
      method === 'POST' && /\/ticket$/.test(path) ? 'done, then down' : undefined;
    await assertProblem(await ada.call('POST', '/requests', { json, key: first }), 503);
    between.script = () => undefined;
    const made = await (await ada.call('POST', '/requests', { json, key: first })).json();
    const { items } = await ada.get('/requests?status=all&limit=100');
    assert.equal(items.filter((/** @type {any} */ { summary }) => summary === json.summary).length, 1);

    const path = `/requests/${made.key}/comments`;
    const reply = { body: 'Once.', attachmentIds: [] };
    between.script = ({ path: at }) => (at.includes('/correspond') ? 'done, then down' : undefined);
    await assertProblem(await ada.call('POST', path, { json: reply, key: second }), 503);
    between.script = () => undefined;
    const { id } = await (await ada.call('POST', path, { json: reply, key: second })).json();
    assert.deepEqual(
      (await thread(ada, made.key)).map((/** @type {any} */ one) => one.id),
      [id],
    );
  });

  test('statuses keep their names, and RT says which of them are closed', async () => {
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
    await ada.get('/config');
    const calls = between.calls.length;
    for (const id of [
      '..%2Fuser%2F1',
      '..',
      '1%2Fhistory',
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

  test('refusals that look like successes, and keys without rights', async () => {
    const { key } = await ada.create('Refused');
    between.script = ({ headers, method }) => {
      if (method !== 'GET') headers.authorization = `token ${rt.tokens['reader']}`;
      return undefined;
    };
    const { detail } = await assertProblem(await comment(ada, key, { body: 'No', attachmentIds: [] }), 422);
    assert.match(detail, /Our helpdesk has not taken this: Permission Denied/);
    assert.match(
      (await assertProblem(await ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } }), 422))
        .detail,
      /Permission Denied/,
    );
    // RT says 201 here, and nothing is there.
    between.script = ({ path }) =>
      path.includes('/correspond')
        ? { status: 201, headers: { Location: '/REST/2.0/transaction/999999' }, body: ['Permission Denied'] }
        : undefined;
    await assertProblem(await comment(ada, key, { body: 'No', attachmentIds: [] }), 422);
    between.script = () => undefined;
    assert.deepEqual(await thread(ada, key), []);
  });

  test('a check names the rights that are missing, as RT does', async () => {
    await ada.create('To look at');
    const check = async (/** @type {Record<string, string>} */ settings) => {
      /** @type {string[]} */
      const errors = [];
      const values = { url: rt.url, queue: 'Support', timeZone: zone, ...settings };
      const findings = await requestTracker.read(new Reader('helpdesk', values, errors), {}).check();
      assert.deepEqual(errors, []);
      return findings.filter(({ ok }) => !ok).map(({ text }) => text);
    };
    const user = 'support-panel';
    const token = rt.tokens[user] ?? '';
    assert.deepEqual(await check({ user, token }), []);
    assert.match(String(await check({ user, token: 'wrong' })), /refuses the key \(401\)/);
    assert.match(String(await check({ user: 'marta', token })), /the token is that of another user/);
    assert.match(
      String(await check({ user, token, queue: 'Nowhere' })),
      /queue Nowhere: Forbidden: there is no such queue, or the right SeeQueue is missing/,
    );
    assert.match(String(await check({ user, token, timeZone: 'UTC' })), /the time zone is not UTC/);
    const rights = await check({ user: 'reader', token: rt.tokens['reader'] ?? '' });
    assert.deepEqual(
      rights.map(text => /the right (\w+) is missing/.exec(text)?.[1]),
      ['ReplyToTicket', 'CommentOnTicket', 'ModifyTicket'],
    );
    assert.match(
      String(await check({ user: 'powerless', token: rt.tokens['powerless'] ?? '' })),
      /the right SeeQueue is missing/,
    );
    assert.match(String(await check({ url: 'http://127.0.0.1:1', user, token })), /cannot be reached/);
  });

  test('init asks for it, says what is missing, and writes what works', async () => {
    const path = join(makeFolder(), 'server.mjs');
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const settings = (/** @type {string} */ user) => [rt.url, user, rt.tokens[user], 'Support', zone];
    const answers = [
      ...['', '', '', '', ''],
      ...['request-tracker', ...settings('reader'), 'again', ...settings('support-panel')],
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING .*the right ReplyToTicket is missing/);
    assert.match(output, /ok +ReplyToTicket is there/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    const { default: written } = await import(path);
    assert.deepEqual(written.desk, undefined);
    assert.equal(written.helpdesk.token, rt.tokens['support-panel']);
    assert.match(written.helpdesk.hookSecret, /^[\w-]{48}$/);
    removeFolder(dirname(path));
  });

  test('conforms to the contract', async () => {
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
