/** A select attribute of Zammad's tickets as the service that a request is about. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { setUp } from './fixture.js';

/** Where Zammad sorts them, and where an administrator has. */
const shapes = {
  'by value': { web_01: 'web-01', web_02: 'web-02', mail_01: 'mail-01' },
  'in an order of their own': ['web-01', 'web-02', 'mail-01'].map(name => ({
    name,
    value: name.replace('-', '_'),
  })),
};

for (const [shape, options] of Object.entries(shapes))
  describe(`services of Zammad, whose options are ${shape}`, { timeout: 180_000 }, () => {
    /** @type {import('./fixture.js').Fixture} */
    let fixture;
    before(async () => {
      fixture = await setUp({ helpdesk: { serviceAttribute: 'server_name' } });
      const data_option = { options, nulloption: true, multiple: false };
      fixture.data.objectAttributes.push(
        { object: 'User', name: 'server_name', data_type: 'input', data_option: {} },
        { name: 'server_name', data_type: 'select', data_option },
      );
    });
    after(async () => {
      await fixture?.stop();
      assert.deepEqual(fixture?.zammad.violations, []);
    });

    /** @param {object} [more] */
    const create = more =>
      fixture.ada.call('POST', '/requests', {
        json: { summary: 's', description: 'd', attachmentIds: [], ...more },
      });

    test('they are offered to everybody', async () => {
      assert.equal((await fixture.ada.get('/config')).features.services, true);
      const idsOf = async (/** @type {string} */ query) =>
        (await fixture.bob.get(`/services${query}`)).items.map((/** @type {any} */ { id }) => id);
      assert.deepEqual(await idsOf(''), ['web_01', 'web_02', 'mail_01']);
      assert.deepEqual(await idsOf('?q=WEB'), ['web_01', 'web_02']);
    });

    test('a request carries its service, is shown and found by it, also one that agents have set', async () => {
      const { ada, data } = fixture;
      const response = await create({ service: 'web_02' });
      assert.equal(response.status, 201, await response.clone().text());
      const { key, service } = await response.json();
      assert.equal(service.label, 'web-02');
      assert.deepEqual(data.get(key).attributes, { server_name: 'web_02' });
      assert.equal((await ada.get(`/requests/${key}`)).service.id, 'web_02');
      const plain = await (await create()).json();
      assert.equal(plain.service, undefined);
      const keysOf = async (/** @type {string} */ id) =>
        (await ada.get(`/requests?status=all&service=${id}`)).items.map(
          (/** @type {any} */ item) => item.key,
        );
      assert.deepEqual(await keysOf('web_02'), [key]);
      assert.deepEqual(await keysOf('web_01'), []);
      data.get(key).attributes = { server_name: 'old_03' };
      data.get(key).updated_at = data.now();
      // An option that is no longer there.
      assert.deepEqual((await ada.get('/requests?status=all&service=old_03')).items[0].service, {
        id: 'old_03',
        label: 'old_03',
      });
    });

    test('what is none is refused', async () => {
      await assertProblem(await create({ service: 'db_01' }), 422);
    });
  });

test('without the setting there are none, whatever the catalogue of the configuration has', async () => {
  const catalogue = { services: { 'c-1': [{ id: 'web_01', label: 'web-01' }] } };
  const fixture = await setUp({ config: { catalogue } });
  assert.equal((await fixture.ada.get('/config')).features.services, false);
  await fixture.stop();
});
