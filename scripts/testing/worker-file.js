import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

/**
 * Serves msw's service worker from the root, where its scope includes every page.
 *
 * @returns {import('@web/dev-server-core').Middleware}
 */
export function workerFile() {
  return async (context, next) => {
    if (context.path !== '/mockServiceWorker.js') return next();
    context.type = 'text/javascript';
    context.body = await readFile(file, 'utf8');
  };
}
