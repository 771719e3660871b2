/** The code in the documents for integrators is right: it is a file of the examples, or the compiler takes it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/build/paths.js';

/** The code blocks of a document, each with the text before it. @param {string} file */
function blocksOf(file) {
  const text = readFileSync(join(root, 'docs', file), 'utf8');
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(match => ({
    language: match[1] ?? '',
    code: match[2] ?? '',
    before: text.slice(0, match.index),
  }));
}

test('each block of frameworks.md is a file of the examples', () => {
  const blocks = blocksOf('frameworks.md');
  assert.ok(blocks.length >= 7);
  for (const { code, before: text } of blocks) {
    const path = [...text.matchAll(/`(examples\/[\w./-]+)`/g)].at(-1)?.[1] ?? '';
    assert.ok(existsSync(join(root, path)), path);
    assert.equal(code, readFileSync(join(root, path), 'utf8'), path);
  }
});

test('the component of Next.js is that of React on a server', () => {
  const read = (/** @type {string} */ path) => readFileSync(join(root, 'examples', path), 'utf8');
  assert.equal(read('next/app/Support.tsx'), read('react-ssr/Support.tsx'));
});

describe('other blocks', () => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'support-requests-docs-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules/support-requests'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('in TypeScript are taken by the compiler: backend-object.md', async () => {
    const blocks = blocksOf('backend-object.md').filter(({ language }) => language === 'ts');
    assert.equal(blocks.length, 2);
    const files = blocks.map((_, index) => `block-${index}.ts`);
    for (const [index, { code }] of blocks.entries())
      await writeFile(join(folder, `block-${index}.ts`), code);
    const compilerOptions = {
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
      skipLibCheck: false,
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const tsc = join(root, 'node_modules/@typescript/native/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(error => error);
    assert.equal(stdout, '');
  });

  test('in JavaScript run: the import map of cdn.md', async () => {
    const code = blocksOf('cdn.md').find(({ language }) => language === 'js')?.code ?? '';
    const file = join(folder, 'map.js');
    await writeFile(file, code);
    const { importMap } = await import(file);
    const { integrity } = JSON.parse(readFileSync(join(root, 'dist/importmap.json'), 'utf8'));
    const expected = Object.entries(integrity).map(([name, hash]) => [name.replace('./', '/assets/'), hash]);
    assert.deepEqual(importMap('/assets'), { integrity: Object.fromEntries(expected) });
  });

  test('in JavaScript run: the check of csrf.md', async () => {
    const code = blocksOf('csrf.md').find(({ language }) => language === 'js')?.code ?? '';
    const file = join(folder, 'csrf.js');
    await writeFile(file, code);
    const { csrf } = await import(file);
    const outcome = (/** @type {string} */ method, /** @type {string | undefined} */ given) => {
      let result = '';
      const response = {
        status: (/** @type {number} */ status) => ((result = String(status)), response),
        type: () => response,
        send: () => {},
      };
      const request = { method, get: () => given, session: { csrfToken: 'right' } };
      csrf(request, response, () => (result = 'next'));
      return result;
    };
    assert.deepEqual(
      [
        outcome('GET', undefined),
        outcome('POST', 'right'),
        outcome('POST', 'wrong'),
        outcome('POST', undefined),
      ],
      ['next', 'next', '419', '419'],
    );
  });
});
