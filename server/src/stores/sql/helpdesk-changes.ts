/** The change log of a helpdesk: what its feed has told, in an order of our own, shared by all servers. */
import type { DeskChange } from '../../app/desk.ts';
import type { ChangeLog } from '../../app/store.ts';
import { channel, toChange } from './changes.ts';
import type { Database, Sql } from './database.ts';

export interface HelpdeskChangeLog extends ChangeLog {
  /** Adds a change and its cursor, if it has one. One that is known, or older than what is known, only moves the cursor. */
  record(change: DeskChange): Promise<void>;
  moveCursor(cursor: string): Promise<void>;
  /** The cursor of the last change. */
  cursor(): Promise<string | undefined>;
}

async function moveCursor(sql: Sql, cursor: string): Promise<void> {
  await sql.query(
    `insert into helpdesk_cursor (cursor) values ($1) on conflict (id) do update set cursor = excluded.cursor`,
    [cursor],
  );
}

export function helpdeskChangeLog(database: Database): HelpdeskChangeLog {
  return {
    list: async ({ customer }, after) =>
      (
        await database.query(
          `select customer, key, updated_at, change from helpdesk_changes
          where customer = $1 and change > $2 order by change`,
          [customer, after],
        )
      ).map(toChange),

    last: async ({ customer }) => {
      const [row] = await database.query(
        'select coalesce(max(change), 0) as last from helpdesk_changes where customer = $1',
        [customer],
      );
      return row?.['last'] as number;
    },

    moveCursor: cursor => moveCursor(database, cursor),

    record: ({ customer, key, updatedAt, version = updatedAt, cursor }) =>
      database.transaction(async sql => {
        if (cursor !== undefined) await moveCursor(sql, cursor);
        // As in changes.ts: sequences of a customer become visible in order.
        await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [customer]);
        await sql.query(
          `with changed as (
            insert into helpdesk_changes as known (customer, key, updated_at, version, change)
            values ($1, $2, $3, $4, nextval('request_change'))
            on conflict (customer, key) do update
              set updated_at = excluded.updated_at, version = excluded.version, change = excluded.change
              where known.version < excluded.version
            returning customer, key, updated_at, change
          )
          select pg_notify('${channel}', json_build_object(
            'customer', customer, 'key', key, 'updatedAt', updated_at, 'sequence', change
          )::text) from changed`,
          [customer, key, updatedAt, version],
        );
      }),

    cursor: async () => {
      const [row] = await database.query('select cursor from helpdesk_cursor');
      return row?.['cursor'] as string | undefined;
    },
  };
}
