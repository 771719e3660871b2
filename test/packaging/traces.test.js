import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';
import { ledger, nothing } from './ledger.js';
import { ownLit } from './own-lit.js';
import { picture } from './site.js';

const element = '<support-requests api-base="/api/support"></support-requests>';
const script = '<script src="/dist/support-requests.js"></script>';

describe('what the script leaves on the page', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
    const upload = await all.site.attach('red.png', picture);
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it this one? See https://example.org/',
      format: 'text',
      attachmentIds: [upload.id],
      createdAt: Date.now(),
      reopens: false,
    });
  });

  test('no global but Lit’s version lists', async () => {
    const names = all.site
      .script(`window.before = Object.getOwnPropertyNames(window).concat('before', 'names');
      window.names = () => Object.getOwnPropertyNames(window).filter(name => !window.before.includes(name));`);
    const { page } = await all.open(all.site.page(`<script src="${names}"></script>${script}`, element));
    await page.getByText('Disk is full').click();
    await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).names().sort()), [
      'litElementVersions',
      'litHtmlVersions',
      'reactiveElementVersions',
    ]);
    await page.context().close();
  });

  /** What a person may be doing when the element goes. @type {Record<string, { attributes?: string, code?: string, act: (page: import('playwright-core').Page) => Promise<unknown> }>} */
  const moments = {
    'the list': { act: page => page.getByText('Disk is full').waitFor() },
    'a thread': {
      attributes: 'request="KEY"',
      act: page => page.getByRole('textbox', { name: 'Write a comment' }).waitFor(),
    },
    'a view in the hash': {
      attributes: 'routing="hash"',
      act: async page => {
        await page.getByText('Disk is full').click();
        await page.waitForFunction(() => location.hash !== '');
      },
    },
    'another language': {
      attributes: 'lang="de"',
      act: page => page.getByRole('button', { name: 'Neue Anfrage' }).waitFor(),
    },
    'everything in the background': {
      act: page => page.waitForFunction(() => /** @type {any} */ (window).ledger().channels.length > 0),
    },
    'a draft with a picture': {
      act: async page => {
        await page.getByRole('button', { name: 'New request' }).click();
        await page.getByRole('textbox', { name: 'Summary' }).fill('Half a wo');
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Attachment' }).click();
        await (await chooser).setFiles({ name: 'red.png', mimeType: 'image/png', buffer: picture });
        await page.getByRole('button', { name: 'Remove red.png' }).waitFor();
        await page.waitForFunction(() => /** @type {any} */ (window).ledger().urls.length > 0);
      },
    },
    'a picture in the viewer': {
      attributes: 'request="KEY"',
      act: async page => {
        await page.getByRole('button', { name: /^Open red\.png/ }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'red.png', exact: true }).waitFor();
      },
    },
    'a menu that is open': {
      attributes: 'request="KEY"',
      act: async page => {
        await page.getByRole('button', { name: 'Actions' }).click();
        await page.getByRole('menuitem', { name: 'Print' }).waitFor();
      },
    },
    'words in the search field, and a brand': {
      act: async page => {
        await page.evaluate(() => {
          const brand = { legal: 'Acme Ltd', tokens: { 'color-accent': '#803300' } };
          Object.assign(/** @type {object} */ (document.querySelector('support-requests')), { brand });
        });
        await page.getByText('Acme Ltd').waitFor();
        await page.getByRole('searchbox').fill('Nothing at all');
        await page.locator('p', { hasText: 'Nothing was found' }).waitFor();
      },
    },
    'an answer that is not there yet': {
      act: async page => {
        await page.getByText('Disk is full').waitFor();
        all.site.hold(/\/requests\?/);
        await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('all');
        await page.waitForFunction(() => /** @type {any} */ (window).ledger().requests.length > 0);
      },
    },
    'a failure that is tried again': {
      act: async page => {
        await page.getByText('Disk is full').waitFor();
        all.site.intercept(({ url }) =>
          /\/requests\?/.test(url) ? new Response(null, { status: 503 }) : undefined,
        );
        await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('all');
        await page.getByText('The requests could not be loaded.').waitFor();
        all.site.intercept(undefined);
      },
    },
    'setting up that was wrong': {
      attributes: 'api-base="mailto:x"',
      act: page => page.getByRole('alert').waitFor(),
    },
  };

  for (const [what, { attributes = '', act }] of Object.entries(moments)) {
    test(`nothing is left at work once the element is gone: ${what}`, async () => {
      const first = all.site.script(ledger);
      const own = attributes.includes('api-base') ? '' : 'api-base="/api/support"';
      const body = `<support-requests ${own} ${attributes.replace('KEY', key)}></support-requests>`;
      const { page, errors } = await all.open(
        all.site.page(`<script src="${first}"></script>${script}`, body),
      );
      await act(page);
      const read = () => page.evaluate(() => /** @type {any} */ (window).ledger());
      assert.ok((await read()).listeners.length > 0, 'the ledger sees something');
      await page.evaluate(() => document.querySelector('support-requests')?.remove());
      await page
        .waitForFunction(
          expected => JSON.stringify(/** @type {any} */ (window).ledger()) === expected,
          JSON.stringify(nothing),
        )
        .catch(() => {});
      all.site.release();
      assert.deepEqual(await read(), nothing);
      const sheets = await page.evaluate(
        () => document.styleSheets.length + document.adoptedStyleSheets.length,
      );
      assert.equal(sheets, 0);
      assert.deepEqual(
        errors.filter(text => !text.includes('api-base')),
        [],
      );
      await page.context().close();
    });
  }

  test('nothing of its own on the page’s elements, styles or address', async () => {
    const url = all.site.page(script, element);
    const { page } = await all.open(url);
    await page.getByText('Disk is full').click();
    await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
    const page_ = await page.evaluate(() => ({
      html: [...document.documentElement.attributes].map(({ name }) => name),
      body: [...document.body.attributes].map(({ name }) => name),
      children: [...document.body.children].map(({ localName }) => localName),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      address: location.href,
      cookies: document.cookie,
      history: history.length,
    }));
    assert.deepEqual(page_, {
      html: ['lang'],
      body: [],
      children: ['support-requests'],
      sheets: 0,
      address: url,
      cookies: '',
      history: page_.history,
    });
    await page.context().close();
  });

  test('the page’s own Lit, with its own policy, works beside it', async () => {
    const lit = await ownLit();
    const own = all.site.script(lit);
    const collector = all.site.script(all.collector);
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types lit-html support-requests`;
    for (const order of [
      [own, '/dist/support-requests.js'],
      ['/dist/support-requests.js', own],
    ]) {
      const scripts = [collector, ...order].map(path => `<script src="${path}"></script>`).join('');
      const url = all.site.page(scripts, `<own-element></own-element>${element}`, {
        'Content-Security-Policy': policy,
      });
      const { page, errors, refused } = await all.open(url);
      await page.getByText('Hello from the page').waitFor();
      await page.getByText('Disk is full').waitFor();
      assert.deepEqual(await refused(), []);
      // Lit says so itself; the versions are the same here, and the page is the one to judge.
      assert.deepEqual(
        errors.filter(text => !/Multiple versions of Lit/.test(text)),
        [],
      );
      await page.context().close();
    }
  });
});
