/** A drop-down field of Zendesk as the service that a request is about. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { setUp } from './fixture.js';

describe('services of Zendesk', { timeout: 180_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { forms: ['11', '12', '13'], serviceField: '25' } });
    const common = { active: true, editable_in_portal: true };
    fixture.data.fields.push(
      {
        ...common,
        ...{ id: 25, type: 'tagger', title_in_portal: 'Server', required_in_portal: true },
        custom_field_options: ['web-01', 'web-02', 'mail-01'].map(name => ({
          name,
          value: name.replace('-', '_'),
        })),
      },
      { ...common, id: 26, type: 'text', title_in_portal: 'Where' },
    );
    const form = { name: 'Form', active: true, end_user_visible: true };
    fixture.data.forms.push(
      { ...form, id: 11, ticket_field_ids: [25, 26] },
      { ...form, id: 12, ticket_field_ids: [26] },
    );
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  const draft = { summary: 's', description: 'd', attachmentIds: [], type: '11' };
  /** @param {object} [more] */
  const create = (more = {}) => fixture.ada.call('POST', '/requests', { json: { ...draft, ...more } });

  test('they are offered to everybody, and asked by the forms that have the field, once', async () => {
    const { ada, bob } = fixture;
    const { types, features } = await ada.get('/config');
    assert.equal(features.services, true);
    assert.deepEqual(
      types.map((/** @type {any} */ { id, service, fields }) => [
        id,
        service,
        fields.map((/** @type {any} */ field) => field.id),
      ]),
      [
        ['11', 'required', ['26']],
        ['12', 'none', ['26']],
      ],
    );
    const idsOf = async (/** @type {string} */ query) =>
      (await bob.get(`/services${query}`)).items.map((/** @type {any} */ { id }) => id);
    assert.deepEqual(await idsOf(''), ['web_01', 'web_02', 'mail_01']);
    assert.deepEqual(await idsOf('?q=WEB'), ['web_01', 'web_02']);
    const first = await bob.get('/services?limit=2');
    assert.deepEqual(await idsOf(`?limit=2&cursor=${first.nextCursor}`), ['mail_01']);
  });

  test('a request carries its service, is shown and found by it, also one that agents have set', async () => {
    const { ada, data } = fixture;
    const response = await create({ service: 'web_02', fields: { 26: 'Rack 7' } });
    assert.equal(response.status, 201, await response.clone().text());
    const { key, service, fields } = await response.json();
    assert.deepEqual([service.label, fields], ['web-02', { 26: 'Rack 7' }]);
    assert.deepEqual(data.get(key).custom_fields, [
      { id: 26, value: 'Rack 7' },
      { id: 25, value: 'web_02' },
    ]);
    assert.equal((await ada.get(`/requests/${key}`)).service.id, 'web_02');
    const keysOf = async (/** @type {string} */ id) =>
      (await ada.get(`/requests?status=all&service=${id}`)).items.map((/** @type {any} */ item) => item.key);
    assert.deepEqual(await keysOf('web_02'), [key]);
    assert.deepEqual(await keysOf('web_01'), []);
    data.get(key).custom_fields = [{ id: 25, value: 'old_03' }];
    // An option that is no longer there.
    assert.deepEqual((await ada.get('/requests?status=all&service=old_03')).items[0].service, {
      id: 'old_03',
      label: 'old_03',
    });
  });

  test('what is none, or is missing where it is needed, is refused', async () => {
    for (const more of [{ service: 'db_01' }, {}]) await assertProblem(await create(more), 422);
    assert.equal((await create({ type: '12', service: 'db_01' })).status, 201);
  });
});

test('without the setting there are none, whatever the catalogue of the configuration has', async () => {
  const catalogue = { services: { 'c-1': [{ id: 'web_01', label: 'web-01' }] } };
  const fixture = await setUp({ config: { catalogue } });
  assert.equal((await fixture.ada.get('/config')).features.services, false);
  await fixture.stop();
});
