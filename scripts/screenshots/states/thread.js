import { longComments, manyComments } from '../fixtures.js';
import {
  attach,
  button,
  field,
  linkOrButton,
  smallFile,
  waitForText,
  waitForThread,
} from '../page-actions.js';
import { problem, singlePage, unavailable } from '../responses.js';

/** The thread. @type {import('../states.js').State[]} */
export const threadStates = [
  { name: 'thread', query: { request: 'CS-295900' }, reach: waitForThread, variants: true },
  {
    name: 'thread-loading',
    query: { request: 'CS-295900' },
    overrides: { getRequest: 'never', listComments: 'never' },
    reach: page => linkOrButton(page, 'All requests').waitFor(),
  },
  {
    name: 'thread-comments-error',
    query: { request: 'CS-295900' },
    overrides: { listComments: problem(500, unavailable) },
    reach: page => waitForText(page, 'Details'),
  },
  {
    name: 'thread-not-found',
    query: { request: 'CS-1' },
    reach: page => waitForText(page, 'Details'),
    variants: true,
  },
  {
    name: 'thread-closed',
    query: { request: 'CS-295120' },
    reach: page => page.getByRole('radiogroup', { name: 'Rate this request' }).waitFor(),
    variants: true,
  },
  {
    name: 'thread-folded',
    query: { request: 'CS-295841' },
    overrides: { listComments: singlePage(manyComments) },
    reach: page => button(page, 'Show 14 earlier').waitFor(),
  },
  {
    name: 'thread-long-text',
    query: { request: 'CUSTOMER-SUPPORT-AMSTERDAM-1234567890' },
    overrides: { listComments: singlePage(longComments) },
    reach: page => waitForText(page, /without an end in sight/),
    variants: true,
  },
  {
    name: 'thread-writing',
    query: { request: 'CS-295900' },
    reach: async page => {
      await waitForThread(page);
      await field(page, 'Write a comment').fill('You may restart it tonight after 23:00.');
      await attach(page, [smallFile]);
      await button(page, 'Remove boot.log').waitFor();
    },
  },
  {
    name: 'thread-composer',
    query: { request: 'CS-295900' },
    reach: async page => {
      await waitForThread(page);
      await field(page, 'Write a comment').fill('The log:\n```\n[    1.204811] raid6: sse2x4\n```\n');
      // The narrowest phones have no room for it.
      const formatting = button(page, 'Formatting');
      if (await formatting.isVisible()) await formatting.click();
    },
    variants: true,
  },
  {
    name: 'thread-comment-failed',
    query: { request: 'CS-295900' },
    overrides: { addComment: problem(422, 'Comments are closed while the ticket is being moved.') },
    reach: async page => {
      await waitForThread(page);
      await field(page, 'Write a comment').fill('You may restart it tonight after 23:00.');
      await button(page, 'Add comment').click();
      await waitForText(page, 'Comments are closed while the ticket is being moved.');
    },
  },
];
