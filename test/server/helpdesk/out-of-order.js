/** Calls of a webhook whose looks at the helpdesk end in another order than they began. */
import assert from 'node:assert/strict';
import { EventReader } from '../event-reader.js';

/**
 * Of two calls about one request the first one's look gets its answer last, as it was before an agent has answered. Customers are told of
 * the answer once, and of nothing that is older, and their list stays as it is.
 *
 * @param {object} options
 * @param {{ script: { script: (call: import('./scripted-helpdesk.js').Call) => any }, ada: import('../api-client.js').ApiClient }} options.fixture
 * @param {(call: import('./scripted-helpdesk.js').Call, key: string) => boolean} options.isLook a call of a look at a request
 * @param {(key: string) => unknown} options.answer an agent answers
 * @param {(key: string) => unknown} [options.change] what the first call is about
 * @param {(key: string) => Promise<Response>} options.tell
 */
export async function assertLateLookTellsNothing({ fixture, isLook, answer, change, tell }) {
  const { ada, script } = fixture;
  const { key } = await ada.create('Answered');
  const { key: other } = await ada.create('Answered after that');
  const events = await EventReader.open(ada);
  /** @param {string} wanted whose events came before the next one of this request */
  const before = async wanted => {
    const found = [];
    for (;;) {
      const { data } = await events.next();
      if (data.key === wanted) return found;
      found.push(data.key);
    }
  };
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  /** @type {(value?: unknown) => void} */
  let held = () => {};
  const late = new Promise(resolve => (release = resolve));
  const isHeld = new Promise(resolve => (held = resolve));
  let holds = true;
  script.script = call => {
    if (!holds || !isLook(call, key)) return undefined;
    holds = false;
    return { late, onAnswer: held };
  };
  try {
    change?.(key);
    assert.equal((await tell(key)).status, 202);
    await isHeld;
    await answer(key);
    assert.equal((await tell(key)).status, 202);
    await before(key);
    const row = async () =>
      (await ada.get('/requests?status=all')).items.find((/** @type {any} */ item) => item.key === key);
    const newest = await row();
    assert.deepEqual([newest.summary, newest.status], ['Answered', 'updated']);
    release();
    // Once more: what is told already is told no second time.
    assert.equal((await tell(key)).status, 202);
    const told = [];
    // Several: the late look has to end before the last of them.
    for (let count = 0; count < 5; count++) {
      await answer(other);
      assert.equal((await tell(other)).status, 202);
      told.push(...(await before(other)));
    }
    assert.ok(!told.includes(key), told.join());
    assert.deepEqual(await row(), newest);
    const { items } = await ada.get(`/requests/${key}/comments`);
    assert.equal(items.length, 1);
  } finally {
    release();
    events.close();
    script.script = () => undefined;
  }
}
