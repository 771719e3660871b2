import * as expect from '../expect.js';
import { completeValues, conditionalFields, validValue } from '../fields.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../world.js').World} World */
/** @typedef {import('../fields.js').Field} Field */
/** @typedef {{ id: string, service?: string, fields: Field[] }} Type */

/** @param {World} world @returns {Type[]} */
function typesOf({ config }) {
  const types = config.types ?? expect.skip('Config has no types.');
  return types.map((/** @type {any} */ type) => ({ ...type, fields: type.fields ?? [] }));
}

/** A service for a type that needs one; `undefined` where it needs none. @param {World} world @param {Type} type */
async function serviceFor(world, { service }) {
  if (service !== 'required' || !world.has('services')) return undefined;
  const { items } = expect.body(await world.client.get('services', { limit: 1 }), 200, shapes.servicePage);
  return items[0]?.id ?? expect.skip('The customer has no services.');
}

/** The body of a request of this type, with the service that it needs. @param {World} world @param {string} what @param {Type} type @param {Record<string, string>} fields */
async function draftOf(world, what, type, fields) {
  const service = await serviceFor(world, type);
  return world.draft(what, { type: type.id, fields, ...(service === undefined ? {} : { service }) });
}

/** Sends a request of this type; the values that are in it then. @param {World} world @param {string} what @param {Type} type @param {Record<string, string>} fields @returns {Promise<Record<string, string>>} */
async function storedValues(world, what, type, fields) {
  const answer = await world.client.post('requests', await draftOf(world, what, type, fields));
  const { key } = expect.body(answer, 201, shapes.request);
  return (await world.load(key)).fields ?? {};
}

/** The form of each type. @type {import('../world.js').Check[]} */
export const formChecks = [
  {
    name: 'types.required-field',
    title: 'A required field of a type that is missing gives 422 with fields.<id>',
    run: async world => {
      const types = typesOf(world);
      let tried = 0;
      for (const type of types) {
        const complete = completeValues(type.fields);
        for (const { id, required } of type.fields) {
          if (!required || !(id in complete)) continue;
          const { [id]: _, ...rest } = complete;
          const answer = await world.client.post(
            'requests',
            await draftOf(world, 'lacks a field', type, rest),
          );
          expect.problem(answer, 422, `fields.${id}`);
          tried++;
        }
      }
      if (!tried) expect.skip('No type has a required field.');
    },
  },
  {
    name: 'types.required-service',
    title: 'A missing service gives 422 with `service` where the type needs one',
    run: async world => {
      const types = typesOf(world).filter(({ service }) => service === 'required');
      world.requireFeature('services');
      if (!types.length) expect.skip('No type needs a service.');
      for (const { id, fields } of types) {
        const draft = world.draft('lacks a service', { type: id, fields: completeValues(fields) });
        expect.problem(await world.client.post('requests', draft), 422, 'service');
      }
    },
  },
  {
    name: 'types.unknown-field',
    title: 'The value of a field that the type does not have is dropped, and the request is taken',
    run: async world => {
      const [type] = typesOf(world);
      if (!type) expect.skip('Config has no types.');
      const values = { ...completeValues(type.fields), 'conformance-unknown': 'x' };
      const stored = await storedValues(world, 'with an unknown field', type, values);
      expect.that(!('conformance-unknown' in stored), 'The value of an unknown field is in the request.');
    },
  },
  {
    name: 'types.hidden-field',
    title: 'The value of a field is stored while its condition holds; else it is dropped and never missing',
    run: async world => {
      const found = typesOf(world).flatMap(type =>
        conditionalFields(type.fields).map(conditional => ({ type, ...conditional })),
      );
      if (!found.length) expect.skip('No type has a field with a condition.');
      // One of a type: first what would be missing, were it not hidden.
      const required = found.filter(({ field }) => field.required);
      for (const { type, field, other, shows, hides } of required.length ? required : found.slice(0, 1)) {
        const values = (/** @type {string} */ value) =>
          completeValues(type.fields, { [other.id]: value, [field.id]: validValue(field) });
        const shown = await storedValues(world, 'with a shown field', type, values(shows));
        expect.equal(shown[field.id], validValue(field), `The value of ${field.id} while it is shown`);
        const hidden = await storedValues(world, 'with a hidden field', type, values(hides));
        expect.that(!(field.id in hidden), `The value of ${field.id} is stored although it is hidden.`);
        const { [field.id]: _, ...rest } = values(hides);
        await storedValues(world, 'without a hidden field', type, rest);
      }
    },
  },
];
