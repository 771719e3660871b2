import { handsAndEyes, readKept } from './in-page.js';

/** How long something that must come may take, in milliseconds: machines that run tests are slow. */
const patience = 10_000;

/**
 * What a person did in one tab. `seen` is what stood in the editor as they pressed.
 *
 * @typedef {object} Seen
 * @property {string} place `new`, or the key of the request
 * @property {string} summary
 * @property {string} body
 * @property {string[]} files
 * @property {boolean} sending
 * @property {string} message
 */

/** @typedef {{ page: import('playwright-core').Page | undefined, onPage: boolean, dead: boolean }} Tab */

const mark = /⟦\d+⟧/g;
/** The marks in a text, each typed once. @param {string} text */
export const marksIn = text => text.match(mark) ?? [];

/** One run of the walk: a browser profile with two tabs, the backend, and what the person did so far. */
export class World {
  /** @type {Tab[]} */
  tabs = [0, 1].map(() => ({ page: undefined, onPage: false, dead: false }));
  /** Marks of what was typed and not thrown away. @type {Set<string>} */
  words = new Set();
  /** Names of files that were chosen and not thrown away, with their bytes in hex. @type {Map<string, string>} */
  files = new Map();
  /** What was thrown away with everything that showed it; it may be anywhere. @type {Set<string>} */
  thrown = new Set();
  /** Marks and names that were in the backend and nowhere else: they are done with. @type {Set<string>} */
  sent = new Set();
  /** @type {(Seen & { step: number })[]} */
  presses = [];
  /** The step in which a file was chosen, by its name. @type {Map<string, number>} */
  chosen = new Map();
  /** What nobody caught in a page. @type {string[]} */
  uncaught = [];
  /** What was done, for people to read. @type {string[]} */
  story = [];
  offline = false;
  count = 0;
  /** @type {import('playwright-core').Page | undefined} */
  #observer;

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {import('./api.js').Api} api
   * @param {string} first the request that is there from the start
   */
  constructor(context, api, first) {
    this.context = context;
    this.api = api;
    this.first = first;
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {import('./api.js').Api} api
   * @param {{ plain: boolean, nameless: boolean }} page `plain`: without what only secure pages have; `nameless`: the page does not say who
   * the person is
   */
  static async open(browser, api, { plain, nameless }) {
    const first = await api.reset();
    const context = await browser.newContext();
    context.setDefaultTimeout(patience);
    await context.addInitScript(handsAndEyes, { plain, nameless });
    const world = new World(context, api, first);
    await world.kept();
    await world.openTab(0);
    return world;
  }

  get openTabs() {
    return this.tabs.filter(({ page }) => page);
  }

  /** @param {number} index */
  async openTab(index) {
    const page = await this.context.newPage();
    page.on('pageerror', error => this.uncaught.push(error.stack ?? String(error)));
    page.on('crash', () => (tab.dead = true));
    /** @type {Tab} */
    const tab = { page, onPage: true, dead: false };
    this.tabs[index] = tab;
    await this.load(tab);
  }

  /** Loads the panel, also once more. @param {Tab} tab */
  async load(tab) {
    await tab.page?.goto(`${this.api.origin}/panel`);
    await this.inTab(tab, 'put', this.api.token);
    tab.onPage = true;
  }

  /**
   * Has the person of a tab do one thing, without a pause within.
   *
   * @param {Tab} tab
   * @param {string} what
   * @param {unknown[]} arguments_
   * @returns {Promise<any>}
   */
  inTab(tab, what, ...arguments_) {
    return /** @type {import('playwright-core').Page} */ (tab.page).evaluate(
      ([name, given]) =>
        /** @type {any} */ (window).hands[/** @type {string} */ (name)](.../** @type {any} */ (given)),
      [what, arguments_],
    );
  }

  /** What stands in a tab's editor; nothing where none is open. @param {Tab} tab @returns {Promise<Seen | undefined>} */
  async see(tab) {
    return tab.page && tab.onPage ? this.inTab(tab, 'see') : undefined;
  }

  /** What the browser keeps. @returns {ReturnType<typeof readKept>} */
  async kept() {
    return (await this.#observe()).evaluate(readKept);
  }

  /** @returns {Promise<string>} */
  async late() {
    return (await this.#observe()).evaluate(() => /** @type {any} */ (window).hands.late());
  }

  /** A page that shows nothing and looks into the browser's storage. */
  async #observe() {
    if (!this.#observer) {
      const page = await this.context.newPage();
      page.on('crash', () => (this.#observer = undefined));
      await this.context.setOffline(false);
      await page.goto(`${this.api.origin}/blank`);
      if (this.offline) await this.context.setOffline(true);
      this.#observer = page;
    }
    return this.#observer;
  }

  entries() {
    return this.api.entries(this.first);
  }

  /** Whoever throws something away means what they see. @param {Seen | undefined} seen */
  throwAway(seen) {
    for (const word of marksIn(`${seen?.summary} ${seen?.body}`)) {
      this.words.delete(word);
      this.thrown.add(word);
    }
    for (const name of seen?.files ?? []) {
      this.files.delete(name);
      this.thrown.add(name);
    }
  }

  /**
   * Whoever writes on, or presses Send, means what stands there, even where the other tab has just sent it: a tab that was opened hears of
   * the other one after a second.
   *
   * @param {Seen | undefined} seen
   */
  buildOn(seen) {
    for (const name of [...marksIn(`${seen?.summary} ${seen?.body}`), ...(seen?.files ?? [])])
      this.sent.delete(name);
  }

  /** Notes a press of Send. @param {Seen | undefined} seen */
  pressed(seen) {
    if (!seen || seen.sending) return;
    this.presses.push({ ...seen, step: this.story.length });
    this.buildOn(seen);
  }

  async close() {
    await this.context.close();
  }
}

/**
 * Asks until nothing is wrong any more, or for too long.
 *
 * @param {() => Promise<string[]>} ask gives what is wrong
 * @param {number} [limit] in milliseconds
 */
export async function until(ask, limit = patience) {
  const deadline = Date.now() + limit;
  for (;;) {
    const wrong = await ask();
    if (wrong.length === 0 || Date.now() > deadline) return wrong;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
