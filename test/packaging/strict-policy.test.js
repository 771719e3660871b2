import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';
import { ownLit } from './own-lit.js';
import { picture } from './site.js';

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `img-src 'self' blob:`,
  `require-trusted-types-for 'script'`,
].join('; ');

/** Alone on its page, and beside a Lit that the page has itself. */
const surroundings = {
  alone: `${policy}; trusted-types support-requests`,
  'beside the page’s own Lit': `${policy}; trusted-types support-requests lit-html`,
};

for (const [where, allowed] of Object.entries(surroundings)) {
  describe(`under the strictest policy, ${where}`, () => {
    const all = setUp();
    /** @type {string} */
    let key;
    /** The scripts of the page, before the widget's. */
    let own = '';

    before(async () => {
      const paths = [all.site.script(all.collector)];
      if (allowed.includes('lit-html')) paths.push(all.site.script(await ownLit()));
      own = paths.map(path => `<script src="${path}"></script>`).join('');
      const added = await all.site.store.addRequest(all.site.user.key, {
        summary: 'Server is down',
        description: 'It stopped.',
        authorName: all.site.user.name,
        attachmentIds: [],
        fields: { room: '12' },
        context: [],
        createdAt: Date.now(),
      });
      assert.ok('added' in added);
      ({ key } = added.added);
      const comment = {
        author: { name: 'Marta', role: 'agent' },
        attachmentIds: [],
        createdAt: Date.now(),
        reopens: false,
      };
      for (const [format, body] of [
        ['markdown', 'A **strong** word and `code`\n\n| a | b |\n| - | - |\n| 1 | 2 |'],
        [
          'html',
          '<p style="color: red" onclick="alert(1)">An <em>HTML</em> answer</p><style>p { color: red }</style><script>alert(1)</script><img src=x onerror=alert(1)><iframe src="/"></iframe>',
        ],
      ]) {
        await all.site.store.addComment(all.site.user.key, key, {
          ...comment,
          id: crypto.randomUUID(),
          format,
          body,
        });
      }
    });

    /** @param {string} [attributes] @param {string} [code] one more script of the page */
    function openPage(attributes = '', code = '') {
      const url = all.site.page(
        `${own}<script src="${all.site.script(code)}"></script><script src="/dist/support-requests.js" async></script>`,
        `<own-element></own-element><support-requests api-base="/api/support" ${attributes}></support-requests>`,
        { 'Content-Security-Policy': allowed },
      );
      return all.open(url);
    }

    /** @param {Awaited<ReturnType<typeof openPage>>} opened */
    async function expectNothingRefused({ page, errors, refused }) {
      // What is reported comes a moment later.
      await page.evaluate(() => new Promise(done => requestIdleCallback(done)));
      assert.deepEqual(await refused(), []);
      assert.deepEqual(
        errors.filter(text => !text.startsWith('Multiple versions of Lit')),
        [],
      );
      await page.context().close();
    }

    test('the page itself is held to it', async () => {
      const { page, refused } = await openPage();
      await page.evaluate(() => {
        document.body.setAttribute('style', 'color: red');
        try {
          document.createElement('p').innerHTML = '<b>x</b>';
        } catch {
          // That is the point.
        }
      });
      await page.waitForFunction(() => /** @type {any} */ (window).refused.length >= 4);
      const text = (await refused()).join('\n');
      assert.match(text, /style-src-attr/);
      assert.match(text, /require-trusted-types-for/);
      assert.match(text, /^report style-src-attr/m);
      await page.context().close();
    });

    test('the script may be there twice', async () => {
      const scripts = ['/dist/support-requests.js', '/dist/support-requests.js?again']
        .map(path => `<script src="${path}"></script>`)
        .join('');
      const url = all.site.page(
        own + scripts,
        '<own-element></own-element><support-requests api-base="/api/support"></support-requests>',
        { 'Content-Security-Policy': allowed },
      );
      const opened = await all.open(url);
      await opened.page.getByText('Server is down').waitFor();
      const versions = await opened.page.evaluate(
        () => /** @type {any} */ (window).litElementVersions.length,
      );
      assert.equal(versions, allowed.includes('lit-html') ? 2 : 1);
      if (allowed.includes('lit-html')) await opened.page.getByText('Hello from the page').waitFor();
      await expectNothingRefused(opened);
    });

    test('a person lists, filters, asks with a picture, and looks at it', async () => {
      const opened = await openPage();
      const { page } = opened;
      await page.getByRole('heading', { name: 'Requests to support' }).waitFor();
      await page.getByText('Server is down').waitFor();
      const filter = page.getByRole('combobox', { name: 'Show tickets with status' });
      await filter.selectOption({ label: 'closed' });
      await page.getByRole('paragraph').filter({ hasText: 'No closed requests yet.' }).waitFor();
      await filter.selectOption({ label: 'all' });
      await page.getByText('Server is down').waitFor();

      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).fill('Screen is black');
      await page
        .getByRole('textbox', { name: 'Description' })
        .fill('See https://example.org/ and the picture.');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attachment' }).click();
      await (await chooser).setFiles({ name: 'black.png', mimeType: 'image/png', buffer: picture });
      await page.getByRole('button', { name: 'Remove black.png' }).waitFor();
      await page.getByRole('button', { name: 'Send', exact: true }).click();

      await page.getByRole('heading', { name: 'Screen is black' }).waitFor();
      await page.getByRole('button', { name: /^Open black\.png/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'black.png', exact: true }).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'hidden' });

      await page.getByRole('textbox', { name: 'Write a comment' }).fill('And it **hums**.');
      // Nothing rich was read before: the policy comes with the main file.
      await page.getByRole('tab', { name: 'Preview' }).click();
      await page.getByRole('tabpanel', { name: 'Preview' }).locator('strong', { hasText: 'hums' }).waitFor();
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page.locator('p, div, span').getByText('And it hums.').first().waitFor();
      await page.getByText('All requests').first().click();
      await page.getByText('Server is down').waitFor();
      await expectNothingRefused(opened);
    });

    test('a person reads markdown and HTML, which can do nothing', async () => {
      const opened = await openPage(`request="${key}"`);
      const { page } = opened;
      let dialogs = 0;
      page.on('dialog', dialog => {
        dialogs++;
        void dialog.dismiss();
      });
      await page.locator('strong', { hasText: 'strong' }).waitFor();
      await page.locator('em', { hasText: 'HTML' }).click();
      assert.equal(await page.locator('iframe').count(), 0);
      assert.equal(dialogs, 0);
      await expectNothingRefused(opened);
    });

    test('every lazy file', async () => {
      // As on plain http, where the lease is needed.
      const noLocks = `Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });`;
      // The browser's dialog would stop everything.
      const noDialog = `ShadowRoot.prototype.append = function (...nodes) {
        DocumentFragment.prototype.append.apply(this, nodes);
        for (const frame of nodes) {
          if (!(frame instanceof HTMLIFrameElement)) continue;
          const replace = () => (frame.contentWindow.print = () => (document.title = 'Printed'));
          replace();
          frame.addEventListener('load', replace, { once: true });
        }
      };`;
      const opened = await openPage('routing="hash"', noLocks + noDialog);
      const { page } = opened;
      await page.getByText('Server is down').click();
      await page.locator('strong', { hasText: 'strong' }).waitFor();
      await page.getByRole('button', { name: 'All requests' }).click();
      // A file that falls on the list.
      await page.locator('support-requests').evaluate(element => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'stray.log'));
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await page.getByRole('alert').filter({ hasText: 'then drop them there' }).waitFor();
      await page.getByRole('button', { name: 'New request' }).click();
      await page.waitForFunction(() => location.hash === '#support=new');
      await page.getByRole('textbox', { name: 'Summary' }).fill('Every file');
      await page
        .getByRole('textbox', { name: 'Description' })
        .fill('See https://example.org/ there: no key is taken.\n\n-- \nAda Byron');
      await page.getByRole('button', { name: 'Add browser details' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: 'Browser details were added to the description.' })
        .waitFor({ state: 'attached' });
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attachment' }).click();
      await (
        await chooser
      ).setFiles([
        { name: 'red.png', mimeType: 'image/png', buffer: picture },
        { name: 'boot.log', mimeType: 'text/plain', buffer: Buffer.from('kernel panic') },
      ]);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('heading', { name: 'Every file' }).waitFor();
      await page.getByRole('link', { name: 'https://example.org/' }).waitFor();
      await page.getByRole('button', { name: /^Open red\.png/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'red.png', exact: true }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: /^Download boot\.log/ }).click();
      assert.equal((await download).suggestedFilename(), 'boot.log');
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Print' }).click();
      await page.waitForFunction(() => document.title === 'Printed');
      await page.getByRole('button', { name: 'Close request' }).click();
      await page.getByRole('radio', { name: '4' }).check();
      await page.getByRole('button', { name: 'Send rating' }).click();
      await page.getByText('Your rating: 4 of 5').waitFor();
      await page.getByRole('button', { name: 'All requests' }).click();
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).fill('Called off');
      await page
        .getByRole('textbox', { name: 'Description' })
        .fill('web-07 was down from 03:10 on, but is back.');
      const sending = page.waitForRequest(request => request.method() === 'POST');
      all.site.hold(/\/requests$/);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await sending;
      await page.getByRole('button', { name: 'Don’t send' }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
      all.site.release();
      await page.getByRole('button', { name: 'All requests' }).click();
      const heading = page.getByRole('heading').first();
      const scripts = (/** @type {string[]} */ files) => files.filter(file => file.endsWith('.js'));
      const languageFiles = scripts(await readdir(`${dist}/lazy/lang`));
      const languages = languageFiles.map(file => file.slice(0, 2));
      await page.evaluate(() => {
        const tokens = { 'color-accent': '#803300' };
        const links = { help: { href: '/help' } };
        Object.assign(/** @type {object} */ (document.querySelector('support-requests')), {
          brand: { name: 'Acme', legal: 'Acme Ltd', tokens, links },
        });
      });
      await page.getByText('Acme Ltd').waitFor();
      await page.getByText('Server is down').waitFor();
      for (const lang of languages) {
        const before = await heading.textContent();
        await page.evaluate(tag => (document.documentElement.lang = tag), lang);
        await page.waitForFunction(words => {
          const root = document.querySelector('support-requests')?.shadowRoot;
          return root?.querySelector('h2')?.textContent !== words;
        }, before);
      }
      // A desk of contract 1.1, whose replies are told in the title.
      const answers = /** @type {Record<string, object>} */ ({
        config: {
          contract: '1.1',
          types: [{ id: 'down', label: 'Something is down' }],
          features: { services: true, people: true, incidents: true, articles: true },
        },
        requests: {
          items: [
            {
              key: 'CS-9',
              summary: 'Mail by phone',
              service: { id: 's', label: 'web-07' },
              lastComment: { author: { name: 'Marta', role: 'agent' }, createdAt: '2026-03-02T09:41:00Z' },
            },
          ],
          nextCursor: null,
        },
      });
      all.site.intercept(({ url }) => {
        const [, name] = /\/support\/team\/(\w+)/.exec(url) ?? [];
        return name ? Response.json(answers[name] ?? { items: [], nextCursor: null }) : undefined;
      });
      await page.evaluate(() => {
        const list = document.createElement('support-request-list');
        const form = document.createElement('support-request-form');
        for (const element of [list, form])
          Object.assign(element, { apiBase: '/api/support/team', notify: 'title', lang: 'en' });
        document.body.append(list, form);
        const desk = /** @type {any} */ (document.querySelector('support-requests'));
        void desk.newRequest({ summary: 'Again', service: 's' }, { focus: false });
      });
      await page.getByText('Mail by phone').waitFor();
      // An element that is not set up says so, on the page and in the console.
      await page.evaluate(() => document.body.append(document.createElement('support-status-filter')));
      await page.getByRole('alert').filter({ hasText: 'api-base' }).waitFor();
      const reported = opened.errors.splice(0);
      assert.equal(reported.length, 1, reported.join('\n'));
      assert.match(reported[0] ?? '', /api-base/);
      const files = [...scripts(await readdir(`${dist}/lazy`)), ...languageFiles.map(file => `lang/${file}`)];
      // Each of them, also one that is new and for which nothing is done above.
      for (const file of files) {
        const url = `${all.site.origin}/dist/lazy/${file}`;
        await page
          .waitForFunction(name => performance.getEntriesByName(name).length > 0, url)
          .catch(() => {
            throw new Error(`Nothing in this test loads lazy/${file}`);
          });
      }
      await expectNothingRefused(opened);
    });

    test('a person sees what went wrong, in every place', async () => {
      const problem = (/** @type {number} */ status, /** @type {object} */ more = {}) =>
        new Response(JSON.stringify({ title: 'Failed', status, detail: 'On purpose', ...more }), {
          status,
          headers: { 'Content-Type': 'application/problem+json' },
        });
      // 500 is not retried by itself: "Try again" stays until it is pressed.
      all.site.intercept(({ method, url }) =>
        method === 'GET' && url.includes('/requests?') ? problem(500) : undefined,
      );
      const opened = await openPage();
      const { page } = opened;
      await page.getByText('The requests could not be loaded.').waitFor();
      all.site.intercept(undefined);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Server is down').waitFor();

      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      // It is announced, too.
      const missing = page.getByText('Say in a few words what is wrong.');
      await missing.and(page.locator(':not([role=status])')).waitFor();
      await page.getByRole('textbox', { name: 'Summary' }).fill('x');
      await page.getByRole('textbox', { name: 'Description' }).fill('y');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attachment' }).click();
      const buffer = Buffer.alloc(3 * 1024 * 1024 + 1);
      await (await chooser).setFiles({ name: 'big.bin', mimeType: 'application/octet-stream', buffer });
      await page
        .getByText(/big\.bin is 3\.0001 MB; a file may be up to 3 MB/)
        .first()
        .waitFor();
      const errors = [{ field: 'summary', detail: 'Say more' }];
      all.site.intercept(({ method }) => (method === 'POST' ? problem(422, { errors }) : undefined));
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('Say more').first().waitFor();
      all.site.intercept(undefined);
      await expectNothingRefused(opened);

      const lost = await openPage('request="CS-0"');
      await lost.page.getByText('This request was not found.').waitFor();
      await lost.page.getByText('All requests').first().waitFor();
      await expectNothingRefused(lost);
    });
  });
}
