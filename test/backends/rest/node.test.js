/** The client of the contract without a page: in Node, against the server. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { makeFolder, removeFolder, startServer } from '../../server/server-process.js';

for (const name of ['document', 'window', 'location', 'XMLHttpRequest'])
  assert.ok(!(name in globalThis), `${name} exists, so this proves nothing`);

const { SupportError } = await import('../../../src/model.ts');
const { RestBackend } = await import('../../../src/backends/rest/rest-backend.ts');
const { eventStream } = await import('../../../src/http/event-stream.ts');

describe('RestBackend in Node', { timeout: 60_000 }, () => {
  const folder = makeFolder();
  /** @type {import('../../server/server-process.js').Server} */
  let server;
  /** @type {InstanceType<typeof RestBackend>} */
  let backend;

  before(async () => {
    server = await startServer({ DATA_DIR: folder, DEMO_TEAM: '1' });
    backend = connect();
  });
  after(async () => {
    await server?.stop();
    removeFolder(folder);
  });

  const connect = (token = 'demo-customer-1') =>
    new RestBackend({
      base: new URL(`${server.api}/`),
      credentials: 'same-origin',
      // A page's settings: there is neither a <meta> nor a cookie here.
      csrf: { meta: 'csrf-token', cookie: 'XSRF-TOKEN' },
      token,
    });
  const once = () => ({ idempotencyKey: randomUUID() });

  test('loads the config and the list', async () => {
    const config = await backend.getConfig();
    assert.equal(config.user?.key, 'ada');
    const { items, total } = await backend.listRequests({ status: 'all', limit: 3 });
    assert.equal(items.length, 3);
    assert.ok((total ?? 0) > 3);
    // From the cache, by its ETag.
    assert.equal((await backend.listRequests({ status: 'all', limit: 3 })).items, items);
  });

  test('uploads, creates, comments, reads and closes', async () => {
    const sent = new File(['some bytes'], 'notes.txt', { type: 'text/plain' });
    const attachment = await backend.uploadAttachment(sent, { ...once(), onProgress: () => {} });
    const write = once();
    const json = { summary: 'From Node', description: 'It stopped.', attachmentIds: [attachment.id] };
    const made = await backend.createRequest(json, write);
    assert.equal((await backend.createRequest(json, write)).key, made.key);
    const [file] = made.attachments;
    assert.equal(file?.local, true);
    assert.equal(await (await backend.fetchAttachment(file?.url ?? '')).text(), 'some bytes');
    const comment = await backend.addComment(made.key, { body: 'More', attachmentIds: [] }, once());
    const { items } = await backend.listComments(made.key);
    assert.deepEqual([items[0]?.id, items[0]?.body], [comment.id, 'More']);
    await backend.markRead(made.key, comment.id);
    await backend.setStatus(made.key, 'closed');
    assert.equal((await backend.getRequest(made.key)).closed, true);
    const unused = await backend.uploadAttachment(sent, once());
    await backend.deleteAttachment(unused.id);
  });

  test('calls what only contract 1.1 has', async () => {
    const { items } = await backend.listServices();
    assert.ok(items.length > 0);
  });

  test('follows the events', async t => {
    const opened = deferred();
    const changed = deferred();
    const stream = eventStream({
      open: options => backend.openEvents(options),
      onChanges: ({ keys }) => keys?.length && changed.resolve(keys),
      onOpen: isOpen => isOpen && opened.resolve(undefined),
      goesOn: true,
    });
    stream.follow();
    t.after(stream.leave);
    await opened.promise;
    const { key } = await backend.createRequest(
      { summary: 'Heard of', description: 'd', attachmentIds: [] },
      once(),
    );
    assert.ok((await changed.promise).includes(key));
  });

  test('rejects with a SupportError', async () => {
    const kindOf = async (/** @type {Promise<unknown>} */ call) => {
      const error = await call.then(
        () => assert.fail('resolved'),
        (/** @type {unknown} */ reason) => reason,
      );
      assert.ok(error instanceof SupportError, String(error));
      return error.problem.kind;
    };
    assert.equal(await kindOf(backend.getRequest('CS-0')), 'not-found');
    assert.equal(await kindOf(connect('nobody').listRequests({ status: 'all' })), 'unauthorized');
    const empty = { summary: '', description: '', attachmentIds: [] };
    assert.equal(await kindOf(backend.createRequest(empty, once())), 'invalid');
    const controller = new AbortController();
    controller.abort(new Error('by the caller'));
    await assert.rejects(backend.getConfig({ signal: controller.signal }), /by the caller/);
  });
});

function deferred() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  const promise = new Promise(found => (resolve = found));
  return { promise, resolve };
}
