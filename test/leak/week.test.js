/**
 * A page that stays open for a week: the same things over and over, and after three times as many rounds it holds on to no more than
 * before. Counts are compared and no bytes: what leaks, leaks in each round.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setUp } from '../packaging/browser.js';
import { picture } from '../packaging/site.js';
import { blobCounter, counterOf } from './counts.js';

/** @typedef {import('playwright-core').Page} Page */

/** Rounds after which it is counted first; two more of these, and it is counted again. */
const rounds = 8;
/** Requests that are opened in turn: more than a desk keeps. */
const requests = 7;
/** What a page's clock moves at once, in milliseconds: calls get their answers in between. */
const step = 10_000;

describe('a page that stays open', { timeout: 600_000 }, () => {
  const all = setUp();
  /** @type {string[]} */
  const keys = [];
  /** @type {Page} */
  let page;
  /** @type {string[]} */
  let errors;

  /** @param {string} key @param {string} body @param {Partial<{ format: string, attachmentIds: string[] }>} [more] */
  const reply = (key, body, more = {}) =>
    all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body,
      format: 'text',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
      ...more,
    });

  before(async () => {
    for (let i = 0; i < requests; i++) {
      const { key } = await all.site.create(`Disk ${i} is full`);
      const { id } = await all.site.attach('graph.png', picture);
      await reply(key, 'See the graph.', { attachmentIds: [id] });
      await reply(key, '**Bold**, and `code`: https://status.example/', { format: 'markdown' });
      keys.push(key);
    }
    const { key } = await all.site.create('Long over');
    await all.site.store.changeRequest(all.site.user.key, key, { closed: true, updatedAt: Date.now() });
  });
  after(() => page?.context().close());

  beforeEach(async () => {
    await page?.context().close();
    const counter = all.site.script(blobCounter);
    const script = '<script src="/dist/support-requests.js"></script>';
    const url = all.site.page(
      `<script src="${counter}"></script>${script}`,
      '<main><support-requests api-base="/api/support"></support-requests></main>',
    );
    ({ page, errors } = await all.open(url));
    await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
  });

  /** @param {string} key */
  const row = key => page.getByRole('button', { name: new RegExp(`^${key} `) });
  /** @param {string} name */
  const press = name => page.getByRole('button', { name, exact: true }).click();
  const entries = () => page.getByRole('list', { name: 'History' }).getByRole('listitem');
  /**
   * As by hand, but that the browser keeps no way back: its memory of edits holds on to the fields.
   *
   * @param {import('playwright-core').Locator} field
   * @param {string} text
   */
  const write = (field, text) =>
    field.evaluate((element, value) => {
      /** @type {HTMLInputElement} */ (element).value = value;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }, text);
  const refresh = () =>
    page.evaluate(() => /** @type {any} */ (document.querySelector('support-requests')).refresh());

  /** @param {string} path */
  const read = async path =>
    (await all.site.app(new Request(`${all.site.origin}/api/support/${path}`))).json();

  /** @param {number} round */
  const keyOf = round => /** @type {string} */ (keys[round % keys.length]);

  /** @param {string} key */
  async function openThread(key) {
    await row(key).click();
    await page.getByRole('button', { name: 'Close request' }).waitFor();
    await page.getByRole('button', { name: 'Formatting' }).waitFor();
    await page.locator('strong', { hasText: 'Bold' }).first().waitFor();
    await page.locator('img[src^="blob:"]').first().waitFor();
  }

  async function goBack() {
    await press('All requests');
    await row(keyOf(0)).waitFor();
  }

  /**
   * Counts after so many rounds, after twice and after three times as many. What leaks grows each time; the last thread that was
   * left may be kept or not by a browser that has not finished with it.
   *
   * @param {import('node:test').TestContext} t
   * @param {(round: number) => Promise<void>} work leaves the page as it found it
   */
  async function compare(t, work, times = rounds) {
    const count = await counterOf(page);
    for (let round = 0; round < times; round++) await work(round);
    const early = await count();
    for (let round = times; round < 2 * times; round++) await work(round);
    const middle = await count();
    for (let round = 2 * times; round < 3 * times; round++) await work(round);
    /** What there is more of each time. One thing kept in each round would be as many as the rounds. @param {typeof early} last */
    const grown = last =>
      Object.entries(early).flatMap(([key, first]) => {
        const name = /** @type {keyof typeof early} */ (key);
        const more = Math.min(middle[name] - first, last[name] - middle[name]);
        return more < times / 2 ? [] : [`${name} grew by ${more} in ${times} rounds, and again`];
      });
    let late = await count();
    // A browser may take a second to let go of what nothing holds on to; what leaks stays.
    for (let look = 0; look < 20 && grown(late).length > 0; look++) {
      await setTimeout(500);
      late = await count();
    }
    const shown = Object.entries(early).map(
      ([name, number]) => `${name} ${number} → ${late[/** @type {keyof typeof late} */ (name)]}`,
    );
    t.diagnostic(`after ${times} and ${3 * times} rounds: ${shown.join(', ')}`);
    assert.deepEqual(grown(late), []);
    assert.deepEqual(errors, []);
  }

  test('can be seen to fail', async t => {
    const leaky = async () => {
      await page.evaluate(() => {
        const kept = /** @type {any} */ (window);
        (kept.leak ??= []).push(document.createElement('p'));
      });
    };
    await assert.rejects(compare(t, leaky), /nodes grew by 8 in 8 rounds/);
  });

  test('opens threads and goes back', async t => {
    await compare(t, async round => {
      await openThread(keyOf(round));
      await goBack();
    });
  });

  test('shows replies as they come, out of sight and in sight', async t => {
    // Threads that stay as long as they are: the second of two replies takes the place of the first one.
    const { items } = await read(`requests/${keyOf(0)}/comments`);
    /** @type {{ id: string }[]} */
    let news = [];
    all.site.intercept(request =>
      /\/comments\?/.test(request.url) ? Response.json({ items: [...items, ...news] }) : undefined,
    );
    await compare(t, async round => {
      news = [];
      await openThread(keyOf(round));
      const count = await entries().count();
      if (round % 2) await page.getByRole('textbox', { name: 'Write a comment' }).scrollIntoViewIfNeeded();
      for (const number of [1, 2]) {
        const body = `Reply ${number} of round ${round}`;
        news = [{ ...items[0], attachments: [], id: `${round} ${number}`, body }];
        await refresh();
        await page.getByText(body).waitFor();
        assert.equal(await entries().count(), count + 1);
      }
      await goBack();
    });
    all.site.intercept(undefined);
  });

  test('changes filter, order and search', async t => {
    const filter = page.getByRole('combobox', { name: 'Show tickets with status' });
    const sort = page.getByRole('combobox', { name: 'Sort by' });
    const search = page.getByRole('searchbox', { name: 'Search requests' });
    await compare(t, async () => {
      await filter.selectOption('closed');
      await page.getByRole('button', { name: /Long over/ }).waitFor();
      await sort.selectOption('Number, highest first');
      await filter.selectOption('open');
      await row(keyOf(0)).waitFor();
      await sort.selectOption('Updated, newest first');
      await write(search, 'nobody wrote this');
      await page.getByText('Nothing was found').first().waitFor();
      await write(search, '');
      await row(keyOf(0)).waitFor();
    });
  });

  test('opens the form, picks a file, and cancels', async t => {
    await compare(t, async round => {
      await press('New request');
      await write(page.getByRole('textbox', { name: 'Summary' }), `Half a request ${round}`);
      await page.getByRole('button', { name: 'Add browser details' }).waitFor();
      // A chooser would be kept by whoever drives the browser.
      await page.getByRole('textbox', { name: 'Description' }).evaluate((field, bytes) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'graph.png', { type: 'image/png' }));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }));
      }, Array.from(picture));
      await page.getByText('Ready to send').waitFor();
      await press('Remove graph.png');
      await press('Discard draft');
      await press('Cancel');
      await row(keyOf(0)).waitFor();
    });
  });

  test('leaves a thread whose menu is open', async t => {
    await compare(t, async round => {
      await openThread(keyOf(round));
      await press('Actions');
      await page.getByRole('menuitem', { name: 'Print' }).waitFor();
      await page.evaluate(() => {
        /** @type {any} */ (document.querySelector('support-requests')).request = '';
      });
      await row(keyOf(0)).waitFor();
    });
  });

  test('closes, undoes, previews, opens the menu and a picture', async t => {
    await compare(t, async round => {
      await openThread(keyOf(round));
      await press('Actions');
      await page.getByRole('menuitem', { name: 'Print' }).waitFor();
      await page.keyboard.press('Escape');
      await press('Close request');
      await page.getByRole('radiogroup', { name: 'Rate this request' }).waitFor();
      await press('Undo');
      await page.getByRole('button', { name: 'Close request' }).waitFor();
      await write(page.getByRole('textbox', { name: 'Write a comment' }), `**${round}**`);
      await page.getByRole('tab', { name: 'Preview' }).click();
      await page.getByRole('tabpanel', { name: 'Preview' }).locator('strong').waitFor();
      await page.getByRole('tab', { name: 'Write' }).click();
      await page
        .getByRole('button', { name: /^Open graph\.png/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press('Discard draft');
      await goBack();
    });
  });

  test('is taken off the page and put back, with the list and with a thread', async t => {
    await compare(t, async round => {
      if (round % 2) await openThread(keyOf(round));
      await page.evaluate(() => {
        const element = /** @type {HTMLElement} */ (document.querySelector('support-requests'));
        element.remove();
        document.querySelector('main')?.append(element);
      });
      if (round % 2) {
        await page.locator('img[src^="blob:"]').first().waitFor();
        await goBack();
      }
      await row(keyOf(0)).waitFor();
    });
  });

  test('is made anew each time', async t => {
    await compare(t, async round => {
      await page.evaluate(() => {
        const element = document.createElement('support-requests');
        element.setAttribute('api-base', '/api/support');
        document.querySelector('main')?.replaceChildren(element);
      });
      await row(keyOf(0)).waitFor();
      await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
      await openThread(keyOf(round));
      await goBack();
    });
  });

  test('asks again more than 200 times, and each time something is new', async t => {
    let calls = 0;
    all.site.intercept(request => {
      if (/\/requests\?/.test(request.url)) calls++;
      return undefined;
    });
    const context = page.context();
    await context.clock.install({ time: Date.now() });
    await page.reload();
    await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
    await context.clock.pauseAt(Date.now() + 60_000);
    await compare(
      t,
      async round => {
        await reply(keyOf(round), `Again ${round}`);
        const before = calls;
        while (calls === before) {
          await context.clock.runFor(step);
          // A task later, what is due is sent, and its answer is here.
          await page.evaluate(() => fetch('/nothing').then(() => undefined));
        }
      },
      70,
    );
    assert.ok(calls >= 200, `${calls}`);
    all.site.intercept(undefined);
  });

  test('reads an open thread again 200 times', async t => {
    await openThread(keyOf(0));
    let calls = 0;
    all.site.intercept(request => {
      if (/\/comments\?/.test(request.url)) calls++;
      return undefined;
    });
    await compare(
      t,
      async () => {
        const answer = page.waitForResponse(/\/comments\?/);
        await refresh();
        await answer;
      },
      70,
    );
    assert.ok(calls >= 200, `${calls}`);
    all.site.intercept(undefined);
  });
});
