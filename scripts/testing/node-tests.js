/**
 * `npm run test:node [-- path…]`: runs all `*.test.js` below test/, or the given files and those below the given folders.
 * (`node --test` takes no patterns in Node 20.)
 */
import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import './fonts.js';

const paths = process.argv.length > 2 ? process.argv.slice(2) : ['test'];
const files = paths.flatMap(path =>
  statSync(path).isFile()
    ? resolve(path)
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.test.js'))
        .map(name => resolve(join(path, name))),
);

const count = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
/** @param {any} event @param {'passed' | 'failed'} result */
const add = ({ details, skip, todo, name, file }, result) => {
  // Suites and files are reported like tests.
  if (details.type === 'suite' || files.includes(name)) return;
  const outcome = skip !== undefined || todo !== undefined ? 'skipped' : result;
  count[outcome]++;
  if (outcome === 'failed') count.failures.push(`  ${relative(process.cwd(), file)}: ${name}`);
};

// Two at a time: most of them wait for a browser or a server.
const stream = run({ files, concurrency: 2 });
stream.on('test:pass', event => add(event, 'passed'));
stream.on('test:fail', event => {
  process.exitCode = 1;
  add(event, 'failed');
});
stream.compose(new spec()).pipe(process.stdout);
await new Promise(resolve => stream.once('close', resolve));
if (process.env['TEST_COUNTS']) appendFileSync(process.env['TEST_COUNTS'], `${JSON.stringify(count)}\n`);
