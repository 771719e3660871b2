import { rm } from 'node:fs/promises';
import { writeIntegrity } from './build/integrity.js';
import { buildLazy } from './build/lazy.js';
import { collectLicenses } from './build/licenses.js';
import { buildManifest } from './build/manifest.js';
import { buildModules } from './build/modules.js';
import { dist } from './build/paths.js';
import { buildStandalone } from './build/standalone.js';
import { buildTypes } from './build/types.js';

// Everything that the package holds, one after the other: each step is quick, and messages stay in order.
const licenses = collectLicenses();

await rm(dist, { recursive: true, force: true });
await buildStandalone({ plugins: [licenses.plugin] });
await writeIntegrity();
await buildLazy({ plugins: [licenses.plugin] });
await licenses.write();
await buildModules();
await buildTypes();
await buildManifest();
console.log('Built dist/');
