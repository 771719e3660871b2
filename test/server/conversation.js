/** Locators and other helpers for conversation.test.js. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

/** @typedef {import('playwright-core').Page} Page */

/** The row of a request in the list. @param {Page} page @param {string} key */
export const row = (page, key) => page.getByRole('link', { name: new RegExp(`^${key} `) });
/** A button by its exact name. @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });
/** The status beside the request's key. @param {Page} page @param {'Open' | 'Closed' | 'Updated'} status */
export const status = (page, status) =>
  page.locator('[part~="status"]:visible').filter({ hasText: new RegExp(`^\\s*${status}\\s*$`) });
/** Width in px of the unread mark of a row; 0 without one. @param {Page} page @param {string} key */
export const dot = (page, key) =>
  row(page, key).evaluate(element => {
    const { content, width } = getComputedStyle(element, '::before');
    return content === 'none' ? 0 : parseFloat(width);
  });

/** The lines of the agent's `show` that begin with `name`, without it. @param {string} name @param {string} text */
export const linesOf = (name, text) =>
  text
    .split('\n')
    .filter(line => line.startsWith(`${name} `))
    .map(line => line.slice(name.length + 1));

/** Waits until `read` resolves to the expected value. @template T @param {() => Promise<T>} read @param {T} expected */
export async function waitForEqual(read, expected) {
  const until = Date.now() + 15_000;
  for (let now = await read(); !isDeepStrictEqual(now, expected); now = await read()) {
    if (Date.now() > until) assert.deepEqual(now, expected);
  }
}
