import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';
import { startS3 } from '../s3-double.js';

const { readConfig } = await import('../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../server/src/configured-server.ts');
const { createLog } = await import('../../../server/src/operation/log.ts');

test(
  'a configured server has its parts: object store, scan, webhooks, agents, metrics',
  { timeout: 120_000 },
  async t => {
    const dataDir = mkdtempSync(join(tmpdir(), 'support-requests-configured-'));
    const s3 = await startS3();
    const receiver = createServer(
      (request, response) => void request.resume().on('end', () => response.end()),
    );
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (receiver.address());
    const config = readConfig({
      port: 0,
      dataDir,
      identify: () => ({ key: 'ada', name: 'Ada Byron' }),
      s3: s3.settings,
      scan: { command: ['sh', '-c', 'grep -q virus && exit 1; exit 0'] },
      webhooks: [{ url: `http://127.0.0.1:${port}/hook`, secret: 'x'.repeat(32) }],
      agents: { port: 0 },
      metrics: { port: 0 },
      retention: { closedDays: 30 },
    });
    const server = await startConfiguredServer(config, createLog('silent'));
    t.after(async () => {
      await server.close();
      s3.stop();
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

    const { id } = await (await upload('some bytes')).json();
    assert.deepEqual([...s3.objects.values()].map(String), ['some bytes']);
    const download = await fetch(`${server.url}/api/support/attachments/${id}`);
    assert.equal(await download.text(), 'some bytes');
    assert.equal((await upload('a virus')).status, 422);
    assert.equal(s3.objects.size, 1);

    const hooked = once(receiver, 'request');
    const request = { summary: 'Down', description: 'd', attachmentIds: [id] };
    assert.equal((await post('/requests', request)).status, 201);
    await hooked;

    const { url, token } = JSON.parse(readFileSync(join(dataDir, 'agent.json'), 'utf8'));
    const added = await fetch(`${url}/agents`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Marta' }),
    });
    assert.equal(added.status, 201);
    const metrics = await (await fetch(server.metricsUrl ?? '')).text();
    assert.match(metrics, /support_webhook_deliveries\{state="failed"\} 0/);
  },
);
