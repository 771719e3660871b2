/** The server before Zendesk conforms to the contract, as the conformance command checks it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { setUp } from './fixture.js';

const origin = 'https://panel.example';

/** Checks that this run may skip: what Zendesk does not have, or the checks do not do here. */
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
  // Zendesk's search lags, and it takes ratings from the end user alone.
  'list.search',
  'rating.put',
  'rating.invalid',
  'isolation.rating',
  // The options of a field are everybody's.
  'services.other',
];
/** Contract 1.1: not offered, or there is none. */
const groups = /^(types|incidents|retract|articles)\./;
const ofSettings = /^(people|colleague|services)\.|^isolation\.people$/;

for (const isComplete of [false, true])
  describe(
    `conformance on Zendesk, ${isComplete ? 'with' : 'without'} colleagues and services`,
    { timeout: 300_000 },
    () => {
      /** @type {import('./fixture.js').Fixture} */
      let fixture;
      before(async () => {
        fixture = await setUp({
          helpdesk: { pollSeconds: 1, people: isComplete, ...(isComplete && { serviceField: '25' }) },
          config: { corsOrigins: [origin] },
        });
        const { data } = fixture;
        const options = ['web-01', 'web-02'].map(name => ({ name, value: name.replace('-', '_') }));
        data.fields.push({ id: 25, type: 'tagger', active: true, custom_field_options: options });
        data.addUser('iris@example.com', 'Iris');
        for (const user of data.users) user.organization_id = 71;
      });
      after(async () => {
        await fixture?.stop();
        assert.deepEqual(fixture?.zendesk.violations, []);
      });

      test('passes all checks that apply', async () => {
        const { code, out } = await command([
          fixture.api,
          ...['--token', 'ada', '--other-token', 'bob', '--origin', origin, '--json'],
          ...(isComplete ? ['--colleague-token', 'iris'] : []),
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
          skipped.filter(
            name => !maySkip.includes(name) && !groups.test(name) && (isComplete || !ofSettings.test(name)),
          ),
          [],
        );
      });
    },
  );
