/**
 * Locks a folder for one process, because two would break the embedded database. Files `server.lock-<generation>` in the folder, of which
 * the highest counts: who finds it released or its process dead creates the next one, which only one can. Its name is never used again,
 * so that no slow process removes or replaces the lock of another one.
 */
import { readFile, readdir, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Holder {
  readonly pid: number;
  /** Where the pid means something: two containers both have a process 1. */
  readonly realm: string;
  /** Tells the process from a later one with the same pid; empty where that is not known. */
  readonly started: string;
  readonly released?: boolean;
}

export interface LockTimes {
  /** Milliseconds between two signs of life in the lock. */
  readonly beatMs: number;
  /** Milliseconds without one after which a process of another container or machine counts as dead. */
  readonly deadMs: number;
}

const usualTimes: LockTimes = { beatMs: 2000, deadMs: 10_000 };

/** The file of earlier versions, with a pid only. */
const earlierFile = 'server.pid';
const pattern = /^server\.lock-(\d+)$/;
const fileOf = (folder: string, generation: number): string => join(folder, `server.lock-${generation}`);

/** The namespace of pids, and the machine since its last start. */
async function realmOf(): Promise<string> {
  const parts = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname()),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return parts.join(' ').trim();
}

/** Start of a process, in ticks since the start of the machine: field 22, after the name in parentheses. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function isRunning({ pid, started }: Holder): Promise<boolean> {
  try {
    // Signal 0 only tests whether the process exists.
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !started || (await startOf(pid)) === started;
}

/** Whether the lock gets a sign of life while it is watched. */
async function isBeating(file: string, { beatMs, deadMs }: LockTimes): Promise<boolean> {
  const beatOf = () => stat(file).then(({ mtimeMs }) => mtimeMs);
  const first = await beatOf();
  for (let watched = 0; watched < deadMs; watched += beatMs) {
    await pause(beatMs);
    if ((await beatOf()) !== first) return true;
  }
  return false;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8');
  try {
    const holder = JSON.parse(text) as Holder | number;
    return typeof holder === 'number' ? { pid: holder, realm: '', started: '' } : holder;
  } catch {
    // It is being written just now, or was cut off: only signs of life can tell.
    return undefined;
  }
}

const inUse = (who: string, folder: string, file: string): Error =>
  new Error(
    `${who} already uses ${folder}. Stop it, take another DATA_DIR, or let both use one PostgreSQL server with DATABASE_URL. If it is no such server, remove ${file}.`,
  );

/** @throws Error where its process lives */
async function requireDead(folder: string, file: string, realm: string, times: LockTimes): Promise<void> {
  const holder = await readHolder(file);
  if (holder?.released) return;
  if (holder && (holder.realm === realm || holder.realm === '')) {
    const isOther = holder.pid !== process.pid || holder.started !== '';
    if (isOther && (await isRunning(holder))) throw inUse(`Process ${holder.pid}`, folder, file);
  } else if (await isBeating(file, times)) {
    throw inUse('A server of another container or machine', folder, file);
  }
}

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap(name => Number(pattern.exec(name)?.[1] ?? [])).sort((a, b) => b - a);
}

/**
 * Takes over the lock of a process that no longer runs. Resolves to the function that unlocks.
 *
 * @throws Error where another process holds the lock
 */
export async function lockFolder(
  folder: string,
  times: LockTimes = usualTimes,
): Promise<() => Promise<void>> {
  const realm = await realmOf();
  const holder: Holder = { pid: process.pid, realm, started: await startOf(process.pid) };
  for (;;) {
    const [last = 0] = await generations(folder);
    const before = last ? fileOf(folder, last) : join(folder, earlierFile);
    try {
      await requireDead(folder, before, realm, times);
    } catch (error) {
      // Without a lock, or removed meanwhile by the holder of a later one.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const file = fileOf(folder, last + 1);
    try {
      await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    const [highest = 0, ...earlier] = await generations(folder);
    if (highest !== last + 1) {
      await rm(file, { force: true });
      continue;
    }
    for (const generation of earlier) await rm(fileOf(folder, generation), { force: true });
    await rm(join(folder, earlierFile), { force: true });
    return keep(file, holder, times);
  }
}

/** Gives signs of life until it is released. */
function keep(file: string, holder: Holder, { beatMs }: LockTimes): () => Promise<void> {
  const beat = setInterval(() => {
    const now = new Date();
    // A folder that cannot be written just now shows in the database, too.
    utimes(file, now, now).catch(() => undefined);
  }, beatMs).unref();
  return async () => {
    clearInterval(beat);
    await writeFile(file, JSON.stringify({ ...holder, released: true }));
  };
}
