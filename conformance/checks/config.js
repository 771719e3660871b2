import * as expect from '../expect.js';
import { conditionProblem, possibleValues } from '../fields.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../fields.js').Field} Field */
/** @typedef {{ id?: string, fields: Field[] }} Form */

/** The fields of every form: without a type, and of each type; skips the check where none has a condition. @param {any} config @returns {Form[]} */
function conditionalForms(config) {
  const forms = [config, ...[config?.types ?? []].flat()].map(form => ({
    id: form?.id,
    fields: [form?.fields ?? []].flat(),
  }));
  const hasCondition = forms.some(({ fields }) => fields.some(field => field?.showWhen));
  return hasCondition ? forms : expect.skip('No field has a condition.');
}

/** @param {Field} field @param {Form} form */
const nameOf = (field, { id }) => (id === undefined ? field.id : `${field.id} of the type ${id}`);

/** What is wrong with the conditions of a form’s fields. @param {Form} form @returns {string[]} */
const wrongConditions = form =>
  form.fields.flatMap(field => {
    const wrong = field.showWhen && conditionProblem(form.fields, field);
    return wrong ? [`${nameOf(field, form)} ${wrong}`] : [];
  });

/** The conditions that never hold, since the other field never has such a value. @param {Form} form @returns {string[]} */
const deadConditions = form =>
  form.fields.flatMap(field => {
    const { showWhen } = field;
    const other = form.fields.find(({ id }) => id === showWhen?.field);
    const possible = other && possibleValues(other);
    const wanted = [showWhen?.is ?? []].flat();
    if (!showWhen || !possible || wanted.some(value => possible.includes(value))) return [];
    const values = wanted.map(value => JSON.stringify(value)).join(' or ');
    return [`${nameOf(field, form)} is shown by ${values} of ${showWhen.field}, which never has it`];
  });

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
      expect.equal(conditionalForms(json).flatMap(wrongConditions), [], 'Conditions that count as absent');
    },
  },
  {
    name: 'config.condition-values',
    title: 'Each field’s condition names a value that the other field can have',
    run: async ({ client }) => {
      const { json } = await client.get('config');
      expect.equal(conditionalForms(json).flatMap(deadConditions), [], 'Conditions that never hold');
    },
  },
];
