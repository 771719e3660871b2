/** What must be true after each step, whatever happened. */
import { marksIn, until } from './world.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {{ words: Set<string>, files: Set<string> }} Found */

/** @param {string[]} texts @param {string[]} files @returns {Found} */
const found = (texts, files) => ({ words: new Set(texts.flatMap(marksIn)), files: new Set(files) });

/** What would come back if all pages were gone now. @param {World} world */
export async function inStorage(world) {
  const { kept, late, bytes } = await world.kept();
  const nameOf = (/** @type {{ path: string[] }} */ { path }) => JSON.stringify(path);
  const drafts = [...new Map([...late, ...kept].map(draft => [nameOf(draft), draft.path]))].map(
    ([name, path]) => {
      const record = kept.find(draft => nameOf(draft) === name)?.record;
      const last = late.find(draft => nameOf(draft) === name)?.record;
      // Last words that go on from the record take its place.
      const texts = last && last.stamp === record?.stamp ? [last.text] : [record?.text, last?.text];
      return {
        path,
        texts: texts.flatMap(text => (text ? [text.summary, text.body] : [])),
        files: record?.files ?? [],
      };
    },
  );
  const files = drafts
    .flatMap(draft => draft.files)
    .filter(({ id, name }) => world.files.get(name) === bytes.find(file => file.id === id)?.bytes)
    .map(({ name }) => name);
  const texts = drafts.flatMap(draft => draft.texts);
  return { ...found(texts, files), drafts };
}

/** What the backend has. @param {World} world */
export async function inBackend(world) {
  const entries = await world.entries();
  const files = entries
    .flatMap(entry => entry.files)
    .filter(({ name, bytes }) => world.files.get(name) === bytes);
  const texts = entries.flatMap(({ summary, body }) => [summary, body]);
  return {
    ...found(
      texts,
      files.map(({ name }) => name),
    ),
    entries,
  };
}

/** What a person has before their eyes. @param {World} world */
async function inEditors(world) {
  const seen = (await Promise.all(world.tabs.map(tab => world.see(tab)))).flatMap(one => one ?? []);
  return found(
    seen.flatMap(({ summary, body }) => [summary, body]),
    seen.flatMap(({ files }) => files),
  );
}

/** @param {World} world @param {Found[]} places */
function missing(world, places) {
  return [
    ...[...world.words].filter(word => !places.some(({ words }) => words.has(word))),
    ...[...world.files.keys()].filter(name => !places.some(({ files }) => files.has(name))),
  ];
}

/** Waits until everything is where a killed page does not take it along. @param {World} world @param {'all' | 'files'} [what] */
export async function settle(world, what = 'all') {
  const lost = await until(async () =>
    missing(world, [await inBackend(world), await inStorage(world)]).filter(
      name => what === 'all' || world.files.has(name),
    ),
  );
  return lost.map(name => `${name} was not written to storage`);
}

/**
 * Waits until a tab sees the same localStorage as the rest of the browser.
 *
 * @param {World} world
 * @param {import('./world.js').Tab} tab
 */
export const agree = (world, tab) =>
  until(async () => {
    const [here, there] = await Promise.all([world.inTab(tab, 'late'), world.late()]);
    return here === there ? [] : ['localStorage differs between two pages'];
  });

/** The backend trims a summary. @param {import('./api.js').Entry | import('./world.js').Seen} entry */
const wordsOf = ({ place, summary, body }) => JSON.stringify([place, summary.trim(), body]);

/**
 * What was sent is what the person saw as they pressed Send, and once. Only a file may be missing that they took out while it held
 * the others up, and one may be there that they chose in the other tab at the very moment of the press.
 *
 * @param {World} world
 * @param {import('./api.js').Entry[]} entries
 */
function wrongEntries(world, entries) {
  const wrong = [];
  const seen = new Set();
  for (const entry of entries) {
    const words = wordsOf(entry);
    const names = entry.files.map(({ name }) => name).sort();
    const isPressed = world.presses.some(
      press =>
        wordsOf(press) === words &&
        names.every(name => press.files.includes(name) || world.chosen.get(name) === press.step) &&
        press.files.every(name => names.includes(name) || world.thrown.has(name)),
    );
    const content = `${words} ${names.join(' ')}`;
    if (seen.has(content)) wrong.push(`sent twice: ${content}`);
    if (!isPressed) wrong.push(`sent without a press: ${content}`);
    seen.add(content);
  }
  return wrong;
}

/** What was sent, and stood nowhere else any more, has come back to be sent again. @param {World} world */
async function returned(world) {
  const [editors, storage, backend] = [
    await inEditors(world),
    await inStorage(world),
    await inBackend(world),
  ];
  const open = [...editors.words, ...storage.words, ...editors.files, ...storage.files];
  const wrong = open.filter(name => world.sent.has(name)).map(name => `${name} is back although it was sent`);
  if (wrong.length > 0) return wrong;
  for (const name of [...backend.words, ...backend.files]) if (!open.includes(name)) world.sent.add(name);
  return [];
}

/** Everything that is wrong now. @param {World} world */
export async function check(world) {
  const lost = await until(async () => {
    // In the order in which things move on, so that nothing slips by between two looks.
    const editors = await inEditors(world);
    const storage = await inStorage(world);
    return missing(world, [editors, storage, await inBackend(world)]);
  });
  const { entries } = await inBackend(world);
  return [
    ...lost.map(name => `${name} is nowhere`),
    ...(await until(() => returned(world))),
    ...wrongEntries(world, entries),
    ...world.uncaught,
    ...world.api.errors.map(String),
  ];
}
