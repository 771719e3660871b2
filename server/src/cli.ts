#!/usr/bin/env node
/** `support-requests-server`: see `usage`. */
import { parseArgs } from 'node:util';
import { closeOnSignal } from './close-on-signal.ts';

const usage = `The server for <support-requests>.

  support-requests-server                         a demo with two customers, on an embedded database
  support-requests-server --config server.json    the server for your panel (or .js; .ts from Node 22.18 on)
  support-requests-server init                    asks some questions and writes server.js (--to another file)
  support-requests-server agent list              plays support; agent --help says more
  support-requests-server clean --config server.json
                                                  deletes what is no longer kept (retention); the server does so daily
  support-requests-server export 4711 --to folder --config server.json
                                                  all that is stored of the customer with the key 4711
  support-requests-server erase 4711 --yes --config server.json
                                                  erases it, for ever

How customers sign in: docs/identity.md. Every setting, and how to run it for good: docs/operate.md.`;

async function serve(path: string): Promise<void> {
  const { loadConfig } = await import('./config/load.ts');
  const { startConfiguredServer } = await import('./configured-server.ts');
  const { createLog } = await import('./operation/log.ts');
  const config = await loadConfig(path, process.env);
  const log = createLog(config.logLevel);
  const server = await startConfiguredServer(config, log);
  closeOnSignal(() => server.close());
  const api = (config.publicOrigin ?? server.url) + config.basePath;
  log.info({ metrics: server.metricsUrl }, `Listening on ${server.url}, the API below ${api}`);
  log.info(`Data in ${server.storage}`);
  log.info('Ready');
}

/** `export` and `erase`. */
async function changeData(
  command: string,
  customer: string | undefined,
  { config: path, to, yes }: { config?: string; to?: string; yes?: boolean },
): Promise<void> {
  const { loadConfig } = await import('./config/load.ts');
  const { eraseCommand, exportCommand } = await import('./operation/data-command.ts');
  if (!customer || !path) throw new Error(`Say which customer, and with which --config.\n\n${usage}`);
  const config = await loadConfig(path, process.env);
  if (command === 'export') {
    if (!to) throw new Error('Say where to: --to folder, which must not exist yet.');
    console.log(await exportCommand(config, customer, to));
  } else {
    if (!yes)
      throw new Error(`This erases all that is stored of the customer ${customer}. If so, add --yes.`);
    console.log(await eraseCommand(config, customer));
  }
}

/** What is no longer kept, now. */
async function cleanNow(path: string | undefined): Promise<void> {
  const { loadConfig } = await import('./config/load.ts');
  const { cleanCommand } = await import('./operation/data-command.ts');
  if (!path) throw new Error(`Say with which --config.\n\n${usage}`);
  const config = await loadConfig(path, process.env);
  console.log(await cleanCommand(config, config.retention));
}

async function run(): Promise<void> {
  if (process.argv[2] === 'agent') {
    process.argv.splice(2, 1);
    await import('./agent/command.ts');
    return;
  }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      config: { type: 'string', short: 'c' },
      to: { type: 'string' },
      yes: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, customer, ...rest] = positionals;
  if (values.help) console.log(usage);
  else if (command === 'export' || command === 'erase') await changeData(command, customer, values);
  else if (command === 'clean' && customer === undefined) await cleanNow(values.config);
  else if (command === 'init' && customer === undefined) {
    const { init } = await import('./init.ts');
    await init(values.to ?? 'server.js', process.stdin, process.stdout, process.env);
  } else if (command !== undefined || rest.length) throw new Error(`${command} is no command.\n\n${usage}`);
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
