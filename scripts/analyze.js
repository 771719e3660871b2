import { brotliCompressSync } from 'node:zlib';
import { root } from './build/paths.js';
import { buildScript } from './build/script.js';

/**
 * `npm run analyze`: prints the bytes of each module in the main file, by package or folder. They are counted before the
 * file is minified, so the sum is larger than the file: use it to compare modules. The second column is brotli, each
 * module compressed by itself.
 */

/** @type {{ group: string, name: string, bytes: number, brotli: number }[]} */
const modules = [];

await buildScript({
  write: false,
  plugins: [
    {
      name: 'analyze',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
          for (const [id, { code }] of Object.entries(chunk.modules)) {
            if (code)
              modules.push({ ...nameOf(id), bytes: code.length, brotli: brotliCompressSync(code).length });
          }
        }
      },
    },
  ],
});

const groups = groupBy(modules);
const sorted = [...groups].map(([group, members]) => ({ group, members, ...sum(members) })).sort(byBytes);

print('TOTAL', sum(modules));
for (const { group, members, ...total } of sorted) {
  console.log('');
  print(group, total);
  for (const { name, ...rest } of members.sort(byBytes)) print(`  ${name}`, rest);
}

/**
 * @param {string} id the path of a module
 */
function nameOf(id) {
  const [, name, file] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(id) ?? [];
  if (name && file) return { group: name, name: file };
  const path = id.replace(`${root}/`, '');
  const folder = path.split('/').slice(0, -1).slice(0, 2).join('/');
  return { group: folder || 'build', name: path };
}

/**
 * @param {typeof modules} all
 */
function groupBy(all) {
  /** @type {Map<string, typeof modules>} */
  const result = new Map();
  for (const module of all) result.set(module.group, [...(result.get(module.group) ?? []), module]);
  return result;
}

/**
 * @param {typeof modules} members
 */
function sum(members) {
  return {
    bytes: members.reduce((total, { bytes }) => total + bytes, 0),
    brotli: members.reduce((total, { brotli }) => total + brotli, 0),
  };
}

/**
 * @param {{ bytes: number }} a
 * @param {{ bytes: number }} b
 */
function byBytes(a, b) {
  return b.bytes - a.bytes;
}

/**
 * @param {string} label
 * @param {{ bytes: number, brotli: number }} size
 */
function print(label, { bytes, brotli }) {
  const numbers = [bytes, brotli].map(value => value.toLocaleString('en').padStart(9)).join('');
  console.log(`${label.padEnd(56)}${numbers}`);
}
