/**
 * A site on the loopback address for the walk: what `npm run build` wrote, two pages, and the server's app behind a network that
 * loses, holds and refuses calls as it is told.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, sep } from 'node:path';
import { dist } from '../../scripts/build/paths.js';
import { loadBackend } from '../support/load-backend.js';

/**
 * What becomes of a call: answered; refused before the backend saw it; carried out, but the answer is lost; held, then dropped
 * (`hang`), answered late (`stall`) or carried out late (`late`); or a bad status instead.
 *
 * @typedef {'ok' | 'refuse' | 'lose' | 'hang' | 'stall' | 'late' | '401' | '500' | '503'} FaultKind
 */

export const faultKinds = /** @type {const} */ ([
  'refuse',
  'lose',
  'hang',
  'stall',
  'late',
  '401',
  '500',
  '503',
]);
/** So many calls are held at a time: a browser opens six connections, and pages need some. */
const mostHeld = 3;
const ada = { key: 'ada', name: 'Ada Byron' };
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Panel</title>
<link rel="icon" href="data:,"><script src="/dist/support-requests.js"></script></head><body></body></html>`;

/** @param {{ catalogue?: object }} [options] `catalogue`: of contract 1.1, as the server's configuration has it */
export async function openApi({ catalogue } = {}) {
  const { createApp, createMemoryStore, memoryCatalogue } = await loadBackend();
  /** @type {any} */
  let store;
  /** @type {(request: Request) => Promise<Response>} */
  let app;
  let version = 1;
  /** @type {{ kind: FaultKind, scope: 'all' | 'writes', left: number }} */
  let fault = { kind: 'ok', scope: 'all', left: 0 };
  /** @type {Set<() => void>} */
  const held = new Set();
  /** @type {unknown[]} */
  let errors = [];

  const release = () => {
    for (const go of [...held]) go();
  };
  const hold = () =>
    new Promise(resolve => {
      const go = () => {
        held.delete(go);
        resolve(undefined);
      };
      held.add(go);
      if (held.size > mostHeld) [...held][0]?.();
    });
  /** @param {string} method @returns {FaultKind} */
  const next = method => {
    if (fault.left <= 0 || (fault.scope === 'writes' && method !== 'POST')) return 'ok';
    fault.left--;
    return fault.kind;
  };

  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', origin);
    const send = async (/** @type {Response} */ answer) => {
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    };
    const text = (/** @type {string | Buffer} */ body, type = 'text/html') =>
      send(
        new Response(/** @type {any} */ (body), { headers: { 'Content-Type': `${type}; charset=utf-8` } }),
      );
    if (url.pathname === '/panel') return text(page);
    if (url.pathname === '/blank') return text('<!doctype html><title>Observer</title>');
    if (url.pathname === '/token') return text(`token-${version}`, 'text/plain');
    if (url.pathname.startsWith('/dist/')) {
      const file = join(dist, url.pathname.slice('/dist/'.length));
      const body = file.startsWith(dist + sep) ? await readFile(file).catch(() => undefined) : undefined;
      return body ? text(body, 'text/javascript') : send(new Response(null, { status: 404 }));
    }

    // The body first, whatever becomes of it: a page that is gone half way has sent nothing.
    const parts = [];
    try {
      for await (const part of incoming) parts.push(part);
    } catch {
      return;
    }
    const method = incoming.method ?? 'GET';
    const run = () =>
      app(
        new Request(url, {
          method,
          headers: /** @type {any} */ (incoming.headers),
          ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
        }),
      );
    const drop = () => incoming.socket.destroy();
    switch (next(method)) {
      case 'refuse':
        return drop();
      case 'lose':
        await run();
        return drop();
      case 'hang':
        await hold();
        return drop();
      case 'stall': {
        const answer = await run();
        await hold();
        return send(answer);
      }
      case 'late':
        await hold();
        return send(await run());
      case '401':
        return send(new Response(null, { status: 401 }));
      case '500':
        return send(new Response(null, { status: 500 }));
      case '503':
        return send(new Response(null, { status: 503 }));
      default:
        return send(await run());
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;

  /** @param {any} file */
  const readFileOf = async file => {
    const kept = await store.openAttachment(ada.key, file.id);
    const bytes = kept ? await new Response(kept.body).arrayBuffer() : new ArrayBuffer(0);
    return { name: file.name, bytes: Buffer.from(bytes).toString('hex') };
  };
  /** @param {any[]} files */
  const readFiles = files => Promise.all(files.map(readFileOf));

  return {
    origin,
    get token() {
      return `token-${version}`;
    },
    /** What was called in vain, or threw, since the last reset. */
    get errors() {
      return errors;
    },
    /** Empties everything. */
    async reset() {
      fault = { kind: 'ok', scope: 'all', left: 0 };
      release();
      errors = [];
      store = createMemoryStore();
      app = createApp({
        store,
        basePath: '/api/support',
        authenticate: (/** @type {Request} */ { headers }) =>
          headers.get('Authorization') === `Bearer token-${version}` ? ada : undefined,
        limits: { maxAttachments: 100, maxSummaryLength: 20_000 },
        ...(catalogue && { catalogue: memoryCatalogue(() => catalogue) }),
        onError: (/** @type {unknown} */ error) => errors.push(error),
      });
      const { added } = await store.addRequest(ada.key, {
        summary: 'Disk is full',
        description: 'It stopped.',
        authorName: ada.name,
        attachmentIds: [],
        fields: {},
        context: [],
        createdAt: Date.now(),
      });
      return /** @type {string} */ (added.key);
    },
    /** From now on; what was held goes on. @param {FaultKind} kind @param {'all' | 'writes'} scope @param {number} count */
    fail(kind, scope, count) {
      fault = { kind, scope, left: kind === 'ok' ? 0 : count };
      release();
    },
    get isFailing() {
      return fault.left > 0 || held.size > 0;
    },
    /** The token that the pages have is refused from now on. */
    expireToken() {
      version++;
    },
    /** The requests as they are stored, the first one that was sent first. @returns {Promise<any[]>} */
    async requests() {
      const query = { status: 'all', sort: 'key', words: [], limit: 1000 };
      return (await store.listRequests(ada.key, query)).items.toReversed();
    },
    /** Everything that customers sent: requests and comments, with the bytes of their files. @param {string} first */
    async entries(first) {
      const query = { status: 'all', sort: 'key', words: [], limit: 1000 };
      const { items } = await store.listRequests(ada.key, query);
      const entries = [];
      for (const { key, summary, description, attachments } of items) {
        if (key !== first)
          entries.push({
            place: 'new',
            key,
            summary,
            body: description,
            files: await readFiles(attachments),
          });
        const comments = await store.listComments(ada.key, key, { newestFirst: false, limit: 1000 });
        for (const { body, attachments: files } of comments.items)
          entries.push({ place: key, key, summary: '', body, files: await readFiles(files) });
      }
      return entries;
    },
    close: () =>
      new Promise(done => {
        release();
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** @typedef {Awaited<ReturnType<typeof openApi>>} Api */
/** @typedef {Awaited<ReturnType<Api['entries']>>[number]} Entry */
