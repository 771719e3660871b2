import { config } from '../fixtures.js';
import { attach, button, field, fillForm, openForm, waitForText } from '../page-actions.js';
import { consolePicture } from '../png.js';
import { json } from '../responses.js';

const articles = [
  {
    id: 'boot',
    title: 'A server that does not boot after a kernel update',
    format: 'markdown',
    url: 'https://help.example/boot',
    body:
      'Start the **previous kernel** first: choose it in the boot menu of the console.\n\n' +
      '1. Free some space in `/boot`.\n2. Build the image again:\n\n```sh\nupdate-initramfs -u -k all\n```\n\n3. Restart the server.',
  },
  { id: 'rescue', title: 'Start the rescue system', excerpt: 'From the panel, under “Console”.' },
  {
    id: 'logs',
    title: 'Which logs help us most, and how to collect them from a server that hangs',
    body: 'journalctl',
  },
];

export const articleOverrides = {
  getConfig: json({ ...config, features: { ...config.features, articles: true } }),
  listArticles: json({ items: articles }),
};

/** @param {import('playwright-core').Page} page */
async function withArticles(page) {
  await openForm(page);
  await field(page, 'Summary').fill('Server does not boot');
  await button(page, 'Start the rescue system').waitFor();
}

/** Articles below the summary, and a picture that can be placed in the text. @type {import('../states.js').State[]} */
export const articleStates = [
  {
    name: 'articles-none',
    overrides: articleOverrides,
    reach: async page => {
      await openForm(page);
      await waitForText(page, /^Articles that may help/);
    },
  },
  { name: 'articles', overrides: articleOverrides, reach: withArticles, variants: true },
  {
    name: 'articles-read',
    overrides: articleOverrides,
    reach: async page => {
      await withArticles(page);
      await page.getByRole('button', { name: /^A server that does not boot/ }).click();
      await waitForText(page, /update-initramfs/);
    },
    variants: true,
  },
  {
    name: 'articles-picture',
    reach: async page => {
      await fillForm(page);
      await attach(page, [{ name: 'console.png', mimeType: 'image/png', buffer: consolePicture() }]);
      await page.getByRole('button', { name: /^Place in text/ }).waitFor();
    },
    variants: true,
  },
];
