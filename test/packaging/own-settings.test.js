/**
 * What people set for themselves: larger text, more space between lines and letters, 400 % zoom, a phone on its side, less motion, the
 * keyboard alone, the voice. WCAG 2.2: 1.3.4, 1.4.4, 1.4.10, 1.4.12, 2.1.1, 2.1.2, 2.4.7, 2.4.11, 2.5.3.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const config = {
  fields: [{ id: 'room', label: 'Room', type: 'text', help: 'As in the panel' }],
  commentFormats: ['text', 'markdown'],
  features: { search: true, close: true, reopen: true, rating: true, read: true },
};
const words =
  'The server web-07 does not answer since the update of the kernel at nine o’clock, and neither does its console. ';

/** The text spacing of WCAG 1.4.12, in every shadow root. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** @typedef {import('playwright-core').Page} Page */

/** What a person has set, and how the page gets it. @type {Record<string, { width: number, height: number, set?: (page: Page) => unknown }>} */
const settings = {
  'a zoom of 400 %': { width: 320, height: 256 },
  'text of 200 %': {
    width: 1280,
    height: 800,
    set: page => page.addStyleTag({ content: 'html { font-size: 200% }' }),
  },
  'text of 200 % on a phone': {
    width: 360,
    height: 740,
    set: page => page.addStyleTag({ content: 'html { font-size: 200% }' }),
  },
  'more space between letters, words and lines': { width: 1280, height: 800, set: space },
  'more space between letters, words and lines on a phone': { width: 360, height: 740, set: space },
  'a phone on its side': { width: 740, height: 360 },
};

/** Puts the text spacing into all trees of the page. @param {Page} page */
function space(page) {
  return page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    /** @param {Document | ShadowRoot} root */
    const add = root => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) add(shadowRoot);
    };
    add(document);
  }, spacing);
}

/** Texts that are cut off, and boxes that stick out of the page. @param {Page} page */
function lost(page) {
  return page.evaluate(() => {
    /** @param {Document | ShadowRoot} root @returns {Element[]} */
    const everything = root =>
      [...root.querySelectorAll('*')].flatMap(element =>
        element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
      );
    const found = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of everything(document)) {
      const style = getComputedStyle(element);
      const { width: own, height, left, right } = element.getBoundingClientRect();
      // What is for screen readers alone, or scrolls by itself.
      if (own <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const scrolls = (/** @type {string} */ overflow) => ['auto', 'scroll'].includes(overflow);
      if (right > width + 1 || left < -1) {
        let around = /** @type {Element | null} */ (element.parentElement);
        while (around && !scrolls(getComputedStyle(around).overflowX)) around = around.parentElement;
        if (!around) found.push(`${element.outerHTML.slice(0, 120)} sticks out`);
      }
      const cuts = (/** @type {string} */ overflow) => ['hidden', 'clip'].includes(overflow);
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim());
      if (!hasText) continue;
      // A text that is shortened on purpose says so by an ellipsis, and is whole where it leads.
      if (
        cuts(style.overflowX) &&
        style.textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        found.push(`${element.outerHTML.slice(0, 120)} is cut off at the side`);
      if (
        cuts(style.overflowY) &&
        style.webkitLineClamp === 'none' &&
        element.scrollHeight > element.clientHeight + 2
      )
        found.push(`${element.outerHTML.slice(0, 120)} is cut off below`);
    }
    return found;
  });
}

/** The control with the focus: a name for it, and whether something lies over it. @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    let root = /** @type {Document | ShadowRoot} */ (document);
    let element = root.activeElement;
    while (element?.shadowRoot?.activeElement) {
      root = element.shadowRoot;
      element = root.activeElement;
    }
    if (!element || element === document.body) return undefined;
    const box = element.getBoundingClientRect();
    // Some part of it is in sight (2.4.11): one of nine points has it, or something of it, on top.
    const inSight = [0.1, 0.5, 0.9].some(x =>
      [0.1, 0.5, 0.9].some(y => {
        const top = root.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return top !== null && (element === top || element.contains(top) || top.contains(element));
      }),
    );
    const { outlineStyle, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== 'none' || boxShadow !== 'none';
    const name = element.getAttribute('aria-label') ?? element.id + element.textContent?.trim().slice(0, 30);
    return { name: `${element.localName} ${name}`, inSight, ring };
  });
}

