import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

describeOverEachStore('Limits of the app', fixture => {
  it('keeps a customer’s calls in order where they are many, and others unhindered', async () => {
    let open!: () => void;
    const opened = new Promise<void>(resolve => (open = resolve));
    const started: string[] = [];
    await fixture.start({ limits: { maxCalls: 2, maxQueuedCalls: 1 } });
    const { store } = fixture.client;
    const getRequest = store.getRequest.bind(store);
    Object.assign(store, {
      getRequest: async (customer: string, key: string) => {
        started.push(`${customer} ${key}`);
        if (customer === 'ada') await opened;
        return getRequest(customer, key);
      },
    });
    const load = (key: string, customer = 'ada') =>
      fixture.client.call('GET', `/requests/${key}`, { customer });
    const calls = ['CS-1', 'CS-2', 'CS-3'].map(key => load(key));
    const refused = await load('CS-4');
    expect(refused.headers.get('Retry-After')).to.equal('2');
    await readProblem(refused, 429);
    await readProblem(await load('CS-1', 'bob'), 404);
    expect(started).to.deep.equal(['ada CS-1', 'ada CS-2', 'bob CS-1']);
    open();
    for (const call of calls) await readProblem(await call, 404);
    expect(started.slice(3)).to.deep.equal(['ada CS-3']);
    await readProblem(await load('CS-5'), 404);
  });

  it('limits the bytes of files that wait to be sent, per customer', async () => {
    await fixture.start({ limits: { maxUnsentBytes: 25 } });
    const first = await fixture.client.upload('one.txt', '0123456789');
    await fixture.client.upload('two.txt', '0123456789');
    const refused = await fixture.client.send(new File(['0123456789'], 'three.txt'));
    expect(refused.headers.get('Retry-After')).to.equal('60');
    await readProblem(refused, 429);
    await fixture.client.upload('other.txt', '0123456789', 'text/plain', 'bob');
    await fixture.client.create('With a file', { attachmentIds: [first.id] });
    const third = await readJson<{ size: number }>(
      await fixture.client.send(new File(['0123456789'], 'three.txt')),
      201,
    );
    expect(third.size).to.equal(10);
  });
});
