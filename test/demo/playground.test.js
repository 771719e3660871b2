/** The playground as a reseller uses it: in a browser, as `npm start` serves it, under the page's own strict policy. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { dist, root, standaloneFile } from '../../scripts/build/paths.js';
import { findChromium } from '../../scripts/browsers.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the theme playground', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  /** @type {import('vite').ViteDevServer} */
  let server;
  /** @type {import('playwright-core').Browser} */
  let browser;
  let address = '';

  before(async () => {
    if (!existsSync(join(dist, standaloneFile))) throw new Error('Nothing is built: npm run build');
    server = await createServer({
      root,
      logLevel: 'error',
      cacheDir: folder,
      // All at once: what is found later would reload the page under the test.
      optimizeDeps: { include: ['msw', 'msw/browser'], noDiscovery: true },
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    });
    await server.listen();
    address = `${server.resolvedUrls?.local[0]}demo/playground.html`;
    browser = await chromium.launch(await findChromium());
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /**
   * Opens the playground; what it logs as an error, what its policy refused, is kept.
   *
   * @param {string} [hash]
   * @param {import('playwright-core').BrowserContextOptions} [options]
   */
  async function open(hash = '', options = {}) {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', error => errors.push(String(error)));
    page.on('console', message => {
      // The API that is down says so in the console, too.
      if (message.type() === 'error' && !/status of 503/.test(message.text())) errors.push(message.text());
    });
    await page.addInitScript(() =>
      addEventListener('securitypolicyviolation', event =>
        console.error(`refused: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
      ),
    );
    await page.goto(address + hash);
    const shown = page.locator('.frame:not([hidden]) support-requests');
    await shown.first().getByRole('heading').first().waitFor();
    /** @param {string} name */
    const field = name => page.getByRole('textbox', { name, exact: true });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    /** @param {string} color @param {string} name of a button in the preview */
    const hasGround = (name, color) =>
      page.waitForFunction(
        ([selector, wanted]) => {
          const button = document
            .querySelector('.frame[data-view="list"] support-requests')
            ?.shadowRoot?.querySelector(selector ?? '');
          return button && getComputedStyle(button).backgroundColor === wanted;
        },
        [name, color],
      );
    return { page, errors, shown, field, copied, hasGround };
  }

  const mainButton = '[part~="new-button"]';

  test('shows another accent and language at once, and gives the code for them', async () => {
    const { page, errors, shown, field, copied, hasGround } = await open();
    await field('Accent, light').fill('#a8480b');
    await hasGround(mainButton, 'rgb(168, 72, 11)');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
    await shown.getByRole('button', { name: 'Neue Anfrage' }).waitFor();

    await page.getByRole('button', { name: 'Copy CSS' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await copied(), 'support-requests {\n  --support-color-accent: #a8480b;\n}\n');

    await page.getByRole('tab', { name: 'Brand JSON' }).click();
    await field('Name').fill('Acme');
    await page.getByRole('button', { name: 'Copy JSON' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    assert.deepEqual(JSON.parse(await copied()), { name: 'Acme', tokens: { 'color-accent': '#a8480b' } });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'acme.brand.json');
    assert.equal(JSON.parse(readFileSync(await download.path(), 'utf8')).name, 'Acme');

    await page.getByRole('tab', { name: 'Script tag' }).click();
    await page.getByRole('button', { name: 'Copy short tag' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    assert.match(await copied(), /data-brand="\/brand\.json"\s+data-lang="de"/);

    await page.waitForURL(/#accent=a8480b&lang=de&name=Acme$/);
    const again = await open(new URL(page.url()).hash);
    await again.shown.getByRole('button', { name: 'Neue Anfrage' }).waitFor();
    await again.hasGround(mainButton, 'rgb(168, 72, 11)');
    assert.equal(await again.field('Name').inputValue(), 'Acme');
    assert.deepEqual([...errors, ...again.errors], []);
    await again.page.context().close();
    await page.context().close();
  });

  test('loses nothing that is typed in the preview', async () => {
    const { page, errors, shown, field } = await open('#view=new');
    const summary = shown.getByRole('textbox', { name: 'Summary' });
    await summary.fill('Mail is late');
    // A new element would have the draft back, too; but not the caret, nor a file that is on its way.
    const element = await shown.elementHandle();
    await page.getByRole('button', { name: 'Marigold' }).click();
    await field('Accent, light').fill('#123456');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.getByRole('radio', { name: 'Thread' }).check();
    await shown
      .getByRole('button', { name: 'All requests' })
      .or(shown.getByRole('link', { name: 'All requests' }))
      .waitFor();
    await page.getByRole('radio', { name: 'New request' }).check();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await shown.getByRole('button', { name: 'إرفاق ملف' }).waitFor();
    assert.equal(await shown.getByRole('textbox').first().inputValue(), 'Mail is late');
    assert.equal(await shown.evaluate((desk, first) => desk === first, element), true);
    assert.equal(await shown.evaluate(desk => getComputedStyle(desk).direction), 'rtl');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('goes back with Ctrl+Z, but not in a field of text, and begins anew', async () => {
    const { page, errors, field, hasGround } = await open();
    const accent = field('Accent, light');
    const radius = page.getByRole('slider', { name: 'Radius' });
    await radius.press('ArrowRight');
    // In a field of text this is the field's own way back, and it has none.
    await field('Name').press('Control+z');
    assert.equal(await radius.inputValue(), '7');
    await accent.fill('#a8480b');
    await accent.press('Tab');
    await radius.press('ArrowRight');
    await page.keyboard.press('Control+z');
    assert.equal(await radius.inputValue(), '7');
    await hasGround(mainButton, 'rgb(168, 72, 11)');
    await page.keyboard.press('Control+z');
    await hasGround(mainButton, 'rgb(36, 87, 214)');
    assert.equal(await accent.inputValue(), '');
    assert.equal(await radius.inputValue(), '7');
    await page.keyboard.press('Control+Shift+z');
    assert.equal(await accent.inputValue(), '#a8480b');
    await page.getByRole('button', { name: 'Reset' }).click();
    assert.equal(await accent.inputValue(), '');
    assert.equal(await page.getByRole('button', { name: 'Reset' }).isDisabled(), true);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('says what is wrong with a value, and keeps the last good one', async () => {
    const { page, errors, field, hasGround } = await open('#accent=a8480b');
    const accent = field('Accent, light');
    await accent.fill('no colour');
    await accent.press('Tab');
    await page.getByRole('alert').filter({ hasText: 'Use a colour' }).waitFor();
    assert.equal(await accent.getAttribute('aria-invalid'), 'true');
    await hasGround(mainButton, 'rgb(168, 72, 11)');
    await accent.fill('rebeccapurple');
    await accent.press('Tab');
    assert.equal(await accent.inputValue(), '#663399');
    assert.equal(await page.getByRole('alert').filter({ hasText: 'Use a colour' }).count(), 0);
    await hasGround(mainButton, 'rgb(102, 51, 153)');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('takes a logo from a file, and refuses one that is too large', async () => {
    const { page, errors, copied } = await open();
    const file = page.locator('[data-logo-file]');
    await file.setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(101 * 1024) });
    await page.getByRole('alert').filter({ hasText: 'at most 100 kB' }).waitFor();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><!--${'x'.repeat(5_000)}--></svg>`;
    await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    // Along the tabs with the keyboard.
    await page.getByRole('tab', { name: 'CSS' }).press('ArrowRight');
    await page.getByRole('button', { name: 'Copy JSON' }).press('Enter');
    await page.getByText('Copied', { exact: true }).first().waitFor();
    const { logo } = JSON.parse(await copied());
    assert.equal(logo.src, `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
    assert.equal(await page.getByRole('alert').filter({ hasText: 'at most 100 kB' }).count(), 0);

    await page.getByRole('slider', { name: 'Radius' }).press('ArrowRight');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied, without the logo').waitFor({ state: 'attached' });
    assert.equal(new URL(await copied()).hash, '#radius=7');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('shows the fields that are chosen, and says so in the brand', async () => {
    const { page, errors, shown, field, copied } = await open('#view=new');
    const mark = (/** @type {string} */ name) => shown.getByLabel(name, { exact: true });
    await mark('Server').waitFor();
    await page.getByText('Features, fields and tag').click();
    const choice = page.getByRole('combobox', { name: 'Custom fields' });
    await choice.selectOption('Only the required');
    await mark('Server').waitFor({ state: 'detached' });
    await choice.selectOption('Only these…');
    await field('Field ids').fill('phone,restart');
    await field('Field ids').press('Tab');
    await mark('Phone for questions').waitFor();
    await mark('You may restart it').waitFor();
    assert.equal(await mark('Server').count(), 0);
    assert.equal(await field('Field ids').inputValue(), 'phone, restart');
    await page.getByRole('tab', { name: 'Brand JSON' }).click();
    await page.getByRole('button', { name: 'Copy JSON' }).click();
    await page.getByText('Copied', { exact: true }).first().waitFor();
    assert.deepEqual(JSON.parse(await copied()), { fields: ['phone', 'restart'] });
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('tells the contrast', async () => {
    const { page, errors, field } = await open('#surface=ffffff&text=777777&accent=000000');
    const row = page.getByRole('row', { name: /^Text/ });
    assert.match((await row.innerText()).replace(/\s+/g, ' '), /4\.4:1 For large text only/);
    await field('Text, light').fill('#767676');
    await row.getByText('4.5:1').first().waitFor();
    assert.match(await page.getByRole('row', { name: /^Button text/ }).innerText(), /21\.0:1\s+Excellent/);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('is as wide as it is drawn, by pointer and by keyboard', async () => {
    const { page, errors, shown } = await open('#width=720', { viewport: { width: 1440, height: 900 } });
    const handle = page.getByRole('slider', { name: 'Width of the preview' });
    const frames = page.locator('.frames');
    const width = async () => Math.round((await frames.boundingBox())?.width ?? 0);
    assert.equal(await width(), 720);
    await handle.press('ArrowLeft');
    assert.equal(await width(), 710);
    const box = await handle.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 60];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 100, y, { steps: 5 });
    await page.mouse.up();
    assert.equal(await width(), 510);
    await handle.press('Home');
    assert.equal(await width(), 280);
    assert.equal(await handle.getAttribute('aria-valuenow'), '280');
    await handle.press('End');
    assert.equal(await page.getByRole('radio', { name: 'Full' }).isChecked(), true);
    assert.equal(await shown.count(), 1);
    await page.getByRole('radio', { name: 'All' }).check();
    assert.equal(await shown.count(), 5);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  for (const [name, width, colorScheme] of /** @type {const} */ ([
    ['wide and light', 1440, 'light'],
    ['narrow and dark', 360, 'dark'],
  ])) {
    test(`is open to everybody, ${name}`, async () => {
      const { page, errors } = await open('', {
        viewport: { width, height: 800 },
        colorScheme,
        reducedMotion: 'reduce',
      });
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach(details => (details.open = true)),
      );
      await page.getByRole('textbox', { name: 'Accent, light', exact: true }).fill('#a8480b');
      await page.evaluate(axe);
      for (const view of ['List', 'New request', 'Thread', 'Empty', 'API down', 'All']) {
        await page.getByRole('radio', { name: view, exact: true }).check();
        await page
          .locator('.frame:not([hidden]) support-requests')
          .first()
          .getByRole('heading')
          .first()
          .waitFor();
        const found = await page.evaluate(async isGallery => {
          const { violations } = await /** @type {any} */ (window).axe.run(document, {
            resultTypes: ['violations'],
            // A gallery of desks has several regions of one name.
            rules: { 'landmark-unique': { enabled: !isGallery } },
          });
          return violations.map(
            (/** @type {any} */ { id, nodes }) =>
              `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join('\n')}`,
          );
        }, view === 'All');
        assert.deepEqual(found, [], view);
      }
      const { scrollWidth, scrollHeight } = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { scrollWidth, scrollHeight };
      });
      assert.equal(scrollWidth, width);
      // The wide one is a window of panes, each with a scroll of its own.
      assert.equal(scrollHeight > 800, width < 960);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});
