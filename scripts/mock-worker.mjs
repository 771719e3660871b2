/** `npm run mock:worker`: copies the service worker of the installed msw to public/. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../public/mockServiceWorker.js', import.meta.url));
mkdirSync(dirname(target), { recursive: true });
const msw = dirname(createRequire(import.meta.url).resolve('msw/package.json'));
copyFileSync(join(msw, 'lib/mockServiceWorker.js'), target);
