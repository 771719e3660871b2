/** The end of a walk: all is well again, and everything that was written can be sent. */
import { check, inBackend, inStorage, settle } from './invariants.js';
import { until } from './world.js';

/** @typedef {import('./world.js').World} World */

/** Presses of Send that one draft may need: one more for each time that the person has to look first. */
const mostPresses = 6;

/** Opens each place that has a draft and sends it. Gives what could not be sent. @param {World} world */
export async function sendAll(world) {
  world.api.fail('ok', 'all', 0);
  world.offline = false;
  await world.context.setOffline(false);
  const wrong = await settle(world);
  if (wrong.length > 0) return wrong;

  for (const tab of world.openTabs) {
    await Promise.all([tab.page?.waitForEvent('close'), tab.page?.close({ runBeforeUnload: true })]);
    tab.page = undefined;
  }
  await world.openTab(0);
  const [tab] = world.openTabs;
  if (!tab) return ['no tab'];

  /** @type {string[]} */
  let left = [];
  for (let round = 0; round < mostPresses; round++) {
    const { drafts } = await inStorage(world);
    left = drafts.map(({ path }) => path.slice(3).join(' '));
    if (left.length === 0) break;
    for (const { path } of drafts) await sendOne(world, tab, path.at(-1));
    await until(async () => (await inStorage(world)).drafts.map(() => 'a draft'), 500);
  }
  if (left.length > 0) return [`can’t be sent: ${left.join(', ')}: ${JSON.stringify(await world.see(tab))}`];

  const { words, files } = await inBackend(world);
  return [
    ...[...world.words].filter(word => !words.has(word)),
    ...[...world.files.keys()].filter(name => !files.has(name)),
  ]
    .map(name => `${name} was never sent`)
    .concat(await check(world));
}

/** @param {World} world @param {import('./world.js').Tab} tab @param {string} place */
async function sendOne(world, tab, place) {
  await world.inTab(tab, 'open', place);
  const hasDraft = async () => {
    const seen = await world.see(tab);
    return Boolean(seen?.place === place && (seen.summary || seen.body || seen.files.length > 0));
  };
  const isQuiet = async () => {
    const seen = await world.see(tab);
    return seen?.place !== place || !seen.sending ? [] : ['sending'];
  };
  // It may be sent by itself meanwhile.
  await until(async () => ((await hasDraft()) ? [] : ['nothing to see']), 2000);
  await until(isQuiet);
  if (!(await hasDraft())) return;
  for (const field of ['summary', 'description']) {
    const seen = await world.see(tab);
    const value = field === 'summary' ? seen?.summary : seen?.body;
    if (place === 'new' && seen?.place === place && !value?.trim())
      await world.inTab(tab, 'type', field, 'Something', 1);
  }
  const pressed = await world.inTab(tab, 'press', place === 'new' ? 'send-button' : 'add-button');
  world.pressed(pressed?.seen);
  await until(isQuiet);
}
