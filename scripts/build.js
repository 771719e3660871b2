import { rm } from 'node:fs/promises';
import { buildBadge } from './build/badge.js';
import { writeEditorData } from './build/editor-data.js';
import { writeFrameworkTypes } from './build/framework-types.js';
import { writeIntegrity } from './build/integrity.js';
import { collectLicenses } from './build/licenses.js';
import { buildManifest } from './build/manifest.js';
import { buildModules } from './build/modules.js';
import { dist } from './build/paths.js';
import { buildScript } from './build/script.js';
import { buildTypes } from './build/types.js';

const pageOnly = process.argv.includes('--page');
const acceptModules = process.argv.includes('--accept-modules');

/** What a page loads. The dev server builds only this, whenever a source changes (`--page`). */
async function buildForPages() {
  const licenses = collectLicenses();
  await buildScript({ plugins: [licenses.plugin], acceptModules });
  await buildBadge({ plugins: [licenses.plugin] });
  await writeIntegrity();
  await licenses.write();
}

/** ES modules, type declarations and the manifest. */
async function buildForBundlers() {
  await buildModules();
  const manifest = await buildManifest();
  await writeFrameworkTypes(manifest);
  await writeEditorData(manifest);
  await buildTypes();
}

try {
  // `--page` keeps the old files, since the dev server serves them during the build.
  if (!pageOnly) await rm(dist, { recursive: true, force: true });
  await buildForPages();
  if (!pageOnly) await buildForBundlers();
  console.log('Built dist/');
} catch (error) {
  // Without the stack, which only shows the bundler's internals.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
