/** `sideEffects` in package.json: a bundler leaves out what is not named there, and keeps what is, needed or not. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { badgeFile, dist, root, standaloneFile } from '../../scripts/build/paths.js';

/** @type {{ sideEffects: string[] }} */
const { sideEffects } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const patterns = sideEffects.filter(pattern => pattern.startsWith('./dist/'));

/** @param {string} file */
const isNamed = file =>
  patterns.some(pattern => {
    const [start = '', end] = pattern.slice('./dist/'.length).split('*');
    return end === undefined ? file === start : file.startsWith(start) && file.endsWith(end);
  });

/** The modules for bundlers, and what each of them is made of. */
const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(
    file => file.endsWith('.js') && !file.startsWith('lazy/') && ![standaloneFile, badgeFile].includes(file),
  )
  .sort()
  .map(file => ({
    file,
    statements: ts.createSourceFile(file, readFileSync(join(dist, file), 'utf8'), ts.ScriptTarget.Latest)
      .statements,
  }));

/** Loading a module with no other statements changes nothing that anybody else sees. */
const harmless = [
  ts.isImportDeclaration,
  ts.isExportDeclaration,
  ts.isVariableStatement,
  ts.isFunctionDeclaration,
  ts.isClassDeclaration,
];

test('names the modules that do something when they are loaded, and no other', () => {
  assert.ok(modules.length > 150);
  const acting = modules
    .filter(({ statements }) => statements.some(statement => !harmless.some(is => is(statement))))
    .map(({ file }) => file);
  // Else `import 'support-requests'`, which takes no name of it, would give nothing.
  acting.push('index.js');
  assert.deepEqual(modules.map(({ file }) => file).filter(isNamed), acting.sort());
});

test('each of its patterns fits a file', () => {
  const files = [standaloneFile, badgeFile, ...modules.map(({ file }) => file)].map(file => `./dist/${file}`);
  for (const pattern of patterns) {
    const [start = '', end = ''] = pattern.split('*');
    assert.ok(
      files.some(file =>
        pattern.includes('*') ? file.startsWith(start) && file.endsWith(end) : file === pattern,
      ),
      pattern,
    );
  }
});

test('is not left out where a module is imported for nothing else', () => {
  // Angular and esbuild would warn of each in the build of whoever uses the package.
  for (const { file, statements } of modules) {
    const bare = statements
      .filter(ts.isImportDeclaration)
      .filter(({ importClause }) => !importClause)
      .map(({ moduleSpecifier }) => /** @type {ts.StringLiteral} */ (moduleSpecifier).text)
      .filter(path => path.startsWith('.'));
    for (const path of bare) assert.ok(isNamed(posix.join(posix.dirname(file), path)), `${file}: ${path}`);
  }
});
