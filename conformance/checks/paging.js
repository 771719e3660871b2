import * as expect from '../expect.js';

/** @typedef {import('../world.js').World} World */

/** @param {any[]} items */
const keys = items => items.map(item => item.key);

/** @param {readonly string[]} all */
function expectNoDuplicates(all) {
  const duplicates = all.filter((key, index) => all.indexOf(key) !== index);
  expect.equal(duplicates, [], 'Rows that came twice');
}

/** @type {import('../world.js').Check[]} */
export const pagingChecks = [
  {
    name: 'paging.complete',
    title: 'All pages together have each row once and end with nextCursor null; total is their number',
    run: async world => {
      for (const name of ['one', 'two', 'three']) await world.create(`page ${name}`);
      const large = await world.list({ status: 'all', limit: 100 });
      const small = await world.allPages(query => world.list(query), { status: 'all', limit: 2 });
      expectNoDuplicates(keys(small.items));
      const length = small.isComplete ? large.items.length : small.items.length;
      if (small.isComplete && large.nextCursor === null) {
        expect.equal(keys(small.items), keys(large.items), 'The rows in pages of two');
        const { total } = await world.list({ status: 'all', limit: 2 });
        if (total !== undefined) expect.equal(total, small.items.length, 'total');
      } else {
        const both = Math.min(length, large.items.length, small.items.length);
        expect.equal(
          keys(small.items).slice(0, both),
          keys(large.items).slice(0, both),
          'The rows in pages of two',
        );
      }
    },
  },
  {
    name: 'paging.ties',
    title: 'Rows with the same time are neither missing nor doubled in pages',
    run: async world => {
      const made = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map(name => world.create(`same moment ${name}`)),
      );
      /** @type {string[]} */
      const seen = [];
      for (let cursor = '', page = 0; page < 12; page++) {
        const { items, nextCursor } = await world.list({
          status: 'all',
          limit: 1,
          ...(cursor ? { cursor } : {}),
        });
        seen.push(...keys(items));
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      expectNoDuplicates(seen);
      expect.equal(
        made.map(({ key }) => key).filter(key => !seen.includes(key)),
        [],
        'Rows created at the same time that are missing in pages of one',
      );
    },
  },
  {
    name: 'paging.inserts',
    title: 'A request created between the loads of two pages shifts nothing',
    run: async world => {
      for (const name of ['one', 'two', 'three', 'four']) await world.create(`steady ${name}`);
      const before = keys((await world.list({ status: 'all', limit: 4 })).items);
      const first = await world.list({ status: 'all', limit: 2 });
      await world.create('created between two pages');
      await world.create('created between two pages, too');
      const second = await world.list({ status: 'all', limit: 2, cursor: String(first.nextCursor) });
      expect.equal(
        [...keys(first.items), ...keys(second.items)],
        before,
        'Two pages of two, with new requests in between',
      );
    },
  },
  {
    name: 'paging.filter',
    title: 'A cursor continues the list with the same filter and sort',
    run: async world => {
      for (const name of ['one', 'two', 'three']) await world.create(`filtered ${name}`);
      /** @type {Record<string, string>[]} */
      const queries = [
        { status: 'open' },
        { status: 'all', sort: 'created' },
        { status: 'all', sort: 'key' },
      ];
      for (const query of queries) {
        const expected = keys((await world.list({ ...query, limit: 4 })).items);
        const first = await world.list({ ...query, limit: 2 });
        const second = await world.list({ ...query, limit: 2, cursor: String(first.nextCursor) });
        expect.equal(
          [...keys(first.items), ...keys(second.items)],
          expected,
          `Two pages of two with ${JSON.stringify(query)}`,
        );
      }
    },
  },
  {
    name: 'paging.bad-cursor',
    title: 'An invalid cursor gives 400 as a problem',
    run: async world => {
      const { key } = await world.shared();
      for (const path of ['requests', `requests/${encodeURIComponent(key)}/comments`]) {
        for (const cursor of ['not-a-cursor', "1' OR '1'='1"]) {
          expect.problem(await world.client.get(path, { cursor }), 400);
        }
      }
    },
  },
];
