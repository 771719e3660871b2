/** WebDriver's codes of keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const codes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/**
 * Key presses that work alike in every engine, for test/support/input.ts. With the runner's `sendKeys`, puppeteer does not
 * support "Shift+Tab", and WebDriver presses all characters of a text before it releases one, so that "ll" becomes "l".
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function pressPlugin() {
  return {
    name: 'press',
    async executeCommand({ command, payload, session }) {
      if (command !== 'press' && command !== 'type') return undefined;
      const launcher = /** @type {any} */ (session.browser);
      const text = String(payload);
      // A chord is a list of keys: modifiers first, the pressed key last.
      const chords =
        command === 'press' ? [text.split('+')] : [...text].map(key => [key === '\n' ? 'Enter' : key]);
      if (launcher.type === 'webdriver') {
        await launcher.performKeys(chords.flatMap(chord => strokes(chord.map(webdriverKey))));
      } else {
        const { keyboard } = launcher.getPage(session.id);
        for (const chord of chords) await pressChord(keyboard, chord);
      }
      return true;
    },
  };
}

/** @param {import('puppeteer-core').Keyboard} keyboard @param {any[]} chord */
async function pressChord(keyboard, chord) {
  // In Firefox, puppeteer accepts " " for the space bar and not "Space".
  chord = chord.map(key => (key === 'Space' ? ' ' : key));
  const modifiers = chord.slice(0, -1);
  for (const key of modifiers) await keyboard.down(key);
  const key = chord.at(-1);
  // `type` also accepts characters that are on no keyboard.
  if (key.length > 1 || key === ' ' || modifiers.length) await keyboard.press(key);
  else await keyboard.type(key);
  for (const key of modifiers.reverse()) await keyboard.up(key);
}

/** @param {string} key @throws {Error} for an unknown name */
function webdriverKey(key) {
  const code = /** @type {Record<string, string>} */ (codes)[key];
  if (!code && [...key].length > 1) throw new Error(`No such key: ${key}`);
  return code ?? key;
}

/** WebDriver's actions for one chord. @param {string[]} chord */
function strokes(chord) {
  const down = chord.map(value => ({ type: 'keyDown', value }));
  const up = chord.toReversed().map(value => ({ type: 'keyUp', value }));
  return [...down, ...up];
}
