/** Where the agent's command finds the running server: a file in DATA_DIR that only its owner can read. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface AgentAddress {
  /** URL of the agent's routes. */
  readonly url: string;
  /** Bearer token of these routes. */
  readonly token: string;
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'agent.json');

/** Resolves to `undefined` where no server has written an address. */
export async function readAddress(dataFolder: string): Promise<AgentAddress | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as AgentAddress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the file atomically. */
export async function writeAddress(dataFolder: string, address: AgentAddress): Promise<void> {
  const temporary = `${fileIn(dataFolder)}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(address), { mode: 0o600 });
  await rename(temporary, fileIn(dataFolder));
}

/** Removes the file, unless another server has replaced it since. */
export async function removeAddress(dataFolder: string, { token }: AgentAddress): Promise<void> {
  if ((await readAddress(dataFolder))?.token === token) await rm(fileIn(dataFolder), { force: true });
}
