import { expect } from '@open-wc/testing';
import { expectErrors } from './guard.ts';
import { deferred, json, mockApi, noConnection, problem } from './mock-api.ts';
import { waitFor } from './wait.ts';

describe('mock API', () => {
  const api = mockApi();

  it('answers fetch and records the call', async () => {
    api.serve(async request =>
      json({ echo: await request.json() }, { status: 201, headers: { ETag: '"1"' } }),
    );
    const response = await fetch('/api/support/requests?status=open', {
      method: 'POST',
      headers: { 'Idempotency-Key': 'k' },
      body: JSON.stringify({ a: 1 }),
    });
    expect(response.status).to.equal(201);
    expect(response.headers.get('etag')).to.equal('"1"');
    expect(await response.json()).to.deep.equal({ echo: { a: 1 } });
    const [call] = api.callsTo('POST /requests');
    expect(call?.path).to.equal('/requests?status=open');
    expect(call?.headers.get('idempotency-key')).to.equal('k');
    expect(await call?.request.json()).to.deep.equal({ a: 1 });
  });

  it('takes a file from XMLHttpRequest', async () => {
    api.serve(async request => {
      const file = (await request.formData()).get('file') as File;
      return json({ name: file.name, size: file.size });
    });
    const form = new FormData();
    form.append('file', new File(['abc'], 'ä.txt'));
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/api/support/attachments');
    xhr.responseType = 'json';
    const done = new Promise(resolve => xhr.addEventListener('loadend', resolve));
    xhr.send(form);
    await done;
    expect(xhr.response).to.deep.equal({ name: 'ä.txt', size: 3 });
  });

  it('fails as servers and networks fail', async () => {
    api.serve(() => problem(429, { detail: 'slow down' }, { 'Retry-After': '7' }));
    const response = await fetch('/api/support/requests');
    expect(response.headers.get('retry-after')).to.equal('7');
    expect(await response.json()).to.include({ status: 429, detail: 'slow down' });
    api.serve(noConnection);
    expect(await fetch('/api/support/requests').catch((error: Error) => error.name)).to.equal('TypeError');
    api.serve(() => new Response(null, { status: 304 }));
    expect((await fetch('/api/support/requests', { cache: 'no-store' })).status).to.equal(304);
  });

  it('answers when the test says so', async () => {
    const later = deferred();
    api.serve(() => later.promise);
    const answer = fetch('/api/support/config');
    await waitFor(() => api.calls.length === 1);
    later.resolve(new Response(null, { status: 204 }));
    expect((await answer).status).to.equal(204);
  });

  it('stands in for fetch, called off and with no connection', async () => {
    api.serve(() => deferred().promise);
    const abort = new AbortController();
    const call = api.fetch('/api/support/requests', { signal: abort.signal });
    abort.abort();
    expect(await call.catch((error: Error) => error.name)).to.equal('AbortError');
    expect(api.calls[0]?.request.signal.aborted).to.equal(true);
    api.serve(noConnection);
    expect(await api.fetch('/api/support/requests').catch((error: Error) => error.name)).to.equal(
      'TypeError',
    );
  });

  it('streams through the stand-in', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    api.serve(() => new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } }));
    const response = await api.fetch('/api/support/events');
    const reader = response.body!.getReader();
    void writer.write(new TextEncoder().encode('id: 1\n\n'));
    expect(new TextDecoder().decode((await reader.read()).value)).to.equal('id: 1\n\n');
    void writer.write(new TextEncoder().encode('id: 2\n\n'));
    expect(new TextDecoder().decode((await reader.read()).value)).to.equal('id: 2\n\n');
    await reader.cancel();
  });

  it('complains of calls that nobody serves', async () => {
    expectErrors(/Nobody serves GET \/x/);
    expect((await fetch('/api/support/x')).status).to.equal(500);
  });

  it('lets other calls pass', async () => {
    expect((await fetch('/package.json')).ok).to.equal(true);
    expect(api.calls).to.have.length(0);
  });
});
