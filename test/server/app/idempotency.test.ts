import type { WireRequest } from '../../../server/src/app/wire.ts';
import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

const uuid = () => crypto.randomUUID();

describeOverEachStore('Idempotency of the app', fixture => {
  const json = { summary: 'Once', description: 'Only', attachmentIds: [] };

  it('replays the stored response', async () => {
    const key = uuid();
    const first = await fixture.client.call('POST', '/requests', { json, key });
    const reordered = { attachmentIds: [], description: 'Only', summary: 'Once' };
    fixture.client.clock.advance(30 * 24 * 3_600_000);
    const again = await fixture.client.call('POST', '/requests', { json: reordered, key: key.toUpperCase() });
    expect(again.status).to.equal(201);
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
    expect(again.headers.get('Location')).to.equal(first.headers.get('Location'));
    expect(await again.text()).to.equal(await first.text());
    expect((await fixture.list()).total).to.equal(1);
  });

  it('rejects a used key with another body or for another call', async () => {
    const key = uuid();
    const request = await readJson<WireRequest>(
      await fixture.client.call('POST', '/requests', { json, key }),
      201,
    );
    await readProblem(
      await fixture.client.call('POST', '/requests', { json: { ...json, summary: 'Twice' }, key }),
      422,
    );
    await readProblem(
      await fixture.client.call('POST', `/requests/${request.key}/comments`, {
        json: { body: 'b', attachmentIds: [] },
        key,
      }),
      422,
    );
  });

  it('responds 409 while the first call runs, and takes over a dead one', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    let entered: (() => void) | undefined;
    const running = new Promise<void>(resolve => (entered = resolve));
    const { store } = fixture.client;
    const addRequest = store.addRequest.bind(store);
    store.addRequest = async (...args) => {
      entered?.();
      await held;
      return addRequest(...args);
    };
    const key = uuid();
    const first = fixture.client.call('POST', '/requests', { json, key });
    await running;
    await readProblem(await fixture.client.call('POST', '/requests', { json, key }), 409);
    await readProblem(
      await fixture.client.call('POST', '/requests', { json: { ...json, summary: 'x' }, key }),
      422,
    );
    release?.();
    expect((await first).status).to.equal(201);
    expect((await fixture.client.call('POST', '/requests', { json, key })).status).to.equal(201);
    expect((await fixture.list()).total).to.equal(1);

    const dead = { key: uuid(), fingerprint: 'whatever', startedAt: fixture.client.clock.now() };
    await fixture.client.store.beginCall('ada', dead, 0);
    await readProblem(await fixture.client.call('POST', '/requests', { json, key: dead.key }), 422);
    fixture.client.clock.advance(61_000);
    expect((await fixture.client.call('POST', '/requests', { json, key: dead.key })).status).to.equal(201);
  });

  it('adds nothing for a call that was taken over', async () => {
    let release: (() => void) | undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    let entered: (() => void) | undefined;
    const running = new Promise<void>(resolve => (entered = resolve));
    const { store } = fixture.client;
    const addRequest = store.addRequest.bind(store);
    store.addRequest = async (...args) => {
      store.addRequest = addRequest;
      entered?.();
      await held;
      return addRequest(...args);
    };
    const key = uuid();
    const slow = fixture.client.call('POST', '/requests', { json, key });
    await running;
    fixture.client.clock.advance(61_000);
    expect((await fixture.client.call('POST', '/requests', { json, key })).status).to.equal(201);
    release?.();
    await readProblem(await slow, 409);
    expect((await fixture.list()).total).to.equal(1);
    const again = await fixture.client.call('POST', '/requests', { json, key });
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
  });

  it('stores the response together with the record, in case the process dies right after', async () => {
    const died = new Promise<void>(() => undefined);
    let added: (() => void) | undefined;
    const done = new Promise<void>(resolve => (added = resolve));
    await fixture.start({
      onActivity: () => {
        added?.();
        return died;
      },
    });
    const key = uuid();
    void fixture.client.call('POST', '/requests', { json, key });
    await done;
    const again = await fixture.client.call('POST', '/requests', { json, key });
    expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
    expect((await fixture.list()).total).to.equal(1);
  });

  it('creates one request for parallel calls', async () => {
    const key = uuid();
    const send = () => fixture.client.call('POST', '/requests', { json, key });
    const statuses = (await Promise.all([send(), send(), send()])).map(response => response.status);
    expect(statuses.filter(status => status === 201)).to.have.length.at.least(1);
    expect(statuses.every(status => status === 201 || status === 409)).to.equal(true);
    expect((await fixture.list()).total).to.equal(1);
  });

  it('stores no failed call', async () => {
    const key = uuid();
    await readProblem(
      await fixture.client.call('POST', '/requests', { json: { ...json, summary: '' }, key }),
      422,
    );
    expect((await fixture.client.call('POST', '/requests', { json, key })).status).to.equal(201);
  });

  it('compares a file by name, type and bytes, whatever the boundary', async () => {
    const key = uuid();
    const send = (text: string, name = 'a.txt', type = 'text/plain') =>
      fixture.client.send(new File([text], name, { type }), { key });
    const first = await (await send('one')).json();
    expect(await (await send('one')).json()).to.deep.equal(first);
    await readProblem(await send('two'), 422);
    await readProblem(await send('one', 'b.txt'), 422);
    await readProblem(await send('one', 'a.txt', 'text/csv'), 422);
  });

  it('uploads again where the file of the stored response is deleted', async () => {
    const key = uuid();
    const send = async () =>
      readJson<{ id: string }>(await fixture.client.send(new File(['x'], 'a.txt'), { key }), 201);
    const first = await send();
    await fixture.client.call('DELETE', `/attachments/${first.id}`);
    const second = await send();
    expect(second.id).not.to.equal(first.id);
    fixture.client.clock.advance(24 * 3_600_000 + 1);
    expect((await send()).id).not.to.equal(second.id);
  });

  it('requires a UUID as the key', async () => {
    for (const key of ['', 'abc']) {
      await readProblem(await fixture.client.call('POST', '/requests', { json, key }), 400);
    }
  });

  it('separates the keys of two customers', async () => {
    const key = uuid();
    await fixture.client.call('POST', '/requests', { json, key });
    const other = await fixture.client.call('POST', '/requests', { json, key, customer: 'bob' });
    expect(other.headers.has('Idempotency-Replayed')).to.equal(false);
    expect((await fixture.list('', 'bob')).total).to.equal(1);
  });
});
