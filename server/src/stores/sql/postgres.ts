import { createHash } from 'node:crypto';
import { Pool, types, type CustomTypesConfig, type PoolClient, type PoolConfig } from 'pg';
import { StoreUnavailable } from '../../app/store.ts';
import { storable, type Database, type Sql } from './database.ts';
import { databaseError } from './errors.ts';
import { openStandingConnection } from './standing-connection.ts';

/** Times in ms and counters, far below 2 ** 53, are numbers. */
const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid, format): ((text: string) => unknown) =>
    oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as (text: string) => unknown),
};

/** Milliseconds: a statement or a locked row must not hold a connection for longer. */
const statementMs = 5000;
const lockMs = 3000;
/** Milliseconds until a connection of the pool is free, or a new one is made. */
const connectMs = 5000;
/** Milliseconds after which a server that does not even cancel its statement counts as gone. */
const silentMs = 15_000;

/** The statements are few and fixed: each is prepared once per connection, under its hash. */
function statementName(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

function port(client: Pool | PoolClient): Sql {
  return {
    query: async (text, params) => {
      const values = storable(params).map(param =>
        param instanceof Uint8Array ? Buffer.from(param) : param,
      );
      try {
        return (await client.query<Record<string, unknown>>({ name: statementName(text), text, values }))
          .rows;
      } catch (error) {
        throw databaseError(error);
      }
    },
  };
}

/**
 * A PostgreSQL server, over a pool of at most `connections` and two connections beside it, for notifications and for the lock for
 * life. It survives restarts of the server: calls in between reject with `StoreUnavailable`.
 *
 * @param url like `postgres://user:password@host:port/database`
 * @throws Error where the server cannot be reached
 */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const config: PoolConfig = {
    connectionString: url,
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    query_timeout: silentMs,
  };
  const pool = new Pool({ ...config, max: connections });
  // Without listeners, a connection that breaks while no statement runs on it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  // Fails at the start for a wrong URL, not at the first call of a customer.
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = message || code || 'no answer';
    throw new Error(`PostgreSQL can't be reached: ${reason}. Check DATABASE_URL.`, { cause: error });
  });
  // Apart: where the lock has to be waited for, notifications come back at once.
  const living = openStandingConnection(config);
  const listening = openStandingConnection(config);

  async function connect(): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw databaseError(error);
    }
  }

  return {
    ...port(pool),
    transaction: async work => {
      const client = await connect();
      const sql = port(client);
      let broken: Error | undefined;
      try {
        await sql.query('begin');
        const result = await work(sql);
        await sql.query('commit');
        return result;
      } catch (error) {
        await sql.query('rollback').catch((failure: unknown) => (broken = failure as Error));
        throw error;
      } finally {
        // A broken connection does not go back to the pool.
        client.release(broken);
      }
    },
    ready: async () => {
      await port(pool).query('select 1');
      if (!listening.isUp())
        throw new StoreUnavailable('The connection for notifications is being made anew');
    },
    listen: (channel, message, ready) => listening.listen(channel, message, ready),
    withLock: async (lock, work, stop) => {
      const holder = openStandingConnection(config);
      const giveUp = (): void => void holder.close();
      stop?.addEventListener('abort', giveUp, { once: true });
      try {
        await holder.hold(lock);
        stop?.removeEventListener('abort', giveUp);
        return await work();
      } finally {
        stop?.removeEventListener('abort', giveUp);
        await holder.close();
      }
    },
    holdLockForLife: lock => living.hold(lock),
    pool: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      await Promise.all([living.close(), listening.close(), pool.end()]);
    },
  };
}
