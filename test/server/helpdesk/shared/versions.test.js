import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createVersions } = await import('../../../../server/src/helpdesks/shared/versions.ts');

const seen = { id: '1', status: 'open', lastCommentId: '7', isAgents: true, at: 1000 };

test('what one server tells after another one is newer than what that has told', () => {
  const [one, other] = [createVersions(), createVersions()];
  assert.equal(other.next(seen, 1000).version, 1000);
  // The webhook calls the first server, which remembers nothing: the change of the status has the time 5000.
  const told = one.next({ ...seen, status: 'pending' }, 5000).version;
  assert.equal(told, 5000);
  // That stops. The other one polls, and sees what came after it.
  assert.ok(other.next({ ...seen, status: 'solved' }, 9000).version > told);
});

test('what is the same keeps its version', () => {
  const versions = createVersions();
  const { version } = versions.next(seen, 1000);
  assert.equal(versions.next(seen, 9000).version, version);
});
