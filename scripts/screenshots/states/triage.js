import { button, field, openForm, waitForText } from '../page-actions.js';
import { json, problem, unavailable } from '../responses.js';
import { triageConfig } from '../triage.js';

/** @typedef {import('playwright-core').Page} Page */

const overrides = { getConfig: json(triageConfig) };

/** @param {Page} page */
async function chooseOutage(page) {
  await openForm(page);
  await page.getByRole('radio').first().check();
  await page.getByRole('combobox').first().waitFor();
}

/** @param {Page} page */
async function fillAll(page) {
  await chooseOutage(page);
  await page.getByRole('combobox').first().click();
  await page.getByRole('option', { name: /^db-primary/ }).click();
  await page.getByRole('radio').last().check();
}

/** The form of contract 1.1. @type {import('../states.js').State[]} */
export const triageStates = [
  {
    name: 'triage-types',
    overrides,
    reach: async page => {
      await openForm(page);
      await page.getByRole('radio').first().waitFor();
    },
    variants: true,
  },
  { name: 'triage-critical', overrides, reach: fillAll, variants: true },
  {
    name: 'triage-services',
    overrides,
    reach: async page => {
      await chooseOutage(page);
      await page.getByRole('combobox').first().fill('192');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
    variants: true,
  },
  {
    name: 'triage-services-failed',
    overrides: { ...overrides, listServices: problem(503, unavailable) },
    reach: async page => {
      await chooseOutage(page);
      await page.getByRole('combobox').first().click();
      await waitForText(page, /could not be loaded/);
    },
  },
  {
    name: 'triage-errors',
    overrides,
    reach: async page => {
      await chooseOutage(page);
      await field(page, 'Summary').fill('No mail');
      await page.getByRole('textbox', { name: 'How many people' }).fill('many');
      await button(page, 'Send').click();
      await waitForText(page, /^Choose the service/);
    },
    variants: true,
  },
  ...['de', 'ar', 'ru'].map(lang => ({
    name: `triage-${lang}`,
    query: { lang },
    overrides,
    reach: async (/** @type {Page} */ page) => {
      await page
        .getByRole('button')
        .filter({ has: page.locator('svg') })
        .first()
        .click();
      await page.getByRole('radio').first().check();
      await page.getByRole('combobox').first().click();
      await page.getByRole('option', { name: /^db-primary/ }).click();
      await page.getByRole('radio').last().check();
    },
  })),
];
