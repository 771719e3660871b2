import { tableNames, type Rows, type Schema, type TableName, type Tables } from './tables.ts';

type Maps = { [N in TableName]: Map<string, Schema[N]> };

function emptyMaps(): Maps {
  return Object.fromEntries(tableNames.map(name => [name, new Map()])) as unknown as Maps;
}

function copyMaps(maps: Maps): Maps {
  return Object.fromEntries(
    tableNames.map(name => [name, new Map<string, unknown>(maps[name])]),
  ) as unknown as Maps;
}

const done = Promise.resolve();

/** Tables in memory. A failed transaction restores a copy of the maps. */
export function createMemoryTables(): Tables {
  let maps = emptyMaps();
  // Transactions run one after another, as isolated as those of a database.
  let last: Promise<unknown> = Promise.resolve();

  const rows: Rows = {
    get: (table, id) => Promise.resolve(maps[table].get(id)),
    put: (table, id, value) => {
      maps[table].set(id, value);
      return done;
    },
    remove: (table, id) => {
      maps[table].delete(id);
      return done;
    },
    list: (table, prefix) =>
      Promise.resolve(
        [...maps[table]]
          .filter(([id]) => id.startsWith(prefix))
          .map(([id, value]) => ({ id, value }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    clear: table => {
      maps[table].clear();
      return done;
    },
  };

  return {
    run: (mode, work) => {
      const result = last.then(async () => {
        if (mode === 'readonly') return work(rows);
        const before = copyMaps(maps);
        try {
          return await work(rows);
        } catch (error) {
          maps = before;
          throw error;
        }
      });
      last = result.catch(() => undefined);
      return result;
    },
  };
}
