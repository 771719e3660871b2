import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createStatuses } = await import('../../../../server/src/helpdesks/request-tracker/statuses.ts');

/** @param {string} status @returns {any} */
const ticket = status => ({ id: '7', queue: '3', status });

/** An RT with one ticket. */
function oneTicket() {
  const closed = ['resolved', 'rejected'];
  const at = {
    status: 'open',
    queries: 0,
    tickets: async (/** @type {string} */ query) => {
      at.queries++;
      const isFound = query.includes('__Inactive__') === closed.includes(at.status);
      return { at: 0, tickets: isFound ? [ticket(at.status)] : [] };
    },
  };
  return at;
}

test('what is asked once is known', async () => {
  const rt = oneTicket();
  const statuses = createStatuses(/** @type {any} */ (rt));
  for (const [status, closed] of /** @type {const} */ ([
    ['open', false],
    ['rejected', true],
  ])) {
    rt.status = status;
    assert.equal(await statuses.isClosed(ticket(status)), closed);
    const { queries } = rt;
    assert.equal(await statuses.isClosed(ticket(status)), closed);
    assert.equal(rt.queries, queries);
  }
});

test('nothing wrong is learned of a ticket that has another status meanwhile', async () => {
  const rt = oneTicket();
  const statuses = createStatuses(/** @type {any} */ (rt));
  // Read before an agent changed it.
  await statuses.isClosed(ticket('rejected'));
  rt.status = 'rejected';
  assert.equal(await statuses.isClosed(ticket('rejected')), true);
  await statuses.isClosed(ticket('stalled'));
  rt.status = 'stalled';
  assert.equal(await statuses.isClosed(ticket('stalled')), false);
});
