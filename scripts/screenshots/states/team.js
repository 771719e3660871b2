import { ada, config, requests, now } from '../fixtures.js';
import { button, openForm, row, waitForList, waitForText } from '../page-actions.js';
import { json, singlePage } from '../responses.js';

/** @param {number} minutes before now */
const ago = minutes => new Date(now.getTime() - minutes * 60_000).toISOString();

const grace = { id: 'p-grace', name: 'Grace Hopper', email: 'grace@example.com' };
export const people = [
  grace,
  { id: 'p-bo', name: 'Bo Nilsson', email: 'bo@example.com' },
  { id: 'p-lin', name: 'Lin Wei', email: 'lin.wei@example.com' },
  { id: 'p-sam', name: 'Samira Haddad', email: 'samira.haddad@example.com' },
];
export const incidents = [
  {
    id: 'i1',
    title: 'Outage in AMS1',
    kind: 'outage',
    state: 'active',
    startedAt: ago(95),
    nextUpdateAt: ago(-30),
    updatedAt: ago(10),
    serviceIds: ['web-07'],
    body: 'A core switch failed. **Half of the servers** in AMS1 can’t be reached; the other half works.\n\n- 09:02 we were called\n- 09:40 the part is on its way',
    format: 'markdown',
    url: 'https://status.example.com/i1',
  },
  {
    id: 'i2',
    title: 'Maintenance in FRA2',
    kind: 'maintenance',
    state: 'scheduled',
    startedAt: '2026-11-29T02:00:00Z',
    endsAt: '2026-11-29T04:00:00Z',
    following: true,
  },
  { id: 'i3', title: 'Slow DNS', kind: 'degraded', state: 'resolved', startedAt: ago(200), endsAt: ago(20) },
];
const overrides = {
  getConfig: json({
    ...config,
    contract: '1.1',
    features: { ...config.features, people: true, incidents: true },
  }),
  listPeople: json({ items: people }),
  listIncidents: json({ items: incidents }),
  getRequest: json({
    ...requests[0],
    author: ada,
    people: [grace],
    visibility: 'private',
    service: { id: 'web-07', label: 'web-07' },
  }),
};

/** @param {import('playwright-core').Page} page */
const openSharing = async page => {
  await openForm(page);
  await button(page, 'Share with …').click();
  await page.getByRole('button', { name: 'Add Grace Hopper' }).click();
  await page.getByRole('button', { name: 'Add Bo Nilsson' }).waitFor();
};

/** Colleagues and incidents, as backends of contract 1.1 have them. @type {import('../states.js').State[]} */
export const teamStates = [
  {
    name: 'team-people-list',
    overrides,
    reach: async page => {
      await waitForList(page);
      await waitForText(page, /Outage in AMS1/);
      await page.getByRole('combobox', { name: 'Whose requests' }).waitFor();
    },
    variants: true,
  },
  {
    name: 'team-list-incidents-open',
    overrides,
    reach: async page => {
      await waitForList(page);
      await button(page, 'Details').first().click();
      await button(page, 'and 2 more').click();
      await waitForText(page, /Maintenance in FRA2/);
    },
    variants: true,
  },
  {
    name: 'team-list-shared-empty',
    overrides: { ...overrides, listIncidents: json({ items: [] }) },
    reach: async page => {
      await waitForList(page);
      await page.route('**/requests?**', route => route.fulfill(/** @type {any} */ (singlePage([]))));
      await page.getByRole('combobox', { name: 'Whose requests' }).selectOption('shared');
      await button(page, 'Show my requests').waitFor();
    },
  },
  { name: 'team-form', overrides, reach: openForm, variants: true },
  { name: 'team-form-sharing', overrides, reach: openSharing, variants: true },
  {
    name: 'team-thread-sharing',
    overrides,
    reach: async page => {
      await row(page, 'CS-295900').click();
      await button(page, 'Actions').click();
      await page.getByRole('menuitem', { name: 'Share with …' }).click();
      await page.getByRole('button', { name: 'Add Bo Nilsson' }).waitFor();
    },
    variants: true,
  },
];
