import postgres from 'postgres';
import { lockClass, storable, type Database, type Sql } from './database.ts';

type Client = postgres.Sql<{ bigint: number }> | postgres.TransactionSql<{ bigint: number }>;

function port(client: Client): Sql {
  return {
    query: async (text, params) => [
      ...(await client.unsafe<Record<string, unknown>[]>(text, storable(params), { prepare: true })),
    ],
  };
}

/**
 * A PostgreSQL server, over a pool of at most `connections`. `url` is like `postgres://user:password@host:port/database`.
 *
 * @throws Error where the server cannot be reached
 */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const client = postgres(url, {
    max: connections,
    onnotice: () => undefined,
    types: {
      // Times in ms and counters: far below 2 ** 53.
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
    },
  });
  // Fails at the start for a wrong URL, not at the first call of a customer.
  await client`select 1`.catch(async (error: unknown) => {
    await client.end({ timeout: 0 });
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = message || code || 'no answer';
    throw new Error(`PostgreSQL can't be reached: ${reason}. Check DATABASE_URL.`, { cause: error });
  });
  return {
    ...port(client),
    transaction: async work => (await client.begin(async sql => ({ result: await work(port(sql)) }))).result,
    listen: async (channel, message, ready) => {
      await client.listen(channel, message, ready);
    },
    withLock: async (lock, work) => {
      const connection = await client.reserve();
      try {
        await connection.unsafe('select pg_advisory_lock($1, $2)', [lockClass, lock]);
        return await work();
      } finally {
        await connection.unsafe('select pg_advisory_unlock($1, $2)', [lockClass, lock]);
        connection.release();
      }
    },
    holdLockForLife: async lock => {
      // Never released: the lock lives as long as this connection. If the connection breaks, other processes count this one as dead:
      // a retry takes over a call that still runs here, and the call that runs here adds nothing.
      const connection = await client.reserve();
      await connection.unsafe('select pg_advisory_lock($1, $2)', [lockClass, lock]);
    },
    close: () => client.end({ timeout: 1 }),
  };
}
