import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';
import { collectGarbage } from './collect-garbage.js';
import { signatureOf, startS3 } from './s3-double.js';

const { StoreUnavailable } = await import('../../server/src/app/store.ts');
const { objectUrl, openS3Files } = await import('../../server/src/stores/files/s3-files.ts');

/** @param {import('node:test').TestContext} t */
async function setUp(t) {
  const s3 = await startS3();
  const spool = mkdtempSync(join(tmpdir(), 'support-requests-s3-'));
  t.after(() => {
    s3.stop();
    rmSync(spool, { recursive: true });
  });
  const files = await openS3Files(s3.settings, spool);
  /** @param {string} id @param {Buffer} bytes */
  const put = async (id, bytes) => {
    const received = await files.receive([new Uint8Array(bytes)]);
    await files.keep?.('ada', id, received);
  };
  /** @param {string} id */
  const get = async id => {
    const stream = await files.open('ada', id);
    return stream && Buffer.from(await new Response(stream).arrayBuffer());
  };
  return { s3, spool, files, put, get };
}

test('the double signs the example of the Amazon S3 API Reference as it does', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  };
  const request = {
    method: 'GET',
    path: '/test.txt',
    query: new URLSearchParams(),
    headers,
    signed: ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'],
  };
  assert.equal(
    signatureOf(request, '20130524/us-east-1/s3/aws4_request', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('files go to the object store and come back, and are deleted there', async t => {
  const { s3, spool, files, put, get } = await setUp(t);
  const bytes = Buffer.alloc(3 * 1024 * 1024, 'äx');
  await put('att_1', bytes);
  await put('att_empty', Buffer.alloc(0));
  assert.deepEqual(await get('att_1'), bytes);
  assert.deepEqual(await get('att_empty'), Buffer.alloc(0));
  assert.equal(await get('att_2'), undefined);
  assert.equal(await files.open('grace', 'att_1'), undefined);
  // Nothing of the customer or the file is in a name.
  for (const key of s3.objects.keys()) assert.match(key, /^support\/[0-9a-f]{64}$/);
  assert.deepEqual(readdirSync(spool), []);
  await files.remove('ada', 'att_1');
  assert.equal(await get('att_1'), undefined);
  await files.clear();
  assert.equal(s3.objects.size, 0);
});

test('a file that waits for its reader is still whole', async t => {
  const { files, put } = await setUp(t);
  const bytes = Buffer.alloc(3 * 1024 * 1024, 'x');
  await put('att_1', bytes);
  const stream = await files.open('ada', 'att_1');
  await collectGarbage();
  assert.equal((await new Response(stream).arrayBuffer()).byteLength, bytes.length);
});

test('an object store that is busy is asked again, and one that stays so is unavailable', async t => {
  const { s3, put, get } = await setUp(t);
  s3.faults.push(503, 500);
  await put('att_1', Buffer.from('bytes'));
  assert.deepEqual(await get('att_1'), Buffer.from('bytes'));
  s3.faults.push(503, 503, 503);
  await assert.rejects(put('att_2', Buffer.from('bytes')), StoreUnavailable);
  s3.stop();
  await assert.rejects(get('att_1'), StoreUnavailable);
});

test('a wrong key, bucket or address is said at the start, without the secret', async t => {
  const { s3, spool } = await setUp(t);
  for (const [wrong, message] of /** @type {const} */ ([
    [{ secretAccessKey: 'hunter2' }, /403 SignatureDoesNotMatch\. Check s3/],
    [{ accessKeyId: 'other' }, /403 InvalidAccessKeyId/],
    [{ bucket: 'other' }, /no bucket other/],
    [{ endpoint: 'http://127.0.0.1:1' }, /Check s3/],
  ]))
    await assert.rejects(openS3Files({ ...s3.settings, ...wrong }, spool), error => {
      assert.match(/** @type {Error} */ (error).message, message);
      assert.doesNotMatch(/** @type {Error} */ (error).message, /hunter2/);
      return true;
    });
});

test('the bucket is in the path or in the host name', async t => {
  const { s3 } = await setUp(t);
  const settings = { ...s3.settings, endpoint: 'https://s3.example:9000/base/' };
  assert.equal(objectUrl(settings, 'x'), 'https://s3.example:9000/base/files/support/x');
  assert.equal(
    objectUrl({ ...settings, pathStyle: false }, 'x'),
    'https://files.s3.example:9000/base/support/x',
  );
});
