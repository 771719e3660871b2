/** The change log of a helpdesk: what its feed has told, in an order of our own, shared by all servers. */
import type { DeskChange } from '../../app/desk.ts';
import type { ChangeLog } from '../../app/store.ts';
import { channel, toChange } from './changes.ts';
import type { Database } from './database.ts';

export interface HelpdeskChangeLog extends ChangeLog {
  /** Adds a change and its cursor. One that is known, or older than what is known, only moves the cursor. */
  record(change: DeskChange): Promise<void>;
  /** The cursor of the last change. */
  cursor(): Promise<string | undefined>;
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

    record: ({ customer, key, updatedAt, cursor }) =>
      database.transaction(async sql => {
        await sql.query(
          `insert into helpdesk_cursor (cursor) values ($1) on conflict (id) do update set cursor = excluded.cursor`,
          [cursor],
        );
        // As in changes.ts: sequences of a customer become visible in order.
        await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [customer]);
        await sql.query(
          `with changed as (
            insert into helpdesk_changes as known (customer, key, updated_at, change)
            values ($1, $2, $3, nextval('request_change'))
            on conflict (customer, key) do update
              set updated_at = excluded.updated_at, change = excluded.change
              where known.updated_at < excluded.updated_at
            returning customer, key, updated_at, change
          )
          select pg_notify('${channel}', json_build_object(
            'customer', customer, 'key', key, 'updatedAt', updated_at, 'sequence', change
          )::text) from changed`,
          [customer, key, updatedAt],
        );
      }),

    cursor: async () => {
      const [row] = await database.query('select cursor from helpdesk_cursor');
      return row?.['cursor'] as string | undefined;
    },
  };
}
