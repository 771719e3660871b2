import { linkOrButton, waitForList, waitForText, waitForThread } from '../page-actions.js';
import { json, singlePage } from '../responses.js';
import { mergedRequest, services, teamComments, teamConfig, teamRequests } from '../team-fixtures.js';
import { incidents, people } from './team.js';

const overrides = {
  getConfig: json(teamConfig),
  listRequests: singlePage(teamRequests),
  listServices: singlePage(services),
};
const thread = { ...overrides, getRequest: json(teamRequests[0]), listComments: singlePage(teamComments) };
const merged = { ...overrides, getRequest: json(mergedRequest), listComments: singlePage([]) };

/** Everything at once. */
const whole = {
  ...overrides,
  getConfig: json({ ...teamConfig, features: { ...teamConfig.features, incidents: true } }),
  listIncidents: json({ items: incidents.map(incident => ({ ...incident, serviceIds: ['s-1'] })) }),
  listPeople: json({ items: people }),
  getRequest: json({
    ...teamRequests[0],
    author: { name: people[0].name, role: 'requester' },
    people: [people[1], people[2]],
    visibility: 'private',
    expectedReplyAt: mergedRequest.expectedReplyAt,
    awaiting: 'agent',
    links: mergedRequest.links,
  }),
  listComments: singlePage(teamComments),
};
/** @param {string} lang */
const directions = lang => ({ lang, ...(lang === 'ar' && { dir: 'rtl' }) });

/** @param {import('playwright-core').Page} page */
const waitForFilters = async page => {
  await waitForList(page);
  await page.locator('[part~="filters"] select').nth(1).waitFor();
};

/** List and thread of a backend with types, services and severities. @type {import('../states.js').State[]} */
export const teamThreadStates = [
  { name: 'team-list', query: { status: 'all' }, overrides, reach: waitForFilters, variants: true },
  ...['ar', 'de', 'fr', 'ru'].map(lang => ({
    name: `team-list-lang-${lang}`,
    query: { lang, status: 'all', ...(lang === 'ar' && { dir: 'rtl' }) },
    overrides,
    reach: waitForFilters,
  })),
  {
    name: 'team-list-none',
    overrides,
    reach: async page => {
      await waitForFilters(page);
      await page.route('**/requests?**', route =>
        route.fulfill({ contentType: 'application/json', body: '{"items":[],"nextCursor":null}' }),
      );
      await page.getByRole('combobox', { name: 'Service' }).selectOption('web-01');
      await waitForText(page, /No open requests for/);
    },
  },
  {
    name: 'team-thread',
    query: { request: 'CS-295900' },
    overrides: thread,
    reach: waitForThread,
    variants: true,
  },
  {
    name: 'thread-notify',
    query: { request: 'CS-295877' },
    overrides: {
      ...merged,
      getRequest: json({ ...mergedRequest, mergedInto: undefined, awaiting: 'support', actions: ['reply'] }),
    },
    reach: async page => {
      await waitForText(page, /Only you and support/);
      await page.evaluate(() => {
        // A browser without windows denies them.
        Object.defineProperty(Notification, 'permission', { value: 'default' });
        document.querySelector('support-requests')?.setAttribute('notify', 'system');
      });
      await page.getByRole('button', { name: 'Tell me when support answers' }).waitFor();
    },
    variants: true,
  },
  ...['ar', 'de'].map(lang => ({
    name: `team-thread-lang-${lang}`,
    query: { lang, request: 'CS-295900', ...(lang === 'ar' && { dir: 'rtl' }) },
    overrides: thread,
    reach: waitForThread,
  })),
  {
    name: 'team-thread-ask',
    query: { request: 'CS-295900' },
    overrides: thread,
    reach: async page => {
      await waitForThread(page);
      await page.getByRole('button', { name: 'Take back' }).click();
      await page.getByRole('combobox', { name: 'Severity' }).selectOption('Low');
      await page.getByRole('button', { name: 'Change', exact: true }).waitFor();
    },
    variants: true,
  },
  {
    name: 'team-whole-list',
    query: { status: 'all' },
    overrides: whole,
    reach: waitForFilters,
    variants: true,
  },
  {
    name: 'team-whole-thread',
    query: { request: 'CS-295900' },
    overrides: whole,
    reach: waitForThread,
    variants: true,
  },
  ...['ar', 'de'].flatMap(lang => [
    {
      name: `team-whole-list-lang-${lang}`,
      query: { ...directions(lang), status: 'all' },
      overrides: whole,
      reach: waitForFilters,
    },
    {
      name: `team-whole-thread-lang-${lang}`,
      query: { ...directions(lang), request: 'CS-295900' },
      overrides: whole,
      reach: waitForThread,
    },
  ]),
  {
    name: 'team-merged',
    query: { request: 'CS-295877' },
    overrides: merged,
    reach: page => linkOrButton(page, /was merged into/).waitFor(),
    variants: true,
  },
];
