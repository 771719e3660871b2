/** One walk: steps drawn from a seed, each followed by a look at everything. */
import fc from 'fast-check';
import { sendAll } from './ending.js';
import { check } from './invariants.js';
import { step } from './steps.js';
import { World } from './world.js';

/** Each fourth walk is on a page of plain http. */
const plainEvery = 4;
/** On each third page only the server knows who the person is. */
const namelessEvery = 3;

/** @param {number} seed @param {number} count of steps */
export function drawSteps(seed, count) {
  const [steps = []] = fc.sample(fc.noBias(fc.array(step, { minLength: count, maxLength: count })), {
    seed,
    numRuns: 1,
  });
  return steps;
}

/**
 * What went wrong, and the story so far.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./api.js').Api} api
 * @param {number} seed
 * @param {import('./steps.js').Step[]} steps
 */
export async function walk(browser, api, seed, steps) {
  const world = await World.open(browser, api, {
    plain: seed % plainEvery === 0,
    nameless: seed % namelessEvery === 0,
  });
  /** @type {string[]} */
  let wrong = [];
  /** @type {fc.AsyncCommand<World, World>[]} */
  const commands = steps.map(({ name, run }, index) => ({
    check: () => wrong.length === 0,
    toString: () => name,
    run: async () => {
      const told = await run(world);
      if (!told) return;
      world.story.push(`${index}: ${told}`);
      wrong = await check(world);
    },
  }));
  try {
    await fc.asyncModelRun(() => ({ model: world, real: world }), commands);
    if (wrong.length === 0) {
      world.story.push('everything is sent');
      wrong = await sendAll(world);
    }
    return { wrong, story: world.story, sent: (await world.entries()).length };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { wrong: [problem], story: world.story, sent: 0 };
  } finally {
    await world.close();
  }
}
