/** Calls by their Idempotency-Key, unique per customer by the primary key. */
import {
  CallTakenOver,
  StoreUnavailable,
  type Call,
  type Calls,
  type Completion,
  type EarlierCall,
  type StoredResponse,
} from '../../app/store.ts';
import { lockClass, type Database, type Row, type Sql } from './database.ts';

/**
 * Whether the process that runs the call is alive. Each process holds an advisory lock, which PostgreSQL releases when the
 * connection ends: calls of a dead process can be taken over at once.
 */
const isAlive = `exists (
  select 1 from pg_locks
  where locktype = 'advisory' and classid = ${lockClass} and objid = calls.instance and granted
    and database = (select oid from pg_database where datname = current_database())
)`;

function toEarlierCall(row: Row): EarlierCall {
  const call = {
    key: row['key'] as string,
    fingerprint: row['fingerprint'] as string,
    startedAt: row['started_at'] as number,
  };
  if (row['status'] === null) return call;
  return {
    ...call,
    response: {
      status: row['status'] as number,
      headers: JSON.parse(row['headers'] as string) as Record<string, string>,
      body: row['body'] as string,
    },
  };
}

/** The call is this process's own and has no response yet. */
const ours = `customer = $1 and key = $2 and started_at = $3 and instance = $4 and status is null`;

/** @throws CallTakenOver */
async function save(
  sql: Sql,
  instance: number,
  customer: string,
  { key, fingerprint, startedAt }: Call,
  { status, headers, body }: StoredResponse,
): Promise<void> {
  const updated = await sql.query(
    `update calls set status = $5, headers = $6, body = $7, fingerprint = $8 where ${ours} returning 1 as updated`,
    [customer, key, startedAt, instance, status, JSON.stringify(headers), body, fingerprint],
  );
  if (!updated.length) throw new CallTakenOver('Another call took over');
}

/** Saves the response of the call that added a record. @throws CallTakenOver */
export async function complete<T>(
  sql: Sql,
  instance: number,
  customer: string,
  completion: Completion<T> | undefined,
  added: T,
): Promise<void> {
  if (completion) await save(sql, instance, customer, completion.call, completion.response(added));
}

export function callStore(database: Database, instance: number): Calls {
  /** Calls that failed while the database was away: a retry must not meet them as calls that still run. */
  const unreleased = new Set<readonly [customer: string, call: Call, unsure: boolean]>();

  async function release(customer: string, call: Call, unsure: boolean): Promise<void> {
    await database.query(
      // Of no process that lives, so that the next one takes it over.
      unsure ? `update calls set instance = 0 where ${ours}` : `delete from calls where ${ours}`,
      [customer, call.key, call.startedAt, instance],
    );
  }

  async function begin(
    customer: string,
    call: Call,
    abandonedBefore: number,
  ): Promise<EarlierCall | undefined> {
    const [begun] = await database.query(
      // The statement sees the earlier row as it was.
      `with earlier as (select * from calls where customer = $1 and key = $2),
      begun as (
        insert into calls (customer, key, fingerprint, started_at, instance) values ($1, $2, $3, $4, $5)
        on conflict (customer, key) do update
          set started_at = excluded.started_at, instance = excluded.instance
          where calls.status is null and (calls.started_at < $6 or not ${isAlive})
        returning 1
      )
      select earlier.* from begun left join earlier on true`,
      [customer, call.key, call.fingerprint, call.startedAt, instance, abandonedBefore],
    );
    if (begun) return begun['key'] === null ? undefined : { ...toEarlierCall(begun), over: true };
    const [earlier] = await database.query('select * from calls where customer = $1 and key = $2', [
      customer,
      call.key,
    ]);
    // Deleted between the two statements: the key is free again.
    return earlier ? toEarlierCall(earlier) : begin(customer, call, abandonedBefore);
  }

  return {
    beginCall: async (...args) => {
      for (const late of unreleased) {
        await release(...late);
        unreleased.delete(late);
      }
      try {
        return await begin(...args);
      } catch (error) {
        // It may have been recorded before the connection broke.
        if (error instanceof StoreUnavailable) unreleased.add([args[0], args[1], true]);
        throw error;
      }
    },
    completeCall: (customer, call, response) => save(database, instance, customer, call, response),
    releaseCall: async (customer, call, unsure = false) => {
      try {
        await release(customer, call, unsure);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        unreleased.add([customer, call, unsure]);
      }
    },
  };
}
