import * as expect from '../expect.js';
import * as shapes from '../shapes.js';
<<<<<<< HEAD
import { described } from '../files.js';
=======
import { sameContent } from '../files.js';
>>>>>>> rt

/** @typedef {import('../world.js').World} World */

/** @param {any[]} items */
const bodies = items => items.map(item => item.body);

/** Creates a request with comments. @param {World} world @param {string} what @param {number} count of comments */
async function createThread(world, what, count) {
  const { key } = await world.create(what);
  const texts = Array.from({ length: count }, (_, index) => `Comment ${index + 1}`);
  for (const text of texts) await world.comment(key, text);
  return { key, texts };
}

/** @param {string} key */
const pathOf = key => `requests/${encodeURIComponent(key)}/comments`;

/** @type {import('../world.js').Check[]} */
export const commentChecks = [
  {
    name: 'comments.answer',
    title: 'POST comments gives 201 and the comment, with its text unchanged',
    run: async world => {
      const { key } = await world.create('commented');
      const text = 'Zeile 1\n\t<b>2</b> & "3" журнал 👩‍👩‍👧 \'; --';
      const answer = await world.client.post(pathOf(key), { body: text, attachmentIds: [] });
      const made = expect.body(answer, 201, shapes.comment);
      expect.equal([made.body, made.attachments], [text, []], 'body and attachments', answer);
      const { items } = await world.comments(key);
      expect.equal(
        items.map((/** @type {any} */ { id, body }) => [id, body]),
        [[made.id, text]],
        'The thread (without the description)',
      );
    },
  },
  {
    name: 'comments.order',
    title: 'The thread is oldest first',
    run: async world => {
      const { key, texts } = await createThread(world, 'ordered', 4);
      expect.equal(bodies((await world.comments(key)).items), texts, 'The thread');
    },
  },
  {
    name: 'comments.paging',
    title: 'Pages of the thread contain each comment once, also one added meanwhile, and end with null',
    run: async world => {
      const { key, texts } = await createThread(world, 'paged', 4);
      const whole = await world.comments(key, { limit: 4 });
      expect.equal(
        [whole.items.length, whole.nextCursor],
        [4, null],
        'Rows and nextCursor of limit=4 over 4',
      );
      const first = await world.comments(key, { limit: 2 });
      await world.comment(key, 'Comment 5');
      const rest = await world.allPages(query => world.comments(key, query), {
        limit: 2,
        cursor: String(first.nextCursor),
      });
      expect.equal(bodies([...first.items, ...rest.items]), [...texts, 'Comment 5'], 'The thread in pages');
    },
  },
  {
    name: 'comments.newest',
    title: 'order=newest gives the newest first, with order in the body, or is ignored',
    run: async world => {
      const { key, texts } = await createThread(world, 'newest first', 3);
      const page = await world.comments(key, { order: 'newest', limit: 2 });
      if (page.order !== 'newest') {
        expect.equal(bodies(page.items), texts.slice(0, 2), 'The thread without `order` in the body');
        expect.skip('order=newest is not offered.');
      }
      await world.comment(key, 'Comment 4');
      const rest = await world.comments(key, { order: 'newest', limit: 2, cursor: String(page.nextCursor) });
      expect.equal(
        bodies([...page.items, ...rest.items]),
        texts.toReversed(),
        'The thread, newest first, with a comment added meanwhile',
      );
    },
  },
  {
    name: 'comments.blank',
    title: 'An empty comment without a file gives 422 with the field body',
    run: async world => {
      const { key } = await world.shared();
      for (const body of ['', ' \n']) {
        expect.problem(await world.client.post(pathOf(key), { body, attachmentIds: [] }), 422, 'body');
      }
    },
  },
  {
    name: 'comments.file-only',
    title: 'A comment may consist of a file only',
    run: async world => {
      const { key } = await world.create('file alone');
      const file = await world.upload(world.file());
      const made = await world.comment(key, '', [file.id]);
      expect.equal(
<<<<<<< HEAD
        [made.body, made.attachments.map(described)],
        ['', [described(file)]],
=======
        [made.body, made.attachments.map(sameContent)],
        ['', [sameContent(file)]],
>>>>>>> rt
        'body and attachments',
      );
      const { items } = await world.comments(key);
      expect.equal(items[0]?.attachments, made.attachments, 'The attachments in the thread');
    },
  },
  {
    name: 'comments.updates',
    title: 'A comment sets updatedAt of its request',
    run: async world => {
      const before = await world.create('updated by a comment');
      await world.makeNewer(before);
      const after = await world.load(before.key);
      expect.that(
        Date.parse(after.updatedAt) > Date.parse(before.updatedAt),
        `updatedAt is ${after.updatedAt} before and after the comment.`,
      );
      expect.equal(after.createdAt, before.createdAt, 'createdAt');
    },
  },
  {
    name: 'comments.format',
    title: 'Formats of Config.commentFormats are stored; HTML from a customer is never stored as HTML',
    run: async world => {
      const { key } = await world.create('formats');
      const send = (/** @type {string} */ format) =>
        world.client.post(pathOf(key), { body: '**b** <b>b</b>', attachmentIds: [], format });
      for (const format of world.config.commentFormats ?? []) {
        const made = expect.body(await send(format), 201, shapes.comment);
        expect.equal(made.format ?? 'text', format, 'The format');
      }
      const html = await send('html');
      if (html.status !== 201) return expect.problem(html, [422, 400]);
      const { items } = await world.comments(key);
      expect.that(items.at(-1)?.format !== 'html', 'The comment is in the thread as HTML.', html);
    },
  },
];
