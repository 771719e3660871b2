import { HttpProblem } from '../../../server/src/app/http/problems.ts';
import { describeOverEachStore } from './fixture.ts';
import { basePath, readProblem } from './client.ts';
import { expect } from './expect.ts';

describeOverEachStore('Problems of the app', fixture => {
  it('hides the data of other customers', async () => {
    const file = await fixture.client.upload('secret.txt');
    const { key } = await fixture.client.create('Secret', { attachmentIds: [file.id] });
    const unsent = await fixture.client.upload('unsent.txt');
    await fixture.client.addAgentComment(key, 'Answer', 'com_secret');
    const customer = 'bob';
    expect(await fixture.list('?status=all&q=secret', customer)).to.deep.include({
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
      await readProblem(await fixture.client.call(method, path, { customer, json }), 404);
    }
    const json = { summary: 'Theft', description: 'd', attachmentIds: [unsent.id] };
    await readProblem(await fixture.client.call('POST', '/requests', { customer, json }), 422);
    expect(await fixture.get(key)).to.include({ status: 'updated' });
  });

  it('responds 401 without a customer, and with what authenticate throws', async () => {
    const response = await fixture.client.call('GET', '/requests', { customer: 'nobody' });
    expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer');
    await readProblem(response, 401);
    await fixture.start({
      authenticate: () => Promise.reject(new HttpProblem(403, 'The CSRF token is missing.')),
    });
    expect((await readProblem(await fixture.client.call('GET', '/config'), 403)).detail).to.contain('CSRF');
  });

  it('responds 404 to unknown paths and 405 to unknown methods', async () => {
    for (const path of ['/', '/nothing', '/requests/', '/requests/CS-1', '/requests/%ff', '/attachments/x']) {
      await readProblem(await fixture.client.call('GET', path), 404);
    }
    await readProblem(await fixture.client.app(new Request('https://desk.example/elsewhere')), 404);
    const response = await fixture.client.call('PUT', '/requests', { json: {} });
    expect(response.headers.get('Allow')).to.equal('GET, HEAD, POST, OPTIONS');
    await readProblem(response, 405);
  });

  it('responds 400, 413 and 415 to bodies that it cannot read', async () => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    for (const body of ['{', '[]', 'null', '"text"', '']) {
      await readProblem(await fixture.client.call('POST', '/requests', { body, headers }), 400);
    }
    const plain = { 'Content-Type': 'text/plain' };
    await readProblem(await fixture.client.call('POST', '/requests', { body: '{}', headers: plain }), 415);
    const json = { summary: 's', description: 'x'.repeat(600_000) };
    await readProblem(await fixture.client.call('POST', '/requests', { json }), 413);
  });

  it('responds 400 to a body that is nested too deep', async () => {
    const headers = { 'Content-Type': 'application/json' };
    for (const [depth, status] of [
      [10_000, 400],
      [32, 400],
      [31, 422],
    ] as const) {
      const body = `{"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      await readProblem(await fixture.client.call('POST', '/requests', { body, headers }), status);
    }
    const objects = `{"fields":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`;
    await readProblem(await fixture.client.call('POST', '/requests', { body: objects, headers }), 400);
  });

  it('reports no error for a client that went away', async () => {
    const seen: unknown[] = [];
    const controller = new AbortController();
    await fixture.start({
      onError: error => void seen.push(error),
      authenticate: () => {
        controller.abort();
        return Promise.reject(new Error('The body ended early.'));
      },
    });
    const request = new Request(`https://desk.example${basePath}/requests`, { signal: controller.signal });
    // For logs and metrics: nobody reads it, and no server has failed.
    expect((await fixture.client.app(request)).status).to.equal(499);
    expect(seen).to.deep.equal([]);
  });

  it('responds 429 with Retry-After', async () => {
    await fixture.start({ limits: { writesPerMinute: 2 } });
    await fixture.client.create('One');
    fixture.client.clock.advance(20_000);
    await fixture.client.create('Two');
    const json = { summary: 's', description: 'd', attachmentIds: [] };
    const response = await fixture.client.call('POST', '/requests', { json });
    expect(response.headers.get('Retry-After')).to.equal('40');
    await readProblem(response, 429);
    await fixture.client.create('Somebody else', {}, 'bob');
    fixture.client.clock.advance(40_000);
    await fixture.client.create('Three');
  });

  it('responds 501 to GET /events without an event feed', async () => {
    await readProblem(await fixture.client.call('GET', '/events'), 501);
  });

  it('reports the cause of a 500 without exposing it', async () => {
    const seen: unknown[] = [];
    await fixture.start({ onError: error => void seen.push(error), now: () => NaN });
    const problem = await readProblem(
      await fixture.client.call('POST', '/requests', { json: { summary: 's', description: 'd' } }),
      500,
    );
    expect(problem.detail).to.equal('Something went wrong on our side.');
    expect(seen).to.have.length(1);
  });
});
