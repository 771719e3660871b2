import { root } from '../build/paths.js';
import { respond } from './backend.js';
import { now } from './fixtures.js';

/** @typedef {import('./states.js').State} State */

export const folder = `${root}/screenshots`;

/** Viewports, in px. */
const widths = [360, 768, 1200];

/** Looks in which a state is captured, by the suffix of the picture's name. */
const variants = {
  '': {},
  '-dark': { colorScheme: /** @type {const} */ ('dark') },
  '-rtl': { dir: 'rtl' },
};

/**
 * One picture.
 *
 * @typedef {object} Shot
 * @property {State} state
 * @property {keyof typeof variants} suffix
 * @property {number} width
 * @property {string} name
 */

/**
 * All pictures of some states.
 *
 * @param {readonly State[]} states
 * @returns {Shot[]}
 */
export function shotsOf(states) {
  return states.flatMap(state => {
    const suffixes = /** @type {(keyof typeof variants)[]} */ (state.variants ? Object.keys(variants) : ['']);
    return suffixes.flatMap(suffix =>
      widths.map(width => ({ state, suffix, width, name: `${state.name}${suffix}-${width}` })),
    );
  });
}

/**
 * Takes one picture and writes it to `screenshots/`.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin of the dev server
 * @param {Shot} shot
 * @returns {Promise<string[]>} problems, each with the name of the picture: a state that was not reached, an error thrown in the
 *   page, content wider than the window
 */
export async function capture(browser, origin, { state, suffix, width, name }) {
  /** @type {{ dir?: string, colorScheme?: 'dark' }} */
  const variant = variants[suffix];
  /** @type {string[]} */
  const problems = [];
  // A new context for each picture, so that no draft of one appears in the next.
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: variant.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('pageerror', error => problems.push(`${name}: ${error.message}`));
    await page.clock.setFixedTime(now);
    await page.route(`${origin}/api/**`, route => {
      const response = respond(route.request().method(), new URL(route.request().url()), state.overrides);
      if (response === 'never') return; // the call ends when the page is closed
      return response === 'lost' ? route.abort('connectionfailed') : route.fulfill(response);
    });
    await page.goto(origin + pathOf(state, variant));
    // The demo pages have no parameter for the direction.
    if (state.path && variant.dir)
      await page.evaluate(dir => void (document.documentElement.dir = dir), variant.dir);
    try {
      await state.reach(page);
    } catch (error) {
      problems.push(`${name}: not reached. ${String(error).split('\n')[0]}`);
    }
    await page.evaluate(() => document.fonts.ready);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) problems.push(`${name}: ${overflow} px wider than the page`);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
  } finally {
    await context.close();
  }
  return problems;
}

/** The state's page, without an origin. @param {State} state @param {{ dir?: string }} variant */
function pathOf(state, variant) {
  const url = new URL(state.path ?? '/demo/bare.html', 'http://page.invalid');
  url.searchParams.set('mock', 'off');
  if (!state.path && variant.dir) url.searchParams.set('dir', variant.dir);
  for (const [key, value] of Object.entries(state.query ?? {})) url.searchParams.set(key, value);
  return url.pathname + url.search + url.hash;
}
