/**
 * A web site on the loopback address: what `npm run build` wrote, an API in memory, and the pages of a test, with whatever
 * headers they have.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { dist, root, standaloneFile } from '../../scripts/build/paths.js';
import { loadBackend } from '../support/load-backend.js';

/** @typedef {(request: Request) => Promise<Response>} App */
/** @typedef {{ body: string | Uint8Array, headers: Record<string, string> }} File */

const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html',
};
const ada = { key: 'ada', name: 'Ada Byron' };

/** Eight by eight pixels of red, as a PNG. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4ISeHFTEMLQkAkL9BAc9woTwAAAAASUVORK5CYII=',
  'base64',
);

export async function openSite() {
  if (!existsSync(join(dist, standaloneFile))) throw new Error('Nothing is built: npm run build');
  const { createApp, createMemoryStore } = await loadBackend();
  const store = createMemoryStore();
  /** @type {App} */
  const app = createApp({ store, basePath: '/api/support', authenticate: () => ada, onError: console.error });

  /** @type {RegExp | undefined} */
  let held;
  /** @type {(() => void)[]} */
  const waiting = [];

  /** @type {Map<string, File>} */
  const files = new Map();
  /** @type {((request: Request) => Response | undefined) | undefined} */
  let instead;

  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', origin);
    const send = async (/** @type {Response} */ answer) => {
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    };
    const own = files.get(url.pathname);
    if (own) return send(new Response(/** @type {any} */ (own.body), { headers: own.headers }));
    if (url.pathname.startsWith('/api/support/')) {
      if (held?.test(incoming.url ?? '')) await new Promise(go => waiting.push(() => go(undefined)));
      if (incoming.destroyed) return; // called off meanwhile
      const hasBody = !['GET', 'HEAD'].includes(incoming.method ?? '');
      const request = new Request(url, {
        method: incoming.method ?? 'GET',
        headers: /** @type {any} */ (incoming.headers),
        ...(hasBody ? { body: /** @type {any} */ (Readable.toWeb(incoming)), duplex: 'half' } : {}),
      });
      return send(instead?.(request) ?? (await app(request)));
    }
    // Under a name of the page's own; or as from a server that lets no other origin read.
    const hasCors = !url.pathname.startsWith('/without-cors/');
    const path = url.pathname
      .replace(/^\/without-cors\//, '/dist/')
      .replace(/^\/assets\/(desk\.js)?/, (_, main) => `/dist/${main ? standaloneFile : ''}`);
    const file = resolve(join(root, path));
    if (!file.startsWith(dist + sep) || !existsSync(file)) return send(new Response(null, { status: 204 }));
    const type = /** @type {Record<string, string>} */ (types)[extname(file)] ?? 'application/octet-stream';
    return send(
      new Response(await readFile(file), {
        headers: { 'Content-Type': type, ...(hasCors && { 'Access-Control-Allow-Origin': '*' }) },
      }),
    );
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  let count = 0;

  /** @param {string} ending @param {string | Uint8Array} body @param {Record<string, string>} [headers] */
  const add = (ending, body, headers = {}) => {
    const path = `/own/${++count}${ending}`;
    const type = /** @type {Record<string, string>} */ (types)[ending] ?? 'application/octet-stream';
    files.set(path, { body, headers: { 'Content-Type': `${type}; charset=utf-8`, ...headers } });
    return path;
  };

  return {
    store,
    app,
    origin,
    /** The same site under another origin, as a CDN is. */
    otherOrigin: `http://localhost:${port}`,
    user: ada,
    /** A page with this in it. @param {string} head @param {string} body @param {Record<string, string>} [headers] */
    page: (head, body, headers) =>
      origin +
      add(
        '.html',
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}</body></html>`,
        headers,
      ),
    /** A file of the page's own; gives its path. */
    file: add,
    /** @param {string} code */
    script: code => add('.js', code),
    /** Answers instead of the API where it gives something. @param {typeof instead} answer */
    intercept(answer) {
      instead = answer;
    },
    /** Answers calls of the API whose address fits only after `release`. @param {RegExp} address */
    hold(address) {
      held = address;
    },
    release() {
      held = undefined;
      for (const go of waiting.splice(0)) go();
    },
    /** @param {string} summary */
    async create(summary) {
      const answer = await app(
        new Request(`${origin}/api/support/requests`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
          body: JSON.stringify({ summary, description: 'It stopped.', attachmentIds: [] }),
        }),
      );
      return /** @type {Promise<{ key: string }>} */ (answer.json());
    },
    /** A picture as the customer uploads it. @param {string} name @param {Buffer} bytes */
    async attach(name, bytes) {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
      const answer = await app(
        new Request(`${origin}/api/support/attachments`, {
          method: 'POST',
          headers: { 'Idempotency-Key': crypto.randomUUID() },
          body: form,
        }),
      );
      return /** @type {Promise<{ id: string }>} */ (answer.json());
    },
    close: () =>
      new Promise(done => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */
