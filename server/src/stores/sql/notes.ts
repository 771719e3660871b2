/** What customers have said about incidents and articles. */
import type { Notes } from '../../app/team.ts';
import type { Database } from './database.ts';

export function noteStore(database: Database): Notes {
  return {
    following: async customer => {
      const rows = await database.query('select incident from following where customer = $1', [customer]);
      return new Set(rows.map(row => row['incident'] as string));
    },
    follow: async (customer, incidentId, following) => {
      await database.query(
        following
          ? 'insert into following (customer, incident) values ($1, $2) on conflict do nothing'
          : 'delete from following where customer = $1 and incident = $2',
        [customer, incidentId],
      );
    },
    rateArticle: async (customer, articleId, solved, at) => {
      await database.query(
        `insert into article_outcomes (customer, article, solved, rated_at) values ($1, $2, $3, $4)
        on conflict (customer, article) do update set solved = excluded.solved, rated_at = excluded.rated_at`,
        [customer, articleId, solved, at],
      );
    },
  };
}
