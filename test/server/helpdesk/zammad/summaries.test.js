/** When a customer sees a ticket on Zammad change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createSummaries } = await import('../../../../server/src/helpdesks/zammad/summaries.ts');
const { ticketOf } = await import('../../../../server/src/helpdesks/zammad/ticket.ts');

const states = { isClosed: async () => false, list: async () => [] };
const thread = { opening: undefined, comments: [] };
/** @param {string} priority @param {number} minute */
const ticket = (priority, minute) =>
  /** @type {import('../../../../server/src/helpdesks/zammad/ticket.ts').Ticket} */ (
    ticketOf({
      ...{ id: 1, number: '53001', customer_id: 7, title: 't', state: 'open', priority },
      ...{ created_at: '2026-01-01T00:00:00Z', updated_at: `2026-01-01T00:0${minute}:00Z` },
    })
  );

for (const showsPriority of [true, false])
  test(`another priority is a change for customers who see it: ${showsPriority}`, async () => {
    const summaries = createSummaries(states, { showsPriority });
    const before = await summaries.keep(ticket('2 normal', 1), thread);
    const after = await summaries.keep(ticket('3 high', 2), thread);
    assert.equal(after.at > before.at, showsPriority);
  });

test('another service is a change for customers who see it', async () => {
  for (const serviceAttribute of [undefined, 'server']) {
    const summaries = createSummaries(states, { showsPriority: false, serviceAttribute });
    const [one, other] = [1, 2].map(minute => {
      const made = ticket('2 normal', minute);
      return { ...made, values: { ...made.values, server: `web_0${minute}` } };
    });
    assert.ok(one && other);
    const before = await summaries.keep(one, thread);
    const after = await summaries.keep(other, thread);
    assert.equal(after.at > before.at, serviceAttribute !== undefined);
  }
});

test('what was read before a change and comes after it changes nothing', async () => {
  const summaries = createSummaries(states, { showsPriority: true });
  await summaries.keep(ticket('1 low', 1), thread);
  const newest = await summaries.keep(ticket('3 high', 3), thread);
  assert.equal((await summaries.keep(ticket('2 normal', 2), thread)).at, newest.at);
  assert.equal((await summaries.keep(ticket('3 high', 3), thread)).at, newest.at);
});
