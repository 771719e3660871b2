import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** What is wrong with the conditions of a form's fields. @param {any[]} fields @param {string} [form] @returns {string[]} */
function wrongConditions(fields, form) {
  const of = form === undefined ? '' : ` of the type ${form}`;
  const on = new Map(fields.map(field => [field.id, field.showWhen?.field]));
  return fields.flatMap(({ id, showWhen }) => {
    if (!showWhen) return [];
    if (!on.has(showWhen.field)) return [`${id}${of} is shown by ${showWhen.field}, which is not there`];
    if (showWhen.field === id) return [`${id}${of} is shown by itself`];
    const seen = new Set();
    for (let next = id; next !== undefined; next = on.get(next)) {
      if (seen.has(next)) return [`${id}${of} is shown by a circle`];
      seen.add(next);
    }
    return [];
  });
}

/** @type {import('../world.js').Check[]} */
export const configChecks = [
  {
    name: 'config.shape',
    title: 'GET config gives a Config, or 404 where there is none',
    run: async ({ client }) => {
      const answer = await client.get('config');
      if (answer.status === 404) expect.problem(answer, 404);
      else expect.body(answer, 200, shapes.config);
    },
  },
  {
    name: 'config.conditions',
    title: 'Each field’s condition is on another field of its form, and none leads back to itself',
    run: async ({ client }) => {
      const { json } = await client.get('config');
      const forms = [json, ...[json?.types ?? []].flat()].map(form => ({
        id: form?.id,
        fields: [form?.fields ?? []].flat(),
      }));
      if (!forms.some(({ fields }) => fields.some(field => field?.showWhen)))
        expect.skip('No field has a condition.');
      const wrong = forms.flatMap(({ id, fields }) => wrongConditions(fields, id));
      expect.equal(wrong, [], 'Conditions that count as absent');
    },
  },
];
