/** What a person may do in one tab. Each thing says what was done, or nothing where it can't be done now. */
import fc from 'fast-check';
import { until } from './world.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./world.js').Tab} Tab */
/** @typedef {(world: World, tab: Tab) => Promise<string | undefined>} Action */

const piece = fc.constantFrom(
  'Disk',
  'full ',
  '🙂',
  '👩‍👩‍👧',
  'שלום',
  '\u202eابجد',
  'é\u0301',
  'line\n',
  '\n\n',
  '<b>&',
  '"\\',
);
const phrases = fc.array(piece, { minLength: 1, maxLength: 4 }).map(parts => parts.join(''));
const where = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 0.99, noNaN: true }));
const bytes = fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 100 });

/** Waits for something that may come soon, and else goes on. */
const soon = 2000;

/** What stands in a tab's editor; opens one where there is none. @param {World} world @param {Tab} tab @param {string} [place] */
async function editorIn(world, tab, place = world.first) {
  if (!(await world.see(tab))) {
    await world.inTab(tab, 'open', place);
    await until(async () => ((await world.see(tab)) ? [] : ['no editor']), soon);
  }
  return world.see(tab);
}

/** @type {(slot: number, words: string, place: number) => Action} */
const type = (slot, words, place) => async (world, tab) => {
  const editor = await editorIn(world, tab, slot === 0 ? undefined : 'new');
  const field = editor?.place !== 'new' ? 'comment' : slot === 1 ? 'summary' : 'description';
  const word = `⟦${++world.count}⟧`;
  const phrase = slot === 1 ? words.replaceAll('\n', ' ') : words;
  if (!(await world.inTab(tab, 'type', field, phrase + word, place))) return undefined;
  world.words.add(word);
  world.buildOn(await world.see(tab));
  return `types ${word} into ${field}`;
};

/** Presses a button; Send stands for whichever sends here. @type {(part: string, times: number) => Action} */
export const press = (part, times) => async (world, tab) => {
  const isSend = part === 'send-button';
  if (isSend) await editorIn(world, tab);
  const pressed =
    (await world.inTab(tab, 'press', part, times)) ??
    (isSend ? await world.inTab(tab, 'press', 'add-button', times) : undefined);
  if (!pressed) return undefined;
  if (isSend || part === 'retry-button') world.pressed(pressed.seen);
  if (part === 'discard-button') world.throwAway(pressed.seen);
  return `presses ${part}${times > 1 ? ' twice' : ''}${pressed.seen ? ` at ${pressed.seen.place}` : ''}`;
};

/** @type {Action} */
const removeFile = async (world, tab) => {
  const pressed = await world.inTab(tab, 'press', 'remove-button');
  if (!pressed || pressed.wasOff) return undefined;
  const [name] = pressed.seen.files;
  world.throwAway({ ...pressed.seen, summary: '', body: '', files: [name] });
  return `takes ${name} out`;
};

/** @type {(content: number[]) => Action} */
const choose = content => async (world, tab) => {
  await editorIn(world, tab);
  const name = `file-${++world.count}.bin`;
  if (!(await world.inTab(tab, 'choose', name, content))) return undefined;
  world.buildOn(await world.see(tab));
  world.chosen.set(name, world.story.length);
  world.files.set(name, Buffer.from(content).toString('hex'));
  return `chooses ${name}`;
};

/** @type {(place: string) => Action} */
const open = place => async (world, tab) => {
  const key =
    place === 'first'
      ? world.first
      : place === 'last'
        ? ((await world.entries()).at(-1)?.key ?? world.first)
        : place;
  await world.inTab(tab, 'open', key);
  return `opens ${key || 'the list'}`;
};

/** @type {fc.Arbitrary<Action>} */
export const action = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(fc.constantFrom(0, 1, 2, 2), phrases, where).map(given => type(...given)),
  },
  { weight: 3, arbitrary: bytes.map(choose) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(1, 2).map(times => press('send-button', times)),
  },
  { weight: 2, arbitrary: fc.constant(press('retry-button', 1)) },
  { weight: 1, arbitrary: fc.constant(removeFile) },
  { weight: 1, arbitrary: fc.constantFrom('cancel-button', 'back-button').map(part => press(part, 1)) },
  { weight: 4, arbitrary: fc.constantFrom('new', 'new', '', 'first', 'last').map(open) },
);
