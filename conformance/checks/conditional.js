import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../client.js').Client} Client */

/** @param {Client} client @param {string} path @param {Record<string, string | number>} query @param {string} tag */
const getIfNoneMatch = (client, path, query, tag) =>
  client.send({ path, query, headers: { 'If-None-Match': tag } });

/**
 * Loads twice, and expects 304 without a body the second time. Returns the ETag.
 * @param {Client} client @param {string} path @param {Record<string, string | number>} query
 */
async function loadTwice(client, path, query) {
  const first = await client.get(path, query);
  expect.status(first, 200);
  const tag = first.header('ETag') ?? '';
  expect.that(/^(W\/)?"[^"]*"$/.test(tag), `An ETag expected, ${JSON.stringify(tag)} found.`, first);
  const second = await getIfNoneMatch(client, path, query, tag);
  expect.status(second, 304);
  expect.equal(second.bytes.length, 0, 'Bytes in the body of a 304', second);
  const several = await getIfNoneMatch(client, path, query, `"another", ${tag}`);
  expect.status(several, 304);
  return tag;
}

/** @type {import('../world.js').Check[]} */
export const conditionalChecks = [
  {
    name: 'etag.list',
    title: 'The list has an ETag, and If-None-Match gives 304',
    run: async world => {
      await world.shared();
      await loadTwice(world.client, 'requests', { status: 'all', limit: 20 });
    },
  },
  {
    name: 'etag.list-changes',
    title: 'The list’s ETag changes with a new request and with a new comment',
    run: async world => {
      const request = await world.create('tagged');
      const query = { status: 'all', limit: 20 };
      for (const change of [() => world.makeNewer(request), () => world.create('a new one')]) {
        const tag = (await world.client.get('requests', query)).header('ETag') ?? '""';
        await change();
        expect.body(await getIfNoneMatch(world.client, 'requests', query, tag), 200, shapes.requestPage);
      }
    },
  },
  {
    name: 'etag.query',
    title: 'Different filters have different ETags',
    run: async world => {
      await world.shared();
      const tag = (await world.client.get('requests', { status: 'all' })).header('ETag') ?? '""';
      const [all, closed] = [await world.list({ status: 'all' }), await world.list({ status: 'closed' })];
      if (JSON.stringify(all) === JSON.stringify(closed)) expect.skip('All requests are closed.');
      expect.status(await getIfNoneMatch(world.client, 'requests', { status: 'closed' }, tag), 200);
    },
  },
  {
    name: 'etag.comments',
    title: 'The thread has an ETag that changes with a comment, and If-None-Match gives 304',
    run: async world => {
      const { key } = await world.create('tagged thread');
      await world.comment(key, 'The first.');
      const path = `requests/${encodeURIComponent(key)}/comments`;
      const tag = await loadTwice(world.client, path, {});
      await world.comment(key, 'The second.');
      expect.body(await getIfNoneMatch(world.client, path, {}, tag), 200, shapes.commentPage);
    },
  },
  {
    name: 'etag.request',
    title: 'Where a request has an ETag, If-None-Match gives 304, and the ETag changes with the request',
    run: async world => {
      const request = await world.create('tagged by itself');
      const path = `requests/${encodeURIComponent(request.key)}`;
      if (!(await world.client.get(path)).header('ETag')) expect.skip('GET requests/{key} has no ETag.');
      const tag = await loadTwice(world.client, path, {});
      await world.makeNewer(request);
      expect.body(await getIfNoneMatch(world.client, path, {}, tag), 200, shapes.request);
    },
  },
];
