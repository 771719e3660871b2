/** The conformance command against a configured server before a helpdesk, as Ada, with Bob as somebody else. */
import assert from 'node:assert/strict';
import { command } from '../../conformance/command.js';

export const origin = 'https://panel.example';

/** Checks that every helpdesk here may skip. */
const maySkip = [
  // The command never deletes.
  'attachments.delete',
  // A bearer token needs no CSRF token.
  'sign-in.csrf',
  // The server has no custom fields, no conditions on them and no accepted types here.
  'create.custom-fields',
  'config.conditions',
  'config.condition-values',
  'attachments.type',
  // The server has an event stream, and the checks stay below the rate limit.
  'events.off',
  'problems.retry-after',
];

/** @param {string} api @param {RegExp} lacks checks of what this helpdesk does not have */
export async function assertConforms(api, lacks) {
  const { code, out } = await command([
    api,
    ...['--token', 'ada', '--other-token', 'bob', '--origin', origin, '--json'],
  ]);
  /** @type {{ name: string, outcome: string }[]} */
  const checks = JSON.parse(out).checks;
  assert.deepEqual(
    checks.filter(({ outcome }) => outcome === 'failed'),
    [],
  );
  assert.equal(code, 0, out);
  const skipped = checks.filter(({ outcome }) => outcome === 'skipped').map(({ name }) => name);
  assert.deepEqual(
    skipped.filter(name => !maySkip.includes(name) && !lacks.test(name)),
    [],
  );
}
