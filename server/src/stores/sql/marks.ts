import type { Marks } from '../../app/store.ts';
import { textList, type Database } from './database.ts';

/** Read marks of the requests of a helpdesk. */
export function markStore(database: Database): Marks {
  return {
    list: async (customer, keys) => {
      const rows = await database.query(
        `select request_key, read_until from marks
        where customer = $1 and request_key in (select json_array_elements_text($2::text::json))`,
        [customer, textList(keys)],
      );
      return new Map(rows.map(row => [row['request_key'] as string, row['read_until'] as number]));
    },
    set: async (customer, key, readUntil) => {
      await database.query(
        `insert into marks as m (customer, request_key, read_until) values ($1, $2, $3)
        on conflict (customer, request_key)
          do update set read_until = greatest(m.read_until, excluded.read_until)`,
        [customer, key, readUntil],
      );
    },
  };
}
