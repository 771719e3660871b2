import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { ConfigError } from './reader.ts';

async function readModule(file: string): Promise<unknown> {
  const { default: value } = (await import(pathToFileURL(file).href)) as { default?: unknown };
  if (value === undefined) throw new ConfigError(`${file} has no default export.`);
  return value;
}

async function readValue(file: string): Promise<unknown> {
  if (extname(file) !== '.json') return readModule(file);
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

/**
 * Loads `server.json`, or a module (`.js`, `.ts` where Node reads TypeScript) whose default export is the configuration.
 *
 * @throws ConfigError that names the file and everything that is wrong in it
 */
export async function loadConfig(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  const file = resolve(path);
  try {
    return readConfig(await readValue(file), environment);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ConfigError(`${path} does not exist.`);
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
      throw new ConfigError(
        `${path}: this Node cannot read TypeScript. Write it as .js, or take Node 22.18 or later.`,
      );
    if (error instanceof ConfigError) throw new ConfigError(message.replace(/^/gm, `${path}: `));
    throw error;
  }
}
