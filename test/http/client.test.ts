import { expect } from '@open-wc/testing';
import { problemOf, rejection } from '../support/rejection.ts';
import { HttpClient } from '../../src/http/client.ts';
import { httpSettings, Network } from './network.ts';

const answer = (body: string | null, init?: ResponseInit) => new Network(() => new Response(body, init));

describe('what a call says', () => {
  it('goes below the base, with only those parts of the query that say something', async () => {
    const network = new Network();
    const query = { status: 'open', cursor: undefined, q: '', limit: 20, sort: 'a b&c' };
    await network.client().send({ path: 'requests', query });
    expect(network.last.url).to.equal(
      'https://api.example/support/requests?status=open&limit=20&sort=a+b%26c',
    );
  });

  it('keeps a query that the address has already', async () => {
    const network = new Network();
    await network.client().send({ path: 'attachments/a?signature=1', query: { x: 2 } });
    expect(network.last.url).to.equal('https://api.example/support/attachments/a?signature=1&x=2');
  });

  it('asks for JSON unless told otherwise, and never from a cache', async () => {
    const network = new Network();
    await network.client({ credentials: 'include' }).send({ path: 'requests' });
    const { headers, init, method, body } = network.last;
    expect([...headers]).to.deep.equal([['accept', 'application/json']]);
    expect(method).to.equal('GET');
    expect(body).to.equal(null);
    expect(init.cache).to.equal('no-store');
    expect(init.credentials).to.equal('include');
    await network.client().send({ path: 'x', headers: { Accept: '*/*' } });
    expect(network.last.headers.get('Accept')).to.equal('*/*');
  });

  it('sends JSON as JSON, and leaves the type of a form to the browser', async () => {
    const network = new Network();
    const client = network.client();
    await client.send({ method: 'POST', path: 'requests', json: { a: 'ä' } });
    expect(network.last.headers.get('Content-Type')).to.equal('application/json');
    expect(network.last.body).to.equal('{"a":"ä"}');
    const form = new FormData();
    await client.send({ method: 'POST', path: 'attachments', form });
    expect(network.last.headers.has('Content-Type')).to.equal(false);
    expect(network.last.body).to.equal(form);
  });

  it('calls fetch with no "this", since the browser’s own takes no other than the window', async () => {
    const selves: unknown[] = [];
    const own = function (this: unknown) {
      selves.push(this);
      return Promise.resolve(Response.json({}));
    };
    await new HttpClient({ ...httpSettings(), fetch: own }).send({ path: 'x' });
    expect(selves).to.deep.equal([undefined]);
  });
});

describe('what comes back', () => {
  it('is JSON with its status and headers', async () => {
    const network = answer('{"a":[1]}', { status: 203, headers: { ETag: '"1"' } });
    const { status, headers, value } = await network.client().json({ path: 'x' });
    expect(value).to.deep.equal({ a: [1] });
    expect(status).to.equal(203);
    expect(headers.get('ETag')).to.equal('"1"');
  });

  it('is nothing where the body is empty', async () => {
    expect((await answer(null, { status: 204 }).client().json({ path: 'x' })).value).to.equal(undefined);
    expect((await answer('').client().json({ path: 'x' })).value).to.equal(undefined);
  });

  it('may be "not modified"', async () => {
    const { status, value } = await answer(null, { status: 304 }).client().json({ path: 'x' });
    expect(status).to.equal(304);
    expect(value).to.equal(undefined);
  });

  it('is the end of the session where it is a page', async () => {
    const problem = await problemOf(
      answer('<!doctype html><title>Sign in</title>').client().json({ path: 'x' }),
    );
    expect(problem).to.deep.include({ kind: 'unauthorized', status: 200 });
  });

  for (const body of ['{"items": [', ' ', '<h1>Hello']) {
    it(`is malformed where it is no JSON: ${body}`, async () => {
      const problem = await problemOf(answer(body).client().json({ path: 'x' }));
      expect(problem).to.deep.include({ kind: 'malformed', status: 200 });
    });
  }

  it('is a problem with the server’s words where the status is bad', async () => {
    const network = answer('{"detail":"Closed for repairs"}', {
      status: 503,
      headers: { 'Retry-After': '7' },
    });
    const problem = await problemOf(network.client().json({ path: 'x' }));
    expect(problem).to.deep.include({
      kind: 'server',
      status: 503,
      detail: 'Closed for repairs',
      retryAfter: 7000,
    });
  });

  it('is "offline" where there is no answer, or the answer breaks off', async () => {
    const gone = new Network(() => Promise.reject(new TypeError('Failed to fetch')));
    expect((await problemOf(gone.client().send({ path: 'x' }))).kind).to.equal('offline');
    const broken = new ReadableStream({ start: controller => controller.error(new TypeError('cut')) });
    const cut = new Network(() => new Response(broken));
    expect((await problemOf(cut.client().send({ path: 'x' }))).kind).to.equal('offline');
  });
});

describe('a call that is called off', () => {
  it('is rejected with the caller’s own reason, also where the page’s fetch does not listen', async () => {
    const network = new Network(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = rejection(network.client().send({ path: 'x', signal: controller.signal }));
    const reason = new Error('left the page');
    controller.abort(reason);
    expect(await call).to.equal(reason);
  });

  it('is not even begun where that was so before', async () => {
    const network = new Network();
    const reason = await rejection(network.client().send({ path: 'x', signal: AbortSignal.abort('gone') }));
    expect(reason).to.equal('gone');
    expect(network.sent).to.have.length(0);
  });
});
