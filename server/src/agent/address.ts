/** Where the agent's command finds the running server: a file that only the same person may read. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface AgentAddress {
  readonly url: string;
  readonly token: string;
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'agent.json');

export async function readAddress(dataFolder: string): Promise<AgentAddress | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as AgentAddress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeAddress(dataFolder: string, address: AgentAddress): Promise<void> {
  const draft = `${fileIn(dataFolder)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(address), { mode: 0o600 });
  await rename(draft, fileIn(dataFolder));
}

/** Unless another server has written its own there since. */
export async function removeAddress(dataFolder: string, { token }: AgentAddress): Promise<void> {
  if ((await readAddress(dataFolder))?.token === token) await rm(fileIn(dataFolder), { force: true });
}
