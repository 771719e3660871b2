/** Texts of customers on their way to WHMCS and back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { decoded, readMark, withMark } = await import('../../../../server/src/helpdesks/whmcs/texts.ts');

const key = '0b1f6b0e-4a6c-4a52-9e43-6a2a64f3c001';

test('a text comes back as it was, with its first spaces and without', () => {
  const texts = ['Hello', '', '    code()\n    more()', '\n\nlate', withMark('nested', key, 'text'), 'a\n\n'];
  for (const format of /** @type {const} */ (['text', 'markdown']))
    for (const text of texts)
      assert.deepEqual(
        readMark(withMark(text, key, format)),
        { body: text, key, format },
        JSON.stringify(text),
      );
});

test('entities are decoded once', () => {
  assert.equal(decoded('&amp;lt;b&amp;gt; &lt;b&gt; &#039;&quot;\r\n'), '&lt;b&gt; <b> \'"\n');
});
