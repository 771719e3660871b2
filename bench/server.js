/**
 * The figures of the server: `npm run bench:server`, or `npm run bench:server -- load memory` for some of them, with `--small` only to see
 * that they run. Everything stays on loopback and is bounded.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { missing, startPostgres } from '../test/server/postgres-server.js';
import { benchBare, benchServer, benchTwoServers, benchUploads } from './server/load.js';
import { benchMemory } from './server/memory.js';
import { benchNeighbour } from './server/neighbour.js';
import { small } from './server/size.js';

/** Runs once with the embedded database, and once with PostgreSQL where it is installed. @param {(name: string, environment: Record<string, string>) => Promise<unknown>} bench */
async function onBoth(bench) {
  await bench('Embedded PostgreSQL (PGlite)', {});
  await onPostgres(bench);
}

/** @param {(name: string, environment: Record<string, string>) => Promise<unknown>} bench */
async function onPostgres(bench) {
  if (missing) return;
  const database = await startPostgres({ fsync: true });
  try {
    await bench('PostgreSQL server', { DATABASE_URL: database.url });
  } finally {
    await database.stop();
  }
}

/** A test with a larger number. @param {string} file @param {Record<string, string>} environment */
async function runTest(file, environment) {
  console.log(`\n${file}, ${JSON.stringify(environment)}`);
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', file], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code) process.exitCode = 1;
}

/** @type {Record<string, () => Promise<unknown>>} */
const parts = {
  load: async () => {
    let list = '';
    await onBoth(async (name, environment) => (list = await benchServer(name, environment)));
    await onPostgres(benchTwoServers);
    await benchBare(list);
  },
  uploads: () => onBoth(benchUploads),
  memory: () => onBoth(benchMemory),
  neighbour: () => onBoth(benchNeighbour),
  apart: () => runTest('test/server/helpdesk/apart.test.js', { CALLS: small ? '100' : '10000' }),
  restarts: () => runTest('test/server/database-restarts.test.js', { DATABASE_RESTARTS: small ? '2' : '50' }),
};

const given = process.argv.slice(2).filter(name => name !== '--small');
for (const name of given.length ? given : Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`There is no "${name}": ${Object.keys(parts).join(', ')}`);
  await part();
}
