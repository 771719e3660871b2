/**
 * Where the main file looks for its lazy files: beside itself, or nowhere. On a CDN a short address leads to it, and what is beside that
 * address belongs to somebody else.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { dist, standaloneFile } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const folder = '/support-requests@0.1.0/dist';

/** A CDN. It answers for packages of others, too, and writes down what was asked of those. */
async function openCdn() {
  /** @type {string[]} */
  const ofOthers = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://cdn');
    const send = (/** @type {number} */ status, /** @type {string | Buffer} */ body = '', headers = {}) => {
      outgoing.writeHead(status, {
        'Access-Control-Allow-Origin': '*',
        'Content-Type': 'text/javascript',
        ...headers,
      });
      outgoing.end(body);
    };
    if (pathname.startsWith(`${folder}/`))
      return send(200, await readFile(`${dist}/${pathname.slice(folder.length)}`).catch(() => ''));
    if (pathname === '/moved' || pathname === '/moved.js')
      return send(302, '', { Location: `${folder}/${standaloneFile}` });
    if (pathname === '/npm/support-requests@0.1.0')
      return send(200, await readFile(`${dist}/${standaloneFile}`));
    if (pathname === '/favicon.ico') return send(204);
    ofOthers.push(pathname);
    return send(200, 'export default () => {}');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${port}`,
    ofOthers,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('the lazy files', () => {
  const all = setUp();
  /** @type {Awaited<ReturnType<typeof openCdn>>} */
  let cdn;
  /** @type {string} */
  let element;

  before(async () => {
    cdn = await openCdn();
    const { key } = await all.site.create('With markdown');
    element = `<support-requests api-base="/api/support" request="${key}"></support-requests>`;
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'It is **solved**.',
      format: 'markdown',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });
  });
  after(() => cdn.close());

  for (const [address, attributes] of [
    [`${folder}/${standaloneFile}`, ''],
    [`${folder}/${standaloneFile}?v=1`, 'crossorigin'],
    ['/moved', 'type="module"'],
    ['/moved.js', 'crossorigin'],
    ['/moved.js', 'type="module"'],
  ]) {
    test(`come from beside the file: ${address} ${attributes}`, async () => {
      cdn.ofOthers.length = 0;
      const script = `<script src="${cdn.origin}${address}" ${attributes}></script>`;
      const { page, errors } = await all.open(all.site.page('', `${element}${script}`));
      await page.locator('strong', { hasText: 'solved' }).waitFor();
      assert.deepEqual([errors, cdn.ofOthers], [[], []]);
      await page.context().close();
    });
  }

  for (const [address, attributes] of [
    ['/moved', ''],
    ['/moved', 'crossorigin'],
    ['/npm/support-requests@0.1.0', ''],
    ['/npm/support-requests@0.1.0', 'crossorigin'],
    ['/npm/support-requests@0.1.0', 'type="module"'],
  ]) {
    test(`are left where they are, which is said once, and the main job goes on: ${address} ${attributes}`, async () => {
      cdn.ofOthers.length = 0;
      const script = `<script src="${cdn.origin}${address}" ${attributes}></script>`;
      const { page, errors } = await all.open(all.site.page('', `${element}${script}`));
      await page.getByText('It is **solved**.').waitFor();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('Thank you');
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page.getByRole('article').filter({ hasText: 'Thank you' }).first().waitFor();
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0] ?? '', /end with \.js/);
      assert.deepEqual(cdn.ofOthers, []);
      await page.context().close();
    });
  }
});
