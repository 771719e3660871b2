import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { SupportBackend } from '../../../src/backends/backend.ts';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import { SupportError } from '../../../src/model.ts';
import { httpSettings, Network } from '../../http/network.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '__proto__',
    '\ud800',
    'x\udfff',
    '2026-11-20T14:02:00Z',
    'open',
    'agent',
    'html',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    ' JavaScript:x',
    'java\tscript:x',
    'data:text/html,x',
    '//evil.example/x',
  ),
);
const names =
  'key id summary description author attachments status closed createdAt items nextCursor name role me avatarUrl size type url thumbnailUrl body format fields options value label user features actions warnings rating';
const json = fc.letrec(tie => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1e400, 3.5),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names.split(' ')), text), tie('any'), { maxKeys: 8 }),
  ),
})).any;
const item = fc
  .tuple(text, json)
  .map(([key, rest]) => ({ author: { avatarUrl: key }, ...(rest as object), key, id: key, url: key }));
const body = fc.oneof(
  json,
  item,
  fc.record({ items: fc.array(fc.oneof(item, json), { maxLength: 5 }), nextCursor: text }),
);

const options = { idempotencyKey: 'k' };
const calls: Record<string, (backend: SupportBackend, key: string) => Promise<unknown>> = {
  getConfig: backend => backend.getConfig(),
  listRequests: backend => backend.listRequests({ status: 'all' }),
  getRequest: (backend, key) => backend.getRequest(key),
  createRequest: backend =>
    backend.createRequest({ summary: '', description: '', attachmentIds: [] }, options),
  listComments: (backend, key) => backend.listComments(key),
  addComment: (backend, key) => backend.addComment(key, { body: '', attachmentIds: [] }, options),
  uploadAttachment: backend => backend.uploadAttachment(new File(['x'], 'x'), options),
  markRead: (backend, key) => backend.markRead!(key, key),
  deleteAttachment: (backend, key) => backend.deleteAttachment!(key),
};

/** The addresses in a value, as a template would take them. */
function addresses(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    // A field's value is text, whatever the field is called.
    name === 'fields' ? [] : /url$/i.test(name) && typeof inner === 'string' ? [inner] : addresses(inner),
  );
}

describe('whatever JSON a server sends', () => {
  for (const [name, call] of Object.entries(calls)) {
    it(`${name} gives a value with addresses of the web only, or fails with a SupportError`, () =>
      fc.assert(
        fc.asyncProperty(body, text, async (sent, key) => {
          const network = new Network(() => new Response(JSON.stringify(sent)));
          const backend = new RestBackend({ ...httpSettings(), fetch: network.fetch });
          try {
            for (const url of addresses(await call(backend, key))) expect(url).to.match(/^https?:\/\//);
          } catch (error) {
            if (!(error instanceof SupportError)) throw error;
            expect(error.problem.kind).to.be.oneOf(['malformed', 'not-found']);
          }
        }),
        { numRuns: 300 },
      ));
  }
});

describe('a key that no address can hold', () => {
  it('is not found, and nothing is sent', async () => {
    for (const key of ['.', '..']) {
      const network = new Network();
      const backend = new RestBackend({ ...httpSettings(), fetch: network.fetch });
      for (const name of ['getRequest', 'listComments', 'addComment', 'markRead', 'deleteAttachment']) {
        const reason = await calls[name]!(backend, key).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(reason, name).to.be.instanceOf(SupportError);
        expect((reason as SupportError).problem.kind, name).to.equal('not-found');
      }
      expect(network.sent).to.have.length(0);
    }
  });

  it('else is one segment of the path', async () => {
    const network = new Network(() => Response.json({ key: 'x' }));
    const backend = new RestBackend({ ...httpSettings(), fetch: network.fetch });
    for (const [key, path] of [
      ['a/../b', 'a%2F..%2Fb'],
      ['a?b#c', 'a%3Fb%23c'],
      ['%2e%2e', '%252e%252e'],
      ['ключ', '%D0%BA%D0%BB%D1%8E%D1%87'],
      ['...', '...'],
    ] as const) {
      await backend.getRequest(key);
      expect(network.last.url).to.equal(`https://api.example/support/requests/${path}`);
    }
  });
});
