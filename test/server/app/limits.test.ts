import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';
import { chunksInTurn, createTurns } from '../../../server/src/app/turns.ts';

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

  it('lets one search of a customer run at a time, while other calls and customers go on', async () => {
    let open!: () => void;
    const opened = new Promise<void>(resolve => (open = resolve));
    const started: string[] = [];
    await fixture.start();
    const { store } = fixture.client;
    const listRequests = store.listRequests.bind(store);
    Object.assign(store, {
      listRequests: async (customer: string, query: Parameters<typeof listRequests>[1]) => {
        const q = query.words.join(' ');
        started.push(`${customer} ${q}`.trim());
        if (customer === 'ada' && q) await opened;
        return listRequests(customer, query);
      },
    });
    const search = (q: string, customer = 'ada') =>
      fixture.client.call('GET', `/requests?q=${q}`, { customer });
    const searches = ['one', 'two', 'three'].map(q => search(q));
    // More than may run at once of all calls: what waits is not counted as running.
    const more = Array.from({ length: 6 }, () => search('four'));
    await readJson(await search(''), 200);
    await readJson(await search('five', 'bob'), 200);
    expect(started).to.deep.equal(['ada one', 'ada', 'bob five']);
    open();
    for (const answer of [...searches, ...more]) await readJson(await answer, 200);
    expect(started.slice(3, 5)).to.deep.equal(['ada two', 'ada three']);
  });

  it('works on one piece of a customer’s uploads at a time; one that stalls holds up no other', async () => {
    const turns = createTurns(1, Infinity);
    const { signal } = new AbortController();
    const chunk = new Uint8Array(1);
    const stalled = (async function* () {
      yield* await new Promise<Uint8Array<ArrayBuffer>[]>(() => undefined);
    })();
    const upload = (customer: string, chunks: Parameters<typeof chunksInTurn>[0]) =>
      chunksInTurn(chunks, work => turns(customer, signal, work));
    void upload('ada', stalled).next();
    const first = upload('ada', [chunk, chunk]);
    const second = upload('ada', [chunk]);
    await first.next();
    let isSecondOn = false;
    const waiting = second.next().then(() => (isSecondOn = true));
    await upload('bob', [chunk]).next();
    expect(isSecondOn).to.equal(false);
    // The first one asks for its next piece, and waits until the second one has been worked on.
    const next = first.next();
    await waiting;
    expect(await second.next()).to.deep.include({ done: true });
    expect((await next).done).to.equal(false);
    await first.return(undefined);
    expect((await upload('ada', [chunk]).next()).done).to.equal(false);
  });

  it('stores so many uploads of all customers at once; lists go on', async () => {
    let open!: () => void;
    const opened = new Promise<void>(resolve => (open = resolve));
    let begin!: () => void;
    const begun = new Promise<void>(resolve => (begin = resolve));
    await fixture.start({ limits: { maxStoredUploads: 1 } });
    const { store } = fixture.client;
    const addAttachment = store.addAttachment.bind(store);
    const started: string[] = [];
    const receive = store.receive.bind(store);
    let left = 2;
    let end!: () => void;
    const received = new Promise<void>(resolve => (end = resolve));
    Object.assign(store, {
      receive: async (...args: Parameters<typeof receive>) => {
        const file = await receive(...args);
        if (!--left) end();
        return file;
      },
      addAttachment: async (...args: Parameters<typeof addAttachment>) => {
        started.push(args[0]);
        begin();
        await opened;
        return addAttachment(...args);
      },
    });
    const uploads = ['ada', 'bob'].map(customer =>
      fixture.client.upload('a.txt', '0123456789', 'text/plain', customer),
    );
    await begun;
    await received;
    // Time enough for the other one, were it let on.
    for (let count = 0; count < 10; count++) await fixture.list('', 'bob');
    expect(started).to.have.length(1);
    open();
    await Promise.all(uploads);
    expect(started.sort()).to.deep.equal(['ada', 'bob']);
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
