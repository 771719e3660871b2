/**
 * `npm run build && npm run bench:3am`: what it takes at three in the morning, on a phone, from "New request" to a request with service,
 * severity, text and file, with support's phone number in sight; beside a plain form. See README.md in this folder.
 *
 * It uses both as a customer would, counts presses and typed letters, and prints the seconds that the keystroke-level model gives for
 * them (Card, Moran, Newell 1980), with the speed of typing on phones that Palin et al. (2019) measured.
 */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/browsers.js';
import { makeFolder, removeFolder, startServer } from '../test/server/server-process.js';

/** Seconds to look at a control, reach it and press it: M and P of the model are 1.35 and 1.1; half of the presses need no thought. */
const PRESS = 1.8;
/** Seconds a letter: 36 words of five letters a minute. */
const LETTER = 60 / (36 * 5);

const summary = 'web-07 is down';
const description = 'No ping, no SSH since 02:40. Nothing was changed. Please restart it.';
const file = { name: 'console.png', mimeType: 'image/png', buffer: Buffer.from('not looked at') };
const phone = '+31 20 555 0100';

/** Counts what a customer does on a page. @param {import('playwright-core').Page} page */
function customer(page) {
  const count = { presses: 0, letters: 0 };
  return {
    count,
    /** @param {import('playwright-core').Locator} control */
    async press(control) {
      await control.click();
      count.presses++;
    },
    /** Two presses: the field opens a menu of the system. @param {import('playwright-core').Locator} select @param {string} label */
    async choose(select, label) {
      await select.selectOption({ label });
      count.presses += 2;
    },
    /** The first press is the field itself. @param {import('playwright-core').Locator} field @param {string} text */
    async type(field, text) {
      await field.click();
      count.presses++;
      await field.pressSequentially(text);
      count.letters += text.length;
    },
    /** The button, and two presses in the system's own dialog. @param {import('playwright-core').Locator} button */
    async attach(button) {
      const chooser = page.waitForEvent('filechooser');
      await button.click();
      await (await chooser).setFiles(file);
      count.presses += 3;
    },
  };
}

/** @param {import('playwright-core').Page} page @param {string} link signs the demo's customer in */
async function inTheWidget(page, link) {
  await page.goto(link);
  const desk = page.locator('support-requests');
  const { count, press, choose, type, attach } = customer(page);
  await press(desk.getByRole('button', { name: 'New request' }));
  await press(desk.getByRole('radio', { name: /^Something is down/ }));
  await type(desk.getByRole('combobox', { name: /Service/ }), 'web-07');
  await press(desk.getByRole('option', { name: /web-07/ }));
  await type(desk.getByRole('textbox', { name: 'Summary' }), summary);
  await type(desk.getByRole('textbox', { name: 'Description' }), description);
  await choose(desk.getByRole('combobox', { name: /Since when/ }), 'Just now');
  await press(desk.getByRole('radio', { name: /^Critical/ }));
  await attach(desk.getByRole('button', { name: 'Attachment' }));
  await desk.getByRole('link', { name: phone }).waitFor();
  await press(desk.getByRole('button', { name: 'Send', exact: true }));
  const thread = desk.locator('support-request-thread');
  for (const text of [summary, 'web-07', 'Critical', file.name, phone])
    await thread.getByText(text).and(page.locator(':visible')).first().waitFor();
  return count;
}

/** @param {import('playwright-core').Page} page */
async function inThePlainForm(page) {
  await page.setContent(readFileSync(new URL('plain-form.html', import.meta.url), 'utf8'));
  const { count, press, choose, type, attach } = customer(page);
  await press(page.getByRole('link', { name: 'Open ticket' }));
  await choose(page.getByLabel('Department'), 'Technical support');
  await choose(page.getByLabel('Related service'), 'web-07 (192.0.2.7)');
  await choose(page.getByLabel('Priority'), 'High');
  await type(page.getByLabel('Subject'), summary);
  // It has to say by itself what the widget asks: how bad it is and since when.
  await type(page.getByLabel('Message'), `${description} Production is down, since just now.`);
  await attach(page.getByLabel('Attachment'));
  await press(page.getByRole('button', { name: 'Submit' }));
  await press(page.getByRole('link', { name: 'Contact' }));
  await page.getByText(phone).waitFor();
  return count;
}

/** @param {string} name @param {{ presses: number, letters: number }} count */
function print(name, { presses, letters }) {
  const seconds = presses * PRESS + letters * LETTER;
  console.log(`${name.padEnd(12)} ${presses} presses, ${letters} letters: ${seconds.toFixed(0)} s`);
}

const folder = makeFolder();
const server = await startServer({ DATA_DIR: folder, SUPPORT_DEMO: '1', DEMO_TEAM: '1' });
const browser = await chromium.launch(await findChromium());
try {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  print('widget', await inTheWidget(await context.newPage(), server.signInLinks[0] ?? ''));
  print('plain form', await inThePlainForm(await context.newPage()));
} finally {
  await browser.close();
  await server.stop();
  removeFolder(folder);
}
