/** No three or more modules in src/ import each other in a circle; type imports and `import()` count. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/build/paths.js';

const source = join(root, 'src');

/** The modules of src/ that each of them imports. @type {Map<string, string[]>} */
const graph = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(source, name))
    .map(file => [file, importsOf(file)]),
);

/** `import`, `export … from`, `import type` and `import()`. @param {string} file */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(file), fileName))
    .filter(path => existsSync(path));
}

/**
 * The strongly connected components of the graph (Tarjan, "Depth-first search and linear graph algorithms", 1972).
 *
 * @param {Map<string, string[]>} edges
 */
function componentsOf(edges) {
  /** @type {string[][]} */
  const components = [];
  /** @type {string[]} */
  const stack = [];
  /** @type {Map<string, number>} */
  const indexes = new Map();
  /** The lowest index on the stack that is reached from a node. @type {Map<string, number>} */
  const lows = new Map();

  /** @param {string} node */
  const visit = node => {
    const index = indexes.size;
    indexes.set(node, index);
    let low = index;
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!indexes.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, indexes.get(next) ?? low);
    }
    lows.set(node, low);
    if (low === index) components.push(stack.splice(stack.indexOf(node)));
    return low;
  };
  for (const node of edges.keys()) if (!indexes.has(node)) visit(node);
  return components;
}

test('the modules of src/ are read', () => {
  const index = graph.get(join(source, 'index.ts')) ?? [];
  assert.ok(index.length > 3, `src/index.ts imports only ${index.length} modules`);
  assert.ok(
    componentsOf(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
      ]),
    )[0]?.length === 3,
  );
});

test('no circle of imports has more than two modules', () => {
  const circles = componentsOf(graph)
    .filter(files => files.length > 2)
    .map(files => files.map(file => relative(root, file)).sort());
  assert.deepEqual(circles, []);
});
