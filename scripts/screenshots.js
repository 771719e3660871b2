/**
 * Pictures of every view and state of the built widget, for eyes: `npm run screenshots` writes them to `screenshots/`,
 * `npm run screenshots -- thread dark` only those whose names hold all the words.
 *
 * The backend is intercepted in the browser (see screenshot-fixtures.js), so each state is reached at once and always
 * looks the same. Things are found the way a person finds them, by role and name.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from './browsers.js';
import {
  answer,
  json,
  longComments,
  longRequests,
  now,
  page as pageOf,
  problem,
} from './screenshot-fixtures.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} State
 * @property {string} name
 * @property {Record<string, string>} [query] attributes of the element, or what else demo/bare.html takes
 * @property {string} [path] another page than demo/bare.html
 * @property {import('./screenshot-fixtures.js').Answers} [answers]
 * @property {(page: Page) => Promise<unknown>} reach goes to the state and resolves when it is there
 * @property {boolean} [variants] dark and right-to-left as well
 */

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const folder = `${root}/screenshots`;
const widths = [320, 768, 1200];

const detail = 'The ticket database is being moved; it is back at 11:00.';

// How things are found. A row and the way back may be links or buttons.
/** @param {Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
/** @param {Page} page @param {string} key */
const row = (page, key) => press(page, new RegExp(`^${key}\\b`));
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** @param {Page} page @param {string} name */
const field = (page, name) => page.getByRole('textbox', { name });
/** @param {Page} page @param {string | RegExp} text */
const text = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** @param {Page} page */
const heading = page => page.getByRole('heading', { name: 'Requests to support' }).first().waitFor();
/** @param {Page} page */
const list = page => row(page, 'CS-295900').waitFor();
/** @param {Page} page */
const thread = page => text(page, 'Could you tell us when we may restart the server?');

/** @param {Page} page */
async function openForm(page) {
  await button(page, 'New request').first().click();
  await field(page, 'Description').waitFor();
}

/** @param {Page} page */
async function fillForm(page) {
  await openForm(page);
  await field(page, 'Summary').fill('Server does not boot after kernel update');
  await field(page, 'Description').fill(
    'What does not work?\ndb-primary stops at "Loading initial ramdisk".\n\n' +
      'What did you try?\nA cold restart, and the previous kernel.',
  );
}

/** @param {Page} page @param {{ name: string, mimeType: string, buffer: Buffer }[]} files */
async function attach(page, files) {
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Attachment').click();
  await (await chooser).setFiles(files);
}

const smallFile = { name: 'boot.log', mimeType: 'text/plain', buffer: Buffer.alloc(49_000, 'x') };
const largeFile = { name: 'full-dump.zip', mimeType: 'application/zip', buffer: Buffer.alloc(5_400_000) };

