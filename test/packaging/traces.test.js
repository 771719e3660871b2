import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';
import { ownLit } from './own-lit.js';

const element = '<support-requests api-base="/api/support"></support-requests>';
const script = '<script src="/dist/support-requests.js"></script>';

/** Before everything else on a page: counts what is set up and not taken down again. */
const ledger = `
  const open = { timers: new Map(), intervals: new Map(), listeners: new Map(), observers: new Map() };
  Error.stackTraceLimit = 30;
  const where = () => new Error().stack;
  const { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: stop } = window;
  window.setTimeout = (run, ms, ...rest) => {
    const id = set(() => { open.timers.delete(id); run(...rest); }, ms);
    open.timers.set(id, where());
    return id;
  };
  window.clearTimeout = id => { open.timers.delete(id); clear(id); };
  window.setInterval = (...rest) => { const id = every(...rest); open.intervals.set(id, where()); return id; };
  window.clearInterval = id => { open.intervals.delete(id); stop(id); };
  const ids = new WeakMap();
  let last = 0;
  const idOf = thing => ids.get(thing) ?? (ids.set(thing, ++last), last);
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target), remove = target.removeEventListener.bind(target);
    const name = (type, listener) => (target === window ? 'window ' : 'document ') + type + ' ' + idOf(listener);
    target.addEventListener = (type, listener, ...rest) => { open.listeners.set(name(type, listener), where()); add(type, listener, ...rest); };
    target.removeEventListener = (type, listener, ...rest) => { open.listeners.delete(name(type, listener)); remove(type, listener, ...rest); };
  }
  for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const Real = window[kind];
    window[kind] = class extends Real {
      observe(...rest) { open.observers.set(this, kind + where()); super.observe(...rest); }
      disconnect() { open.observers.delete(this); super.disconnect(); }
    };
  }
  window.ledger = () => Object.fromEntries(Object.entries(open).map(([kind, map]) => [kind, [...map].map(([, place]) => place).filter(place => place.includes('/dist/'))]));`;

describe('what the script leaves on the page', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
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

  for (const [what, attributes, shown] of [
    ['the list', '', /Disk is full/],
    ['the thread', ' request="KEY"', /All requests/],
    ['the hash', ' routing="hash"', /Disk is full/],
  ]) {
    test(`no timer, listener or observer once the element is gone: ${what}`, async () => {
      const first = all.site.script(ledger);
      const body = element.replace('>', `${String(attributes).replace('KEY', key)}>`);
      const { page, errors } = await all.open(
        all.site.page(`<script src="${first}"></script>${script}`, body),
      );
      await page.getByText(shown).first().waitFor();
      const read = () => page.evaluate(() => /** @type {any} */ (window).ledger());
      const during = await read();
      assert.ok(during.listeners.length > 0, 'the ledger sees something');
      await page.evaluate(() => document.querySelector('support-requests')?.remove());
      const nothing = { timers: [], intervals: [], listeners: [], observers: [] };
      const last = JSON.stringify(nothing);
      await page
        .waitForFunction(expected => JSON.stringify(/** @type {any} */ (window).ledger()) === expected, last)
        .catch(() => {});
      assert.deepEqual(await read(), nothing);
      assert.deepEqual(errors, []);
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
