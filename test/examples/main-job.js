import assert from 'node:assert/strict';

/**
 * Raises a request and finds it in the list.
 *
 * @param {{ page: import('playwright-core').Page, errors: string[] }} opened on the page of the example
 * @param {string} name of the example
 */
export async function doMainJob({ page, errors }, name) {
  await page.getByText('No request sent yet.').waitFor();
  await page.getByRole('button', { name: 'New request' }).click();
  const summary = `No network, seen with ${name}`;
  await page.getByRole('textbox', { name: /^Summary/ }).fill(summary);
  await page
    .getByRole('textbox', { name: /^Description/ })
    .fill('The server web-07 does not answer since 9:00.');
  await page.getByText('web-07').first().waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(/^Sent: CS-\d+/).waitFor();
  await page.getByRole('button', { name: 'All requests' }).click();
  await page.getByRole('button', { name: new RegExp(summary) }).waitFor();
  assert.deepEqual(errors, []);
}
