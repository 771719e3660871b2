import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { root } from '../build/paths.js';

/**
 * The mails of the tests in test/support/mails: Node cannot import TypeScript.
 *
 * @param {string} file without its ending
 * @returns {Promise<Record<string, readonly import('../../test/support/mails/mail.ts').Mail[]>>}
 */
export async function loadMails(file) {
  const path = join(root, `test/support/mails/${file}.ts`);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path);
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
