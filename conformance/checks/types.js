import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../world.js').World} World */

/** A type that needs nothing else, and the body of a request of it. @param {World} world */
function simpleType({ config }) {
  const types = config.types ?? expect.skip('Config has no types.');
  const isSimple = (/** @type {any} */ type) =>
    type.service !== 'required' && !type.fields?.some((/** @type {any} */ field) => field.required);
  return types.find(isSimple) ?? expect.skip('Each type needs a service or a field.');
}

/** Request types and severities. @type {import('../world.js').Check[]} */
export const typeChecks = [
  {
    name: 'types.create',
    title: 'The type of a new request is in the answer, and in the request',
    run: async world => {
      const { id, label } = simpleType(world);
      const created = await world.create('typed', { type: id, fields: {} });
      expect.equal(created.type, { id, label }, 'The type of the answer');
      expect.equal((await world.load(created.key)).type, { id, label }, 'The type of the request');
    },
  },
  {
    name: 'types.unknown',
    title: 'An unknown type gives 422 with the field',
    run: async world => {
      simpleType(world);
      const draft = world.draft('of no type', { type: 'conformance-unknown', fields: {} });
      expect.problem(await world.client.post('requests', draft), 422, 'type');
    },
  },
  {
    name: 'types.list',
    title: 'The list has the requests of one type where it is asked for them',
    run: async world => {
      const { id } = simpleType(world);
      // One that a filter without effect would list, too.
      await world.shared();
      const { key } = await world.create('of this type', { type: id, fields: {} });
      const { items } = await world.list({ status: 'all', type: id, limit: 100 });
      expect.that(
        items.some((/** @type {any} */ item) => item.key === key),
        'The new request is not in the list of its type.',
      );
      const others = items.filter((/** @type {any} */ item) => item.type?.id !== id);
      expect.equal(
        others.map((/** @type {any} */ item) => item.key),
        [],
        'Requests of other types',
      );
    },
  },
  {
    name: 'severity.set',
    title: 'PATCH with another severity changes it, and an unknown one gives 422 with the field',
    run: async world => {
      const severities = world.config.severities ?? expect.skip('Config has no severities.');
      const created = await world.create('graver and graver');
      if (!created.actions?.includes('severity')) expect.skip('`actions` has no severity.');
      const path = `requests/${encodeURIComponent(created.key)}`;
      const patch = (/** @type {unknown} */ severity) =>
        world.client.send({ method: 'PATCH', path, json: { severity } });
      const { value } = severities.at(-1);
      expect.equal(expect.body(await patch(value), 200, shapes.request).severity?.value, value, 'Severity');
      expect.equal((await world.load(created.key)).severity?.value, value, 'The severity of the request');
      expect.problem(await patch('conformance-unknown'), 422, 'severity');
    },
  },
];
