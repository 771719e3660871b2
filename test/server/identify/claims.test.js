import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { customerOf } = await import('../../../server/src/identify/claims.ts');

test('a key that cannot be printed, or be stored as it is, is nobody', () => {
  for (const key of ['a\0', 'a\n', 'a\u0085', 'a\ud800', '\udc00b'])
    assert.equal(customerOf({ key }, {}), undefined);
  assert.deepEqual(customerOf({ key: 'zoë-😀' }, {}), { key: 'zoë-😀', name: 'zoë-😀' });
});