/** @type {State[]} */
const states = [
  // The list
  { name: 'list', reach: list, variants: true },
  { name: 'list-all', query: { status: 'all' }, reach: page => row(page, 'CS-295120').waitFor() },
  { name: 'list-closed', query: { status: 'closed' }, reach: page => row(page, 'CS-295120').waitFor() },
  { name: 'list-loading', answers: { listRequests: 'never' }, reach: heading },
  {
    name: 'list-empty-open',
    answers: { listRequests: pageOf([]) },
    reach: page => text(page, 'No open requests'),
  },
  {
    name: 'list-empty-closed',
    query: { status: 'closed' },
    answers: { listRequests: pageOf([]) },
    reach: page => text(page, 'No closed requests'),
  },
  {
    name: 'list-empty-all',
    query: { status: 'all' },
    answers: { listRequests: pageOf([]) },
    reach: page => text(page, 'You have not asked support anything'),
    variants: true,
  },
  {
    name: 'list-error',
    answers: { listRequests: problem(500, detail) },
    reach: page => text(page, detail),
    variants: true,
  },
  {
    name: 'list-rate-limited',
    answers: { listRequests: problem(429, 'Too many calls.', { headers: { 'Retry-After': '24' } }) },
    reach: page =>
      button(page, 'Try again')
        .or(page.getByText(/too many/i))
        .first()
        .waitFor(),
  },
  {
    name: 'list-signed-out',
    answers: { listRequests: problem(401, 'The session has ended.') },
    reach: page => text(page, /session/i),
  },
  {
    name: 'list-no-connection',
    answers: { listRequests: 'lost' },
    reach: page => button(page, 'Try again').waitFor(),
  },
  {
    name: 'list-offline',
    reach: async page => {
      await list(page);
      // Playwright's routes answer without a network, so this one has to be lost by hand.
      await page.context().setOffline(true);
      await page.route('**/requests?**', route => route.abort());
      await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('closed');
      await text(page, /offline/i);
    },
  },
  {
    name: 'list-long-text',
    answers: { listRequests: pageOf(longRequests) },
    reach: page => row(page, 'CS-3').waitFor(),
    variants: true,
  },
  { name: 'list-plain-backend', answers: { getConfig: problem(404, 'No configuration.') }, reach: list },

  // The page is light and the widget is told to be dark: it needs a ground of its own.
  { name: 'list-theme-dark', query: { theme: 'dark' }, reach: list },

  // The thread
  { name: 'thread', query: { request: 'CS-295900' }, reach: thread, variants: true },
  {
    name: 'thread-loading',
    query: { request: 'CS-295900' },
    answers: { getRequest: 'never', listComments: 'never' },
    reach: page => press(page, 'All requests').waitFor(),
  },
  {
    name: 'thread-comments-error',
    query: { request: 'CS-295900' },
    answers: { listComments: problem(500, detail) },
    reach: page => text(page, detail),
  },
  {
    name: 'thread-not-found',
    query: { request: 'CS-1' },
    reach: page => text(page, 'There is no request CS-1.'),
    variants: true,
  },
  {
    name: 'thread-closed',
    query: { request: 'CS-295120' },
    reach: page =>
      page
        .getByRole('heading', { name: /Invoice KS-19877/ })
        .first()
        .waitFor(),
  },
  {
    name: 'thread-long-text',
    query: { request: 'CUSTOMER-SUPPORT-AMSTERDAM-1234567890' },
    answers: { listComments: pageOf(longComments) },
    reach: page => text(page, /without an end in sight/),
    variants: true,
  },
  {
    name: 'thread-writing',
    query: { request: 'CS-295900' },
    reach: async page => {
      await thread(page);
      await field(page, 'Write a comment').fill('You may restart it tonight after 23:00.');
      await attach(page, [smallFile]);
      await button(page, 'Remove boot.log').waitFor();
    },
  },
  {
    name: 'thread-comment-failed',
    query: { request: 'CS-295900' },
    answers: { addComment: problem(422, 'Comments are closed while the ticket is being moved.') },
    reach: async page => {
      await thread(page);
      await field(page, 'Write a comment').fill('You may restart it tonight after 23:00.');
      await button(page, 'Add comment').click();
      await text(page, 'Comments are closed while the ticket is being moved.');
    },
  },

  // The form
  { name: 'new', reach: openForm, variants: true },
  {
    name: 'new-filled',
    reach: async page => {
      await fillForm(page);
      await attach(page, [smallFile]);
      await button(page, 'Remove boot.log').waitFor();
    },
    variants: true,
  },
  {
    name: 'new-file-refused',
    reach: async page => {
      await fillForm(page);
      await attach(page, [smallFile, largeFile]);
      await text(page, /full-dump\.zip is/);
    },
  },
  {
    name: 'new-field-errors',
    reach: async page => {
      await openForm(page);
      await button(page, 'Send').click();
      await page
        .getByRole('textbox', { name: 'Summary' })
        .and(page.locator('[aria-invalid="true"]'))
        .waitFor();
    },
    variants: true,
  },
  {
    name: 'new-refused-by-server',
    answers: {
      createRequest: problem(422, 'The request could not be taken.', {
        errors: [{ field: 'summary', detail: 'Name the server that it is about.' }],
      }),
    },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await text(page, 'Name the server that it is about.');
    },
  },
  {
    name: 'new-sending',
    answers: { createRequest: 'never' },
    reach: async page => {
      await fillForm(page);
      const call = page.waitForRequest(request => request.method() === 'POST');
      await button(page, 'Send').click();
      await call;
    },
  },
  {
    name: 'new-failed',
    answers: { createRequest: problem(503, detail) },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await text(page, detail);
    },
  },
  {
    name: 'new-warnings',
    answers: {
      createRequest: json(
        { key: 'CS-295900', summary: 'Sent', status: 'open', warnings: ['boot.log could not be scanned.'] },
        201,
      ),
    },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await text(page, /boot\.log could not be scanned\./);
    },
  },

  { name: 'missing-api-base', query: { 'api-base': 'none' }, reach: page => text(page, /api-base/) },

  // The demo pages
  { name: 'panel', path: '/', reach: list, variants: true },
  {
    name: 'panel-thread',
    path: '/#support=CS-295900',
    reach: thread,
    variants: true,
  },
  {
    name: 'panel-servers',
    path: '/',
    reach: async page => {
      await list(page);
      await openMenu(page);
      await page.getByRole('navigation').getByRole('button', { name: 'Servers' }).click();
      await page.getByRole('heading', { name: 'Servers' }).waitFor();
    },
    variants: true,
  },
  {
    name: 'panel-menu',
    path: '/',
    reach: async page => {
      await list(page);
      await openMenu(page);
    },
  },
  {
    name: 'layout',
    path: '/demo/layout.html',
    reach: async page => {
      await list(page);
      await row(page, 'CS-295900').click();
      await thread(page);
    },
  },
  { name: 'two-widgets', path: '/demo/two-widgets.html', reach: page => row(page, 'CS-295120').waitFor() },

  ...['fr', 'de', 'es', 'it', 'nl', 'pt', 'ru', 'tr', 'uk', 'zh', 'ar'].flatMap(inLanguage),
];

