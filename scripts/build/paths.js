import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where things are, so that no other script spells a path twice. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
export const src = `${root}/src`;
export const dist = `${root}/dist`;
/** The one Trusted Types policy is made here. */
export const policyModule = `${src}/trusted-types.ts`;
/** Which module is in which file that a script tag loads. */
export const modulesFile = `${dist}/support-requests.modules.json`;
/** Which modules the main file holds, as it is checked in. */
export const moduleListFile = `${root}/main-file.modules.txt`;

/** What one `<script>` tag loads. */
export const standaloneFile = 'support-requests.js';
/** The badge for a page's menu, likewise. */
export const badgeFile = 'support-unread-badge.js';

/**
 * Names, without extension, of the TypeScript files that stand directly in a folder.
 *
 * @param {string} folder
 */
export async function sourcesIn(folder) {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => name.slice(0, -'.ts'.length))
    .sort();
}
