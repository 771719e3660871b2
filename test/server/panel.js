/** The served panel for end-to-end tests: a server with its own data, a browser, and the agent's command. */
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { makeFolder, removeFolder, runAgentCommand, startServer } from './server-process.js';

/** Timeout of Playwright's waits, in ms. */
const timeoutMs = 15_000;

/**
 * A server and a browser for one test file.
 *
 * @param {Record<string, string>} [environment] in addition to DATA_DIR
 */
export function setUpPanel(environment = {}) {
  const folder = makeFolder();
  /** @type {import('./server-process.js').Server} */
  let server;
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    server = await startServer({ DATA_DIR: folder, ...environment });
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    removeFolder(folder);
  });

  /** Collects what a page throws, and logs as an error or a warning. @param {import('playwright-core').Page} page */
  function errorsOf(page) {
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', error => errors.push(String(error)));
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) errors.push(message.text());
    });
    return errors;
  }

  return {
    folder,
    get server() {
      return server;
    },
    /** `npm run agent -- …`. @param {string[]} args */
    agent: (...args) => runAgentCommand(folder, ...args),
    /** A new browser profile. @param {import('playwright-core').BrowserContextOptions} [options] */
    async profile(options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(timeoutMs);
      return context;
    },
    errorsOf,
    /**
     * Signs in and opens the panel.
     *
     * @param {string} link
     * @param {import('playwright-core').BrowserContext} [context] default: a new profile
     */
    async open(link, context) {
      context ??= await this.profile();
      const page = await context.newPage();
      const errors = errorsOf(page);
      await page.goto(link);
      await page.getByRole('heading', { name: 'Requests to support' }).waitFor();
      return { page, errors };
    },
  };
}
