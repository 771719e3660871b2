import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { examples, packaged } from './examples.js';

const run = async (/** @type {string} */ file, /** @type {string[]} */ ...args) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], {
    cwd: examples,
  }).catch(error => error);
  return `${stdout}${stderr}`;
};

/**
 * The types for templates: each file in examples/types holds what is right and, marked, what is wrong, and the compiler of its framework
 * agrees.
 */
export function testTypes() {
  describe('the types of templates', () => {
    for (const framework of ['react', 'preact', 'solid']) {
      test(`find what is wrong, and only that: ${framework}`, async () => {
        assert.equal(await run(packaged('typescript/bin/tsc'), '-p', `types/tsconfig.${framework}.json`), '');
      });
    }

    test('find what is wrong, and only that: vue', async () => {
      assert.equal(await run(packaged('vue-tsc/bin/vue-tsc.js'), '-p', 'types/tsconfig.vue.json'), '');
    });

    test('find what is wrong, and only that: svelte', async () => {
      const out = await run(
        packaged('svelte-check/bin/svelte-check'),
        ...['--workspace', 'types/svelte', '--tsconfig', './tsconfig.json', '--output', 'machine'],
      );
      const found = [...out.matchAll(/ERROR "Svelte\.svelte" (\d+):\d+ "(.*)"/g)].map(([, line, text]) => [
        Number(line),
        /(green|api-bse|requestcreatd|request-creatd|toUpperCase)/.exec(text ?? '')?.[1],
      ]);
      assert.deepEqual(
        found,
        [
          [22, 'green'],
          [23, 'api-bse'],
          [24, 'request-creatd'],
          [25, 'toUpperCase'],
        ],
        out,
      );
    });
  });
}
