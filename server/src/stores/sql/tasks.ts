/** Tasks of the scripted agent. */
import type { Task, Tasks } from '../../app/tasks.ts';
import type { Database } from './database.ts';
import { optionalNumber } from './rows.ts';

export function taskStore(database: Database): Tasks {
  return {
    addTask: async ({ id, customer, requestKey, kind, dueAt }) => {
      await database.query(
        'insert into tasks (id, customer, request_key, kind, due_at) values ($1, $2, $3, $4, $5)',
        [id, customer, requestKey, kind, dueAt],
      );
    },
    takeTask: async now => {
      const [row] = await database.query(
        `delete from tasks where id = (
          select id from tasks where due_at <= $1 order by due_at limit 1 for update skip locked
        ) returning *`,
        [now],
      );
      return (
        row && {
          id: row['id'] as string,
          customer: row['customer'] as string,
          requestKey: row['request_key'] as string,
          kind: row['kind'] as Task['kind'],
          dueAt: row['due_at'] as number,
        }
      );
    },
    nextTaskAt: async () => {
      const [row] = await database.query('select min(due_at) as next from tasks');
      return optionalNumber(row?.['next']);
    },
  };
}
