#!/usr/bin/env node
/** `support-requests-server`: see `usage`. */
import { parseArgs } from 'node:util';

const usage = `The server for <support-requests>.

  support-requests-server                         a demo with two customers, on an embedded database
  support-requests-server --config server.json    the server for your panel (or .js; .ts from Node 22.18 on)
  support-requests-server agent list              plays support; agent --help says more

How customers sign in: docs/identity.md. Every setting, and how to run it for good: docs/operate.md.`;

/** Ends the process, with the code 1 where closing fails. */
function closeOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function serve(path: string): Promise<void> {
  const { loadConfig } = await import('./config/load.ts');
  const { startConfiguredServer } = await import('./configured-server.ts');
  const config = await loadConfig(path, process.env);
  const server = await startConfiguredServer(config, error => console.error(error));
  closeOnSignal(() => server.close());
  console.log(
    `Listening on ${server.url}, the API below ${config.publicOrigin ?? server.url}${config.basePath}`,
  );
  console.log(`Data in ${server.storage}`);
  console.log('Ready');
}

async function run(): Promise<void> {
  if (process.argv[2] === 'agent') {
    process.argv.splice(2, 1);
    await import('./agent/command.ts');
    return;
  }
  const { values } = parseArgs({
    options: {
      config: { type: 'string', short: 'c' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(usage);
  else if (values.config !== undefined) await serve(values.config);
  else {
    process.env['SUPPORT_DEMO'] ??= '1';
    await import('./main.ts');
  }
}

try {
  await run();
} catch (error) {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('ERR_PARSE_ARGS')) console.error(`${message}\n\n${usage}`);
  else if (code === 'EADDRINUSE') console.error('The port is in use. Set "port" to another one.');
  else console.error(message || error);
  process.exit(1);
}
