/**
 * Browsers keep the page that a person leaves as it is, for Back. What it was writing just then (a draft is written once more
 * as its page is hidden) must not hold up the pages after it: in WebKit a transaction that is under way stays so in there,
 * and all others wait for it. Other engines give such a page up, or don't keep it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findWebKit } from '../../scripts/browsers.js';
import { WebKitLauncher } from '../../scripts/testing/webkit-launcher.js';
import { openSite } from './site.js';

/** How long a thing that is expected may take, in milliseconds. */
const patience = 30_000;

/** In the page: a field by its label, and whether a text is shown; shadow trees too. */
const queries = `
  const everything = root => [...root.querySelectorAll('*')].flatMap(node =>
    node.shadowRoot ? [node, ...everything(node.shadowRoot)] : [node]);
  const field = label => everything(document).find(({ localName, textContent }) =>
    localName === 'label' && textContent.trim().startsWith(label))?.control;
  const shows = text => everything(document).some(({ textContent }) => textContent.trim() === text);`;

const tools = await findWebKit();
const skip = typeof tools === 'string' && !process.env['CI'] ? `WebKit: ${tools}` : false;

describe('a page that was left for another', { skip }, () => {
  /** @type {import('./site.js').Site} */
  let site;
  /** @type {WebKitLauncher} */
  let launcher;

  before(async () => {
    assert.notEqual(typeof tools, 'string', String(tools));
    site = await openSite();
    launcher = new WebKitLauncher(/** @type {import('../../scripts/browsers.js').WebKitTools} */ (tools));
    await launcher.initialize({ concurrency: 1 });
    await launcher.open();
  });
  after(async () => {
    await launcher?.stop();
    await site?.close();
  });

  /** Asks the page until the answer is truthy. @param {string} code */
  async function until(code) {
    const deadline = Date.now() + patience;
    while (!(await launcher.driver.execute(`${queries} return ${code}`))) {
      if (Date.now() > deadline) assert.fail(`Waited in vain for ${code}`);
    }
  }

  test('does not hold the drafts of the next one', async () => {
    /** Of an address of its own each time: the same one again would be a reload, which keeps nothing for Back. */
    const openForm = async (/** @type {{ summary?: string }} */ prefill) => {
      const url = site.page(
        `<script src="/dist/support-requests.js"></script>
        <script>addEventListener('pagehide', event => sessionStorage.setItem('cached', event.persisted));</script>`,
        '<support-requests api-base="/api/support"></support-requests>',
      );
      await launcher.driver.navigateTo(url);
      const code = `document.querySelector('support-requests').newRequest(${JSON.stringify(prefill)})`;
      await launcher.driver.execute(code);
    };
    await openForm({ summary: 'Disk' });
    await until(`field('Summary')?.value === 'Disk'`);
    await launcher.driver.execute(`${queries}
      field('Summary').value = 'Disk is full';
      field('Summary').dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));`);
    await until(`shows('Draft saved')`);

    await openForm({});
    const cached = await launcher.driver.execute(`return sessionStorage.getItem('cached')`);
    assert.equal(cached, 'true', 'the page before went into the cache');
    await until(`field('Summary')?.value === 'Disk is full'`);
  });
});
