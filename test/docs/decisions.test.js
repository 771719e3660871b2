/** The decision records: each is headed with the number of its file, and links lead somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/build/paths.js';

const folder = join(root, 'docs/decisions');

for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8');
  test(`${name} is headed with its number and has a status`, () => {
    const [, number] = /^# 0*(\d+)[.:] \S/.exec(text) ?? [];
    assert.equal(number, String(parseInt(name, 10)));
    assert.match(text, /\nStatus: (accepted|replaced by \[decision \d+\])/);
  });
}

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'demo/README.md', 'bench/README.md']
  .concat(readdirSync(join(root, 'docs')).map(name => `docs/${name}`))
  .concat(readdirSync(folder).map(name => `docs/decisions/${name}`))
  .filter(name => name.endsWith('.md'));

for (const name of documents) {
  test(`the links of ${name} lead to files that exist`, () => {
    const text = readFileSync(join(root, name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    const missing = links.filter(link => !existsSync(resolve(root, dirname(name), link)));
    assert.deepEqual(missing, []);
  });
}
