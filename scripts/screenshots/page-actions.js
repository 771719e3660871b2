/** What the states do on a page. Controls are found as a customer finds them: by role and name. */

/** @typedef {import('playwright-core').Page} Page */

/** A link or a button, since rows and "All requests" may be either. @param {Page} page @param {string | RegExp} name */
export const linkOrButton = (page, name) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
/** @param {Page} page @param {string} key */
export const row = (page, key) => linkOrButton(page, new RegExp(`^${key}\\b`));
/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });
/** @param {Page} page @param {string} name */
export const field = (page, name) => page.getByRole('textbox', { name });
/** @param {Page} page @param {string | RegExp} text */
export const waitForText = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();
/** The server's own words are below "Details". @param {Page} page @param {string} words */
export const waitForDetails = (page, words) => page.getByText(words).first().waitFor({ state: 'attached' });

/** @param {Page} page */
export const waitForHeading = page =>
  page.getByRole('heading', { name: 'Requests to support' }).first().waitFor();
/** @param {Page} page */
export const waitForList = page => row(page, 'CS-295900').waitFor();
/** @param {Page} page */
export const waitForThread = page => waitForText(page, 'Could you tell us when we may restart the server?');

/** @param {Page} page */
export async function openForm(page) {
  await button(page, 'New request').first().click();
  await field(page, 'Description').waitFor();
}

/** @param {Page} page */
export async function fillForm(page) {
  await openForm(page);
  await field(page, 'Summary').fill('Server does not boot after kernel update');
  await field(page, 'Description').fill(
    'What is not working, and since when?\ndb-primary stops at "Loading initial ramdisk".\n\n' +
      'What did you try?\nA cold restart, and the previous kernel.',
  );
}

/** @param {Page} page @param {{ name: string, mimeType: string, buffer: Buffer }[]} files */
export async function attach(page, files) {
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Attachment').click();
  await (await chooser).setFiles(files);
}

export const smallFile = { name: 'boot.log', mimeType: 'text/plain', buffer: Buffer.alloc(49_000, 'x') };
export const largeFile = {
  name: 'full-dump.zip',
  mimeType: 'application/zip',
  buffer: Buffer.alloc(5_400_000),
};
