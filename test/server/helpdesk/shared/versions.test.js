import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { createVersions } = await import('../../../../server/src/helpdesks/shared/versions.ts');

const seen = { id: '1', status: 'open', lastCommentId: '7', isAgents: true, at: 1000 };

test('what one server tells after another one is newer than what that has told', () => {
  const [one, other] = [createVersions(), createVersions()];
  assert.equal(other.next(seen, 1000, other.begin()).version, 1000);
  // The webhook calls the first server, which remembers nothing: the change of the status has the time 5000.
  const told = one.next({ ...seen, status: 'pending' }, 5000, one.begin()).version;
  assert.equal(told, 5000);
  // That stops. The other one polls, and sees what came after it.
  assert.ok(other.next({ ...seen, status: 'solved' }, 9000, other.begin()).version > told);
});

test('what is the same keeps its version', () => {
  const versions = createVersions();
  const { version } = versions.next(seen, 1000, versions.begin());
  assert.equal(versions.next(seen, 9000, versions.begin()).version, version);
});

test('a look that a later one has overtaken tells nothing new', () => {
  const versions = createVersions();
  const [early, late] = [versions.begin(), versions.begin()];
  const told = versions.next({ ...seen, lastCommentId: '8', at: 2000 }, 2000, late);
  assert.equal(versions.next(seen, 9000, early).version, told.version);
  // Also what was taken back, a comment that is internal now, is told by a look that began after it.
  assert.ok(versions.next(seen, 1000, versions.begin()).version > told.version);
});
