/** What docs/write-a-backend.md names is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { usage } from '../../conformance/arguments.js';
import { checks, pick } from '../../conformance/checks.js';
import { root } from '../../scripts/build/paths.js';

const text = readFileSync(join(root, 'docs/write-a-backend.md'), 'utf8');
const groups = new Set(checks.map(({ name }) => name.split('.')[0]));

/** @param {RegExp} pattern */
const all = pattern => [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];

test('the checks that it names', () => {
  const named = all(/`([a-z-]+\.[a-z-]+)`/g).filter(name => groups.has(name.split('.')[0]));
  assert.ok(named.length > 15);
  const wanted = [...named, ...all(/--only ([a-z.-]+)/g), ...all(/^(?:pass|FAIL|skip) +(\S+)/gm)];
  assert.deepEqual(
    wanted.filter(name => !pick([name]).length),
    [],
  );
  assert.deepEqual(
    [...groups].filter(group => !wanted.some(name => name.split('.')[0] === group)),
    [],
  );
});

test('the options that it names, and those that it leaves out', () => {
  const options = [...new Set(usage.match(/--[a-z][a-z-]*/g))];
  const named = all(/(--[a-z][a-z-]*)/g).filter(
    option => !['--package', '--no-install-recommends'].includes(option),
  );
  assert.deepEqual(
    named.filter(option => !options.includes(option)),
    [],
  );
  assert.deepEqual(
    options.filter(option => !named.includes(option)),
    [],
  );
});

test('the files that it links to', () => {
  const links = all(/\]\(((?!https?:)[^)#]+)/g);
  assert.deepEqual(
    links.filter(link => !existsSync(join(root, 'docs', link))),
    [],
  );
});
