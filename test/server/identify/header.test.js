import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../api-client.js';
import { request, serverFor, userOf } from './identified.js';

const { identifyByHeader } = await import('../../../server/src/identify/header.ts');

const options = {
  key: 'X-Support-User',
  name: 'X-Support-Name',
  trustedAddresses: ['127.0.0.1', '10.1.0.0/16', 'fd00::/8'],
  origins: ['https://panel.example'],
};
const call = serverFor(identifyByHeader(options));

test('the proxy says who the customer is', async () => {
  const headers = { 'X-Support-User': '4711', 'X-Support-Name': encodeURIComponent('Ádá Byron') };
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '10.1.255.3', '::ffff:10.1.0.1', 'fd12::1']) {
    const user = await userOf(await call('/config', headers, { address }));
    assert.deepEqual(user, { key: '4711', name: 'Ádá Byron' }, address);
  }
});

test('from other addresses the header is refused', async () => {
  for (const address of [
    '10.2.0.1',
    '::ffff:10.2.0.1',
    '::1',
    'fe80::1',
    '',
    'unknown',
    '127.0.0.1, 10.1.0.1',
  ]) {
    const response = await call('/config', { 'X-Support-User': '4711' }, { address });
    const { detail } = await assertProblem(response, 403);
    assert.match(detail, /from the proxy only/);
  }
  const forwarded = { 'X-Support-User': '4711', 'X-Forwarded-For': '127.0.0.1' };
  await assertProblem(await call('/config', forwarded, { address: '10.2.0.1' }), 403);
});

test('without the header, with an empty and with two of them nobody is signed in', async () => {
  const address = '127.0.0.1';
  await assertProblem(await call('/config', {}, { address }), 401);
  await assertProblem(await call('/config', { 'X-Support-User': '' }, { address }), 401);
  await assertProblem(await call('/config', { 'X-Support-User': 'evil, 4711' }, { address }), 400);
  const write = { address, method: 'POST', json: request };
  const cross = { 'X-Support-User': '4711', Origin: 'https://evil.example' };
  await assertProblem(await call('/requests', cross, write), 403);
});

test('wrong addresses are named at the start', () => {
  for (const entry of ['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '10.0.0.0/', '', 'fd00::/129']) {
    assert.throws(() => identifyByHeader({ ...options, trustedAddresses: [entry] }), /is no address such as/);
  }
});
