import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/build/paths.js';

/** Exports for the tests in Node. */
const exported = {
  createApp: 'server/src/app/app.ts',
  createMemoryStore: 'server/src/stores/browser/memory-store.ts',
  memoryCatalogue: 'server/src/app/memory-catalogue.ts',
  demoCompany: 'server/src/seed/company.ts',
  withCors: 'server/src/app/http/cors.ts',
};

/** The server's app with its store in memory, bundled because Node cannot import TypeScript. */
export async function loadBackend() {
  const entry = Object.entries(exported)
    .map(([name, path]) => `export { ${name} } from ${JSON.stringify(join(root, path))};`)
    .join('\n');
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id.endsWith('backend-entry.js') ? '\0backend-entry.js' : null),
        load: id => (id === '\0backend-entry.js' ? entry : null),
      },
    ],
    build: { write: false, minify: false, lib: { entry: 'backend-entry.js', formats: ['es'] } },
  });
  const [{ output: [chunk] = [] } = {}] = /** @type {any[]} */ ([output].flat());
  return import(`data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`);
}
