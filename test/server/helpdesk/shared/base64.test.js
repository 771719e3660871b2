import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import 'tsx';

const { decodeMember, encodeBase64, base64Length } =
  await import('../../../../server/src/helpdesks/shared/base64.ts');

/** Base64 in lines, as Perl's MIME::Base64 writes it. @param {Buffer} bytes */
const linesOf = bytes => bytes.toString('base64').replace(/.{1,76}/g, '$&\n');

/** @param {string} json @param {number} size of the chunks */
async function* chunksOf(json, size) {
  const bytes = Buffer.from(json);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** @param {string} json @param {number} [size] */
async function decode(json, size = 7) {
  const parts = [];
  for await (const part of decodeMember('Content', chunksOf(json, size))) parts.push(part);
  return Buffer.concat(parts);
}

const others = {
  Headers: 'Content: "x"\nContent-Type: text/plain; a="{[\\"',
  _hyperlinks: [{ ref: 'self', Content: 'AAAA' }, []],
  Subject: 'Content',
  id: 29,
};

test('the content comes out, wherever it is in the answer, and however that is cut', async () => {
  for (const length of [0, 1, 2, 3, 56, 57, 58, 5000]) {
    const bytes = randomBytes(length);
    const Content = linesOf(bytes);
    for (const object of [
      { Content, ...others },
      { ...others, Content },
      { id: 1, Content, ...others },
    ])
      for (const size of [1, 2, 7, 4096])
        for (const indent of [0, 3]) {
          const json = JSON.stringify(object, null, indent);
          assert.deepEqual(await decode(json, size), bytes, `${length} in ${size}`);
        }
  }
  assert.deepEqual(await decode('{"Content" : "\\/\\/\\/\\/"}'), Buffer.from('////', 'base64'));
});

test('an answer that breaks off does not end as if it were whole', async () => {
  const json = JSON.stringify({ id: 1, Content: linesOf(randomBytes(300)), z: 1 });
  for (const length of [json.length - 1, 200, 20, 0])
    await assert.rejects(decode(json.slice(0, length)), /too early/);
});

test('an answer without content is an empty file', async () => {
  for (const json of ['{"Content":null,"id":1}', '{}', JSON.stringify(others)])
    assert.deepEqual(await decode(json), Buffer.alloc(0));
});

test('bytes become base64, however they are cut', async () => {
  for (const length of [0, 1, 2, 3, 4, 500])
    for (const size of [1, 2, 3, 7]) {
      const bytes = randomBytes(length);
      /** @type {Uint8Array[]} */
      const parts = [];
      const chunks = (async function* () {
        for (let at = 0; at < length; at += size) yield bytes.subarray(at, at + size);
      })();
      for await (const part of encodeBase64(chunks)) parts.push(part);
      assert.equal(Buffer.concat(parts).toString(), bytes.toString('base64'));
      assert.equal(Buffer.concat(parts).length, base64Length(length));
    }
});
