/** A form whose part for contract 1.1 does not come, as after a new version was put on the server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const fields = [
  { id: 'host', label: 'Host', type: 'url', required: true },
  { id: 'disk', label: 'Disk', type: 'multiselect', options: [{ value: 'sda', label: 'sda' }] },
];

const config = {
  types: [{ id: 'outage', label: 'Outage', fields: /** @type {object[]} */ (fields) }],
  severities: [{ value: 'low', label: 'Low' }],
};

describe('the form without its part for types, services and severities', () => {
  const all = setUp();
  /** @type {unknown[]} */
  const sent = [];
  before(() =>
    all.site.intercept(request => {
      if (request.method === 'POST' && request.url.endsWith('/requests'))
        void request
          .clone()
          .json()
          .then(body => sent.push(body));
      return request.url.endsWith('/config') ? Response.json(config) : undefined;
    }),
  );
  after(() => all.site.intercept(() => undefined));

  test('says so, asks for the fields as text and sends them', async () => {
    const { page } = await all.open('about:blank');
    await page.route('**/dist/lazy/team-*', route => route.abort());
    await page.goto(
      all.site.page(
        '<script src="/dist/support-requests.js" async></script>',
        '<support-requests api-base="/api/support"></support-requests>',
      ),
    );
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByText('Some questions of this form could not be loaded.').first().waitFor();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Disk is full');
    await page.getByRole('textbox', { name: 'Description' }).fill('Since 3:10 this night.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Fill in: Host').first().waitFor();
    await page.getByRole('textbox', { name: 'Host' }).fill('https://example.com/');
    await page.getByRole('textbox', { name: 'Disk' }).fill('sda');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
    assert.equal(sent.length, 1);
    assert.deepEqual(
      /** @type {{ type: string, fields: object }} */ (sent[0]),
      Object.assign({}, sent[0], { type: 'outage', fields: { host: 'https://example.com/', disk: 'sda' } }),
    );
  });

  test('does not take the focus past a choice that is on its way', async () => {
    config.types.push({ id: 'question', label: 'Question', fields: [] });
    const { page } = await all.open('about:blank');
    await page.route('**/dist/lazy/team-*', route => route.abort());
    const loaded = page.waitForResponse('**/config');
    await page.goto(
      all.site.page(
        '<script src="/dist/support-requests.js" async></script>',
        '<support-requests api-base="/api/support"></support-requests>',
      ),
    );
    await loaded;
    await page.getByText('needs your reply').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'New request' }).press('Enter');
    await page.locator('h2:focus', { hasText: 'New request' }).waitFor();
  });
});
