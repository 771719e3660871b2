/** The change log: a sequence number on each request, and a NOTIFY at the commit of each change. */
import type { Change, ChangeLog } from '../../app/store.ts';
import type { Database, Row, Sql } from './database.ts';
import { isShared } from './request-list.ts';

/** Channel of LISTEN and NOTIFY. */
export const channel = 'support_requests';

/**
 * Gives a changed request the next sequence and notifies the other processes. It has to be the last statement of a transaction:
 * its lock, which is held until the commit, makes a customer's sequences visible in order, so that a client which reads the log
 * after a sequence misses no change.
 */
export async function recordChange(sql: Sql, customer: string, key: string): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [customer]);
  // Colleagues read the changes of several customers in one order.
  await sql.query(
    `select pg_advisory_xact_lock(hashtextextended('organisation ' || organisation, 0)) from requests
    where customer = $1 and key = $2 and organisation is not null`,
    [customer, key],
  );
  await sql.query(
    `with changed as (
      update requests set change = nextval('request_change')
      where customer = $1 and key = $2
      returning customer, key, updated_at, change, organisation
    )
    select pg_notify('${channel}', json_build_object(
      'customer', customer, 'key', key, 'updatedAt', updated_at, 'sequence', change, 'organisation', organisation
    )::text) from changed`,
    [customer, key],
  );
}

/** The change in the payload of a notification. */
export function readMessage(payload: string): Change {
  const { organisation, ...change } = JSON.parse(payload) as Change & { organisation?: string | null };
  return organisation ? { ...change, organisation } : change;
}

export function toChange(row: Row): Change {
  return {
    customer: row['customer'] as string,
    key: row['key'] as string,
    updatedAt: row['updated_at'] as number,
    sequence: row['change'] as number,
  };
}

const visible = `(r.customer = $1 or ${isShared('$1', '$2::text')})`;

export function changeLog(database: Database): ChangeLog {
  return {
    list: async ({ customer, organisation }, after) =>
      (
        await database.query(
          `select r.customer, r.key, r.updated_at, r.change from requests r
          where ${visible} and r.change > $3 order by r.change`,
          [customer, organisation ?? null, after],
        )
      ).map(toChange),
    last: async ({ customer, organisation }) => {
      const [row] = await database.query(
        `select coalesce(max(r.change), 0) as last from requests r where ${visible}`,
        [customer, organisation ?? null],
      );
      return row?.['last'] as number;
    },
  };
}
