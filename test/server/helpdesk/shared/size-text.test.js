import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { sizeText } = await import('../../../../server/src/helpdesks/shared/size-text.ts');

test('a limit is told in the unit that people use, and never as more than it is', () => {
  const cases = {
    512: '512 bytes',
    75000: '73 kB',
    1048575: '1023 kB',
    4194304: '4 MB',
    2097151: '1.9 MB',
    104857600: '100 MB',
  };
  for (const [bytes, text] of Object.entries(cases)) assert.equal(sizeText(Number(bytes)), text);
});
