import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { assertProblem } from '../api-client.js';
import { request, serveHttp, serverFor, userOf } from './identified.js';

const { identifyByJwt } = await import('../../../server/src/identify/jwt.ts');

const secret = 'a-secret-of-at-least-thirty-two-bytes';
const audience = 'support';
const seconds = () => Math.floor(Date.now() / 1000);

/** @param {any} key @param {string} alg @param {Record<string, unknown>} [claims] @param {Record<string, string>} [header] */
function sign(key, alg, claims = {}, header = {}) {
  const all = { sub: 'ada', name: 'Ada Byron', aud: audience, exp: seconds() + 300, ...claims };
  const known = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(known).setProtectedHeader({ alg, ...header }).sign(key);
}

const bytes = new TextEncoder().encode(secret);
/** @param {Record<string, unknown>} [claims] */
const signHs = claims => sign(bytes, 'HS256', claims);
/** @param {string} token */
const bearer = token => ({ Authorization: `Bearer ${token}` });
/** @param {unknown} value */
const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a JWT with a secret', () => {
  const call = serverFor(identifyByJwt({ secret, audience, issuer: 'https://panel.example' }));
  const iss = 'https://panel.example';

  test('says who the customer is', async () => {
    const token = await signHs({ iss, email: 'ada@example.com' });
    assert.deepEqual(await userOf(await call('/config', bearer(token))), { key: 'ada', name: 'Ada Byron' });
    const numbered = await signHs({ iss, sub: '4711', name: undefined });
    assert.deepEqual(await userOf(await call('/config', bearer(numbered))), { key: '4711', name: '4711' });
  });

  test('is refused with a problem where anything about it is wrong', async () => {
    const good = await signHs({ iss });
    const [head = '', body = '', signature = ''] = good.split('.');
    const none = `${part({ alg: 'none' })}.${body}.`;
    const wrong = {
      'no signature': `${head}.${body}.`,
      'alg none': none,
      'alg None': `${part({ alg: 'None' })}.${body}.`,
      'another algorithm': await sign(bytes, 'HS512', { iss }),
      'another secret': await sign(new TextEncoder().encode(`${secret}!`), 'HS256', { iss }),
      'another body': `${head}.${part({ sub: 'grace', aud: audience, iss, exp: seconds() + 300 })}.${signature}`,
      'another audience': await signHs({ iss, aud: 'billing' }),
      'no audience': await signHs({ iss, aud: undefined }),
      'another issuer': await signHs({ iss: 'https://evil.example' }),
      expired: await signHs({ iss, exp: seconds() - 61 }),
      'no expiry': await signHs({ iss, exp: undefined }),
      'not valid yet': await signHs({ iss, nbf: seconds() + 120 }),
      'no customer': await signHs({ iss, sub: undefined }),
      'an empty customer': await signHs({ iss, sub: ' ' }),
      'nothing at all': 'x',
      'dots only': '..',
    };
    for (const [name, token] of Object.entries(wrong)) {
      const response = await call('/config', bearer(token));
      assert.equal(response.status, 401, name);
      assert.match(response.headers.get('WWW-Authenticate') ?? '', /^Bearer/, name);
      await assertProblem(response, 401);
    }
    assert.equal(await userOf(await call('/config', {})), 401);
  });

  test('may be a minute off the server’s clock', async () => {
    for (const claims of [{ exp: seconds() - 50 }, { nbf: seconds() + 50 }]) {
      const response = await call('/config', bearer(await signHs({ iss, ...claims })));
      assert.equal(response.status, 200);
    }
  });

  test('keeps two customers with one e-mail apart', async () => {
    const [ada, grace] = await Promise.all(
      ['ada', 'grace'].map(sub => signHs({ iss, sub, email: 'office@example.com', name: 'Office' })),
    );
    const post = await call('/requests', bearer(ada ?? ''), { method: 'POST', json: request });
    const { key } = await post.json();
    assert.equal((await call(`/requests/${key}`, bearer(grace ?? ''))).status, 404);
    assert.equal((await (await call('/requests', bearer(grace ?? ''))).json()).total, 0);
  });
});

