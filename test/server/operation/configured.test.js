import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import 'tsx';
import { startS3 } from '../s3-double.js';
import { until } from './until.js';
import { startSmtpReceiver } from './smtp-receiver.js';

const { readConfig } = await import('../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../server/src/configured-server.ts');
const { createLog } = await import('../../../server/src/operation/log.ts');

test(
  'a configured server has its parts: object store, scan, webhooks, mails, agents, metrics, sweeps',
  { timeout: 120_000 },
  async t => {
    const dataDir = mkdtempSync(join(tmpdir(), 'support-requests-configured-'));
    const s3 = await startS3();
    const receiver = createServer(
      (request, response) => void request.resume().on('end', () => response.end()),
    );
    const smtp = await startSmtpReceiver();
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (receiver.address());
    const config = readConfig({
      port: 0,
      dataDir,
      identify: () => ({ key: 'ada', name: 'Ada Byron', email: 'ada@customers.example' }),
      s3: s3.settings,
      scan: { command: ['sh', '-c', 'grep -q virus && exit 1; exit 0'] },
      webhooks: [{ url: `http://127.0.0.1:${port}/hook`, secret: 'x'.repeat(32) }],
      mail: {
        smtp: `smtp://127.0.0.1:${smtp.port}`,
        from: 'support@panel.example',
        to: 'desk@panel.example',
        gatherSeconds: 0,
      },
      agents: { port: 0 },
      metrics: { port: 0 },
      retention: { closedDays: 30 },
    });
    // What servers left that were killed: a file without a row, and half of one.
    const orphan = `${s3.settings.prefix}${'0'.repeat(64)}`;
    s3.objects.set(orphan, Buffer.from('bytes'));
    s3.modifiedAt.set(orphan, Date.now() - 3 * 24 * 3_600_000);
    const part = join(dataDir, 'incoming', 'old.part');
    mkdirSync(join(dataDir, 'incoming'));
    writeFileSync(part, 'by');
    utimesSync(part, 0, 0);

    const server = await startConfiguredServer(config, createLog('silent'), 1);
    t.after(async () => {
      await server.close();
      s3.stop();
      await smtp.close();
      receiver.closeAllConnections();
      receiver.close();
      rmSync(dataDir, { recursive: true });
    });
    /** @param {string} path @param {any} body */
    const post = (path, body) =>
      fetch(`${server.url}/api/support${path}`, {
        method: 'POST',
        headers: {
          'Idempotency-Key': randomUUID(),
          ...(body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body instanceof FormData ? body : JSON.stringify(body),
      });
    const upload = (/** @type {string} */ content) => {
      const form = new FormData();
      form.append('file', new File([content], 'a.txt'));
      return post('/attachments', form);
    };

    const readMetrics = async () => (await fetch(server.metricsUrl ?? '')).text();
    while (!(await readMetrics()).includes('support_sweeps_total{kind="orphan"} 1')) await pause(20);
    assert.equal(s3.objects.size, 0);

    const { id } = await (await upload('some bytes')).json();
    assert.deepEqual([...s3.objects.values()].map(String), ['some bytes']);
    const download = await fetch(`${server.url}/api/support/attachments/${id}`);
    assert.equal(await download.text(), 'some bytes');
    assert.equal((await upload('a virus')).status, 422);
    assert.equal(s3.objects.size, 1);

    const hooked = once(receiver, 'request');
    const request = { summary: 'Down', description: 'd', attachmentIds: [id] };
    const created = await post('/requests', request);
    assert.equal(created.status, 201);
    const { key } = await created.json();
    await hooked;
    await until(() => smtp.mails.length === 1);

    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'agent.json'), 'utf8'));
    const authorization = { Authorization: `Bearer ${token}` };
    const comment = new FormData();
    comment.append('body', 'Is it up?');
    comment.append('file', new File(['a picture'], 'p.png'));
    const told = { method: 'POST', headers: authorization, body: comment };
    assert.equal((await fetch(`${url}/requests/${key}/comments`, told)).status, 201);
    await until(() => smtp.mails.length === 2);
    assert.deepEqual(
      smtp.mails.map(({ to }) => to),
      [['desk@panel.example'], ['ada@customers.example']],
    );
    assert.match(smtp.mails[0]?.text ?? '', /^Ada Byron wrote:\n\nd\n\nAttached files:\n- a\.txt\n/);
    assert.match(smtp.mails[1]?.text ?? '', /^Marta wrote:\n\nIs it up\?\n\nAttached files:\n- p\.png\n/);
    const patch = { method: 'PATCH', headers: { ...authorization, 'Content-Type': 'application/json' } };
    const closed = { ...patch, body: JSON.stringify({ status: 'closed' }) };
    assert.equal((await fetch(`${url}/requests/${key}`, closed)).status, 204);
    await until(async () => (await readMetrics()).includes('support_mails_total{outcome="sent"} 3'));
    assert.match(smtp.mails[2]?.text ?? '', /^Your request has been closed\./);
    const added = await fetch(`${url}/agents`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Marta' }),
    });
    assert.equal(added.status, 201);
    const metrics = await readMetrics();
    for (const line of [
      'support_webhook_deliveries{state="failed"} 0',
      'support_mail_deliveries{state="failed"} 0',
      'support_mails_total{outcome="sent"} 3',
      'support_mails_total{outcome="failed"} 0',
      'support_sweeps_total{kind="part"} 1',
      'support_sweeps_total{kind="unsent"} 1',
      'support_sweeps_total{kind="retention"} 1',
      'support_swept_total{kind="part"} 1',
      'support_swept_total{kind="orphan"} 1',
      'support_swept_total{kind="unsent"} 0',
      'support_swept_total{kind="retention"} 0',
    ])
      assert.ok(metrics.includes(`\n${line}\n`), line);
  },
);
