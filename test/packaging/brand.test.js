/** A page that is somebody's own: prefix and brand. Nothing on it, and nothing that it keeps, says whose desk this is. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';
import { picture } from './site.js';

/**
 * What may not be there: the names of this project's tags and package, and the server's own names for agents and requests.
 * The events (`support-…`), the custom properties (`--support-…`), the parameter `support=` of the hash and the Trusted Types
 * policy are the public interface, and stay.
 */
const traces = /support-requests|support-request-(?:list|form|thread)|support-status-filter|\bCS-\d|Marta/i;

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' blob:`,
  `require-trusted-types-for 'script'`,
  `trusted-types support-requests`,
].join('; ');

/** Before all other scripts: notes the names that are given to what other tabs and pages can see. */
const notes = `
  window.names = [];
  const note = (kind, name) => window.names.push(kind + ' ' + name);
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(name) { super(name); note('channel', name); }
  };
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (name, ...rest) { note('lock', name); return request.call(this, name, ...rest); };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, ...rest) { note('database', name); return open.call(this, name, ...rest); };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) { note('storage', key + ' ' + value); return setItem.call(this, key, value); };
  for (const name of ['request-created', 'comment-added', 'request-opened', 'view-changed', 'error', 'before-create', 'before-comment'])
    addEventListener('support-' + name, ({ detail }) => note('event', JSON.stringify(detail)));`;

/** All that can be seen of a page's nodes: names, attributes, words, comments, through shadow roots. */
const everything = () => {
  /** @type {string[]} */
  const found = [];
  const walk = (/** @type {Node} */ node) => {
    if (node instanceof Element) {
      found.push(node.localName, ...[...node.attributes].map(({ name, value }) => `${name}=${value}`));
      if (node.shadowRoot) walk(node.shadowRoot);
    } else if (node.nodeValue) found.push(node.nodeValue);
    for (const child of node.childNodes) walk(child);
  };
  walk(document);
  return [document.title, location.href, JSON.stringify(history.state), ...found];
};

/** Names, keys and values of all databases. */
const kept = async () => {
  const found = [
    ...Object.keys(localStorage),
    ...Object.values(localStorage),
    ...Object.keys(sessionStorage),
  ];
  const ask = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    found.push(name);
    const database = await ask(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      found.push(
        store,
        JSON.stringify(await ask(objects.getAllKeys())),
        JSON.stringify(await ask(objects.getAll())),
      );
    }
    database.close();
  }
  return found;
};

