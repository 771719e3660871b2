import { findChromium, findFirefox, findWebKit } from '../browsers.js';
import { PuppeteerLauncher } from './puppeteer-launcher.js';
import { WebKitLauncher } from './webkit-launcher.js';

/** A launcher for each engine, the slowest first, or the reason why there is none. @type {Record<string, () => Promise<any>>} */
const engines = {
  async webkit() {
    const tools = await findWebKit();
    return typeof tools === 'string' ? tools : new WebKitLauncher(tools);
  },
  async firefox() {
    const executablePath = findFirefox();
    if (!executablePath) return 'not installed';
    // One page at a time, since Firefox sends key presses to the focused page only.
    return new PuppeteerLauncher('Firefox', 1, { browser: 'firefox', executablePath });
  },
  async chromium() {
    return new PuppeteerLauncher('Chromium', 2, await findChromium());
  },
};

/**
 * Launchers of the engines to test in: all that are installed, or those that `BROWSERS=chromium,firefox` names.
 *
 * @throws {Error} where a named engine is missing, or, with `CI` set, any engine
 */
export async function findEngines() {
  const named = process.env['BROWSERS']?.split(',').map(name => name.trim().toLowerCase());
  const unknown = named?.filter(name => !(name in engines)) ?? [];
  if (unknown.length) throw new Error(`BROWSERS: no such engine: ${unknown.join(', ')}`);
  const launchers = [];
  const missing = [];
  for (const [name, find] of Object.entries(engines)) {
    if (named && !named.includes(name)) continue;
    const found = await find();
    if (typeof found === 'string') missing.push(`${name} (${found})`);
    else launchers.push(found);
  }
  if (missing.length && (named || process.env['CI']))
    throw new Error(`Engines missing: ${missing.join(', ')}`);
  return { launchers, missing };
}
