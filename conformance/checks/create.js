import * as expect from '../expect.js';
import * as shapes from '../shapes.js';
import { isClosed } from '../world.js';

/** Text that must come back unchanged. */
const hardText = [
  'Zeile 1',
  '  indented, with a tab:\t|',
  '<script>alert(1)</script> & "quotes" \'; DROP TABLE requests; --',
  'Ünïcödé журнал 日本語 العربية 👩‍👩‍👧 %s %00 \\n \\',
  'last line',
].join('\n');

/** @type {import('../world.js').Check[]} */
export const createChecks = [
  {
    name: 'create.answer',
    title: 'POST requests gives 201 and the new request, which is open',
    run: async world => {
      const draft = world.draft('answer');
      const answer = await world.client.post('requests', draft);
      const made = expect.body(answer, 201, shapes.request);
      expect.equal(
        [made.summary, made.description, made.attachments, isClosed(made)],
        [draft.summary, draft.description, [], false],
        'summary, description, attachments, closed',
        answer,
      );
      const location = answer.header('Location');
      if (location === undefined) return;
      const there = await world.client.get(new URL(location, answer.request.url).href);
      expect.equal(expect.body(there, 200, shapes.request).key, made.key, 'The key at Location', there);
    },
  },
  {
    name: 'create.stored',
    title: 'A new request is found under its key and at the top of the list',
    run: async world => {
      const made = await world.create('stored');
      const { key, summary, description } = await world.load(made.key);
      expect.equal(
        [key, summary, description],
        [made.key, made.summary, made.description],
        'The request of GET requests/{key}',
      );
      const { items } = await world.list({ status: 'open', limit: 5 });
      expect.that(
        items.some((/** @type {any} */ item) => item.key === made.key),
        'It is not among the first five of the list.',
      );
    },
  },
  {
    name: 'create.format',
    title: 'Formats of Config.descriptionFormats are stored; HTML from a customer is never stored as HTML',
    run: async world => {
      const send = (/** @type {string} */ descriptionFormat) =>
        world.client.post('requests', {
          ...world.draft('format'),
          description: '**b** <b>b</b>',
          descriptionFormat,
        });
      for (const format of world.config.descriptionFormats ?? []) {
        const made = expect.body(await send(format), 201, shapes.request);
        expect.equal(made.descriptionFormat ?? 'text', format, 'The format');
      }
      const html = await send('html');
      if (html.status !== 201) return expect.problem(html, [422, 400]);
      const { key } = expect.body(html, 201, shapes.request);
      expect.that(
        (await world.load(key)).descriptionFormat !== 'html',
        'The request has an HTML description.',
        html,
      );
    },
  },
  {
    name: 'create.text',
    title: 'Any text comes back unchanged',
    run: async world => {
      const { key } = await world.create('<b>text</b> & "more"', { description: hardText });
      const request = await world.load(key);
      expect.equal(request.description, hardText, 'The description');
      expect.equal(request.summary, `${world.marker} <b>text</b> & "more"`, 'The summary');
    },
  },
  {
    name: 'create.blank',
    title: 'A blank summary or description gives 422 with that field',
    run: async world => {
      for (const field of ['summary', 'description']) {
        for (const value of ['', ' \n ']) {
          const answer = await world.client.post('requests', world.draft('blank', { [field]: value }));
          expect.problem(answer, 422, field);
        }
        const { [field]: _, ...rest } = /** @type {Record<string, unknown>} */ (world.draft('absent'));
        expect.problem(await world.client.post('requests', rest), 422, field);
      }
    },
  },
  {
    name: 'create.summary-length',
    title: 'A summary of maxSummaryLength is accepted, a longer one gives 422 with the field',
    run: async world => {
      const limit = world.config.maxSummaryLength ?? 255;
      const long = `${world.marker} length `.padEnd(limit, 'x').slice(0, limit);
      const made = await world.create('length', { summary: long });
      expect.equal(made.summary, long, 'The summary');
      const answer = await world.client.post('requests', world.draft('length', { summary: `${long}x` }));
      expect.problem(answer, 422, 'summary');
    },
  },
  {
    name: 'create.types',
    title: 'Fields of a wrong type give 422 or 400, never a server error',
    run: async world => {
      for (const wrong of [{ summary: 5 }, { description: { a: 1 } }, { attachmentIds: 'a' }]) {
        const answer = await world.client.post('requests', world.draft('types', wrong));
        expect.problem(answer, [400, 422]);
      }
    },
  },
  {
    name: 'create.unknown-field',
    title: 'Unknown fields are ignored',
    run: async world => {
      await world.create('unknown field', { colour: 'blue' });
    },
  },
  {
    name: 'create.context',
    title: 'context is accepted, and an unknown followUpOf does not fail the request',
    run: async world => {
      const context = [{ id: 'server', label: 'Server', value: 'web-07' }];
      await world.create('with context', { context, followUpOf: 'conformance-unknown' });
    },
  },
  {
    name: 'create.custom-fields',
    title: 'A required custom field that is missing gives 422 with fields.<id>',
    run: async world => {
      const [field] = (world.config.fields ?? []).filter((/** @type {any} */ { required }) => required);
      if (!field) expect.skip('Config has no required field.');
      const answer = await world.client.post('requests', world.draft('no fields', { fields: {} }));
      expect.problem(answer, 422, `fields.${field.id}`);
    },
  },
  {
    name: 'create.media-type',
    title: 'JSON sent as text/plain is rejected, since any page could send it',
    run: async world => {
      const text = JSON.stringify(world.draft('as text/plain'));
      const headers = { 'Content-Type': 'text/plain' };
      const answer = await world.client.send({ method: 'POST', path: 'requests', text, headers });
      expect.problem(answer, [415, 400]);
    },
  },
];
