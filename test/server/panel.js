/** The served panel as people have it: a server with its data, a browser, and support at a terminal. */
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { makeFolder, removeFolder, runAgentCommand, startServer } from './server-process.js';

/** How long a thing that is expected may take, in milliseconds. */
const patience = 15_000;

/**
 * A server and a browser for one test file.
 *
 * @param {Record<string, string>} [environment] beside DATA_DIR
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

  /** What a page logs as an error or a warning, or throws. @param {import('playwright-core').Page} page */
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
    /** A browser of its own, that nobody has used. @param {import('playwright-core').BrowserContextOptions} [options] */
    async profile(options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(patience);
      return context;
    },
    errorsOf,
    /**
     * Signs in and opens the panel.
     *
     * @param {string} link
     * @param {import('playwright-core').BrowserContext} [context] else a new one
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
