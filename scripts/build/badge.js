import { build } from 'vite';
import { minifyTemplates } from './minify-templates.js';
import { shared, target } from './options.js';
import { badgeStart } from './script-start.js';
import { badgeFile, dist, src } from './paths.js';

/** Nothing is exported, so that no global is made for it. */
const entry = 'badge-entry.js';

/**
 * Builds the badge for a page's menu as a file of its own, loaded by a classic script or a module; it needs no other.
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
