/** Entry point of `npm run serve`. The settings come from the environment: see settings.ts. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StoreUnavailable } from './app/store.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { readSettings } from './settings.ts';
import { startServer } from './server.ts';

/** Of the built package; in the repository the panel is made of its sources. */
const built = fileURLToPath(new URL('panel', import.meta.url));
const root = existsSync(built) ? built : fileURLToPath(new URL('../..', import.meta.url));

try {
  const settings = readSettings(process.env);
  const report = (error: unknown): void => {
    if (error instanceof StoreUnavailable) console.error(`The database is not available: ${error.message}`);
    else console.error(error);
  };
  const server = await startServer(settings, root, report);

  closeOnSignal(() => server.close());

  console.log(`Listening on ${server.url}, the API below ${server.url}/api/support`);
  console.log(`Data in ${server.storage}`);
  for (const [name, link] of server.signInLinks) console.log(`Sign in as ${name}: ${link}`);
  if (settings.demoTokens) console.log('Bearer tokens: demo-customer-1, demo-customer-2');
  else if (settings.demo) console.log('The public demo tokens are off, since PUBLIC_URL is set.');
  if (!settings.scriptedAgent) console.log('Play support: npm run agent -- list');
  console.log('Ready');
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') console.error('The port is in use. Set PORT to another one.');
  else console.error(message || error);
  process.exit(1);
}
