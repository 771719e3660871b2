import * as expect from '../expect.js';
import * as shapes from '../shapes.js';
<<<<<<< HEAD
import { described, isAccepted } from '../files.js';
=======
import { isAccepted, sameContent } from '../files.js';
>>>>>>> rt

/** @typedef {import('../world.js').World} World */
/** @typedef {import('../answer.js').Answer} Answer */

/** A larger limit is not tested. */
const maxTestedBytes = 32 * 1024 * 1024;

/**
 * Downloads a file as the widget does: redirects are followed within the API's origin, and other origins get no credentials.
 * @param {World} world @param {string} url @returns {Promise<Answer>}
 */
async function download({ client }, url) {
  let address = client.url(url);
  for (let hop = 0; hop < 5; hop++) {
    const own = new URL(address).origin === client.base.origin;
    const answer = await (own ? client : client.as({})).get(address);
    const next = answer.header('Location');
    if (![301, 302, 303, 307, 308].includes(answer.status) || next === undefined) return answer;
    address = new URL(next, address).href;
    expect.that(
      new URL(address).origin === client.base.origin,
      `The redirect leads to another origin: ${new URL(address).origin}.`,
      answer,
    );
  }
  return expect.skip('More than five redirects.');
}

/** The file name in Content-Disposition, from `filename*` (RFC 8187). @param {Answer} answer */
function dispositionName(answer) {
  const extended = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(answer.header('Content-Disposition') ?? '')?.[1];
  try {
    return extended === undefined ? undefined : decodeURIComponent(extended);
  } catch {
    return undefined;
  }
}

/** A file of this size. It begins like a sample, for backends that detect the type by content. @param {World} world */
function fileOfSize(world, /** @type {number} */ size) {
  const file = world.file('large');
  if (file.bytes.length > size)
    return expect.skip(`The limit of ${size} bytes is smaller than the sample file.`);
  return { ...file, bytes: Buffer.concat([file.bytes, Buffer.alloc(size - file.bytes.length, 'x')]) };
}

