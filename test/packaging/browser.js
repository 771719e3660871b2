import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { openSite } from './site.js';

/** How long a thing that is expected may take. */
const patience = 30_000;

/** For the head of a page: keeps what the policy refused. Before everything else, and from the page's own origin. */
const collector = `
  window.refused = [];
  addEventListener('securitypolicyviolation', event =>
    window.refused.push([event.effectiveDirective, event.blockedURI, event.sample].join(' ')), true);
  new ReportingObserver(reports => reports.forEach(({ body }) =>
    window.refused.push(['report', body.effectiveDirective, body.blockedURL, body.sample].join(' '))),
    { types: ['csp-violation'], buffered: true }).observe();`;

/** A site and a browser for one test file. */
export function setUp() {
  /** @type {import('./site.js').Site} */
  let site;
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    site = await openSite();
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  return {
    get site() {
      return site;
    },
    collector,
    /**
     * Opens a page; what it logs as an error, or throws, is kept. Answers with a bad status are logged by the browser itself,
     * and are no errors of the page.
     *
     * @param {string} url
     * @param {import('playwright-core').BrowserContextOptions} [options]
     */
    async open(url, options) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      /** @type {string[]} */
      const errors = [];
      page.on('pageerror', error => errors.push(String(error)));
      page.on('console', message => {
        const expected = message.text().startsWith('Failed to load resource');
        if (['error', 'warning'].includes(message.type()) && !expected) errors.push(message.text());
      });
      await page.goto(url);
      return { page, errors, refused: () => page.evaluate(() => /** @type {any} */ (window).refused) };
    },
  };
}
