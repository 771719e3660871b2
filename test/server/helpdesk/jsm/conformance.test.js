/** The server before Jira Service Management conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { setUp } from './fixture.js';

const origin = 'https://panel.example';

/** Checks that these runs may skip: what Jira Service Management does not have, or the checks do not do here. */
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
  // The API searches in summaries alone.
  'list.search',
];
/** Contract 1.1: not offered, or there is none. */
const groups =
  /^(services|people|colleague|incidents|retract|severity)\.|^types\.(required|hidden)-|^isolation\.people$/;
/** Jira takes ratings from the reporter alone. */
const ratings = ['rating.put', 'rating.invalid', 'isolation.rating'];

for (const commentsAs of ['service-account', 'customer-token'])
  describe(`conformance on Jira Service Management, comments as ${commentsAs}`, { timeout: 300_000 }, () => {
    /** @type {import('./fixture.js').Fixture} */
    let fixture;
    before(async () => {
      /** @type {Record<string, string>} */
      const tokens = {};
      const customerToken = (/** @type {{ email?: string }} */ { email = '' }) => tokens[email];
      fixture = await setUp({
        helpdesk: ({ data }) => {
          for (const email of ['ada@example.com', 'bob@example.com'])
            tokens[email] = `Bearer ${data.addUser(email, email).token}`;
          return { pollSeconds: 1, ...(commentsAs === 'customer-token' && { commentsAs, customerToken }) };
        },
        config: { corsOrigins: [origin] },
      });
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
      const allowed = commentsAs === 'service-account' ? [...maySkip, ...ratings] : maySkip;
      assert.deepEqual(
        skipped.filter(name => !allowed.includes(name) && !groups.test(name)),
        [],
      );
    });
  });
