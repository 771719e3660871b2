import { HttpProblem } from '../../../server/src/app/http/problems.ts';
import { overEachStore } from './fixture.ts';
import { readProblem } from './client.ts';
import { expect } from './expect.ts';

overEachStore('What the demo backend refuses', bench => {
  it('shows a customer nothing of another one', async () => {
    const file = await bench.client.upload('secret.txt');
    const { key } = await bench.client.create('Secret', { attachmentIds: [file.id] });
    const unsent = await bench.client.upload('unsent.txt');
    await bench.client.answer(key, 'Answer', 'com_secret');
    const user = 'bob';
    expect(await bench.list('?status=all&q=secret', user)).to.deep.include({
      items: [],
      total: 0,
      unreadCount: 0,
    });
    const calls: [string, string, unknown?][] = [
      ['GET', `/requests/${key}`],
      ['PATCH', `/requests/${key}`, { status: 'closed' }],
      ['PUT', `/requests/${key}/read`, { upTo: 'com_secret' }],
      ['PUT', `/requests/${key}/rating`, { score: 1 }],
      ['GET', `/requests/${key}/comments`],
      ['POST', `/requests/${key}/comments`, { body: 'b', attachmentIds: [] }],
      ['GET', `/attachments/${file.id}`],
      ['DELETE', `/attachments/${unsent.id}`],
    ];
    for (const [method, path, json] of calls) {
      await readProblem(await bench.client.call(method, path, { user, json }), 404);
    }
    const json = { summary: 'Theft', description: 'd', attachmentIds: [unsent.id] };
    await readProblem(await bench.client.call('POST', '/requests', { user, json }), 422);
    expect(await bench.get(key)).to.include({ status: 'updated' });
  });

  it('answers 401 to nobody, and what the sign-in throws', async () => {
    const response = await bench.client.call('GET', '/requests', { user: 'nobody' });
    expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer');
    await readProblem(response, 401);
    await bench.start({ user: () => Promise.reject(new HttpProblem(403, 'The CSRF token is missing.')) });
    expect((await readProblem(await bench.client.call('GET', '/config'), 403)).detail).to.contain('CSRF');
  });

  it('answers 404 to unknown addresses and 405 to unknown methods', async () => {
    for (const path of ['/', '/nothing', '/requests/', '/requests/CS-1', '/requests/%ff', '/attachments/x']) {
      await readProblem(await bench.client.call('GET', path), 404);
    }
    await readProblem(await bench.client.app(new Request('https://desk.example/elsewhere')), 404);
    const response = await bench.client.call('PUT', '/requests', { json: {} });
    expect(response.headers.get('Allow')).to.equal('GET, HEAD, POST, OPTIONS');
    await readProblem(response, 405);
  });

  it('answers 400, 413 and 415 to bodies that it cannot take', async () => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    for (const body of ['{', '[]', 'null', '"text"', '']) {
      await readProblem(await bench.client.call('POST', '/requests', { body, headers }), 400);
    }
    const plain = { 'Content-Type': 'text/plain' };
    await readProblem(await bench.client.call('POST', '/requests', { body: '{}', headers: plain }), 415);
    const json = { summary: 's', description: 'x'.repeat(600_000) };
    await readProblem(await bench.client.call('POST', '/requests', { json }), 413);
  });

  it('answers 429 with a time to wait', async () => {
    await bench.start({ limits: { writesPerMinute: 2 } });
    await bench.client.create('One');
    bench.client.clock.advance(20_000);
    await bench.client.create('Two');
    const json = { summary: 's', description: 'd', attachmentIds: [] };
    const response = await bench.client.call('POST', '/requests', { json });
    expect(response.headers.get('Retry-After')).to.equal('40');
    await readProblem(response, 429);
    await bench.client.create('Somebody else', {}, 'bob');
    bench.client.clock.advance(40_000);
    await bench.client.create('Three');
  });

  it('answers 501 to the event stream', async () => {
    await readProblem(await bench.client.call('GET', '/events'), 501);
  });

  it('tells of a defect without its insides', async () => {
    const seen: unknown[] = [];
    await bench.start({ onError: error => void seen.push(error), now: () => NaN });
    const problem = await readProblem(
      await bench.client.call('POST', '/requests', { json: { summary: 's', description: 'd' } }),
      500,
    );
    expect(problem.detail).to.equal('Something went wrong on our side.');
    expect(seen).to.have.length(1);
  });
});
