/** The server before Zammad conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertConforms, origin } from '../conforms.js';
import { setUp } from './fixture.js';

/** What Zammad does not have: a search would also find words of internal articles. Of contract 1.1, what is not offered, or there is none of. */
const lacks =
  /^(services|people|colleague|incidents|articles|types|retract|rating)\.|^isolation\.(people|rating)$|^list\.search$/;

describe('conformance on Zammad', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({
      helpdesk: { pollSeconds: 1, priorities: ['1 low', '2 normal', '3 high'] },
      config: { corsOrigins: [origin] },
    });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  test('passes all checks that apply', () => assertConforms(fixture.api, lacks));
});