describe('a page with a prefix and a brand of its own', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  /** @type {string} */
  let brand;

  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
    const upload = await all.site.attach('red.png', picture);
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it **this** one? See https://example.org/',
      format: 'markdown',
      attachmentIds: [upload.id],
      createdAt: Date.now(),
      reopens: false,
    });
    brand = all.site.file(
      '.json',
      JSON.stringify({
        name: 'Acme',
        logo: {
          src: all.site.file('.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', {
            'Content-Type': 'image/svg+xml',
          }),
        },
        tokens: { 'color-accent': '#803300', 'color-surface': 'url(/leak.png)' },
        links: {
          emergency: { href: 'tel:+4930123', label: 'Call Acme' },
          help: { href: 'https://help.example/' },
        },
        legal: 'Acme Ltd',
        agentAlias: 'Acme Care',
        numberPrefix: 'ACME',
      }),
    );
  });

  /** @param {string} [attributes] @param {string} [more] code of the page */
  async function openPage(attributes = '', more = '') {
    const scripts = [all.collector, notes + more].map(
      code => `<script src="${all.site.script(code)}"></script>`,
    );
    const url = all.site.page(
      scripts.join(''),
      `<script src="/assets/desk.js" data-api-base="/api/support" data-prefix="acme" data-brand="${brand}" data-user="ada" ${attributes}></script>`,
      { 'Content-Security-Policy': policy },
    );
    const opened = await all.open('about:blank');
    /** @type {string[]} */
    const sent = [];
    opened.page.on('request', request => {
      const headers = Object.entries(request.headers()).filter(
        ([name]) => !/^(user-agent|sec-|accept)/.test(name),
      );
      sent.push(request.url(), ...headers.map(pair => pair.join(': ')));
    });
    await opened.page.goto(url);
    return { ...opened, sent };
  }
  const number = () => key.replace('CS-', 'ACME-');

  test('has no trace of anybody else, whatever a person does', async () => {
    const { page, errors, refused, sent } = await openPage('data-routing="hash"');
    /** @type {string[]} */
    const seen = [];
    const look = async () => void seen.push(...(await page.evaluate(everything)));
    await page.getByText('Disk is full').waitFor();
    await page.getByText('Acme Ltd').waitFor();
    assert.equal(await page.evaluate(() => document.querySelectorAll('acme-requests').length), 1);
    await look();

    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Screen is black');
    await page.getByRole('textbox', { name: 'Description' }).fill('See the picture.');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attachment' }).click();
    await (await chooser).setFiles({ name: 'black.png', mimeType: 'image/png', buffer: picture });
    await page.getByRole('button', { name: 'Remove black.png' }).waitFor();
    await page.getByText('Draft saved').waitFor();
    await look();
    const drafts = await page.evaluate(kept);
    await page.getByRole('button', { name: 'Cancel' }).click();
    // The order and the filter that were chosen last are kept, too.
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Created, newest first' });
    await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('all');
    await page.waitForFunction(() => Object.entries(localStorage).join().includes('"created"'));
    drafts.push(...(await page.evaluate(kept)));
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Screen is black' }).waitFor();
    await look();
    await page.getByRole('button', { name: /^Open black\.png/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'black.png', exact: true }).waitFor();
    await look();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'All requests' }).click();

    await page.getByRole('link', { name: new RegExp(`^${number()}`) }).click();
    await page.getByText('Acme Care').waitFor();
    await page.locator('strong', { hasText: 'this' }).waitFor();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Half a ');
    await look();
    assert.match(page.url(), new RegExp(`support=${number()}$`));
    // What is typed last is kept when the page goes, and comes back with it.
    await page.waitForFunction(() =>
      /** @type {any} */ (window).names.some((/** @type {string} */ name) => name.startsWith('channel')),
    );
    const names = await page.evaluate(() => /** @type {any} */ (window).names);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    drafts.push(...(await page.evaluate(kept)));
    names.push(...(await page.evaluate(() => /** @type {any} */ (window).names)));
    await page.reload();
    await page.getByRole('textbox', { name: 'Write a comment' }).and(page.locator('.field')).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Write a comment' }).inputValue(), 'Half a ');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('Comment added.').waitFor({ state: 'attached' });
    await look();
    names.push(...(await page.evaluate(() => /** @type {any} */ (window).names)));

    const kinds = new Set(names.map((/** @type {string} */ name) => name.split(' ')[0]));
    assert.deepEqual([...kinds].sort(), ['channel', 'database', 'event', 'lock', 'storage']);
    assert.ok(names.includes('database acme-requests'));
    assert.ok(seen.length > 500 && sent.length > 50 && drafts.length > 5, 'there was something to look at');
    for (const [what, texts] of Object.entries({ seen, names, drafts }))
      assert.deepEqual(
        texts.filter((/** @type {string} */ text) => traces.test(text)),
        [],
        what,
      );
    // The API knows its requests by its own numbers.
    const calls = sent.filter(text => !text.includes('/api/support/requests/CS-'));
    assert.deepEqual(
      calls.filter(text => traces.test(text)),
      [],
    );
    assert.deepEqual(
      sent.filter(text => text.includes('leak')),
      [],
    );
    assert.deepEqual(await refused(), []);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('has none on paper and in files, which bear its name and its logo', async () => {
    // The browser's dialog would stop everything: what would be printed is kept instead.
    const noDialog = `ShadowRoot.prototype.append = function (...nodes) {
      DocumentFragment.prototype.append.apply(this, nodes);
      for (const frame of nodes) {
        if (!(frame instanceof HTMLIFrameElement)) continue;
        const replace = () => (frame.contentWindow.print = () => (window.printed = frame.contentDocument));
        replace();
        frame.addEventListener('load', replace, { once: true });
      }
    };`;
    const { page, errors, refused } = await openPage(`data-request="${number()}"`, noDialog);
    await page.getByText('Acme Care').waitFor();
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Print' }).click();
    await page.waitForFunction(() => 'printed' in window);
    const paper = await page.evaluate(() => {
      const { title, body } = /** @type {{ printed: Document }} */ (/** @type {unknown} */ (window)).printed;
      const head = body.querySelector('.brand');
      const { complete = false, src = '' } = head?.querySelector('img') ?? {};
      return { title, words: body.textContent, name: head?.textContent, logo: [complete, src] };
    });
    assert.equal(paper.name, 'Acme');
    assert.equal(paper.logo[0], true);
    assert.match(String(paper.logo[1]), /\.svg$/);
    assert.match(paper.title, new RegExp(`^${number()} Disk is full$`));
    assert.match(paper.words ?? '', /Acme Care/);

    const saved = [paper.title, paper.words ?? ''];
    for (const name of ['Save as text', 'Save as JSON']) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name }).click();
      const file = await download;
      saved.push(file.suggestedFilename(), await readFile(await file.path(), 'utf8'));
    }
    assert.match(saved[3] ?? '', /^Acme\n\nACME-\d+ Disk is full\n/);
    assert.deepEqual(
      saved.filter(text => traces.test(text)),
      [],
    );
    assert.deepEqual(await refused(), []);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('has none where Web Locks are missing, and none while the API is down', async () => {
    all.site.intercept(({ url }) =>
      url.includes('/requests?') ? new Response(null, { status: 500 }) : undefined,
    );
    const { page, refused } = await openPage(
      '',
      `Object.defineProperty(navigator, 'locks', { value: undefined });`,
    );
    await page.getByRole('link', { name: 'Call Acme' }).waitFor();
    const seen = await page.evaluate(everything);
    all.site.intercept(undefined);
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('x');
    await page.getByText('Draft saved').waitFor();
    seen.push(
      ...(await page.evaluate(kept)),
      ...(await page.evaluate(() => /** @type {any} */ (window).names)),
    );
    assert.ok(seen.includes('database acme-requests-leases'));
    assert.deepEqual(
      seen.filter(text => traces.test(text)),
      [],
    );
    assert.deepEqual(await refused(), []);
    await page.context().close();
  });
});

