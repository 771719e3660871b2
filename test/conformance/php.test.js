/** The backend in plain PHP keeps the contract. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { command } from './command.js';
import { script, servePhp, whyNoPhp } from './php-server.js';

const skip = whyNoPhp() ?? false;
const [token, otherToken, origin] = ['demo-customer-1', 'demo-customer-2', 'https://panel.example'];

test('PHP is there where everything has to be', { skip: !process.env['CI'] }, () => {
  assert.equal(skip, false);
});

describe('demo/php/index.php', { skip }, () => {
  /** @type {Awaited<ReturnType<typeof servePhp>>} */
  let php;
  before(async () => {
    php = await servePhp({ SUPPORT_ORIGINS: `https://else.example,${origin}` });
  });
  after(() => php.close());

  /** @param {string} path @param {RequestInit & { json?: unknown }} [init] */
  const call = (path, { json, ...init } = {}) =>
    fetch(`${php.base}/${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': randomUUID(),
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...init.headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });

  /** @param {string} summary */
  const create = async summary => {
    const json = { summary, description: 'It stopped.', attachmentIds: [] };
    return (await call('requests', { method: 'POST', json })).json();
  };

  test('passes the conformance command, also over what an earlier run left', async () => {
    const args = [php.base, '--token', token, '--other-token', otherToken, '--origin', origin, '--json'];
    const first = await command(args);
    assert.equal(first.code, 0, first.out);
    assert.deepEqual(
      JSON.parse(first.out)
        .checks.filter((/** @type {any} */ { outcome }) => outcome === 'skipped')
        .map((/** @type {any} */ { name }) => name),
      [
        'config.conditions',
        'config.condition-values',
        'create.custom-fields',
        'sign-in.csrf',
        'list.search',
        'attachments.type',
        'attachments.delete',
        'rating.put',
        'rating.invalid',
        'types.create',
        'types.unknown',
        'types.list',
        'severity.set',
        'types.required-field',
        'types.required-service',
        'types.unknown-field',
        'types.hidden-field',
        'services.list',
        'services.search',
        'services.create',
        'services.other',
        'retract.delete',
        'retract.other',
        'people.list',
        'people.share',
        'people.unknown',
        'people.unknown-at-create',
        'people.scope',
        'isolation.people',
        'incidents.list',
        'incidents.etag',
        'incidents.follow',
        'incidents.unknown',
        'articles.find',
        'articles.nothing',
        'articles.outcome',
        'events.stream',
        'events.resume',
        'isolation.writer',
        'isolation.rating',
        'isolation.events',
        'colleague.team',
        'colleague.private',
        'colleague.shared',
        'colleague.removed',
        'colleague.removed-events',
        'problems.retry-after',
      ],
    );
    const again = ['list', 'paging', 'idempotency', 'isolation'].flatMap(name => ['--only', name]);
    const second = await command([...args, ...again]);
    assert.equal(second.code, 0, second.out);
    assert.deepEqual(
      php.log.filter(line => /warning|error|deprecated/i.test(line)),
      [],
    );
  });

  test('has types, services and incidents where a file has them', async () => {
    const time = new Date().toISOString();
    const catalogue = {
      types: [
        { id: 'question', label: 'Question' },
        { id: 'down', label: 'Something is down', service: 'required' },
      ],
      severities: [{ value: 'low', label: 'Low' }],
      services: {
        'customer-1': ['web-01', 'web-02'].map(label => ({ id: label, label })),
        'customer-2': [{ id: 'db-01', label: 'db-01' }],
      },
      incidents: [
        { id: 'i-1', title: 'Outage', kind: 'outage', state: 'active', startedAt: time, updatedAt: time },
      ],
    };
    const folder = mkdtempSync(join(tmpdir(), 'support-php-catalogue-'));
    const file = join(folder, 'catalogue.json');
    writeFileSync(file, JSON.stringify(catalogue));
    const own = await servePhp({ SUPPORT_CATALOGUE: file });
    try {
      const groups = ['config', 'create', 'types', 'services', 'incidents'];
      const { code, out } = await command([
        own.base,
        ...['--token', token, '--other-token', otherToken, '--json'],
        ...groups.flatMap(name => ['--only', name]),
      ]);
      assert.equal(code, 0, out);
      const passed = JSON.parse(out)
        .checks.filter((/** @type {any} */ { outcome }) => outcome === 'passed')
        .map((/** @type {any} */ { name }) => name);
      for (const name of ['types.list', 'types.required-service', 'services.other', 'incidents.follow'])
        assert.ok(passed.includes(name), `${name} did not pass`);
    } finally {
      await own.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('shows support’s answer as unread until it was read; the mark only moves forward', async () => {
    const { key } = await create('unread');
    const reply = (/** @type {string} */ text) =>
      execFileSync('php', [script, 'reply', key, text], { env: { ...process.env, ...php.env } });
    const read = async () => (await call(`requests/${key}`)).json();
    reply('We look into it.');
    reply('It works again.');
    const { status, unread, awaiting } = await read();
    assert.deepEqual([status, unread, awaiting], ['updated', true, 'requester']);
    const { items } = await (await call(`requests/${key}/comments`)).json();
    assert.deepEqual(
      items.map((/** @type {any} */ { body, author }) => [body, author]),
      [
        ['We look into it.', { name: 'Support', role: 'agent' }],
        ['It works again.', { name: 'Support', role: 'agent' }],
      ],
    );
    assert.equal((await (await call('requests')).json()).unreadCount, 1);
    for (const [index, expected] of [
      [0, true],
      [1, false],
      [0, false],
    ]) {
      const json = { upTo: items[Number(index)].id };
      assert.equal((await call(`requests/${key}/read`, { method: 'PUT', json })).status, 204);
      assert.equal((await read()).unread, expected);
    }
  });

  test('says what the command line takes', () => {
    for (const args of [[], ['reply', 'CS-999999', 'x'], ['reply', 'CS-1; DROP TABLE requests', 'x']]) {
      const { status, stderr } = spawnSync('php', [script, ...args], {
        encoding: 'utf8',
        env: { ...process.env, ...php.env },
      });
      assert.equal(status, 2);
      assert.match(stderr, /Usage: php index\.php reply/);
    }
  });

  test('takes back a file that was not sent, and keeps one that was', async () => {
    const form = new FormData();
    form.append('file', new File(['x'], 'x.txt', { type: 'text/plain' }));
    const key = randomUUID();
    const send = async () => {
      const headers = { 'Idempotency-Key': key };
      return (await call('attachments', { method: 'POST', body: form, headers })).json();
    };
    const { id } = await send();
    const remove = (/** @type {string} */ file, headers = {}) =>
      call(`attachments/${file}`, { method: 'DELETE', headers });
    assert.equal((await remove(id, { Authorization: `Bearer ${otherToken}` })).status, 404);
    assert.equal((await remove(id)).status, 204);
    assert.equal((await call(`attachments/${id}`)).status, 404);
    // The stored answer went with the file: the same upload makes a new one.
    const again = await send();
    assert.notEqual(again.id, id);
    const json = { summary: 's', description: 'd', attachmentIds: [again.id] };
    assert.equal((await call('requests', { method: 'POST', json })).status, 201);
    assert.equal((await remove(again.id)).status, 409);
    // And a file is sent once.
    assert.equal((await call('requests', { method: 'POST', json })).status, 422);
  });

  test('keeps what one customer gets out of another’s cache, also where the sign-in is a cookie', async () => {
    const form = new FormData();
    form.append('file', new File(['x'], 'x.txt', { type: 'text/plain' }));
    const { id } = await (await call('attachments', { method: 'POST', body: form })).json();
    for (const path of [`attachments/${id}`, 'requests', 'config'])
      assert.match((await call(path)).headers.get('Vary') ?? '', /Authorization.*Cookie/, path);
  });

  test('answers 400 to a file that broke off', async () => {
    const body =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\nhalf';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    assert.equal((await call('attachments', { method: 'POST', body, headers })).status, 400);
  });

  test('answers 400 to two files, however small, and takes one whatever its name', async () => {
    /** @param {File[]} files */
    const send = async (...files) => {
      const body = new FormData();
      for (const file of files) body.append('file', file);
      return (await call('attachments', { method: 'POST', body })).status;
    };
    const [first, second] = [new File(['the first'], 'a.txt'), new File([], 'b')];
    assert.equal(await send(first, second), 400);
    assert.equal(await send(second, first), 400);
    assert.equal(await send(new File(['x'], `"quoted" ${'ä'.repeat(80)}.txt`, { type: 'text/plain' })), 201);
    assert.equal(await send(new File(['x'], 'x', { type: 'text/plain; charset=utf-8' })), 201);
    // A boundary of one character leaves the least room.
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n';
    const named = part.replace('filename=""', 'filename="x"');
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    for (const body of [`${named}${named}--b--\r\n`, `${part}${named}--b--\r\n`])
      assert.equal((await call('attachments', { method: 'POST', body, headers })).status, 400);
    assert.equal(
      (await call('attachments', { method: 'POST', body: `${named}--b--\r\n`, headers })).status,
      201,
    );
  });

  test('answers 413 to what PHP itself throws away', async () => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(9_000_000)], 'large.bin'));
    const answer = await call('attachments', { method: 'POST', body: form });
    assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [413, 'application/problem+json']);
    const json = { summary: 's', description: 'x'.repeat(600_000), attachmentIds: [] };
    assert.equal((await call('requests', { method: 'POST', json })).status, 413);
  });

  test('refuses what is no text in the encoding of the contract', async () => {
    for (const body of [
      Buffer.from('{"summary":"\xff","description":"d"}', 'latin1'),
      '{"summary":"\\ud800","description":"d"}',
    ]) {
      const headers = { 'Content-Type': 'application/json' };
      assert.equal((await call('requests', { method: 'POST', body, headers })).status, 400);
    }
  });

  test('loses and doubles nothing where many write at once', async () => {
    const before = (await (await call('requests?status=all')).json()).total;
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const json = { summary: 'at once', description: 'd', attachmentIds: [] };
    const answers = await Promise.all(
      [...keys, ...keys].map(key =>
        call('requests', { method: 'POST', json, headers: { 'Idempotency-Key': key } }),
      ),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    const made = new Set(await Promise.all(answers.map(async answer => (await answer.json()).key)));
    assert.equal(made.size, 20);
    assert.equal((await (await call('requests?status=all')).json()).total, before + 20);
  });
});
