import { expect } from '@open-wc/testing';
import type { WireRequestPage } from '../../server/src/app/wire.ts';
import { faultResponse, parseFaults, pickFault } from '../../demo/mock/faults.ts';
import { parseLatency } from '../../demo/mock/latency.ts';
import { databaseName, startMock, type Mock } from '../../demo/mock/mock.ts';
import { readJson, readProblem } from '../server/app/client.ts';

describe('Faults of the demo', () => {
  it('are read from a list', () => {
    expect(parseFaults('500, listRequests:503@0.3,offline')).to.deep.equal([
      { kind: '500', probability: 1 },
      { operation: 'listRequests', kind: '503', probability: 0.3 },
      { kind: 'offline', probability: 1 },
    ]);
    expect(parseFaults('')).to.deep.equal([]);
  });

  it('hit their operation, as often as they say', () => {
    const faults = parseFaults('listRequests:503@0.3,addComment:offline');
    expect(pickFault(faults, 'listRequests', () => 0.29)).to.equal('503');
    expect(pickFault(faults, 'listRequests', () => 0.3)).to.equal(undefined);
    expect(pickFault(faults, 'addComment', () => 0.99)).to.equal('offline');
    expect(pickFault(faults, undefined, () => 0)).to.equal(undefined);
  });

  it('are what they are called', async () => {
    const next = () => Promise.resolve(Response.json({ real: true }));
    for (const status of [401, 404, 413, 422, 429, 500, 503]) {
      await readProblem(await faultResponse(String(status), next), status);
    }
    expect((await faultResponse('429', next)).headers.get('Retry-After')).to.equal('5');
    expect((await faultResponse('offline', next)).type).to.equal('error');
    expect(await (await faultResponse('html', next)).text()).to.contain('<h1>');
    expect(await (await faultResponse('shape', next)).json()).not.to.have.property('items');
  });

  it('lose an answer only after the work is done', async () => {
    let done = 0;
    const response = await faultResponse('lost', () => {
      done++;
      return Promise.resolve(Response.json({}));
    });
    expect(response.type).to.equal('error');
    expect(done).to.equal(1);
  });

  it('come with a latency', () => {
    expect(parseLatency('300')).to.deep.equal([300, 300]);
    expect(parseLatency('200-900')).to.deep.equal([200, 900]);
    expect(parseLatency('nonsense')).to.deep.equal([0, 0]);
  });
});

describe('The app behind a service worker', () => {
  let mock: Mock;
  const base = '/demo-mock/api';
  const list = async () => readJson<WireRequestPage>(await fetch(`${base}/requests?status=all`));

  before(async () => {
    mock = await startMock({ base: `${base}/`, agentDelay: -1, reset: true });
  });
  after(async () => {
    await mock.stop();
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(databaseName);
      deleting.onsuccess = resolve;
      deleting.onerror = reject;
    });
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister();
  });

  it('answers fetch, and other addresses go to the network', async () => {
    expect((await list()).items).to.have.length(20);
    expect((await fetch(import.meta.url)).headers.get('Content-Type')).to.contain('javascript');
  });

  it('takes a file by XMLHttpRequest and gives it back', async () => {
    const name = 'отчёт "май" 😀.txt';
    const request = new XMLHttpRequest();
    request.open('POST', `${base}/attachments`);
    request.setRequestHeader('Idempotency-Key', crypto.randomUUID());
    const loaded = new Promise(resolve => request.addEventListener('loadend', resolve));
    const body = new FormData();
    body.append('file', new File(['the bytes'], name, { type: 'text/plain' }));
    request.send(body);
    await loaded;
    const file = JSON.parse(request.responseText) as { name: string; url: string };
    expect(file.name).to.equal(name);
    expect(await (await fetch(`${base}/${file.url}`)).text()).to.equal('the bytes');
  });

  it('answers 304', async () => {
    const etag = (await fetch(`${base}/requests`)).headers.get('ETag') ?? '';
    const again = await fetch(`${base}/requests`, { headers: { 'If-None-Match': etag } });
    expect(again.status).to.equal(304);
  });

  it('fails where it was told to', async () => {
    mock.setFail('listRequests:503,getConfig:offline');
    await readProblem(await fetch(`${base}/requests`), 503);
    const error: unknown = await fetch(`${base}/config`).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
    mock.setFail('');
    expect((await list()).total).to.be.greaterThan(0);
  });

  it('keeps its data over a restart, and forgets it on a reset', async () => {
    const before = await list();
    const json = JSON.stringify({ summary: 'Kept', description: 'd', attachmentIds: [] });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    expect((await fetch(`${base}/requests`, { method: 'POST', headers, body: json })).status).to.equal(201);
    await mock.stop();
    mock = await startMock({ base, agentDelay: -1 });
    expect((await list()).items[0]?.summary).to.equal('Kept');
    await mock.reset();
    expect((await list()).total).to.equal(before.total);
  });
});
