import { launch } from 'puppeteer-core';

/**
 * Runs tests in Chromium or Firefox. Every test file gets a new browser context, so that it shares no storage, worker, channel or
 * lock with another one. (The test runner's own launcher reuses one context.)
 *
 * @implements {import('@web/test-runner-core').BrowserLauncher}
 */
export class PuppeteerLauncher {
  type = 'puppeteer';
  /** @type {Promise<import('puppeteer-core').Browser> | undefined} */
  #browser;
  /** @type {Map<string, import('puppeteer-core').Page>} */
  #pages = new Map();

  /**
   * @param {string} name
   * @param {number} concurrency test files at a time
   * @param {import('puppeteer-core').LaunchOptions} options
   */
  constructor(name, concurrency, options) {
    this.name = name;
    this.concurrency = concurrency;
    this.options = options;
  }

  /** @param {string} sessionId @param {string} url */
  async startSession(sessionId, url) {
    this.#browser ??= launch({ headless: true, ...this.options });
    const browser = await this.#browser;
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    this.#pages.set(sessionId, page);
    await page.setViewport({ width: 800, height: 600 });
    await page.goto(url).catch(error => {
      // A short test may have ended before the page has fully loaded.
      if (this.isActive(sessionId)) throw error;
    });
  }

  /** @param {string} sessionId */
  async stopSession(sessionId) {
    const page = this.getPage(sessionId);
    this.#pages.delete(sessionId);
    await page.browserContext().close();
    return {};
  }

  /** @param {string} sessionId */
  isActive(sessionId) {
    return this.#pages.has(sessionId);
  }

  /** @param {string} sessionId */
  getBrowserUrl(sessionId) {
    return this.getPage(sessionId).url();
  }

  /** For plugins that handle test commands. @param {string} sessionId @throws {Error} after the session has ended */
  getPage(sessionId) {
    const page = this.#pages.get(sessionId);
    if (!page) throw new Error(`No page for session ${sessionId}`);
    return page;
  }

  async startDebugSession() {
    throw new Error('For debugging, open the test in your own browser: npx wtr --manual');
  }

  async stop() {
    const browser = await this.#browser?.catch(() => undefined);
    this.#browser = undefined;
    await browser?.close();
  }
}
