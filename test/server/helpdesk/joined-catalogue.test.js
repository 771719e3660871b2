import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { joinedCatalogue } = await import('../../../server/src/app/joined-catalogue.ts');

const ada = { key: 'ada', name: 'Ada' };
const types = [{ id: '1', label: 'Of the helpdesk' }];
const articles = { search: () => [], has: () => false };
const ofHelpdesk = { describe: async () => ({ types, phone: { number: '1' } }), articles };

test('the configuration wins, and what it leaves out the helpdesk has', async () => {
  assert.equal(joinedCatalogue(undefined, undefined), undefined);
  assert.equal(joinedCatalogue(undefined, ofHelpdesk), ofHelpdesk);
  const incidents = { list: () => [] };
  const configured = { describe: () => ({ types: undefined, phone: { number: '2' } }), incidents };
  assert.equal(joinedCatalogue(configured, undefined), configured);
  const joined = joinedCatalogue(configured, ofHelpdesk);
  assert.deepEqual(await joined?.describe?.(ada, 0), { types, phone: { number: '2' } });
  assert.deepEqual([joined?.incidents, joined?.articles], [incidents, articles]);
});

test('colleagues are those of the helpdesk, which alone knows with whom a request is shared', () => {
  const directory = { organisationOf: () => undefined, search: () => [], find: () => undefined };
  const own = { ...directory };
  assert.equal(joinedCatalogue({ people: own }, { people: directory })?.people, directory);
  assert.equal(joinedCatalogue({ people: own }, {})?.people, own);
});

test('where the configuration has types, the helpdesk is not asked', async () => {
  const own = [{ id: '2', label: 'Of the configuration' }];
  const silent = { describe: () => assert.fail('asked') };
  const joined = joinedCatalogue({ describe: () => ({ types: own }) }, silent);
  assert.deepEqual(await joined?.describe?.(ada, 0), { types: own });
});
