import { longRequests } from '../fixtures.js';
import {
  button,
  field,
  fillForm,
  openForm,
  row,
  waitForHeading,
  waitForList,
  waitForDetails,
  waitForText,
} from '../page-actions.js';
import { problem, singlePage, unavailable } from '../responses.js';

/** The list. @type {import('../states.js').State[]} */
export const listStates = [
  { name: 'list', reach: waitForList, variants: true },
  {
    name: 'outbox-draft',
    reach: async page => {
      await fillForm(page);
      await waitForText(page, 'Draft saved');
      await button(page, 'Cancel').click();
      await button(page, 'Continue').waitFor();
    },
    variants: true,
  },
  {
    name: 'outbox-discarded',
    reach: async page => {
      await openForm(page);
      await field(page, 'Summary').fill('Server does not boot');
      await waitForText(page, 'Draft saved');
      await button(page, 'Cancel').click();
      await button(page, 'Discard draft').click();
      await button(page, 'Undo').waitFor();
    },
  },
  {
    name: 'outbox-sending',
    overrides: { createRequest: 'never' },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await button(page, 'All requests').click();
      await button(page, 'Don’t send').waitFor();
    },
    variants: true,
  },
  {
    name: 'outbox-failed',
    overrides: { createRequest: problem(403, 'Only the owner of the account may ask.') },
    reach: async page => {
      await fillForm(page);
      await button(page, 'Send').click();
      await waitForText(page, /You are not allowed/);
      await button(page, 'All requests').click();
      await button(page, 'Edit').waitFor();
    },
  },
  { name: 'list-all', query: { status: 'all' }, reach: page => row(page, 'CS-295120').waitFor() },
  { name: 'list-closed', query: { status: 'closed' }, reach: page => row(page, 'CS-295120').waitFor() },
  { name: 'list-loading', overrides: { listRequests: 'never' }, reach: waitForHeading },
  {
    name: 'list-empty-open',
    overrides: { listRequests: singlePage([]) },
    reach: page => waitForText(page, 'No open requests'),
  },
  {
    name: 'list-empty-closed',
    query: { status: 'closed' },
    overrides: { listRequests: singlePage([]) },
    reach: page => waitForText(page, 'No closed requests'),
  },
  {
    name: 'list-empty-all',
    query: { status: 'all' },
    overrides: { listRequests: singlePage([]) },
    reach: page => waitForText(page, 'Something not working'),
    variants: true,
  },
  {
    name: 'list-error',
    overrides: { listRequests: problem(500, unavailable) },
    reach: page => waitForDetails(page, unavailable),
    variants: true,
  },
  {
    name: 'list-rate-limited',
    overrides: { listRequests: problem(429, 'Too many calls.', { headers: { 'Retry-After': '24' } }) },
    reach: page =>
      button(page, 'Try again')
        .or(page.getByText(/too many/i))
        .first()
        .waitFor(),
  },
  {
    name: 'list-signed-out',
    overrides: { listRequests: problem(401, 'The session has ended.') },
    reach: page => waitForText(page, /session/i),
  },
  {
    name: 'list-no-connection',
    overrides: { listRequests: 'lost' },
    reach: page => button(page, 'Try again').waitFor(),
  },
  {
    name: 'list-offline',
    reach: async page => {
      await waitForList(page);
      // Playwright's routes respond even when the browser is offline, so this call is aborted explicitly.
      await page.context().setOffline(true);
      await page.route('**/requests?**', route => route.abort());
      await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('closed');
      await waitForText(page, /offline/i);
    },
  },
  {
    name: 'list-long-text',
    overrides: { listRequests: singlePage(longRequests) },
    reach: page => row(page, 'CS-3').waitFor(),
    variants: true,
  },
  {
    name: 'list-plain-backend',
    overrides: { getConfig: problem(404, 'No configuration.') },
    reach: waitForList,
  },

  {
    name: 'list-search',
    reach: async page => {
      await waitForList(page);
      await page.getByRole('searchbox', { name: 'Search requests' }).fill('server');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'list-text-200',
    reach: async page => {
      await waitForList(page);
      await page.addStyleTag({ content: 'support-requests { font-size: 32px }' });
      await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
    },
  },

  // A dark widget on a light page has to bring its own background.
  { name: 'list-theme-dark', query: { theme: 'dark' }, reach: waitForList },

  { name: 'missing-api-base', query: { 'api-base': 'none' }, reach: page => waitForText(page, /api-base/) },
];
