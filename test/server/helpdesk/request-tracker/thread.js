/** What of a ticket is a thread: its files, its internal comments, what is written once. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { zone } from './fixture.js';
import { startServer } from './set-up.js';

/** @param {() => import('./fixture.js').Fixture} at */
export function testThread(at) {
  test('internal comments, and that there are some, are not shown', async () => {
    const { rt, server, polling, ada, thread } = at();
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
    const { rt, ada, thread, download, comment } = at();
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

  // What has zero bytes takes a third more where RT keeps it as text.
  for (const [what, setting, warning] of /** @type {const} */ ([
    ['cuts', '$TruncateLongAttachments', /has cut “big\.bin”: it keeps at most 73 kB/],
    ['drops', '$DropLongAttachments', /has not kept “big\.bin”: it keeps at most 73 kB/],
  ]))
    test(`a file that RT ${what} without a word is said to the customer and to the operator`, async () => {
      const { rt, comment } = at();
      const limited = await rt.configured(`Set($MaxAttachmentSize, 100_000); Set(${setting}, 1);`);
      const server = await startServer({
        url: limited.url,
        token: rt.tokens['support-panel'],
        timeZone: zone,
        pollSeconds: 3600,
      });
      try {
        const grace = server.client('grace');
        const upload = async (/** @type {string} */ name, /** @type {number} */ bytes) =>
          (await (await grace.send(name, randomBytes(bytes), 'application/x-bin')).json()).id;
        const files = async () => [await upload('small.bin', 5000), await upload('big.bin', 150_000)];
        const made = await grace.create('Two files', undefined, /** @type {any} */ (await files()));
        const written = await comment(grace, made.key, { body: 'And again', attachmentIds: await files() });
        for (const { warnings, attachments } of [made, await written.json()]) {
          assert.equal(warnings.length, 1);
          assert.match(warnings[0], warning);
          assert.equal(attachments[0].size, 5000);
        }
        const { items } = await grace.get(`/requests/${made.key}/comments`);
        assert.deepEqual(
          items.map((/** @type {any} */ { body }) => body),
          ['And again'],
        );
        assert.match(server.log.join(''), /cut or dropped 1 files.*maxAttachmentBytes to no more than 75000/);
        assert.doesNotMatch(server.log.join(''), /big\.bin/);
      } finally {
        await server.stop();
        await limited.stop();
      }
    });

  test('a write that broke off after RT has stored it is not doubled', async () => {
    const { between, ada, thread } = at();
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

  test('refusals that look like successes, and keys without rights', async () => {
    const { rt, between, ada, thread, comment } = at();
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
}
