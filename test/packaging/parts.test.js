/** What can be styled from outside: each part that is drawn is documented, and the whole desk hands it on. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';
import { picture } from './site.js';

const settings = {
  closedReply: 'reopens',
  commentFormats: ['text', 'markdown'],
  fields: [{ id: 'room', label: 'Room', type: 'text' }],
  features: { search: true, close: true, reopen: true, rating: true, read: true },
};
const brand = {
  name: 'Acme',
  legal: 'Acme Ltd',
  logo: { src: `data:image/png;base64,${picture.toString('base64')}` },
  links: { help: { href: 'https://help.example/' } },
};

/** Through all shadow roots: the parts, those that do not come out, and words and controls that stand in none. */
const look = () => {
  /** @type {{ parts: string[], kept: string[], bare: string[] }} */
  const found = { parts: [], kept: [], bare: [] };
  const shows = (/** @type {Element} */ element) =>
    element.matches('img, svg, progress, input, select, textarea, button, a') ||
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  const walk = (/** @type {Element} */ host, /** @type {string[] | undefined} */ handedOn) => {
    for (const element of host.shadowRoot?.querySelectorAll('*') ?? []) {
      for (const part of element.part) {
        found.parts.push(`${host.localName} ${part}`);
        if (handedOn && !handedOn.includes(part)) found.kept.push(`${host.localName} ${part}`);
      }
      if (shows(element) && !element.closest('[part], .hidden') && element.checkVisibility())
        found.bare.push(`${host.localName} ${element.localName} ${element.textContent.trim()}`);
      if (element.shadowRoot) walk(element, element.getAttribute('exportparts')?.split(/[\s,]+/) ?? []);
    }
  };
  walk(/** @type {Element} */ (document.querySelector('support-requests')), undefined);
  return found;
};

describe('the parts', () => {
  const all = setUp();
  /** @type {Map<string, string[]>} names of documented parts by tag */
  const documented = new Map();

  before(async () => {
    const { modules } = JSON.parse(await readFile(`${dist}/custom-elements.json`, 'utf8'));
    for (const { declarations } of modules) {
      for (const { tagName, cssParts = [] } of declarations)
        if (tagName)
          documented.set(
            tagName,
            cssParts.map((/** @type {{ name: string }} */ { name }) => name),
          );
    }
    const { key } = await all.site.create('Disk is full');
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it **this** one?',
      format: 'markdown',
      attachmentIds: [(await all.site.attach('red.png', picture)).id],
      createdAt: Date.now(),
      reopens: false,
    });
    all.site.intercept(({ url }) => (url.endsWith('/config') ? Response.json(settings) : undefined));
  });

  test('are documented, come out of the whole desk, and leave out nothing that is seen', async () => {
    const { page, errors } = await all.open(
      all.site.page(
        '<script src="/dist/support-requests.js"></script>',
        '<support-requests api-base="/api/support"></support-requests>',
      ),
    );
    /** @type {Record<keyof ReturnType<typeof look>, Set<string>>} */
    const seen = { parts: new Set(), kept: new Set(), bare: new Set() };
    const note = async () => {
      const found = await page.evaluate(look);
      for (const [kind, texts] of Object.entries(found))
        for (const text of texts) seen[/** @type {keyof typeof found} */ (kind)].add(text);
    };
    const press = (/** @type {string | RegExp} */ name) =>
      page.getByRole('button', { name, exact: true }).click();
    await page.evaluate(
      given =>
        Object.assign(/** @type {object} */ (document.querySelector('support-requests')), {
          brand: given,
          context: [{ id: 'server', label: 'Server', value: 'web-07' }],
        }),
      brand,
    );
    await page.getByText('Acme Ltd').waitFor();
    await page.getByText('Disk is full').waitFor();
    await page.getByRole('searchbox').waitFor();
    await note();
    await page.getByRole('searchbox').fill('Nothing at all');
    await page.locator('p', { hasText: 'Nothing was found' }).waitFor();
    await note();
    await press('Clear search');
    await page.getByText('Disk is full').waitFor();

    await press('New request');
    await page.getByRole('textbox', { name: 'Room' }).waitFor();
    await page.getByRole('button', { name: 'Add browser details' }).waitFor();
    await press('Send');
    await page.getByText('Describe what is wrong.').waitFor();
    await page.getByRole('textbox', { name: 'Summary' }).fill('x'.repeat(250));
    const chooser = page.waitForEvent('filechooser');
    await press('Attachment');
    await (
      await chooser
    ).setFiles([
      { name: 'red.png', mimeType: 'image/png', buffer: picture },
      { name: 'big.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(3 * 1024 * 1024 + 1) },
    ]);
    await page.getByRole('button', { name: 'Remove red.png' }).waitFor();
    await page.getByText('Draft saved').waitFor();
    await note();
    await press('Cancel');

    await page.getByText('Disk is full').click();
    await page.locator('strong', { hasText: 'this' }).waitFor();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('A **word**');
    await page.getByRole('tab', { name: 'Preview' }).click();
    await page.locator('strong', { hasText: 'word' }).waitFor();
    await press('Actions');
    await note();
    await page.keyboard.press('Escape');
    await press(/^Open red\.png/);
    await page.getByRole('dialog').getByRole('button', { name: 'red.png', exact: true }).waitFor();
    await note();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await press('Close request');
    await page.getByRole('radio', { name: '4' }).check();
    await note();
    await press('Send rating');
    await page.getByText('Your rating: 4 of 5').waitFor();
    await note();

    assert.ok(seen.parts.size > 70, `${seen.parts.size} parts were drawn`);
    assert.deepEqual(
      [...seen.parts].filter(text => {
        const [tag = '', part = ''] = text.split(' ');
        return !documented.get(tag)?.includes(part);
      }),
      [],
      'not documented',
    );
    assert.deepEqual([...seen.kept], [], 'not handed on');
    assert.deepEqual([...seen.bare], [], 'without a part');
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
