/** The calls that a helpdesk has made, so that none counts twice, at whichever server it comes in. */
import type { Database } from './database.ts';

/** Resolves to false for an id that is known. Ids older than `forgetBefore` are forgotten. */
export type RememberCall = (id: string, at: number, forgetBefore: number) => Promise<boolean>;

export function rememberCalls(database: Database): RememberCall {
  return async (id, at, forgetBefore) => {
    await database.query('delete from helpdesk_calls where received_at < $1', [forgetBefore]);
    const added = await database.query(
      'insert into helpdesk_calls (id, received_at) values ($1, $2) on conflict do nothing returning id',
      [id, at],
    );
    return added.length > 0;
  };
}
