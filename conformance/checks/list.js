import * as expect from '../expect.js';
import * as shapes from '../shapes.js';
import { isClosed } from '../world.js';
import { closedRequest } from './status.js';

/** @typedef {import('../world.js').World} World */

/** @param {any[]} items @param {string} field a time */
function expectNewestFirst(items, field) {
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    expect.that(
      !before || Date.parse(before[field]) >= Date.parse(item[field]),
      `${item.key} (${field} ${item[field]}) comes after ${before?.key} (${before?.[field]}).`,
    );
  }
}

/** @param {any[]} items */
const keys = items => items.map(item => item.key);

/** @type {import('../world.js').Check[]} */
export const listChecks = [
  {
    name: 'list.shape',
    title: 'GET requests gives a page of valid requests',
    run: async world => {
      await world.shared();
      const page = await world.list({ status: 'all', limit: 100 });
      expect.that(page.items.length > 0, 'The list is empty although a request was just created.');
      expect.equal(new Set(keys(page.items)).size, page.items.length, 'The number of different keys');
    },
  },
  {
    name: 'list.newest',
    title: 'The list has the newest updatedAt first',
    run: async world => {
      const older = await world.create('older');
      const newer = await world.create('newer');
      await world.comment(older.key, 'Now this one is newer.');
      const { items } = await world.list({ status: 'all', limit: 100 });
      expectNewestFirst(items, 'updatedAt');
      const missing = [older.key, newer.key].filter(key => !keys(items).includes(key));
      expect.equal(missing, [], 'New requests missing on the first page');
    },
  },
  {
    name: 'list.status',
    title: 'status=open lists requests that are not closed, status=closed closed ones, status=all both',
    run: async world => {
      const { key } = await world.shared();
      const [open, closed, all] = await Promise.all(
        ['open', 'closed', 'all'].map(status => world.list({ status, limit: 100 })),
      );
      for (const item of open.items) {
        expect.that(!isClosed(item), `${item.key} is closed but listed as open.`);
      }
      for (const item of closed.items) {
        expect.that(isClosed(item), `${item.key} is not closed but listed as closed.`);
      }
      const has = (/** @type {any} */ page) => keys(page.items).includes(key);
      expect.equal(
        [has(open), has(closed), has(all)],
        [true, false, true],
        'Whether a new request is listed as open, closed, all',
      );
    },
  },
  {
    name: 'list.counts',
    title:
      'counts are those of all requests, whatever the filter, and status=awaiting lists what needs a reply',
    run: async world => {
      await world.shared();
      const [open, closed] = [
        await world.list({ status: 'open', limit: 1 }),
        await world.list({ status: 'closed', limit: 1 }),
      ];
      const { counts } = open;
      if (!counts) return;
      expect.equal(closed.counts, counts, 'The counts with status=closed');
      for (const [status, page] of Object.entries({ open, closed })) {
        if (counts[status] !== undefined && page.total !== undefined)
          expect.equal(counts[status], page.total, `counts.${status} and the total with status=${status}`);
      }
      if (counts.awaiting === undefined) return;
      const { items } = await world.list({ status: 'awaiting', limit: 100 });
      expect.equal(items.length, Math.min(100, counts.awaiting), 'The number of rows with status=awaiting');
      for (const { key, awaiting } of items)
        expect.equal(awaiting, 'requester', `awaiting of ${key}, which is listed as such`);
    },
  },
  {
    name: 'list.default-status',
    title: 'Without status the open requests are listed',
    run: async world => {
      await world.shared();
      if (world.has('close')) await closedRequest(world, 'not open');
      const [open, byDefault] = [
        await world.list({ status: 'open', limit: 100 }),
        await world.list({ limit: 100 }),
      ];
      expect.equal(keys(byDefault.items), keys(open.items), 'The keys without status');
    },
  },
  {
    name: 'list.limit',
    title: 'A page has at most `limit` items, and never more than 100',
    run: async world => {
      await world.create('for the limit');
      await world.shared();
      for (const limit of [1, 2]) {
        const page = await world.list({ status: 'all', limit });
        expect.equal(page.items.length, limit, `The number of rows with limit=${limit}`);
      }
      const { items } = await world.list({ status: 'all', limit: 1000 });
      expect.that(items.length <= 100, `limit=1000 gives ${items.length} rows.`);
    },
  },
  {
    name: 'list.odd-query',
    title: 'An invalid query parameter gives 400 as a problem, or is ignored',
    run: async ({ client }) => {
      for (const [name, value] of [
        ['limit', 'many'],
        ['limit', '-1'],
        ['status', "'open'"],
        ['sort', 'colour'],
      ]) {
        const answer = await client.get('requests', { [String(name)]: String(value) });
        if (answer.status === 200) expect.body(answer, 200, shapes.requestPage);
        else expect.problem(answer, [400, 422]);
      }
    },
  },
  {
    name: 'list.sort',
    title: 'sort=created and sort=key put the newest and the highest first',
    run: async world => {
      const first = await world.create('sorted first');
      const second = await world.create('sorted second');
      // Else a server that ignores sort could give the same order.
      await world.makeNewer({ key: first.key, updatedAt: second.updatedAt });
      expectNewestFirst(
        (await world.list({ status: 'all', limit: 100, sort: 'created' })).items,
        'createdAt',
      );
      const byKey = keys((await world.list({ status: 'all', limit: 100, sort: 'key' })).items);
      const positions = [second.key, first.key].map(key => byKey.indexOf(key));
      expect.that(
        Math.min(...positions) >= 0 && Number(positions[0]) < Number(positions[1]),
        `sort=key: ${second.key}, created after ${first.key}, does not come before it.`,
      );
    },
  },
  {
    name: 'list.search',
    title: 'q finds words in key, summary, description and comments, upper or lower case',
    run: async world => {
      world.requireFeature('search');
      const [word, other] = [`${world.marker}apple`, `${world.marker}pear`];
      const { key, summary } = await world.create('to be found', { description: `Some ${word} here.` });
      await world.comment(key, `A ${other} is in the comment.`);
      const find = async (/** @type {string} */ q) =>
        keys((await world.list({ status: 'all', limit: 100, q })).items);
      for (const q of [word, word.toUpperCase(), other, summary, `${other} ${word}`]) {
        expect.equal(await find(q), [key], `Requests found with q=${q}`);
      }
      expect.that((await find(key)).includes(key), `q=${key} does not find that key.`);
      for (const q of [`${word} ${world.marker}plum`, `${world.marker}%pear`, `${world.marker}_pear`]) {
        expect.equal(await find(q), [], `Requests found with q=${q}`);
      }
    },
  },
];
