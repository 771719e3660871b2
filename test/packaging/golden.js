/** Texts that a test compares with a file of test/packaging/golden; `GOLDEN=update` writes them anew. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';

/** What differs from run to run: keys, times and the zone. @param {string} text */
const steady = text =>
  text
    .replace(/https?:\/\/\S+/g, 'URL')
    .replace(/CS-\d+/g, 'CS-N')
    .replace(/\d{1,2}:\d{2}\s[AP]M/g, 'TIME')
    .replace(/(today|yesterday|[A-Z][a-z]{2} \d{1,2}), TIME/g, 'DAY, TIME')
    .replace(/just now|\d+ (second|minute)s? ago/g, 'DAY, TIME')
    .replace(/Times: [\w ]+/g, 'Times: ZONE');

/** @param {string} name @param {string} text */
export async function compare(name, text) {
  const file = new URL(`golden/${name}.txt`, import.meta.url);
  const now = `${steady(text).trim()}\n`;
  if (process.env.GOLDEN === 'update') return writeFile(file, now);
  const hint = 'If that is right: GOLDEN=update npm run test:node -- test/packaging/golden.test.js';
  assert.equal(now, await readFile(file, 'utf8'), hint);
}
