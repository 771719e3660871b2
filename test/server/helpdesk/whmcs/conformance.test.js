/** The server before WHMCS conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertConforms, origin } from '../conforms.js';
import { setUp } from './fixture.js';

/** What WHMCS does not have: its API searches in subjects alone. Of contract 1.1, what is not offered, or there is none of. */
const lacks =
  /^(people|colleague|incidents|retract|articles|rating)\.|^types\.(required|hidden)-|^isolation\.(people|rating)$|^list\.search$/;

describe('conformance on WHMCS', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({
      helpdesk: { pollSeconds: 1, departments: ['1', '2'] },
      config: { corsOrigins: [origin] },
    });
    fixture.data.addProduct(fixture.clients.ada, { name: 'Server L', domain: 'a.example.com' });
    fixture.data.addProduct(fixture.clients.bob, { name: 'Server M', domain: 'b.example.com' });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.whmcs.violations, []);
  });

  test('passes all checks that apply', () => assertConforms(fixture.api, lacks));
});