/** The main views in another language. @param {string} lang @returns {State[]} */
function inLanguage(lang) {
  const query = { lang, ...(lang === 'ar' && { dir: 'rtl' }) };
  return [
    { name: `list-lang-${lang}`, query: { ...query, status: 'all' }, reach: list },
    { name: `thread-lang-${lang}`, query: { ...query, request: 'CS-295900' }, reach: thread },
    {
      name: `new-lang-${lang}`,
      query,
      reach: async page => {
        const { texts } = await import(`${root}/dist/i18n/lang/${lang}.lazy.js`);
        await button(page, texts['requests.new']).first().click();
        await button(page, texts['form.send']).click();
        await text(page, texts['form.summary.required']);
      },
    },
    {
      name: `list-error-lang-${lang}`,
      query,
      answers: { listRequests: problem(500, detail) },
      reach: page => text(page, detail),
    },
  ];
}

/** On a phone the panel's menu is folded. @param {Page} page */
async function openMenu(page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}

const variants = {
  '': {},
  '-dark': { colorScheme: /** @type {const} */ ('dark') },
  '-rtl': { dir: 'rtl' },
};

/** @param {State} state @param {{ dir?: string }} variant */
function addressOf(state, variant) {
  const url = new URL(state.path ?? '/demo/bare.html', 'http://page.invalid');
  url.searchParams.set('mock', 'off');
  if (!state.path && variant.dir) url.searchParams.set('dir', variant.dir);
  for (const [key, value] of Object.entries(state.query ?? {})) url.searchParams.set(key, value);
  return url.pathname + url.search + url.hash;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {State} state
 * @param {keyof typeof variants} suffix
 * @param {number} width
 * @returns {Promise<string[]>} what is wrong
 */
async function shoot(browser, origin, state, suffix, width) {
  /** @type {{ dir?: string, colorScheme?: 'dark' }} */
  const variant = variants[suffix];
  const name = `${state.name}${suffix}-${width}`;
  /** @type {string[]} */
  const wrong = [];
  // A context of its own: no draft of one picture is in the next.
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: variant.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('pageerror', error => wrong.push(`${name}: ${error.message}`));
    await page.clock.setFixedTime(now);
    await page.route(`${origin}/api/**`, route => {
      const reply = answer(route.request().method(), new URL(route.request().url()), state.answers);
      if (reply === 'never') return; // it ends with the page
      return reply === 'lost' ? route.abort('connectionfailed') : route.fulfill(reply);
    });
    await page.goto(origin + addressOf(state, variant));
    // The demo pages take their direction from a button; here it is the same for all of them.
    if (state.path && variant.dir)
      await page.evaluate(dir => void (document.documentElement.dir = dir), variant.dir);
    try {
      await state.reach(page);
    } catch (error) {
      wrong.push(`${name}: not reached. ${String(error).split('\n')[0]}`);
    }
    await page.evaluate(() => document.fonts.ready);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wrong.push(`${name}: ${overflow} px wider than the page`);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
  } finally {
    await context.close();
  }
  return wrong;
}

async function main() {
  if (!existsSync(`${root}/dist/support-requests.js`)) {
    console.error('dist/support-requests.js is missing: run "npm run build" first.');
    process.exitCode = 1;
    return;
  }
  const words = process.argv.slice(2);
  const jobs = states
    .flatMap(state =>
      /** @type {(keyof typeof variants)[]} */ (state.variants ? Object.keys(variants) : ['']).flatMap(
        suffix => widths.map(width => ({ state, suffix, width, name: `${state.name}${suffix}-${width}` })),
      ),
    )
    .filter(({ name }) => words.every(word => name.includes(word)));
  if (jobs.length === 0) {
    console.error(`No screenshot is named so. There are: ${states.map(state => state.name).join(', ')}`);
    process.exitCode = 1;
    return;
  }

  await mkdir(folder, { recursive: true });
  const server = await createServer({
    root,
    // The project's own vite.config.ts serves dist/ as it was built.
    logLevel: 'warn',
    // Nothing is bundled beforehand: with the mock off the pages need no package, and nothing reloads them.
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const origin = /** @type {string} */ (server.resolvedUrls?.local[0]).replace(/\/$/, '');
  const browser = await chromium.launch(await findChromium());
  /** @type {string[]} */
  const wrong = [];
  try {
    for (const { state, suffix, width } of jobs)
      wrong.push(...(await shoot(browser, origin, state, suffix, width)));
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${jobs.length} screenshots in screenshots/`);
  if (wrong.length > 0) {
    console.error(`\n${wrong.join('\n')}\n\n${wrong.length} things to look at`);
    process.exitCode = 1;
  }
}

await main();
