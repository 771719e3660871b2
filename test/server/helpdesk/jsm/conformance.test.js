/** The server before Jira Service Management conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { setUp } from './fixture.js';

const origin = 'https://panel.example';

/** Checks that these runs may skip: what Jira Service Management does not have, or the checks do not do here. */
const maySkip =
  /^(attachments\.(delete|type)|sign-in\.csrf|create\.custom-fields|events\.off|problems\.retry-after)$/;
const notOffered = /^(search|services|people|incidents|retract|severit|sharing|team)/;

describe('conformance on Jira Service Management', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: () => ({ pollSeconds: 1 }), config: { corsOrigins: [origin] } });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.jsm.violations, []);
  });

  test('passes all checks that apply', async () => {
    const { code, out } = await command([
      fixture.api,
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
      skipped.filter(name => !maySkip.test(name) && !notOffered.test(name)),
      [],
    );
  });
});
