/** Files that change on disk after they were chosen, and folders that are dropped: only a real disk has them. */
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setUp } from '../../packaging/browser.js';

const head = '<script src="/dist/support-requests.js"></script>';
const body = '<support-requests api-base="/api/support"></support-requests>';

/**
 * Drags files from the desktop and drops them on an element.
 *
 * @param {import('playwright-core').Locator} target @param {string[]} files
 */
async function drop(target, ...files) {
  const box = await target.boundingBox();
  assert.ok(box);
  const session = await target.page().context().newCDPSession(target.page());
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 20, y: box.y + 10, data });
}

describe('a file on the customer’s disk', () => {
  const all = setUp();
  /** @type {string} */
  let folder;
  /** The bodies of the uploads that were answered well. @type {Map<string, string>} */
  const stored = new Map();
  /** How many of the next uploads fail as a gateway's do. */
  let failures = 0;
  let uploads = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    all.site.intercept(request => {
      if (request.method !== 'POST' || !request.url.endsWith('/attachments')) return undefined;
      uploads++;
      if (failures-- > 0) return new Response('', { status: 503 });
      void request
        .clone()
        .formData()
        .then(async form => {
          const file = /** @type {File} */ (form.get('file'));
          stored.set(file.name, await file.text());
        });
      return undefined;
    });
  });
  beforeEach(() => {
    failures = uploads = 0;
    stored.clear();
  });
  after(() => rm(folder, { recursive: true }));

  async function openForm() {
    const { page, errors } = await all.open(all.site.page(head, body));
    await page.getByRole('button', { name: 'New request' }).click();
    // The part that takes drops has loaded.
    await page.getByText('drop or paste').waitFor();
    const choose = async (/** @type {string[]} */ ...paths) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attachment' }).click();
      await (await chooser).setFiles(paths);
    };
    return { page, errors, choose };
  }

  /** @param {string} name @param {string} [text] */
  async function fileOf(name, text = 'line 1\n') {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  test('that grows before its retry is sent as it was chosen', async () => {
    const path = await fileOf('growing.log');
    failures = 1;
    all.site.hold(/attachments/);
    const { page, errors, choose } = await openForm();
    await choose(path);
    await page.getByText('growing.log added.').waitFor({ state: 'attached' });
    await page.getByText('Draft saved').waitFor();
    await appendFile(path, 'line 2\n');
    all.site.release();
    await page.getByText('Ready to send').waitFor();
    assert.equal(stored.get('growing.log'), 'line 1\n');
    assert.equal(uploads, 2);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('that grows while it waits for its turn is sent as it was chosen', async () => {
    const paths = await Promise.all(['a.log', 'b.log', 'c.log'].map(name => fileOf(name)));
    all.site.hold(/attachments/);
    const { page, choose } = await openForm();
    await choose(...paths);
    await page.getByText('Draft saved').waitFor();
    await appendFile(/** @type {string} */ (paths[2]), 'line 2\n');
    all.site.release();
    await page.getByText('Ready to send').nth(2).waitFor();
    assert.deepEqual([...stored.values()], ['line 1\n', 'line 1\n', 'line 1\n']);
    assert.equal(uploads, 3);
    await page.context().close();
  });

  test('that is removed before its retry is sent as it was chosen', async () => {
    const path = await fileOf('rotated.log');
    failures = 1;
    all.site.hold(/attachments/);
    const { page, choose } = await openForm();
    await choose(path);
    await page.getByText('Draft saved').waitFor();
    await rm(path);
    all.site.release();
    await page.getByText('Ready to send').waitFor();
    assert.equal(stored.get('rotated.log'), 'line 1\n');
    await page.context().close();
  });

  test('that is a folder is told so, and a file beside it is taken', async () => {
    const dir = join(folder, 'logs');
    await mkdir(dir);
    await writeFile(join(dir, 'inside.log'), 'x');
    const path = await fileOf('beside.log');
    const { page, errors } = await openForm();
    await drop(page.getByRole('textbox', { name: 'Description' }), dir, path);
    await page
      .getByText(/^logs is a folder/)
      .first()
      .waitFor();
    await page.getByText('Ready to send').waitFor();
    assert.equal(await page.getByText('check your connection').count(), 0);
    assert.equal(await page.getByRole('button', { name: /^Remove / }).count(), 1);
    assert.deepEqual([...stored.keys()], ['beside.log']);
    assert.equal(uploads, 1);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('that falls on the list leaves the page where it is, also where the page keeps stray drops away', async () => {
    const path = await fileOf('stray.log');
    const keepAway = all.site.script(`
      for (const type of ['dragover', 'drop'])
        addEventListener(type, event => {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'none';
        });`);
    for (const extra of ['', `<script src="${keepAway}"></script>`]) {
      const { page } = await all.open(all.site.page(extra + head, body));
      const address = page.url();
      await page.getByRole('button', { name: 'New request' }).waitFor();
      await drop(page.getByRole('heading', { name: 'Requests to support' }), path);
      await page.getByRole('alert').filter({ hasText: 'then drop them there' }).waitFor();
      assert.equal(page.url(), address);
      await page.getByRole('button', { name: 'New request' }).click();
      // At once: nothing that loads late is there yet.
      await drop(page.getByRole('textbox', { name: 'Summary' }), path);
      await page.getByText('Ready to send').waitFor();
      assert.equal(page.url(), address);
      assert.equal(stored.get('stray.log'), 'line 1\n');
      await page.context().close();
    }
  });
});
