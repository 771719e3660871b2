import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves once it is so; fails after 20 s. @param {() => boolean | Promise<boolean>} condition */
export async function until(condition) {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `waited in vain for ${condition}`);
    await pause(5);
  }
}
