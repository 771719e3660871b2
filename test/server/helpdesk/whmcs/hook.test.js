/** What WHMCS's hook tells, and what only looks as if it did. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { assertLateLookTellsNothing } from '../out-of-order.js';
import { setUp } from './fixture.js';

describe("WHMCS's hook", { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** A request of Ada's. */
  let key = '';
  before(async () => {
    fixture = await setUp();
    key = (await fixture.ada.create('The first one')).key;
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.whmcs.violations, []);
  });

  test('a hook that is forged, old, broken, repeated or about nothing changes nothing', async () => {
    const { tell, whmcs, data } = fixture;
    const { id } = data.get(key);
    await assertProblem(await tell({ ticket: id }, { secret: 'x'.repeat(32) }), 403);
    await assertProblem(await tell({ ticket: id }, { seconds: Math.floor(Date.now() / 1000) - 3600 }), 403);
    await assertProblem(await tell('{"ticket":'), 400);
    const calls = whmcs.calls.length;
    const odd = [null, [], { ticket: '../admin' }, { ticket: -7 }, { ticket: '' }, { note: id }];
    for (const body of odd) assert.equal((await tell(body)).status, 202);
    assert.equal(whmcs.calls.length, calls);
    const seconds = Math.floor(Date.now() / 1000);
    const flood = await Promise.all(
      Array.from({ length: 60 }, (_, count) => tell({ ticket: id, count }, { seconds })),
    );
    assert.ok(flood.every(({ status }) => status === 202 || status === 503));
    while (whmcs.calls.length === calls) await new Promise(resolve => setImmediate(resolve));
    assert.ok(whmcs.calls.length - calls < 20, `${whmcs.calls.length - calls}`);
    assert.equal((await tell({ ticket: id, count: 1 }, { seconds })).status, 204);
  });

  test('calls whose looks end in another order tell an answer once', () => {
    const { data, tell } = fixture;
    let calls = 0;
    return assertLateLookTellsNothing({
      fixture,
      isLook: ({ body }, one) => {
        const form = new URLSearchParams(body.toString());
        return form.get('action') === 'GetTicket' && form.get('ticketid') === String(data.get(one).id);
      },
      answer: one => data.answer(one, 'Solved'),
      // What the body says beside the number, the server does not believe.
      tell: one => tell({ ticket: data.get(one).id, subject: 'Believed', status: 'Closed', call: ++calls }),
    });
  });
});
