/** What a person, and the world around them, may do next. Each step says what it did, or nothing where it can't be done now. */
import fc from 'fast-check';
import { action, press } from './actions.js';
import { faultKinds } from './api.js';
import { agree, settle } from './invariants.js';
import { until } from './world.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./world.js').Tab} Tab */
/** @typedef {{ name: string, run: (world: World) => Promise<string | undefined> }} Step */

const which = fc.nat({ max: 1 });

/** @param {string[]} wrong */
const insist = wrong => {
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};

/** A tab that shows the element: the other one, or opened or put back, where it must. @param {World} world @param {number} index */
async function tabAt(world, index) {
  const wanted = world.tabs[index]?.page ? index : 1 - index;
  if (!world.tabs[wanted]?.page) {
    if (world.offline) return undefined;
    await world.openTab(wanted);
  }
  const tab = /** @type {Tab} */ (world.tabs[wanted]);
  if (!tab.onPage) await world.inTab(tab, 'put', world.api.token);
  tab.onPage = true;
  return tab;
}

/** In one tab. @type {fc.Arbitrary<Step>} */
const act = fc.tuple(which, action).map(([index, run]) => ({
  name: 'act',
  run: async world => {
    const tab = await tabAt(world, index);
    const told = tab && (await run(world, tab));
    return told && `tab ${world.tabs.indexOf(tab)} ${told}`;
  },
}));

/** In both tabs at the same time. @type {fc.Arbitrary<Step>} */
const actBoth = fc.tuple(action, action).map(actions => ({
  name: 'both',
  run: async world => {
    for (const [index, { page }] of world.tabs.entries()) {
      if (!page && !world.offline) await world.openTab(index);
      await tabAt(world, index);
    }
    const told = await Promise.all(
      actions.map(async (run, index) => {
        const tab = world.tabs[index];
        const done = tab?.page && (await run(world, tab));
        return done ? [`tab ${index} ${done}`] : [];
      }),
    );
    return told.flat().join(' while ') || undefined;
  },
}));

/** @type {fc.Arbitrary<Step>} */
const discard = which.map(index => ({
  name: 'discard',
  run: async world => {
    const tab = await tabAt(world, index);
    if (!tab) return undefined;
    // What the other tab writes at this moment may be shown here before the hand is there.
    insist(await settle(world));
    const told = await press('discard-button', 1)(world, tab);
    return told && `tab ${world.tabs.indexOf(tab)} ${told}`;
  },
}));

/** @type {fc.Arbitrary<Step>} */
const fault = fc
  .tuple(
    fc.constantFrom(.../** @type {const} */ (['ok', 'ok', 'ok', 'lose', ...faultKinds])),
    fc.constantFrom('all', 'writes', 'writes'),
    fc.constantFrom(1, 1, 2, 1000),
  )
  .map(([kind, scope, count]) => ({
    name: 'fault',
    run: async world => {
      world.api.fail(kind, /** @type {'all' | 'writes'} */ (scope), count);
      return kind === 'ok' ? 'the network is well' : `the network does ${kind} to ${count} of ${scope}`;
    },
  }));

/** @type {fc.Arbitrary<Step>} */
const offline = fc.boolean().map(isOffline => ({
  name: 'offline',
  run: async world => {
    if (world.offline === isOffline) return undefined;
    world.offline = isOffline;
    await world.context.setOffline(isOffline);
    return isOffline ? 'the connection goes' : 'the connection is back';
  },
}));

/** @type {fc.Arbitrary<Step>} */
const expire = fc.constant({
  name: 'expire',
  run: async (/** @type {World} */ world) => {
    world.api.expireToken();
    return 'the token expires';
  },
});

/** Ways in which a page ends. @type {fc.Arbitrary<Step>} */
const end = fc
  .tuple(which, fc.constantFrom('closed', 'closed', 'killed', 'crashed', 'reloaded', 'reloaded'))
  .map(([index, how]) => ({
    name: 'end',
    run: async world => {
      const tab = world.tabs[index];
      if (!tab?.page || (how === 'reloaded' && world.offline)) return undefined;
      const { page } = tab;
      // What was typed in the last moment may go with a killed process, and bytes can't be written while a page closes.
      insist(await settle(world, how === 'closed' || how === 'reloaded' ? 'files' : 'all'));
      // Nobody closes two tabs before the last words of one have come to the other's process.
      insist(await agree(world, tab));
      if (how === 'reloaded') await world.load(tab);
      else if (how === 'closed') {
        await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
      } else if (how === 'killed') await page.close();
      else {
        const session = await world.context.newCDPSession(page);
        const crashed = page.waitForEvent('crash');
        session.send('Page.crash').catch(() => {});
        await crashed;
      }
      // A killed process tells the other tab of nothing any more: what it had just sent may stand there still.
      if (how === 'killed' || how === 'crashed') world.sent.clear();
      if (how !== 'reloaded') tab.page = undefined;
      // Two tabs may share one process.
      const dead = world.tabs.filter(({ dead: isDead }) => isDead);
      for (const other of dead) other.page = undefined;
      if (how === 'crashed') await page.close();
      return `tab ${index} is ${how}`;
    },
  }));

/** @type {fc.Arbitrary<Step>} */
const openTab = which.map(index => ({
  name: 'openTab',
  run: async world => {
    if (world.offline || world.tabs[index]?.page) return undefined;
    await world.openTab(index);
    return `tab ${index} is opened`;
  },
}));

/** @type {fc.Arbitrary<Step>} */
const takeAndPut = which.map(index => ({
  name: 'takeAndPut',
  run: async world => {
    const tab = world.tabs[index];
    if (!tab?.page) return undefined;
    tab.onPage = !tab.onPage;
    await world.inTab(tab, tab.onPage ? 'put' : 'take', world.api.token);
    return `the element is ${tab.onPage ? 'put back into' : 'taken off'} tab ${index}`;
  },
}));

/** @type {fc.Arbitrary<Step>} */
const front = which.map(index => ({
  name: 'front',
  run: async world => {
    const tab = await tabAt(world, index);
    if (!tab) return undefined;
    await tab.page?.bringToFront();
    return `tab ${index} comes to the front`;
  },
}));

/** Lets what is on its way arrive, where nothing holds it up. @type {fc.Arbitrary<Step>} */
const rest = fc.constant({
  name: 'rest',
  run: async (/** @type {World} */ world) => {
    insist(await settle(world));
    if (world.offline || world.api.isFailing) return 'all is written';
    await until(async () => {
      const seen = await Promise.all(world.tabs.map(tab => world.see(tab)));
      return seen.some(one => one?.sending || one?.message.includes('(')) ? ['busy'] : [];
    }, 5000);
    return 'all is quiet';
  },
});

/** One step. */
export const step = fc.oneof(
  { weight: 30, arbitrary: act },
  { weight: 5, arbitrary: actBoth },
  { weight: 1, arbitrary: discard },
  { weight: 6, arbitrary: fault },
  { weight: 2, arbitrary: offline },
  { weight: 1, arbitrary: expire },
  { weight: 4, arbitrary: end },
  { weight: 4, arbitrary: openTab },
  { weight: 2, arbitrary: takeAndPut },
  { weight: 1, arbitrary: front },
  { weight: 3, arbitrary: rest },
);
