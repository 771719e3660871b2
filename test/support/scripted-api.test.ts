import { expect } from '@open-wc/testing';
import { scriptedApi, scriptedJson } from './scripted-api.ts';

describe('the scripted API', () => {
  const api = scriptedApi();

  it('answers by method and path, one answer after another, and tells what came in', async () => {
    await api.serve({
      'GET /requests': [scriptedJson({ items: [1] }), scriptedJson({ items: [2] }, 201)],
      'POST /requests': { status: 307, headers: { Location: `${api.base}/elsewhere` } },
      'POST /elsewhere': { body: 'moved' },
    });

    const first = await fetch(`${api.base}/requests?status=open`);
    const second = await fetch(`${api.base}/requests`);
    const third = await fetch(`${api.base}/requests`, { method: 'POST', body: 'hello' });

    expect(await first.json()).to.deep.equal({ items: [1] });
    expect([second.status, await second.json()]).to.deep.equal([201, { items: [2] }]);
    expect([third.redirected, await third.text()]).to.deep.equal([true, 'moved']);
    const [read, , write, moved] = await api.calls();
    expect(read?.path).to.equal('/requests?status=open');
    expect([write?.body, moved?.body]).to.deep.equal(['hello', 'hello']);
  });

  it('answers another origin, unless it is to have no CORS headers', async () => {
    await api.serve({
      'GET /open': scriptedJson({}),
      'GET /closed': { ...scriptedJson({}), cors: false },
    });

    expect((await fetch(`${api.foreignBase}/open`)).ok).to.equal(true);
    const refused = await fetch(`${api.foreignBase}/closed`).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
  });

  it('sends a body bit by bit, and drops it where it is to', async () => {
    await api.serve({
      'GET /slow': { chunks: { bytes: 1000, count: 3, pause: 20 } },
      'GET /dropped': {
        headers: { 'Content-Length': '5000' },
        chunks: { bytes: 1000, count: 2, pause: 5 },
        drop: true,
      },
    });

    expect((await (await fetch(`${api.base}/slow`)).blob()).size).to.equal(3000);
    const dropped = await fetch(`${api.base}/dropped`)
      .then(answer => answer.blob())
      .catch((error: unknown) => error);
    expect(dropped).to.be.instanceOf(Error);
  });
});