test('options that do not fit are refused at the start', () => {
  assert.throws(() => identifyByJwt({ audience }), /exactly one of/);
  assert.throws(() => identifyByJwt({ audience, secret, jwksUrl: 'https://x.example' }), /exactly one of/);
  assert.throws(() => identifyByJwt({ audience, secret: 'short' }), /at least 32 bytes/);
  assert.throws(() => identifyByJwt({ audience: '', secret }), /audience/);
});

for (const alg of ['RS256', 'ES256']) {
  test(`a JWT with a public key, ${alg}`, async () => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const pem = await exportSPKI(publicKey);
    const call = serverFor(identifyByJwt({ publicKey: pem, audience }));
    assert.equal((await call('/config', bearer(await sign(privateKey, alg)))).status, 200);
    // The public key, which everybody knows, as the secret of an HMAC.
    const head = `${part({ alg: 'HS256' })}.${part({ sub: 'ada', aud: audience, exp: seconds() + 300 })}`;
    const confused = `${head}.${createHmac('sha256', pem).update(head).digest('base64url')}`;
    await assertProblem(await call('/config', bearer(confused)), 401);
    const other = await generateKeyPair(alg);
    await assertProblem(await call('/config', bearer(await sign(other.privateKey, alg))), 401);
  });
}

describe('a JWT with a key set', () => {
  test('follows a rotation of keys, and ends a retired one', async t => {
    const [old, young] = await Promise.all([1, 2].map(() => generateKeyPair('ES256', { extractable: true })));
    /** @param {any} pair @param {string} kid */
    const jwk = async (pair, kid) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' });
    let keys = [await jwk(old, 'old')];
    let asked = 0;
    const panel = await serveHttp((_request, response) => {
      asked++;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }));
    });
    t.after(panel.stop);
    // A cache that is over at once stands for one that is over after 5 minutes.
    const call = serverFor(identifyByJwt({ jwksUrl: panel.url, audience, jwksCacheMs: 0 }));
    const withOld = bearer(await sign(old?.privateKey, 'ES256', {}, { kid: 'old' }));
    const withYoung = bearer(await sign(young?.privateKey, 'ES256', {}, { kid: 'young' }));
    assert.equal((await call('/config', withOld)).status, 200);
    await assertProblem(await call('/config', withYoung), 401);
    keys = [...keys, await jwk(young, 'young')];
    assert.equal((await call('/config', withYoung)).status, 200);
    keys = keys.slice(1);
    await assertProblem(await call('/config', withOld), 401);
    assert.equal((await call('/config', withYoung)).status, 200);
    assert.ok(asked > 1);

    const cached = serverFor(identifyByJwt({ jwksUrl: panel.url, audience }));
    asked = 0;
    const statuses = [];
    for (let count = 0; count < 20; count++) {
      const invented = await sign(young?.privateKey, 'ES256', {}, { kid: `invented-${count}` });
      statuses.push((await cached('/config', bearer(invented))).status);
    }
    assert.deepEqual([...new Set(statuses)], [401]);
    assert.ok(asked <= 2, `invented keys made ${asked} look-ups`);
  });

  test('that cannot be loaded is no reason to sign in again', async t => {
    const panel = await serveHttp((_request, response) => {
      response.writeHead(500).end();
    });
    t.after(panel.stop);
    const { privateKey } = await generateKeyPair('RS256');
    const token = bearer(await sign(privateKey, 'RS256', {}, { kid: 'any' }));
    for (const jwksUrl of [panel.url, 'http://127.0.0.1:1/keys']) {
      const response = await serverFor(identifyByJwt({ jwksUrl, audience }))('/config', token);
      assert.equal(response.headers.get('Retry-After'), '5');
      await assertProblem(response, 503);
    }
  });
});
