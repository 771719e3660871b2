/**
 * How often a browser asks, counted at the server: pages of one profile side by side, as the built files do it, under a clock that
 * the test moves. The numbers are printed.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/browsers.js';
import { openSite } from './site.js';

const hour = 3_600_000;
/** What a page's clock moves at once, in milliseconds: calls get their answers in between. */
const step = 10_000;
/** How long a thing that is expected may take, in milliseconds. */
const patience = 10_000;

describe('pages side by side', { timeout: 300_000 }, () => {
  /** @type {import('./site.js').Site} */
  let site;
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {import('playwright-core').BrowserContext} */
  let context;
  /** @type {string[]} */
  let calls = [];
  /** @type {string} */
  let key;

  before(async () => {
    site = await openSite();
    ({ key } = await site.create('Disk is full'));
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(() => context?.close());

  const script = '<script src="/dist/support-requests.js"></script>';
  /** All pages have one clock; the request was made in its first minute unless `later` says otherwise. */
  async function open(count = 1, { attributes = '', later = 0 } = {}) {
    context = await browser.newContext();
    context.setDefaultTimeout(patience);
    const now = Date.now() + later;
    await context.clock.install({ time: now });
    await context.clock.pauseAt(now + 1000);
    const pages = [];
    for (let i = 0; i < count; i++) {
      const page = await context.newPage();
      await page.goto(
        site.page(script, `<support-requests api-base="/api/support" ${attributes}></support-requests>`),
      );
      await page.getByText('Disk is full').filter({ visible: true }).first().waitFor();
      pages.push(page);
    }
    await move(pages, step);
    calls = [];
    site.intercept(request => {
      const { pathname } = new URL(request.url);
      calls.push(`${request.method} ${pathname.slice('/api/support/'.length)}`);
      return undefined;
    });
    return pages;
  }

  /** Lets time pass in all pages alike. @param {import('playwright-core').Page[]} pages @param {number} milliseconds */
  async function move(pages, milliseconds) {
    for (let passed = 0; passed < milliseconds; passed += step) {
      await context.clock.runFor(step);
      // A task later, what is due is sent, and no answer is under way for as long as a step.
      await Promise.all(pages.map(page => page.evaluate(() => fetch('/nothing').then(() => undefined))));
    }
  }

  /** @param {import('playwright-core').Page} page @param {boolean} hidden */
  const hide = (page, hidden = true) =>
    page.evaluate(value => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);

  /** @param {import('node:test').TestContext} t @param {string} what */
  const print = (t, what) => {
    const numbers = new Map();
    for (const call of calls)
      numbers.set(call.replace(key, '{key}'), (numbers.get(call.replace(key, '{key}')) ?? 0) + 1);
    const parts = [...numbers].map(([call, number]) => `${number} × ${call}`);
    t.diagnostic(
      `calls in an idle hour, ${what}: ${calls.length}${parts.length ? ` (${parts.join(', ')})` : ''}`,
    );
  };

  test('an idle hour before the list', async t => {
    const pages = await open();
    await move(pages, hour);
    print(t, 'list in sight');
    assert.ok(calls.length >= 18 && calls.length <= 22, `${calls.length}`);
  });

  test('an idle hour before a thread in which nothing happens any more', async t => {
    const pages = await open(1, { attributes: `request="${key}"`, later: 24 * hour });
    await move(pages, hour);
    print(t, 'old thread in sight');
    assert.ok(calls.length >= 54 && calls.length <= 66, `${calls.length}`);
  });

  test('an idle hour before a thread in which somebody has just written', async t => {
    const pages = await open(1, { attributes: `request="${(await site.create('Disk is full')).key}"` });
    await move(pages, hour);
    print(t, 'active thread in sight');
    assert.ok(calls.length > 66 && calls.length <= 110, `${calls.length}`);
  });

  test('an hour in a hidden tab', async t => {
    const pages = await open();
    await hide(/** @type {any} */ (pages[0]));
    await move(pages, hour);
    print(t, 'hidden');
    // A request waits for support: one hidden tab listens, once a minute (without one: test/state/live/).
    assert.ok(calls.length > 0 && calls.length <= 60, `${calls.length}`);
    assert.deepEqual([...new Set(calls)], ['GET requests']);
  });

  test('an idle hour of five tabs in sight', async t => {
    const pages = await open(5);
    await move(pages, hour);
    print(t, 'five lists in sight');
    assert.ok(calls.length >= 18 && calls.length <= 24, `${calls.length}`);
  });

  test('an hour of five tabs as one window has them: one in sight', async t => {
    const pages = await open(5);
    for (const page of pages.slice(1)) await hide(page);
    await move(pages, hour);
    print(t, 'one list in sight, four hidden');
    assert.ok(calls.length >= 18 && calls.length <= 24, `${calls.length}`);
  });

  test('a new request is in all lists after one look, also where the tab that asked was closed or hidden', async () => {
    const pages = await open(3);
    /** @param {import('playwright-core').Page[]} shown @param {string} summary */
    const shows = async (shown, summary) => {
      const isShown = async () => {
        const counts = await Promise.all(shown.map(page => page.getByText(summary).count()));
        return counts.every(count => count > 0);
      };
      // The clock stands still while messages and answers are on their way, so each of them may cost a step.
      for (let passed = 0; passed <= 60_000 && !(await isShown()); passed += step) await move(shown, step);
      assert.ok(await isShown(), summary);
    };
    await site.create('Mail is late');
    await shows(pages, 'Mail is late');
    const [first, ...others] = pages;
    await first?.close();
    await site.create('Name is gone');
    await shows(others, 'Name is gone');
    const [second, third] = /** @type {any} */ (others);
    await hide(second);
    await site.create('Backup is missing');
    await shows([third], 'Backup is missing');
    await move([third], step);
    assert.equal(await second.getByText('Backup is missing').count(), 0, 'hidden: read when it is seen');
    calls = [];
    await hide(second, false);
    await second.getByText('Backup is missing').waitFor();
    assert.deepEqual(calls, ['GET requests']);
  });

  test('what is read in one tab is read in the other at once, where the server keeps no marks', async () => {
    const pages = await open(2, { attributes: 'user="ada"' });
    const [one, other] = /** @type {[import('playwright-core').Page, import('playwright-core').Page]} */ (
      /** @type {unknown} */ (pages)
    );
    const request = {
      key: 'CS-1',
      summary: 'Backup is slow',
      description: 'Since Monday.',
      status: 'open',
      createdAt: '2026-01-02T10:00:00Z',
      updatedAt: '2026-01-02T10:00:00Z',
    };
    site.intercept(({ url }) => {
      const path = new URL(url).pathname.slice('/api/support/'.length);
      if (path === 'config') return Response.json({});
      return Response.json(
        path === 'requests/CS-1' ? request : { items: [request].slice(path === 'requests' ? 0 : 1) },
      );
    });
    const status = (/** @type {import('playwright-core').Page} */ page) =>
      page.getByRole('button', { name: /^CS-1/ }).getByText(/^(Open|Updated)$/);
    /** @param {string} wanted @param {import('playwright-core').Page[]} shown */
    const says = (wanted, ...shown) =>
      Promise.all(shown.map(page => status(page).filter({ hasText: wanted }).waitFor()));
    const refresh = () =>
      Promise.all(
        pages.map(page =>
          page.evaluate(() => /** @type {any} */ (document.querySelector('support-requests')).refresh()),
        ),
      );
    await refresh();
    await says('Open', one, other);
    request.updatedAt = '2026-01-02T11:00:00Z';
    await refresh();
    await says('Updated', one, other);
    await one.getByRole('button', { name: /^CS-1/ }).click();
    await one.getByRole('button', { name: 'All requests' }).waitFor();
    await says('Open', other);
    const unread = await other.evaluate(
      () => /** @type {any} */ (document.querySelector('support-requests')).unreadCount,
    );
    assert.equal(unread, 0);
  });
});