describe('with settings of one’s own', () => {
  const all = setUp();
  before(async () => {
    all.site.intercept(({ url }) => (url.endsWith('/config') ? Response.json(config) : undefined));
    const { key } = await all.site.create('Server web-07 does not answer');
    await all.site.create('Diskverschlüsselungspasswortwiederherstellung des Sicherungsservers');
    for (const role of /** @type {const} */ (['agent', 'customer', 'agent']))
      await all.site.store.addComment(all.site.user.key, key, {
        id: crypto.randomUUID(),
        author: { name: 'Marta', role },
        body: words.repeat(4),
        format: 'text',
        attachmentIds: [],
        createdAt: Date.now(),
        reopens: false,
      });
  });

  /** Opens the desk in one of its views, once all that loads late is there. @param {string} view @param {{ width: number, height: number }} viewport */
  async function open(view, viewport) {
    const request = view === 'thread' ? ' request="CS-1"' : '';
    const { page, errors } = await all.open('about:blank', { viewport, reducedMotion: 'reduce' });
    await page.goto(
      all.site.page(
        '<meta name="viewport" content="width=device-width, initial-scale=1"><script src="/dist/support-requests.js"></script>',
        `<a href="#before">Before</a><support-requests api-base="/api/support"${request}></support-requests><a href="#after">After</a>`,
      ),
    );
    if (view === 'thread') await page.getByRole('button', { name: 'Close request' }).waitFor();
    else await page.getByRole('searchbox').waitFor();
    if (view === 'form') {
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Room' }).waitFor();
      await page.getByRole('textbox', { name: /^Description/ }).fill(words.repeat(3));
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    }
    return { page, errors };
  }

  for (const view of ['list', 'form', 'thread']) {
    for (const [name, { set, ...viewport }] of Object.entries(settings)) {
      test(`nothing of the ${view} is lost: ${name}`, async () => {
        const { page, errors } = await open(view, viewport);
        await set?.(page);
        assert.deepEqual(await lost(page), []);
        assert.deepEqual(errors, []);
        await page.context().close();
      });
    }

    for (const viewport of [
      { width: 1280, height: 600 },
      { width: 320, height: 256 },
    ]) {
      test(`the ${view} is left by Tab in both directions, and what has the focus is seen, ${viewport.width} px wide`, async () => {
        const { page } = await open(view, viewport);
        for (const [first, key, last] of /** @type {const} */ ([
          ['Before', 'Tab', 'a After'],
          ['After', 'Shift+Tab', 'a Before'],
        ])) {
          await page.getByRole('link', { name: first }).focus();
          const names = [];
          for (let now = ''; now !== last;) {
            await page.keyboard.press(key);
            const control = await focused(page);
            assert.ok(control, `the focus is in the page after ${now}`);
            assert.deepEqual([control.name, control.inSight, control.ring], [control.name, true, true]);
            now = control.name;
            names.push(now);
            assert.ok(names.length < 60, names.join('\n'));
          }
          assert.ok(names.length > 5, names.join('\n'));
        }
        await page.context().close();
      });
    }

    test(`controls of the ${view} are called by what is written on them`, async () => {
      const { page } = await open(view, { width: 1280, height: 800 });
      const { count, other } = await page.evaluate(() => {
        /** @param {Document | ShadowRoot} root @returns {HTMLElement[]} */
        const named = root =>
          [...root.querySelectorAll('*')].flatMap(element => [
            ...(element.matches('button[aria-label], a[aria-label]')
              ? [/** @type {HTMLElement} */ (element)]
              : []),
            ...(element.shadowRoot ? named(element.shadowRoot) : []),
          ]);
        const plain = (/** @type {string} */ text) =>
          text
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim(); // without signs
        const controls = named(document).filter(
          control => control.checkVisibility() && plain(control.innerText),
        );
        const mismatched = controls.filter(
          control => !plain(control.ariaLabel ?? '').includes(plain(control.innerText)),
        );
        return {
          count: controls.length,
          other: mismatched.map(({ ariaLabel, innerText }) => `${ariaLabel} instead of ${innerText}`),
        };
      });
      assert.deepEqual(other, []);
      assert.ok(view !== 'form' || count > 0);
      await page.context().close();
    });

    test(`nothing of the ${view} moves by itself where less motion is wanted`, async () => {
      const { page } = await open(view, { width: 1280, height: 800 });
      const moving = await page.evaluate(() => {
        /** @param {Document | ShadowRoot} root @returns {Animation[]} */
        const animations = root => [
          ...root.getAnimations(),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
            shadowRoot ? animations(shadowRoot) : [],
          ),
        ];
        return animations(document)
          .filter(
            ({ playState, effect }) =>
              playState === 'running' && Number(effect?.getComputedTiming().endTime) > 1,
          )
          .map(animation => String(/** @type {CSSAnimation} */ (animation).animationName ?? animation));
      });
      assert.deepEqual(moving, []);
      await page.context().close();
    });
  }
});
