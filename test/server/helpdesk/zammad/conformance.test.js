/** The server before Zammad conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertConforms, origin } from '../conforms.js';
import { setUp } from './fixture.js';

/** What Zammad does not have: a search would also find words of internal articles. Of contract 1.1, what is not offered, or there is none of; services are everybody's. */
const lacks =
  /^(people|colleague|incidents|articles|types|retract|rating)\.|^isolation\.(people|rating)$|^list\.search$|^services\.other$/;

describe('conformance on Zammad', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({
      helpdesk: {
        pollSeconds: 1,
        priorities: ['1 low', '2 normal', '3 high'],
        serviceAttribute: 'server_name',
      },
      config: { corsOrigins: [origin] },
    });
    const data_option = { options: { web_01: 'web-01', web_02: 'web-02' } };
    fixture.data.objectAttributes.push({ name: 'server_name', data_type: 'select', data_option });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  test('passes all checks that apply', () => assertConforms(fixture.api, lacks));
});
