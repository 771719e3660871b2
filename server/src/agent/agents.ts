/** Agents with tokens of their own. The database holds only the hash of a token. */
import { createHash, randomBytes } from 'node:crypto';
import { conflict, invalid, notFound } from '../app/http/problems.ts';
import type { Database } from '../stores/sql/database.ts';

export interface Agents {
  /** The name of the agent with this token. */
  find(token: string): Promise<string | undefined>;
  /** Resolves to the token, which cannot be shown again. @throws HttpProblem 409 for a name that there is */
  add(name: string): Promise<string>;
  /** @throws HttpProblem 404 for a name that there is not */
  revoke(name: string): Promise<void>;
  list(): Promise<readonly { readonly name: string; readonly createdAt: string }[]>;
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createAgents(database: Database, now: () => number = Date.now): Agents {
  return {
    find: async token => {
      const [row] = await database.query('select name from agents where token_hash = $1', [hash(token)]);
      return row?.['name'] as string | undefined;
    },
    add: async given => {
      const name = given.trim();
      if (!name || name.length > 100 || /\p{Cc}/u.test(name))
        throw invalid([{ field: 'name', detail: 'A name of 1 to 100 characters.' }]);
      const token = `agent_${randomBytes(32).toString('base64url')}`;
      const added = await database.query(
        'insert into agents (name, token_hash, created_at) values ($1, $2, $3) on conflict do nothing returning name',
        [name, hash(token), now()],
      );
      if (!added.length) throw conflict(`There is an agent ${name}. Revoke that one first.`);
      return token;
    },
    revoke: async name => {
      const gone = await database.query('delete from agents where name = $1 returning name', [name]);
      if (!gone.length) throw notFound(`There is no agent ${name}.`);
    },
    list: async () => {
      const rows = await database.query('select name, created_at from agents order by name');
      return rows.map(row => ({
        name: row['name'] as string,
        createdAt: new Date(row['created_at'] as number).toISOString(),
      }));
    },
  };
}
