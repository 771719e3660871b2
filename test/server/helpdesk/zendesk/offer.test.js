/** What Zendesk has beside tickets, as far as customers are offered it: forms and articles. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setUp } from './fixture.js';

describe('forms and articles of Zendesk', { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { forms: ['11', '12', '13'], articles: true } });
    const { data } = fixture;
    const field = (
      /** @type {number} */ id,
      /** @type {string} */ type,
      /** @type {object} */ more = {},
    ) => ({
      ...{ id, type, title: `F${id}`, title_in_portal: `Field ${id}`, description: '', active: true },
      ...{ editable_in_portal: true, required_in_portal: false, ...more },
    });
    data.fields.push(
      field(1, 'subject'),
      field(21, 'text', { required_in_portal: true }),
      field(22, 'multiselect', {
        custom_field_options: [
          { name: 'Mail', value: 'mail' },
          { name: 'Web', value: 'web' },
        ],
      }),
      field(23, 'text', { editable_in_portal: false }),
      field(24, 'lookup', { required_in_portal: true }),
    );
    const form = (
      /** @type {number} */ id,
      /** @type {number[]} */ ticket_field_ids,
      end_user_visible = true,
    ) => ({
      ...{
        id,
        name: `Form ${id}`,
        display_name: `Form ${id}`,
        active: true,
        end_user_visible,
        ticket_field_ids,
      },
    });
    data.forms.push(form(11, [1, 21, 22, 23]), form(12, [1, 24]), form(13, [1], false), form(14, [1]));
    const article = (/** @type {number} */ id, /** @type {object} */ more) => ({
      ...{
        id,
        title: `Restart ${id}`,
        snippet: 'How to <em>restart</em>',
        html_url: `https://help.example/${id}`,
      },
      ...{ draft: false, user_segment_id: null, ...more },
    });
    data.articles.push(
      article(31, { user_segment_ids: [] }),
      article(32, { user_segment_id: 5 }),
      article(33, { draft: true }),
      // https://developer.zendesk.com/api-reference/help_center/help-center-api/user_segments/: of larger plans.
      article(34, { user_segment_ids: [5, 6] }),
    );
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  test('the forms that a customer can fill in are types; values arrive, and come back', async () => {
    const { ada, data } = fixture;
    const { types } = await ada.get('/config');
    assert.deepEqual(
      types.map((/** @type {any} */ { id, fields }) => [
        id,
        fields.map((/** @type {any} */ one) => [one.id, one.type, one.required ?? false]),
      ]),
      [
        [
          '11',
          [
            ['21', 'text', true],
            ['22', 'multiselect', false],
          ],
        ],
      ],
    );
    const json = {
      summary: 's',
      description: 'd',
      attachmentIds: [],
      type: '11',
      fields: { 21: 'web-07', 22: 'mail\nweb' },
    };
    const response = await ada.call('POST', '/requests', { json });
    assert.equal(response.status, 201, await response.clone().text());
    const made = await response.json();
    assert.deepEqual([made.type.id, made.fields], ['11', { 21: 'web-07', 22: 'mail\nweb' }]);
    assert.deepEqual(data.get(made.key).custom_fields, [
      { id: 21, value: 'web-07' },
      { id: 22, value: ['mail', 'web'] },
    ]);
  });

  test('the values of fields that are for agents are not shown', async () => {
    const { ada, data } = fixture;
    const json = { summary: 's', description: 'd', attachmentIds: [], type: '11', fields: { 21: 'web-08' } };
    const made = await (await ada.call('POST', '/requests', { json })).json();
    data
      .get(made.key)
      .custom_fields.push({ id: 23, value: 'may leave us' }, { id: 99, value: ['vip', 'debts'] });
    const shown = [
      await ada.get(`/requests/${made.key}`),
      ...(await ada.get('/requests?status=all')).items.filter(
        (/** @type {any} */ { key }) => key === made.key,
      ),
    ];
    for (const { fields } of shown) assert.deepEqual(fields, { 21: 'web-08' });
    assert.equal(shown.length, 2);
  });

  test('articles that everybody may read are found, and no others', async () => {
    const { ada } = fixture;
    const { items } = await ada.get('/articles?q=restart');
    assert.deepEqual(
      items.map((/** @type {any} */ { id, excerpt }) => [id, excerpt]),
      [['31', 'How to restart']],
    );
  });
});
