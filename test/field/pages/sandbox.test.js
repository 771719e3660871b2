/** The element in frames of less trust, in a real browser. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from '../../packaging/browser.js';

const script = '<script src="/dist/support-requests.js"></script>';
const desk = '<support-requests api-base="/api/support" user="ada"></support-requests>';

describe('a frame with sandbox="allow-scripts allow-same-origin"', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
  });

  async function open() {
    const inner = new URL(all.site.page(script, desk)).pathname;
    const { page } = await all.open(
      all.site.page(
        '',
        `<iframe sandbox="allow-scripts allow-same-origin" src="${inner}" width="900" height="900"></iframe>`,
      ),
    );
    return page.frameLocator('iframe');
  }

  for (const [
    how,
    send,
  ] of /** @type {[string, (form: import('playwright-core').FrameLocator) => Promise<void>][]} */ ([
    ['a click on Send', form => form.getByRole('button', { name: 'Send' }).click()],
    ['Enter in the summary', form => form.getByRole('textbox', { name: 'Summary' }).press('Enter')],
  ])) {
    test(`${how} sends`, async () => {
      const frame = await open();
      await frame.getByRole('button', { name: 'New request' }).click();
      await frame.getByRole('textbox', { name: 'Summary' }).fill(`No mail: ${how}`);
      await frame.getByRole('textbox', { name: 'Description' }).fill('Since the move.');
      await send(frame);
      await frame.getByRole('heading', { name: `No mail: ${how}` }).waitFor();
    });
  }

  test('a comment is added', async () => {
    const frame = await open();
    await frame.getByRole('button', { name: new RegExp(`^${key}`) }).click();
    await frame.getByRole('textbox', { name: 'Write a comment' }).fill('I tried again.');
    await frame.getByRole('button', { name: 'Add comment' }).click();
    await frame.getByRole('list', { name: 'History' }).getByText('I tried again.').waitFor();
    assert.equal(await frame.getByRole('textbox', { name: 'Write a comment' }).inputValue(), '');
  });
});
