import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, describe, test } from 'node:test';
import { compile } from 'tailwindcss';
import { setUp } from './browser.js';
import { difference } from './pixels.js';
import { picture } from './site.js';

const require = createRequire(import.meta.url);
/** @param {string} file */
const packaged = file => readFile(require.resolve(file), 'utf8');

const script = '<script src="/dist/support-requests.js"></script>';
/** What every page of these has: the font and the colours that the widget takes over. */
const own =
  'body { box-sizing: content-box; width: 700px; margin: 0; padding: 20px; font: 16px/1.4 sans-serif; color: #123; background: #fff }';

const everything = 'html body *, html body *::before, html body *::after';
/** By what a page's style sheet does. @type {Record<string, () => string | Promise<string>>} */
const sheets = {
  'Bootstrap’s reboot': () => packaged('bootstrap/dist/css/bootstrap-reboot.css'),
  'all of Bootstrap': () => packaged('bootstrap/dist/css/bootstrap.css'),
  'Tailwind’s preflight': async () => {
    const css = [await packaged('tailwindcss/theme.css'), await packaged('tailwindcss/preflight.css')];
    return (await compile(css.join('\n'))).build([]);
  },
  'a reset of everything': () => `${everything} { all: unset !important }`,
  'all that is inherited': () =>
    `html, body, ${everything} { letter-spacing: 0.4em !important; word-spacing: 1em !important; text-transform: uppercase !important;
      text-align: right !important; text-indent: 3em !important; line-height: 3 !important; white-space: pre !important;
      word-break: break-all !important; hyphens: auto !important; text-shadow: 2px 2px red !important; tab-size: 12 !important;
      cursor: crosshair !important; caret-color: red !important; accent-color: red !important; fill: red !important; stroke: lime !important;
      stroke-width: 5px !important; list-style: square inside !important; border-collapse: collapse !important; quotes: '<' '>' !important;
      -webkit-text-stroke: 1px red !important; -webkit-text-fill-color: red !important; text-emphasis: dot !important;
      text-align-last: center !important; text-wrap: nowrap !important; text-underline-offset: 1em !important; orphans: 9 }`,
  'small roots and their like': () => ':root { font-size: 62.5% } html { font-size: 10px }',
  'tags that are gone or huge': () =>
    `div, svg, ul, li, h2, form, time, bdi { display: none !important }
     button, input, textarea, select { appearance: none !important; background: red !important; border: 9px dotted lime !important;
       padding: 3em !important; font: 40px monospace !important; width: 100% !important; float: right !important; text-transform: uppercase !important }
     p, span, label, h2 { margin: 3em !important; color: red !important; font-size: 40px !important }
     [class] { outline: 5px solid red !important; position: absolute !important }
     .button, .field, .row, .list, .header, .icon, .hidden, .box { display: none !important; color: red !important }`,
  'its own list of layers': () =>
    '@layer reset, page; @layer reset { * { all: revert; box-sizing: content-box } } @layer page { * { line-height: 4; letter-spacing: 1em } }',
};

