import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';

/**
 * Serves `dist/` as it is, the way a CDN would. Vite's dev server would take it for source: it rewrites dynamic imports
 * and then puts an `import` into a file that a classic `<script>` loads.
 *
 * @returns {import('vite').Plugin}
 */
export function serveDist() {
  return {
    name: 'serve-dist',
    configureServer(server) {
      const dist = join(server.config.root, 'dist');
      server.middlewares.use('/dist', async (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*/s, ''));
        const file = normalize(join(dist, path));
        const known = file.startsWith(dist + sep) && (await stat(file).catch(() => undefined))?.isFile();
        if (!known) {
          // Not `next()`: the dev server would answer with a page, and a script tag would choke on it.
          if (!/\.(js|json|map|css|ts|txt)$/.test(path)) return next();
          response.statusCode = 404;
          return response.end();
        }
        response.setHeader('Content-Type', type(file));
        response.setHeader('Cache-Control', 'no-cache');
        createReadStream(file).pipe(response);
      });
    },
  };
}

/** @param {string} file */
function type(file) {
  if (file.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (file.endsWith('.css')) return 'text/css; charset=utf-8';
  return file.endsWith('.json') || file.endsWith('.map') ? 'application/json' : 'text/plain; charset=utf-8';
}
