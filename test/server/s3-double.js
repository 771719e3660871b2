/**
 * An object store for tests that checks Signature Version 4 as the Amazon S3 API Reference describes it ("Signature Calculations for the
 * Authorization Header"), the hash of the body and its length.
 */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const sha256 = (/** @type {string | Buffer} */ data) => createHash('sha256').update(data).digest('hex');
const hmac = (/** @type {string | Buffer} */ key, /** @type {string} */ text) =>
  createHmac('sha256', key).update(text).digest();
const encode = (/** @type {string} */ text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The signature that a request has to have.
 *
 * @param {{ method: string, path: string, query: URLSearchParams, headers: Record<string, string>, signed: string[] }} request
 * @param {string} scope date/region/service/aws4_request
 * @param {string} secret
 */
export function signatureOf({ method, path, query, headers, signed }, scope, secret) {
  const parameters = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const canonical = [
    method,
    path,
    parameters.join('&'),
    ...signed.map(name => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce((/** @type {string | Buffer} */ key, part) => hmac(key, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

export async function startS3({
  bucket = 'files',
  accessKeyId = 'key',
  secretAccessKey = 's3cret/+',
  pageSize = 1000,
} = {}) {
  /** @type {Map<string, Buffer>} */
  const objects = new Map();
  /** Milliseconds since the epoch, by key. @type {Map<string, number>} */
  const modifiedAt = new Map();
  /** Statuses that the next calls get instead of an answer. @type {number[]} */
  const faults = [];
  /** @type {string[]} */
  const calls = [];

  /** @param {import('node:http').IncomingMessage} request @param {Buffer} body */
  function refusal(request, body) {
    const headers = /** @type {Record<string, string>} */ (request.headers);
    const [, id, scope = '', names = '', signature] = form.exec(headers['authorization'] ?? '') ?? [];
    if (id !== accessKeyId) return 'InvalidAccessKeyId';
    const url = new URL(request.url ?? '', 'http://s3');
    const signed = names.split(';');
    if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every(name => signed.includes(name)))
      return 'AccessDenied';
    const method = request.method ?? '';
    const wanted = { method, path: url.pathname, query: url.searchParams, headers, signed };
    if (signatureOf(wanted, scope, secretAccessKey) !== signature) return 'SignatureDoesNotMatch';
    const hash = headers['x-amz-content-sha256'];
    if (method === 'PUT' && hash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
    return undefined;
  }

  const server = createServer(async (request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const answer = (/** @type {number} */ status, /** @type {string | Buffer} */ text = '') =>
      void response.writeHead(status).end(text);
    const error = (/** @type {number} */ status, /** @type {string} */ code) =>
      answer(status, `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    calls.push(`${request.method} ${request.url}`);
    const fault = faults.shift();
    if (fault) return error(fault, 'SlowDown');
    if (request.method === 'PUT' && request.headers['content-length'] === undefined)
      return error(411, 'MissingContentLength');
    const code = refusal(request, body);
    if (code) return error(403, code);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
    if (pathname.split('/')[1] !== bucket) return error(404, 'NoSuchBucket');
    const key = pathname.slice(bucket.length + 2);
    if (searchParams.get('list-type') === '2') {
      const after = searchParams.get('continuation-token') ?? '';
      const keys = [...objects.keys()]
        .filter(name => name.startsWith(searchParams.get('prefix') ?? '') && `${name}&` > after)
        .sort();
      const page = keys.slice(0, pageSize);
      const contents = page.map(name => {
        const modified = new Date(modifiedAt.get(name) ?? 0).toISOString();
        return `<Contents><Key>${name}</Key><LastModified>${modified}</LastModified></Contents>`;
      });
      // A token has signs that XML escapes, and that a URL does.
      const next =
        keys.length > pageSize ? `<NextContinuationToken>${page.at(-1)}&amp;</NextContinuationToken>` : '';
      return answer(200, `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`);
    }
    if (request.method === 'PUT') {
      objects.set(key, body);
      modifiedAt.set(key, Date.now());
    }
    if (request.method === 'DELETE') objects.delete(key);
    if (request.method === 'DELETE') return answer(204);
    const found = objects.get(key);
    return found ? answer(200, request.method === 'PUT' ? '' : found) : error(404, 'NoSuchKey');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    objects,
    modifiedAt,
    faults,
    calls,
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'eu-central-1',
      pathStyle: true,
      prefix: 'support/',
      accessKeyId,
      secretAccessKey,
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