describe('data-prefix', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });
  const tags = (/** @type {import('playwright-core').Page} */ page) =>
    page.evaluate(() => ['support', 'acme'].filter(prefix => customElements.get(`${prefix}-requests`)));
  const script = (/** @type {string} */ attributes, path = '/dist/support-requests.js') =>
    `<script src="${path}" ${attributes}></script>`;

  for (const how of ['', 'async', 'defer']) {
    test(`names the elements that the page itself has: <script ${how}>`, async () => {
      const element = '<acme-requests api-base="/api/support"></acme-requests>';
      const { page, errors } = await all.open(all.site.page(script(`data-prefix="acme" ${how}`), element));
      await page.getByText('Disk is full').waitFor();
      assert.deepEqual(await tags(page), ['acme']);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('of two scripts that are the same: one', async () => {
    const two =
      script('data-prefix="acme"') + script('data-prefix="acme"', '/dist/support-requests.js?again');
    const { page, errors } = await all.open(
      all.site.page(two, '<acme-request-list api-base="/api/support"></acme-request-list>'),
    );
    await page.getByText('Disk is full').waitFor();
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).litElementVersions.length), 1);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('stands beside the default names, each with its own', async () => {
    const both =
      script('data-prefix="acme" data-api-base="/api/support" data-id="one"') +
      script('data-api-base="/api/support" data-id="two"', '/dist/support-requests.js?again');
    const { page, errors } = await all.open(all.site.page('', both));
    await page.getByText('Disk is full').nth(1).waitFor();
    const names = await page.evaluate(() => ['one', 'two'].map(id => document.getElementById(id)?.localName));
    assert.deepEqual(names, ['acme-requests', 'support-requests']);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  for (const bad of ['1a', 'Acme', 'a b', 'a&quot;']) {
    test(`that is none (${bad}) is told to the console, and the names are the default ones`, async () => {
      const { page, errors } = await all.open(
        all.site.page('', script(`data-prefix="${bad}" data-api-base="/api/support"`)),
      );
      await page.getByText('Disk is full').waitFor();
      assert.deepEqual(await tags(page), ['support']);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /data-prefix/);
      await page.context().close();
    });
  }
});
