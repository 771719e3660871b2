import assert from 'node:assert/strict';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { after, describe, test } from 'node:test';
import 'tsx';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const { hostCheck } = await import('../../server/src/host-check.ts');
const { localUrl } = await import('../../server/src/http-server.ts');

const hasIpv6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ family }) => family === 'IPv6'),
);

test('the URL of a server is one that a browser understands', () => {
  assert.equal(localUrl('127.0.0.1', 80), 'http://127.0.0.1:80');
  assert.equal(localUrl('0.0.0.0', 80), 'http://127.0.0.1:80');
  assert.equal(localUrl('::', 80), 'http://[::1]:80');
  assert.equal(localUrl('fd00::7', 80), 'http://[fd00::7]:80');
});

test('a server answers to its own names only', () => {
  /** @param {string} host @param {string | undefined} origin @param {string} name */
  const accepts = (host, origin, name) => {
    try {
      hostCheck(host, origin)(new Request(`http://${name}/`));
      return true;
    } catch (error) {
      assert.equal(/** @type {any} */ (error).status, 421);
      return false;
    }
  };
  assert.ok(accepts('127.0.0.1', undefined, 'localhost:8787'));
  assert.ok(accepts('::', undefined, '[::1]:8787'));
  assert.ok(accepts('FD00:0::7', undefined, '[fd00::7]'));
  assert.ok(accepts('192.168.1.5', undefined, '192.168.1.5:8787'));
  assert.ok(accepts('::', 'https://panel.example', 'panel.example'));
  assert.ok(!accepts('::', 'https://panel.example', 'evil.example'));
  assert.ok(!accepts('0.0.0.0', undefined, '192.168.1.5'));
});

describe('a server on all IPv6 addresses', { skip: !hasIpv6 }, () => {
  const folder = makeFolder();
  after(() => removeFolder(folder));

  test('prints links that lead to it, and rejects other names', async t => {
    const server = await startServer({ DATA_DIR: folder, HOST: '::' });
    t.after(() => server.stop());
    assert.match(server.origin, /^http:\/\/\[::1\]:\d+$/);
    const signedIn = await fetch(server.signInLinks[0] ?? '', { redirect: 'manual' });
    assert.equal(signedIn.status, 303);
    const { port } = new URL(server.origin);
    const status = await new Promise((resolve, reject) => {
      request({ host: '::1', port, path: '/', headers: { Host: 'evil.example' } }, response => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 421);
  });
});