describe('a page with style sheets of its own', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  /** @type {Date} */
  let now;

  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
    await all.site.create('Mail does not arrive at any of our four addresses since the move');
    const id = crypto.randomUUID();
    await all.site.store.addComment(all.site.user.key, key, {
      id,
      author: { name: 'Marta', role: 'agent' },
      body: 'It is **solved**: see `df -h`, and\n\n1. one\n2. two\n\n> a quote',
      format: 'markdown',
      attachmentIds: [(await all.site.attach('red.png', picture)).id],
      createdAt: Date.now(),
      reopens: false,
    });
    // What is new is marked as such the first time only.
    await all.site.store.markRead(all.site.user.key, key, id);
    now = new Date(Date.now() + 3_600_000);
  });

  /** Each view, with what is waited for. @type {Record<string, (page: import('playwright-core').Page) => Promise<void>>} */
  const views = {
    'the list': page => page.getByText('Disk is full').waitFor(),
    'the form, refused': async page => {
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      // It is announced, too.
      const problem = page.getByText('Say in a few words what is wrong.');
      await problem.and(page.locator(':not([role=status])')).waitFor();
    },
    'a thread': async page => {
      await page.getByText('Disk is full').click();
      await page.locator('strong', { hasText: 'solved' }).waitFor();
      await page.waitForFunction(() => {
        const thread = document
          .querySelector('support-requests')
          ?.shadowRoot?.querySelector('support-request-thread');
        return thread?.shadowRoot?.querySelector('img')?.naturalWidth;
      });
      await page.getByRole('button', { name: 'Actions' }).waitFor();
      await page.getByRole('button', { name: 'Close request' }).waitFor();
    },
    'a picture': async page => {
      await page.getByText('Disk is full').click();
      await page.getByRole('button', { name: /^Open red\.png/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'red.png', exact: true }).waitFor();
    },
  };

  /**
   * Opens a page at a fixed time, with nothing that blinks, moves or depends on the mouse.
   *
   * @param {string} css @param {string} body
   */
  async function open(css, body) {
    // The page's own rules come last, as they do where a reset is loaded first.
    const opened = await all.open('about:blank');
    await opened.page.clock.setFixedTime(now);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    // Nothing has to be scrolled, which may end between two pixels.
    await opened.page.setViewportSize({ width: 1280, height: 1400 });
    await opened.page.goto(all.site.page(`<style>${css}</style><style>${own}</style>${script}`, body));
    return opened;
  }

  /**
   * Takes the mouse and the focus away, and has everything painted anew: what was painted piece by piece differs at the
   * seams.
   *
   * @param {import('playwright-core').Page} page
   */
  async function settle(page) {
    await page.mouse.move(0, 0);
    await page.evaluate(async () => {
      /** @type {HTMLElement} */ (document.activeElement).blur();
      const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      document.documentElement.style.display = 'none';
      await frames();
      document.documentElement.style.display = '';
      await frames();
    });
  }

  /** @param {string} css @param {(page: import('playwright-core').Page) => Promise<void>} show */
  async function inside(css, show) {
    const { page, errors } = await open(css, '<support-requests api-base="/api/support"></support-requests>');
    await show(page);
    assert.deepEqual(errors, []);
    return await look(page, () => page.locator('support-requests .box').first().screenshot());
  }

  /** @typedef {{ page: import('playwright-core').Page, shown: Buffer, again: () => Promise<Buffer> }} Look */

  /** @param {import('playwright-core').Page} page @param {() => Promise<Buffer>} shoot @returns {Promise<Look>} */
  async function look(page, shoot) {
    const again = async () => {
      await settle(page);
      return shoot();
    };
    return { page, shown: await again(), again };
  }

  /**
   * Where the two differ; empty where they don't. Even so painted, a glyph's edge differs now and then by one shade in one pixel:
   * only what differs each time that all is painted anew is a difference.
   *
   * @param {Look} one @param {Look} other
   */
  async function compare(one, other) {
    let found = await difference(one.page, one.shown, other.shown);
    for (let round = 0; found && round < 2; round++)
      found = await difference(one.page, await one.again(), await other.again());
    return found;
  }

  for (const [view, show] of Object.entries(views)) {
    test(`changes not one pixel of ${view}`, async t => {
      const plain = await inside('', show);
      const again = await inside('', show);
      assert.equal(await compare(plain, again), '', 'the comparison itself');
      await again.page.context().close();
      for (const [what, css] of Object.entries(sheets)) {
        await t.test(what, async () => {
          const hostile = await inside(await css(), show);
          assert.equal(await compare(plain, hostile), '');
          await hostile.page.context().close();
        });
      }
      await plain.page.context().close();
    });
  }

  test('is changed by nothing of the widget, not by one pixel', async () => {
    const rows = (/** @type {string} */ name) =>
      `<h2>${name}</h2><p>Text with <a href="#">a link</a>, <button>a button</button>, <input value="a field"> <select><option>a choice</select></p>
       <ul><li>item</li></ul><table class="list"><tr><th>head<td class="button">cell</table><div class="box field header row">div</div>`;
    const page_ = (/** @type {string} */ middle) => `${rows('Above')}<main>${middle}</main>${rows('Below')}`;
    // The ink of a letter may reach a hair beyond its own box, as that of the page's letters does.
    const hair = 'main { padding-inline: 1px }';
    for (const [view, show] of Object.entries(views)) {
      // That one is meant to cover the page.
      if (view === 'a picture') continue;
      const { page } = await open(
        hair,
        page_('<support-requests api-base="/api/support"></support-requests>'),
      );
      await show(page);
      const middle = page.locator('main');
      await settle(page);
      const height = await middle.evaluate(element => element.getBoundingClientRect().height);
      const cover = (/** @type {import('playwright-core').Page} */ shown) =>
        look(shown, () => shown.screenshot({ mask: [shown.locator('main')] }));
      const without = await open(hair, page_(`<div style="height: ${height}px"></div>`));
      assert.equal(await compare(await cover(page), await cover(without.page)), '', view);
      await page.context().close();
      await without.page.context().close();
    }
  });
});
