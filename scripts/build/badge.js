import { build } from 'vite';
import { minifyTemplates } from './minify-templates.js';
import { shared, target } from './options.js';
import { badgeStart } from './script-start.js';
import { badgeFile, dist, src } from './paths.js';

/** A virtual module without exports: for exports the format `iife` would make a global variable. */
const entry = 'badge-entry.js';

/**
 * Builds `<support-unread-badge>` as one self-contained file, for a classic script or a module.
 *
 * @param {{ plugins?: import('vite').Plugin[] }} [options]
 */
export async function buildBadge({ plugins = [] } = {}) {
  await build({
    ...shared,
    plugins: [
      {
        name: 'badge-entry',
        enforce: 'pre',
        resolveId: id => (id.endsWith(entry) ? `\0${entry}` : null),
        load: id =>
          id === `\0${entry}` ? `import ${JSON.stringify(`${src}/badge/support-unread-badge.ts`)};` : null,
      },
      minifyTemplates(),
      ...plugins,
    ],
    build: {
      target,
      outDir: dist,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'unused' },
      rolldownOptions: {
        output: {
          entryFileNames: badgeFile,
          minify: true,
          intro: badgeStart,
          postBanner: '/*! support-unread-badge | MIT */',
          comments: false,
        },
      },
    },
  });
}
