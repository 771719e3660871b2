/** The main job by keyboard and accessibility tree alone: open a request with a file, read the reply, answer, close, rate. */
import assert from 'node:assert/strict';
import { picture } from '../packaging/site.js';
import { startScreenReader } from './screen-reader.js';

const summary = 'Mail of web-07 is late';

/**
 * @param {import('playwright-core').Page} page where nobody is signed in
 * @param {string} link signs in
 * @param {(...args: string[]) => Promise<{ code: number | null, output: string }>} agent the agent's command
 * @returns {Promise<string>} what is said, a line each
 */
export async function speakMainJob(page, link, agent) {
  const { keyboard } = page;
  // From the beginning: Chromium opens a dialog of its own where a listener comes just before the key.
  const file = { name: 'queue.png', mimeType: 'image/png', buffer: picture };
  page.on('filechooser', chooser => void chooser.setFiles(file));
  await page.goto(link);
  const reader = await startScreenReader(page);
  const { act, wait, focused, announced, tabTo, readAll, lines } = reader;

  lines.push('> The list is read');
  await wait('searchbox', 'Search requests');
  await readAll('region', 'Requests to support');

  act('Tab to the button for a new request, Enter');
  await tabTo('button', 'New request');
  await keyboard.press('Enter');
  await focused('textbox', 'Summary');

  act('Tab to "Send" and Enter: nothing is filled in');
  await tabTo('button', 'Send');
  await keyboard.press('Enter');
  await focused('textbox', 'Summary');

  act('Summary and description are written');
  await keyboard.type(summary);
  await tabTo('textbox', 'Description');
  await keyboard.type(
    'Since noon every mail takes an hour. Nothing was changed on our side, and the queue grows.',
  );

  act('A file is attached');
  await tabTo('button', 'Attachment');
  await keyboard.press('Enter');
  await announced(/queue\.png/);

  act('Tab to "Send", Enter');
  await tabTo('button', 'Send');
  await keyboard.press('Enter');
  await focused('heading', summary);
  await announced(/was sent/);

  act('The thread is read');
  await wait('button', 'Close request');
  await wait('button', /^Open queue\.png/);
  await readAll('region', summary);

  act('Support replies');
  const { output } = await agent('list');
  const [, key = ''] = new RegExp(`(CS-\\d+) .*${summary}`).exec(output) ?? [];
  const replied = await agent('reply', key, 'The queue is **empty** again.', '--as', 'Ines', '--markdown');
  assert.equal(replied.code, 0, replied.output);
  await announced(/Ines|new reply/);

  act('An answer is written and sent');
  await tabTo('textbox', 'Write a comment');
  await keyboard.type('Thank you, it works.');
  await tabTo('button', 'Add comment');
  await keyboard.press('Enter');
  await announced(/comment/i);

  act('The request is closed');
  await tabTo('button', 'Close request');
  await keyboard.press('Enter');
  await announced(/closed/i);
  await wait('radiogroup', 'Rate this request');

  act('The help is rated');
  await tabTo('radio', /^5/, 'Shift+Tab');
  await keyboard.press('Space');
  await focused('radio', /^5/);
  await tabTo('button', 'Send rating');
  await keyboard.press('Enter');
  await announced(/thank/i);

  act('Back to the list');
  await tabTo('button', 'All requests', 'Shift+Tab');
  await keyboard.press('Enter');
  await wait('searchbox', 'Search requests');
  await focused('heading', 'Requests to support');
  return `${lines.join('\n')}\n`;
}
