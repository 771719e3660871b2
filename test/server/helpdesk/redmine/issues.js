/** Statuses, files, private notes and odd ids, at Redmine itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { customer, read } from './customer.js';
import { everything } from './main-job.js';
import { startServer } from './set-up.js';

/** @param {() => import('./redmine.test.js').Fixture} at */
export function testIssues(at) {
  test('statuses keep their names, and what Redmine does not allow is refused', async () => {
    const { redmine, server } = at();
    const ada = customer(server, 'ada');
    const { key } = await ada.client.create('Statuses');
    await redmine.change(key, { status_id: 4 });
    const waiting = await ada.get(key);
    assert.deepEqual([waiting.statusLabel, waiting.awaiting], ['Feedback', 'requester']);
    assert.ok((await ada.keys('status=awaiting')).includes(key));
    await redmine.change(key, { status_id: 6 });
    const rejected = await ada.get(key);
    assert.deepEqual([rejected.statusLabel, rejected.closed], ['Rejected', true]);
    assert.deepEqual(await ada.comments(key), []);
    // The workflow of customers leads nowhere from here.
    for (const response of [await ada.set(key, 'open'), await ada.comment(key, 'Why?')])
      assert.match((await assertProblem(response, 422)).detail, /does not let you reopen/);
    assert.deepEqual(await ada.comments(key), []);
  });

  test('what is moved or deleted meanwhile is gone, and odd ids are none', async () => {
    const { redmine, server } = at();
    const ada = customer(server, 'ada');
    const moved = await ada.client.create('To be moved');
    const deleted = await ada.client.create('To be deleted');
    await redmine.change(moved.key, { project_id: 'billing' });
    await redmine.call('DELETE', `/issues/${deleted.key}.json`, undefined, 'admin');
    for (const key of [
      moved.key,
      deleted.key,
      '0',
      '01',
      '1e1',
      '-1',
      '999999999',
      '..%2Fusers',
      '%2E%2E',
      '1%2F..',
      'nobody',
    ]) {
      await assertProblem(await ada.client.call('GET', `/requests/${key}`), 404);
      await assertProblem(await ada.comment(key, 'x'), 404);
      await assertProblem(await ada.client.call('GET', `/attachments/${key}-1`), 404);
    }
    const keys = await ada.keys();
    assert.ok(!keys.includes(moved.key) && !keys.includes(deleted.key));
    await assertProblem(await ada.client.call('GET', '/requests?cursor=forged'), 400);
  });

  test('a file that Redmine does not take is refused in its words, and nothing is added', async () => {
    const { server } = at();
    const ada = customer(server, 'ada');
    const file = await read(
      await ada.client.send('big.bin', new Uint8Array(5 * 1024 * 1024), 'application/octet-stream'),
    );
    const before = await ada.keys();
    const json = { summary: 'Big', description: 'd', attachmentIds: [file.id] };
    const { detail } = await assertProblem(await ada.client.call('POST', '/requests', { json }), 422);
    assert.match(detail, /“big\.bin”.*exceeds the maximum.*\(4 MB\)/);
    assert.deepEqual(await ada.keys(), before);
    // Empty files are files.
    const empty = await read(await ada.client.send('empty.txt', ''));
    assert.equal((await ada.client.create('Empty', undefined, [empty.id])).attachments[0].size, 0);
  });

  test('what the page says of the customer is a private note', async () => {
    const { redmine, server } = at();
    const ada = customer(server, 'ada');
    const json = {
      summary: 'With context',
      description: 'd',
      attachmentIds: [],
      context: [{ id: 'server', label: 'Server', value: 'secret-07' }],
    };
    const { key } = await read(await ada.client.call('POST', '/requests', { json }));
    const [{ notes, private_notes: isPrivate }] = (await redmine.issue(key)).journals;
    assert.deepEqual([notes, isPrivate], ['Server: secret-07', true]);
    assert.doesNotMatch(await everything(server, 'ada', key), /secret-07/);
  });

  test('where Redmine has Markdown, plain texts stay plain and Markdown stays Markdown', async () => {
    const { redmine } = at();
    const withMarkdown = await startServer({
      url: redmine.url,
      key: redmine.keys['admin'],
      formatting: 'common_mark',
    });
    try {
      const ada = customer(withMarkdown, 'ada');
      assert.deepEqual((await ada.client.get('/config')).commentFormats, ['text', 'markdown']);
      const { key } = await ada.client.create('Formats');
      const plain = '1. a *b* _c_ <d> [e](f) `g`\n# h\n- i \\ j & k\n42) l\n  + m | n ~o~ 3 > 2';
      const made = await read(await ada.comment(key, plain, { format: 'text' }));
      assert.deepEqual([made.body, made.format], [plain, 'text']);
      const marked = 'A **bold** [link](https://example.com)';
      const rich = await read(await ada.comment(key, marked, { format: 'markdown' }));
      assert.deepEqual([rich.body, rich.format], [marked, 'markdown']);
      const { journals } = await redmine.issue(key);
      assert.match(journals[0].notes, /^1\\\. a \\\*b\\\*/);
      assert.equal(journals[1].notes, marked);
    } finally {
      await withMarkdown.stop();
    }
  });
}
