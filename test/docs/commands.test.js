/** Every `npm run …` that a document names is a script of a package.json in this repository. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/build/paths.js';

/** Tracked files whose paths match. @param {string} pattern */
const tracked = pattern =>
  execFileSync('git', ['ls-files', '-z', '--', pattern], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

/** @param {string} path */
const read = path => readFileSync(join(root, path), 'utf8');

const scripts = new Set(
  tracked('*package.json').flatMap(path => Object.keys(JSON.parse(read(path)).scripts ?? {})),
);

/** `npm run name`, also with npm's own options before the name, and `npm start`, `npm test`. */
const command = /\bnpm (?:--?[\w=-]+ )*(?:(?:run|run-script) (?:--?[\w=-]+ )*([\w:-]+)|(start|test)\b)/g;

test('the documents name scripts that exist', () => {
  const named = tracked('*.md').flatMap(path =>
    [...read(path).matchAll(command)].map(([, run, short]) => ({ path, script: run ?? short ?? '' })),
  );
  assert.ok(named.length > 20, `only ${named.length} commands found: has the pattern gone wrong?`);
  assert.deepEqual(
    named.filter(({ script }) => !scripts.has(script)),
    [],
  );
});
