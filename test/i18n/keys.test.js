/** Every text of en.ts is used, and every text that is used is there. Keys that are put together count by their frame. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
const texts = readdirSync(join(src, 'i18n'))
  .filter(name => /^en(-\w+)?\.ts$/.test(name))
  .map(name => readFileSync(join(src, 'i18n', name), 'utf8').replace(/^import .*$/gm, ''))
  .join('\n');
const keys = [...texts.matchAll(/^ {2}'([a-z][\w.-]+)':/gim)].map(([, key]) => key ?? '');
const code = files
  .filter(name => !name.includes('i18n') && !name.endsWith('contract.ts'))
  .map(name => readFileSync(join(src, name), 'utf8'))
  .concat(readFileSync(join(src, 'i18n/format.ts'), 'utf8'))
  .join('\n');

const groups = new Set(keys.map(key => key.split('.')[0]));
const literals = new Set([...code.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/gi)].map(([, key]) => key));
/** `error.${kind}` becomes /^error\..+$/ */
const frames = [...code.matchAll(/`([a-z]\w*\.(?:[\w.-]|\$\{[^}]+\})*)`/gi)]
  .map(([, frame = '']) => frame)
  .filter(frame => frame.includes('${') && groups.has(frame.split('.')[0]))
  .map(frame => new RegExp(`^${frame.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[\\w-]+')}$`));

test('the texts were found', () => {
  assert.ok(keys.length > 100, `${keys.length} keys`);
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(frames.length > 0);
});

test('every text of en.ts is used', () => {
  const unused = keys.filter(key => !literals.has(key) && !frames.some(frame => frame.test(key)));
  assert.deepEqual(unused, []);
});

test('every text that is used is in en.ts', () => {
  const missing = [...literals].filter(key => groups.has(key?.split('.')[0]) && !keys.includes(key ?? ''));
  assert.deepEqual(missing, []);
  const empty = frames.filter(frame => !keys.some(key => frame.test(key)));
  assert.deepEqual(empty, []);
});

test('every placeholder has a simple name', () => {
  for (const [, name] of texts.matchAll(/\{([^}\n:]*)\}/g)) assert.match(name ?? '', /^[a-z]+$/i);
});