/** @type {import('../world.js').Check[]} */
export const attachmentChecks = [
  {
    name: 'attachments.answer',
    title: 'POST attachments gives 201 with name, size and type of the file',
    run: async world => {
      const file = world.file();
      const answer = await world.client.upload(file);
      const made = expect.body(answer, 201, shapes.attachment);
      expect.equal(
        [made.name, made.size, made.type],
        [file.name, file.bytes.length, file.type],
        'name, size and type',
        answer,
      );
    },
  },
  {
    name: 'attachments.bytes',
    title: 'A file is downloaded unchanged, before and after it was sent',
    run: async world => {
      const file = world.file();
      const { id, url } = await world.upload(file);
      const same = (/** @type {Answer} */ answer) => {
        expect.status(answer, 200);
        expect.that(
          answer.bytes.equals(file.bytes),
          'The downloaded bytes differ from the uploaded ones.',
          answer,
        );
      };
      same(await download(world, url));
      const made = await world.create('with a file', { attachmentIds: [id] });
      expect.equal(made.attachments.length, 1, 'How many files the request has');
      same(await download(world, made.attachments[0].url));
    },
  },
  {
    name: 'attachments.sent',
    title: 'A request that is created with files has them, also when it is loaded again',
    run: async world => {
      const file = await world.upload(world.file());
      const made = await world.create('sent with a file', { attachmentIds: [file.id] });
<<<<<<< HEAD
      expect.equal(made.attachments.map(described), [described(file)], 'The attachments of the 201');
      const loaded = await world.load(made.key);
      expect.equal(loaded.attachments, made.attachments, 'The attachments of GET requests/{key}');
=======
      expect.equal(made.attachments.map(sameContent), [sameContent(file)], 'The attachments of the 201');
      const { attachments } = await world.load(made.key);
      expect.equal(attachments, made.attachments, 'The attachments of GET requests/{key}');
>>>>>>> rt
    },
  },
  {
    name: 'attachments.headers',
    title: 'A download has Content-Disposition: attachment, the type of the file, and nosniff',
    run: async world => {
      const html = { name: 'page.html', type: 'text/html', bytes: Buffer.from('<script>alert(1)</script>') };
      const accepted = world.config.acceptedTypes ?? [];
      const files = isAccepted(html.name, html.type, accepted) ? [world.file(), html] : [world.file()];
      for (const file of files) {
        const made = await world.upload(file);
        const answer = await download(world, made.url);
        expect.status(answer, 200);
        const disposition = answer.header('Content-Disposition') ?? '';
        expect.that(
          /^attachment\s*(;|$)/i.test(disposition),
          `Content-Disposition: attachment expected, ${JSON.stringify(disposition)} found.`,
          answer,
        );
        expect.equal(answer.header('X-Content-Type-Options'), 'nosniff', 'X-Content-Type-Options', answer);
        expect.equal(answer.mediaType, made.type, 'Content-Type', answer);
      }
    },
  },
  {
    name: 'attachments.names',
    title: 'Names in any script are stored; of a path only the last part; no name can add a header',
    run: async world => {
      const plain = world.file();
      const ending = plain.name.slice(plain.name.lastIndexOf('.'));
      const name = `Журнал – 日本 (1); a=b, 100%${ending}`;
      const made = await world.upload({ ...plain, name });
      expect.equal(made.name, name, 'The name');
      const answer = await download(world, made.url);
      expect.equal(dispositionName(answer), name, 'filename*=UTF-8’’… of Content-Disposition', answer);
      const evil = await world.upload({ ...plain, name: `../../etc/a"b\r\nX-Evil: 1${ending}` });
      expect.that(
        !/[/\\\r\n\0]/.test(evil.name),
        `The name ${JSON.stringify(evil.name)} contains a path or a line break.`,
      );
      const second = await download(world, evil.url);
      expect.status(second, 200);
      expect.equal(second.header('X-Evil'), undefined, 'A header injected by the file’s name', second);
    },
  },
  {
    name: 'attachments.limit',
    title: 'A file of maxAttachmentBytes is accepted, one byte more gives 413',
    run: async world => {
      const limit = world.config.maxAttachmentBytes;
      if (limit === undefined) expect.skip('Config has no maxAttachmentBytes.');
      if (limit > maxTestedBytes) expect.skip(`A limit of ${limit} bytes is too large to test.`);
      expect.problem(await world.client.upload(fileOfSize(world, limit + 1)), 413);
      const made = await world.upload(fileOfSize(world, limit));
      expect.equal(made.size, limit, 'The size');
    },
  },
  {
    name: 'attachments.type',
    title: 'A file of a type that is not accepted gives 415',
    run: async world => {
      const accepted = world.config.acceptedTypes ?? [];
      const file = { name: 'a.conformance', type: 'application/x-conformance', bytes: Buffer.from('x') };
      if (isAccepted(file.name, file.type, accepted)) expect.skip('Config.acceptedTypes accepts any file.');
      expect.problem(await world.client.upload(file), 415);
    },
  },
  {
    name: 'attachments.no-file',
    title: 'An upload that is not multipart/form-data, or has no file, is rejected',
    run: async ({ client }) => {
      expect.problem(await client.post('attachments', { file: 'x' }), [400, 415, 422]);
      const type = 'multipart/form-data; boundary=b';
      const text = '--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n';
      const headers = { 'Content-Type': type };
      const answer = await client.send({ method: 'POST', path: 'attachments', text, headers });
      expect.problem(answer, [400, 422]);
    },
  },
  {
    name: 'attachments.unknown-id',
    title: 'An unknown id in attachmentIds gives 422 with that field, and nothing is created',
    run: async world => {
      const attachmentIds = ['att_conformance_unknown'];
      const draft = world.draft('unknown file', { attachmentIds });
      expect.problem(await world.client.post('requests', draft), 422, 'attachmentIds');
      expect.equal(await world.countRequests('unknown file'), 0, 'Requests that were created nevertheless');
      const { key } = await world.shared();
      const path = `requests/${encodeURIComponent(key)}/comments`;
      expect.problem(await world.client.post(path, { body: 'x', attachmentIds }), 422, 'attachmentIds');
    },
  },
  {
    name: 'attachments.delete',
    title: 'DELETE attachments/{id} deletes a file that was not sent',
    run: async () => expect.skip('This command never deletes: test it manually.'),
  },
];
