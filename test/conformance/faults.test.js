/** The command finds every fault of a broken backend, in the check that is made for it, and none in a whole one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checks } from '../../conformance/checks.js';
import { accessFaults } from './faults/access.js';
import { changingFaults } from './faults/changing.js';
import { colleagueFaults } from './faults/colleague.js';
import { fileFaults } from './faults/files.js';
import { formFaults } from './faults/forms.js';
import { idempotencyFaults } from './faults/idempotency.js';
import { pagingFaults } from './faults/paging.js';
import { readingFaults } from './faults/reading.js';
import { teamFaults } from './faults/team.js';
import { writingFaults } from './faults/writing.js';
import { judge, names } from './judge.js';
import { company, referenceApp } from './reference.js';

const teamKinds = [
  ...['config', 'types', 'severity', 'services', 'retract', 'people', 'isolation.people'],
  ...['incidents', 'articles'],
];

/** The faults, and the checks that look at each: its own kind, to see that only the right ones find it. */
const groups = {
  reading: { faults: readingFaults, only: ['config', 'list', 'paging', 'etag', 'comments', 'status'] },
  paging: { faults: pagingFaults, only: ['list', 'paging', 'etag', 'isolation.etag'] },
  writing: { faults: writingFaults, only: ['create', 'comments', 'attachments.unknown-id', 'isolation'] },
  changing: { faults: changingFaults, only: ['status', 'read', 'rating', 'problems'] },
  files: { faults: fileFaults, only: ['attachments', 'isolation.take-attachment'] },
  idempotency: { faults: idempotencyFaults, only: ['idempotency', 'isolation.idempotency'] },
  team: { faults: teamFaults, only: teamKinds },
  forms: { faults: formFaults, only: ['types'] },
  colleague: { faults: colleagueFaults, only: ['people', 'colleague'] },
  access: { faults: accessFaults, only: ['sign-in', 'events', 'cors', 'isolation'] },
};

test('a whole backend passes everything', async () => {
  const report = await judge(referenceApp({ catalogue: company }));
  assert.deepEqual(
    report.results.filter(({ outcome }) => outcome === 'failed'),
    [],
  );
  assert.deepEqual(names(report, 'skipped'), [
    'sign-in.csrf',
    'attachments.delete',
    'events.off',
    'problems.retry-after',
  ]);
  assert.ok(names(report, 'passed').length >= 80);
});

for (const [group, { faults, only: kind }] of Object.entries(groups)) {
  describe(`a broken backend, ${group}`, () => {
    for (const { name, fails, options, wrap = app => app, only = kind, timeoutMs } of faults) {
      test(name, async () => {
        const report = await judge(wrap(referenceApp(options?.())), only, timeoutMs);
        const reasons = report.results
          .filter(({ outcome }) => outcome === 'failed')
          .map(result => `${result.name}: ${result.reason}`)
          .join('\n');
        assert.deepEqual(names(report, 'failed').sort(), [...fails].sort(), reasons);
      });
    }
  });
}

test('there is a fault for every check that can fail', () => {
  const found = new Set(Object.values(groups).flatMap(({ faults }) => faults.flatMap(({ fails }) => fails)));
  const never = checks.map(({ name }) => name).filter(name => !found.has(name));
  assert.deepEqual(never, ['sign-in.csrf', 'attachments.delete']);
});
