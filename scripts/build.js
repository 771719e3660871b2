import { rm } from 'node:fs/promises';
import { buildBadge } from './build/badge.js';
import { writeIntegrity } from './build/integrity.js';
import { collectLicenses } from './build/licenses.js';
import { buildManifest } from './build/manifest.js';
import { buildModules } from './build/modules.js';
import { dist } from './build/paths.js';
import { buildScript } from './build/script.js';
import { buildTypes } from './build/types.js';

const pageOnly = process.argv.includes('--page');
const acceptModules = process.argv.includes('--accept-modules');

/** What a page loads: enough for the dev server, which calls this on every change of a source. */
async function buildForPages() {
  const licenses = collectLicenses();
  await buildScript({ plugins: [licenses.plugin], acceptModules });
  await buildBadge({ plugins: [licenses.plugin] });
  await writeIntegrity();
  await licenses.write();
}

/** What else the package holds. */
async function buildForBundlers() {
  await buildModules();
  await buildTypes();
  await buildManifest();
}

try {
  // Only a whole build starts afresh: the dev server goes on serving the files while they are replaced.
  if (!pageOnly) await rm(dist, { recursive: true, force: true });
  await buildForPages();
  if (!pageOnly) await buildForBundlers();
  console.log('Built dist/');
} catch (error) {
  // The message says it all; the stack leads into the bundler.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
