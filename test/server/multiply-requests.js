/** Many requests in little time. */
import 'tsx';

const { openPglite } = await import('../../server/src/stores/sql/pglite.ts');
const { openPostgres } = await import('../../server/src/stores/sql/postgres.ts');

/**
 * Copies a request in the database of a server.
 *
 * @param {string} folder the server's DATA_DIR; the server has to be stopped where its database is embedded
 * @param {string | undefined} url its DATABASE_URL
 * @param {string} key
 * @param {number} count a multiple of 1,000
 */
export async function multiplyRequests(folder, url, key, count) {
  const database = url ? await openPostgres(url, 1) : await openPglite(`${folder}/postgres`);
  // In steps, each shorter than the time that a statement may take.
  for (let first = 1; first < count; first += 1000)
    await database.query(
      `insert into requests select (jsonb_populate_record(r, jsonb_build_object(
        'key', 'CS-' || 900000 + n, 'number', 900000 + n, 'change', nextval('request_change'),
        'search', r.search || ' ' || n, 'summary', 'Number ' || n))).*
      from requests r, generate_series($2::int, $2::int + 999) n where r.key = $1`,
      [key, first],
    );
  await database.close();
}
