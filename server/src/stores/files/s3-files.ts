/**
 * The bytes of files in an S3-compatible object store. It wants the length before the first byte: an upload is on this machine's disk
 * until it is whole, scanned and known to be no retry, and goes to the store from there.
 */
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { Chunk } from '../../app/files.ts';
import { StoreUnavailable } from '../../app/store.ts';
import { isName, nameOf } from './file-folder.ts';
import { heldBody } from '../../held-body.ts';
import type { FileStore, KeptFile } from './file-store.ts';
import { prepareSpool, receiveInto, streamFile } from './spool.ts';

export interface S3Settings {
  /** Like `https://s3.eu-central-1.amazonaws.com`, without the bucket. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Whether the bucket is in the path, not in the host name. */
  readonly pathStyle: boolean;
  /** Begin of the names of all objects, such as `support/`. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Milliseconds until an answer begins. */
const answerMs = 20_000;
/** Milliseconds before the second attempt; the third waits twice as long. */
const retryMs = 200;
const attempts = 3;

interface Call {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew for each attempt. */
  readonly body?: () => Promise<ReadableStream<Chunk>>;
}

export function objectUrl({ endpoint, bucket, pathStyle, prefix }: S3Settings, name: string): string {
  const url = new URL(endpoint);
  const base = url.pathname.replace(/\/+$/, '');
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = [base, ...(pathStyle ? [bucket] : []), prefix + name].join('/');
  return url.href;
}

/** The code that the store gives, such as `AccessDenied`. */
async function codeOf(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return `${response.status} ${/<Code>([\w.]+)<\/Code>/.exec(text)?.[1] ?? ''}`.trim();
}

interface ListedObject {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
}

/** The text of the first element of this name: no name and no token has more than these entities. */
function elementOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text?.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => entities[entity] ?? '');
}

/** The objects of a page of ListObjectsV2. */
const objectsOf = (xml: string): ListedObject[] =>
  [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, item = '']) => ({
    key: elementOf(item, 'Key') ?? '',
    // What has no time is young.
    modifiedAt: Date.parse(elementOf(item, 'LastModified') ?? '') || Infinity,
  }));

function createClient(settings: S3Settings) {
  const { accessKeyId, secretAccessKey, region } = settings;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });

  async function attempt(url: string, { method, headers = {}, body }: Call): Promise<Response> {
    // Without the body, which is signed by its hash.
    const signed = await signer.sign(url, { method, headers });
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), answerMs);
    try {
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: late.signal,
        ...(body && { body: await body(), duplex: 'half' as const }),
      });
    } catch (error) {
      const { message, cause } = error as Error;
      throw new StoreUnavailable(`Object store: ${(cause as Error | undefined)?.message ?? message}`);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws StoreUnavailable where it cannot answer just now, Error where it refuses */
  return async (url: string, call: Call): Promise<Response> => {
    for (let count = 1; ; count++) {
      let failure: StoreUnavailable;
      try {
        const response = await attempt(url, call);
        if (response.ok || response.status === 404) return response;
        const code = await codeOf(response);
        if (response.status < 500 && response.status !== 429)
          throw new Error(`The object store refuses ${call.method}: ${code}`);
        failure = new StoreUnavailable(`Object store: ${code}`);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        failure = error;
      }
      if (count === attempts) throw failure;
      await pause(retryMs * count);
    }
  };
}

/**
 * @param spool folder for uploads until they are in the store
 * @throws Error where the store cannot be reached, or the key may not write and delete
 */
export async function openS3Files(settings: S3Settings, spool: string): Promise<FileStore> {
  await prepareSpool(spool);
  const call = createClient(settings);
  const urlOf = (customer: string, id: string): string => objectUrl(settings, nameOf(customer, id));

  async function put(
    url: string,
    size: number,
    sha256: string,
    body: () => Promise<ReadableStream<Chunk>>,
  ): Promise<void> {
    const headers = { 'X-Amz-Content-Sha256': sha256, 'Content-Length': String(size) };
    const response = await call(url, { method: 'PUT', headers, ...(size ? { body } : {}) });
    const { status } = response;
    await response.body?.cancel();
    // What is not there is the bucket.
    if (status === 404) throw new Error(`The object store has no bucket ${settings.bucket}`);
  }

  async function remove(url: string): Promise<void> {
    await (await call(url, { method: 'DELETE' })).body?.cancel();
  }

  async function* objects(): AsyncGenerator<ListedObject, void, undefined> {
    const list = objectUrl({ ...settings, prefix: '' }, '');
    let next: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: settings.prefix });
      if (next) query.set('continuation-token', next);
      const response = await call(`${list}?${query}`, { method: 'GET' });
      const text = await response.text();
      if (!response.ok) throw new Error(`The object store has no bucket ${settings.bucket}`);
      yield* objectsOf(text);
      next = elementOf(text, 'NextContinuationToken');
    } while (next);
  }

  async function* listKept(): AsyncGenerator<KeptFile, void, undefined> {
    for await (const { key, modifiedAt } of objects()) {
      const name = key.slice(settings.prefix.length);
      if (isName(name)) yield { name, modifiedAt };
    }
  }

  // Fails at the start for a wrong key or bucket, not at a customer's upload.
  const probe = objectUrl(settings, 'probe');
  const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  try {
    await put(probe, 0, emptyHash, () => Promise.reject(new Error('empty')));
    await remove(probe);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message}. Check s3, or S3_URL: endpoint, bucket, region, pathStyle and the key.`, {
      cause: error,
    });
  }

  return {
    receive: chunks => receiveInto(spool, chunks),
    keep: async (customer, id, received) => {
      const { path, size, sha256 } = received;
      await put(urlOf(customer, id), size, sha256, async () => streamFile(await open(path)));
      await received.discard();
    },
    open: async (customer, id) => {
      const response = await call(urlOf(customer, id), { method: 'GET' });
      if (response.ok) return heldBody(response) ?? new Blob([]).stream();
      await response.body?.cancel();
      return undefined;
    },
    remove: (customer, id) => remove(urlOf(customer, id)),
    clear: async () => {
      for await (const { key } of objects()) await remove(objectUrl({ ...settings, prefix: '' }, key));
    },
    kept: {
      list: listKept,
      remove: name => remove(objectUrl(settings, name)),
    },
  };
}
