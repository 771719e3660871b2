import type { WireRequest } from '../../../server/src/app/wire.ts';
import { overEachStore } from './fixture.ts';
import { read, readProblem } from './client.ts';
import { expect } from './expect.ts';

const uuid = () => crypto.randomUUID();

overEachStore('Idempotency of the demo backend', bench => {
  const json = { summary: 'Once', description: 'Only', attachmentIds: [] };

  it('gives the stored answer to a known key', async () => {
    const key = uuid();
    const first = await bench.client.call('POST', '/requests', { json, key });
    const reordered = { attachmentIds: [], description: 'Only', summary: 'Once' };
    bench.client.clock.advance(30 * 24 * 3_600_000);
    const again = await bench.client.call('POST', '/requests', { json: reordered, key: key.toUpperCase() });
    expect(again.status).to.equal(201);
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
    expect(again.headers.get('Location')).to.equal(first.headers.get('Location'));
    expect(await again.text()).to.equal(await first.text());
    expect((await bench.list()).total).to.equal(1);
  });

  it('refuses a known key with another body or for another call', async () => {
    const key = uuid();
    const request = await read<WireRequest>(await bench.client.call('POST', '/requests', { json, key }), 201);
    await readProblem(
      await bench.client.call('POST', '/requests', { json: { ...json, summary: 'Twice' }, key }),
      422,
    );
    await readProblem(
      await bench.client.call('POST', `/requests/${request.key}/comments`, {
        json: { body: 'b', attachmentIds: [] },
        key,
      }),
      422,
    );
  });

  it('answers 409 while the first call runs, and takes over from one that died', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    let entered: (() => void) | undefined;
    const running = new Promise<void>(resolve => (entered = resolve));
    const { store } = bench.client;
    const addRequest = store.addRequest.bind(store);
    store.addRequest = async (...args) => {
      entered?.();
      await held;
      return addRequest(...args);
    };
    const key = uuid();
    const first = bench.client.call('POST', '/requests', { json, key });
    await running;
    await readProblem(await bench.client.call('POST', '/requests', { json, key }), 409);
    await readProblem(
      await bench.client.call('POST', '/requests', { json: { ...json, summary: 'x' }, key }),
      422,
    );
    release?.();
    expect((await first).status).to.equal(201);
    expect((await bench.client.call('POST', '/requests', { json, key })).status).to.equal(201);
    expect((await bench.list()).total).to.equal(1);

    const dead = { key: uuid(), fingerprint: 'whatever', startedAt: bench.client.clock.now() };
    await bench.client.store.beginCall('ada', dead, 0);
    await readProblem(await bench.client.call('POST', '/requests', { json, key: dead.key }), 422);
    bench.client.clock.advance(61_000);
    expect((await bench.client.call('POST', '/requests', { json, key: dead.key })).status).to.equal(201);
  });

  it('adds nothing for a call that another one took over', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    let entered: (() => void) | undefined;
    const running = new Promise<void>(resolve => (entered = resolve));
    const { store } = bench.client;
    const addRequest = store.addRequest.bind(store);
    store.addRequest = async (...args) => {
      store.addRequest = addRequest;
      entered?.();
      await held;
      return addRequest(...args);
    };
    const key = uuid();
    const slow = bench.client.call('POST', '/requests', { json, key });
    await running;
    bench.client.clock.advance(61_000);
    expect((await bench.client.call('POST', '/requests', { json, key })).status).to.equal(201);
    release?.();
    await readProblem(await slow, 409);
    expect((await bench.list()).total).to.equal(1);
    const again = await bench.client.call('POST', '/requests', { json, key });
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
  });

  it('keeps the answer together with what was added, should the process die right after', async () => {
    const died = new Promise<void>(() => undefined);
    let added: (() => void) | undefined;
    const done = new Promise<void>(resolve => (added = resolve));
    await bench.start({
      onActivity: () => {
        added?.();
        return died;
      },
    });
    const key = uuid();
    void bench.client.call('POST', '/requests', { json, key });
    await done;
    const again = await bench.client.call('POST', '/requests', { json, key });
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
    expect((await bench.list()).total).to.equal(1);
  });

  it('makes one request of two calls at once', async () => {
    const key = uuid();
    const send = () => bench.client.call('POST', '/requests', { json, key });
    const statuses = (await Promise.all([send(), send(), send()])).map(response => response.status);
    expect(statuses.filter(status => status === 201)).to.have.length.at.least(1);
    expect(statuses.every(status => status === 201 || status === 409)).to.equal(true);
    expect((await bench.list()).total).to.equal(1);
  });

  it('forgets what failed', async () => {
    const key = uuid();
    await readProblem(
      await bench.client.call('POST', '/requests', { json: { ...json, summary: '' }, key }),
      422,
    );
    expect((await bench.client.call('POST', '/requests', { json, key })).status).to.equal(201);
  });

  it('compares a file by name, type and bytes, whatever the boundary', async () => {
    const key = uuid();
    const send = (text: string, name = 'a.txt', type = 'text/plain') =>
      bench.client.send(new File([text], name, { type }), { key });
    const first = await (await send('one')).json();
    expect(await (await send('one')).json()).to.deep.equal(first);
    await readProblem(await send('two'), 422);
    await readProblem(await send('one', 'b.txt'), 422);
    await readProblem(await send('one', 'a.txt', 'text/csv'), 422);
  });

  it('uploads anew where the file of the stored answer is gone', async () => {
    const key = uuid();
    const send = async () =>
      read<{ id: string }>(await bench.client.send(new File(['x'], 'a.txt'), { key }), 201);
    const first = await send();
    await bench.client.call('DELETE', `/attachments/${first.id}`);
    const second = await send();
    expect(second.id).not.to.equal(first.id);
    bench.client.clock.advance(24 * 3_600_000 + 1);
    expect((await send()).id).not.to.equal(second.id);
  });

  it('needs a key, and a UUID', async () => {
    for (const key of ['', 'abc']) {
      await readProblem(await bench.client.call('POST', '/requests', { json, key }), 400);
    }
  });

  it('keeps the keys of two customers apart', async () => {
    const key = uuid();
    await bench.client.call('POST', '/requests', { json, key });
    const other = await bench.client.call('POST', '/requests', { json, key, user: 'bob' });
    expect(other.headers.has('Idempotency-Replayed')).to.equal(false);
    expect((await bench.list('', 'bob')).total).to.equal(1);
  });
});
