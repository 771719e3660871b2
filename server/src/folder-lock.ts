import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only tests whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Locks a folder for this process by a file with its pid, because two processes would break the embedded database. Takes over the
 * lock of a process that no longer runs. Resolves to the function that unlocks.
 *
 * @throws Error where another process holds the lock
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'server.pid');
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
    if (pid > 0 && pid !== process.pid && isRunning(pid)) {
      throw new Error(
        `Process ${pid} already uses ${folder}. Stop it, take another DATA_DIR, or let both use one PostgreSQL server with DATABASE_URL. If it is no such server, remove ${file}.`,
      );
    }
    await rm(file, { force: true });
  }
}
