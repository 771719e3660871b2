/** The whole job as a screen reader and as a keyboard meet it, compared with files that a reviewer reads. */
import { describe, test } from 'node:test';
import { standaloneFile } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';
import { compare } from './golden.js';

/** @typedef {import('playwright-core').Page} Page */

const log = { name: 'boot.log', mimeType: 'text/plain', buffer: Buffer.from('stopped at initramfs') };

/** What has the focus, through shadow roots: its role and name. @param {Page} page */
const focused = page =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return 'page';
    const root = /** @type {ShadowRoot} */ (element.getRootNode());
    const labels = [...root.querySelectorAll('label')].filter(label => label.control === element);
    const heard = (/** @type {Element} */ node) =>
      [...node.childNodes]
        .map(child =>
          child instanceof Element
            ? child.ariaHidden === 'true' || child.localName === 'select'
              ? ''
              : heard(child)
            : child instanceof Text
              ? child.data
              : '',
        )
        .join(' ');
    const text = element.ariaLabel ?? (labels.length ? labels.map(heard).join(' ') : heard(element));
    return `${element.role ?? element.localName} "${text.replace(/\s+/g, ' ').trim()}"`;
  });

for (const meets of ['screen reader', 'keyboard'])
  describe(`the whole job as a ${meets} meets it`, () => {
    const all = setUp();

    /** @param {string} summary */
    async function open(summary) {
      await all.site.create(summary);
      const { page } = await all.open(
        all.site.page(
          `<script src="/dist/${standaloneFile}"></script>`,
          '<support-requests api-base="/api/support"></support-requests>',
        ),
      );
      await page.getByLabel('Sort by').waitFor();
      return page;
    }

    /** Every step once it is there. @param {Page} page @param {(name: string) => Promise<void>} step @param {Driver} drive */
    async function walk(page, step, drive) {
      const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
      await page.getByText('Disk is full').waitFor();
      await step('the list');
      await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('all');
      await page.getByText('Disk is full').waitFor();
      await step('the list, filtered');
      await drive('New request');
      await button('Add technical details').or(button('Add browser details')).waitFor();
      await step('the form');
      await page.getByRole('textbox', { name: 'Summary' }).fill('Server web-07 is down since 03:10');
      await page
        .getByRole('textbox', { name: 'Description' })
        .fill('It stopped after the update of today and does not come back, web-07 that is.');
      const chooser = page.waitForEvent('filechooser');
      await drive('Attachment');
      await (await chooser).setFiles(log);
      await page.getByText('Ready to send').waitFor();
      await step('the form, with a file');
      await drive('Send');
      await page.getByRole('heading', { name: 'Server web-07 is down' }).waitFor();
      await button('Close request').waitFor();
      await button('Actions').waitFor();
      await step('the thread');
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('And now it smokes.');
      await drive('Add comment');
      await page.getByText('And now it smokes.', { exact: true }).waitFor();
      await step('the thread, with a comment');
      await drive('Close request');
      await button('Undo').waitFor();
      await page.getByRole('radiogroup', { name: 'Rate this request' }).waitFor();
      await step('the thread, closed');
      await drive('Undo');
      await button('Close request').waitFor();
      await step('the thread, open again');
      await drive('All requests');
      await button('New request').waitFor();
      await step('the list again');
    }

    /** @typedef {(name: string) => Promise<void>} Driver presses the button of that name */

    test('says what it said before', { skip: meets !== 'screen reader' }, async () => {
      const page = await open('Disk is full');
      /** @type {string[]} */
      const steps = [];
      await walk(
        page,
        async name => {
          const snapshot = await page.locator('support-requests').ariaSnapshot();
          // How long an announcement stays in the live region depends on the machine.
          steps.push(`# ${name}\n${snapshot.replace(/^( *- status):.*$/gm, '$1')}`);
        },
        name => page.getByRole('button', { name, exact: true }).click(),
      );
      await compare('screen-reader', steps.join('\n\n'));
      await page.context().close();
    });

    test('goes the way that it went before', { skip: meets !== 'keyboard' }, async () => {
      const page = await open('Disk is full');
      /** @type {string[]} */
      const lines = [];
      await walk(
        page,
        async name => {
          lines.push(`\n# ${name}\nfocus: ${await focused(page)}`);
        },
        async name => {
          const target = page.getByRole('button', { name, exact: true });
          // From the beginning of the element, as somebody who has just come.
          await page.evaluate(() => {
            const root = document.querySelector('support-requests');
            if (root) root.tabIndex = -1;
            root?.focus();
            root?.removeAttribute('tabindex');
          });
          for (let presses = 0; presses < 60; presses++) {
            await page.keyboard.press('Tab');
            const stop = await focused(page);
            lines.push(`Tab: ${stop}`);
            if (stop.endsWith(`"${name}"`)) break;
          }
          await target.and(page.locator(':focus')).waitFor();
          lines.push('Enter');
          await page.keyboard.press('Enter');
        },
      );
      await compare('keyboard', lines.join('\n'));
      await page.context().close();
    });
  });
