/** Requests that several customers see. */
import type { NamedPerson, Sharing, Viewer } from '../../app/team.ts';
import { recordChange } from './changes.ts';
import { textList, type Database, type Row, type Sql } from './database.ts';
import { isShared } from './request-list.ts';

export async function addPeople(
  sql: Sql,
  customer: string,
  key: string,
  people: readonly NamedPerson[],
): Promise<void> {
  for (const { id, name } of people)
    await sql.query(
      `insert into request_people (customer, request_key, person, name) values ($1, $2, $3, $4)
      on conflict do nothing`,
      [customer, key, id, name],
    );
}

/**
 * The request, locked until the commit; `undefined` where it does not exist, or where the colleague may not see it (any more). The
 * check is a statement of its own: it sees what was committed while the lock was waited for.
 */
export async function lockRequest(
  sql: Sql,
  customer: string,
  key: string,
  by: Viewer | undefined,
): Promise<Row | undefined> {
  const [request] = await sql.query(
    'select asked, closed from requests where customer = $1 and key = $2 for update',
    [customer, key],
  );
  if (!request || !by) return request;
  const visible = await sql.query(
    `select 1 as visible from requests r where r.key = $2 and ${isShared('$1', '$3::text')}`,
    [by.customer, key, by.organisation ?? null],
  );
  return visible.length ? request : undefined;
}

export function sharingStore(database: Database): Sharing {
  return {
    ownerOf: async ({ customer, organisation }, key) => {
      const [row] = await database.query(
        `select r.customer from requests r
        where r.key = $2 and (r.customer = $1 or ${isShared('$1', '$3::text')})`,
        [customer, key, organisation ?? null],
      );
      return row?.['customer'] as string | undefined;
    },

    fileOwner: async ({ customer, organisation }, id) => {
      const [row] = await database.query(
        `select a.customer from attachments a left join requests r on a.sent and r.key = a.request_key
        where a.id = $2 and case
          when r.key is null then a.customer = $1
          else r.customer = $1 or ${isShared('$1', '$3::text')}
        end`,
        [customer, id, organisation ?? null],
      );
      return row?.['customer'] as string | undefined;
    },

    changePeople: (customer, key, { add, remove, organisation, by }) =>
      database.transaction(async sql => {
        if (!(await lockRequest(sql, customer, key, by))) return false;
        await sql.query(
          'update requests set organisation = coalesce(organisation, $3) where customer = $1 and key = $2',
          [customer, key, organisation],
        );
        await addPeople(sql, customer, key, add);
        await sql.query(
          `delete from request_people where customer = $1 and request_key = $2
            and person in (select json_array_elements_text($3::text::json))`,
          [customer, key, textList(remove)],
        );
        await recordChange(sql, customer, key);
        return true;
      }),

    adopt: async ({ customer, organisation }) => {
      await database.query(
        'update requests set organisation = $2 where customer = $1 and organisation is null',
        [customer, organisation ?? null],
      );
    },
  };
}
