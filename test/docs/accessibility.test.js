/** ACCESSIBILITY.md names each criterion of WCAG 2.2, A and AA, and tests that exist. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/build/paths.js';

const text = readFileSync(join(root, 'ACCESSIBILITY.md'), 'utf8');
const rows = text.split('\n').filter(line => /^\| \d/.test(line));

/** https://www.w3.org/TR/WCAG22/ without 4.1.1, which is obsolete. */
const criteria = {
  1.1: [1],
  1.2: [1, 2, 3, 4, 5],
  1.3: [1, 2, 3, 4, 5],
  1.4: [1, 2, 3, 4, 5, 10, 11, 12, 13],
  2.1: [1, 2, 4],
  2.2: [1, 2],
  2.3: [1],
  2.4: [1, 2, 3, 4, 5, 6, 7, 11],
  2.5: [1, 2, 3, 4, 7, 8],
  3.1: [1, 2],
  3.2: [1, 2, 3, 4, 6],
  3.3: [1, 2, 3, 4, 7, 8],
  4.1: [2, 3],
};

test('each criterion of A and AA is there once', () => {
  const wanted = Object.entries(criteria).flatMap(([part, numbers]) =>
    numbers.map(number => `${part}.${number}`),
  );
  const named = rows.flatMap(row => {
    const cell = row.split('|')[1] ?? '';
    if (/1\.2\.1 to 1\.2\.5/.test(cell)) return [1, 2, 3, 4, 5].map(number => `1.2.${number}`);
    return cell.match(/\d\.\d\.\d+/g) ?? [];
  });
  assert.deepEqual(named, wanted);
});

test('each test that it names exists', () => {
  const links = rows.flatMap(row => [...row.matchAll(/\[([^\]]+)\]\((test\/[^)]+)\)/g)]);
  assert.ok(links.length > 60);
  for (const [, title = '', file = ''] of links)
    assert.ok(readFileSync(join(root, file), 'utf8').includes(title), `${file}: ${title}`);
});

test('a criterion without a test says that there is nothing to test', () => {
  const without = rows.filter(row => /\|\s+–\s+\|$/.test(row)).map(row => /\d\.\d\.\d+/.exec(row)?.[0]);
  assert.deepEqual(without, ['1.2.1', '1.4.2', '2.3.1', '2.5.4', '3.3.8']);
});
