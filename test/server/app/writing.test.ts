import type { Activity } from '../../../server/src/app/context.ts';
import type { WireRequest } from '../../../server/src/app/wire.ts';
import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

const uuid = () => crypto.randomUUID();

describeOverEachStore('Requests and comments sent to the app', fixture => {
  it('creates a request with attachments, and returns its Location', async () => {
    const file = await fixture.client.upload('a.txt');
    const json = {
      summary: ' With a file ',
      description: 'See there',
      attachmentIds: [file.id],
      later: 1,
    };
    const response = await fixture.client.call('POST', '/requests', { json });
    expect(response.headers.get('Location')).to.equal('/api/support/requests/CS-1');
    const request = await readJson<WireRequest>(response, 201);
    expect(request).to.deep.include({ key: 'CS-1', summary: 'With a file', attachments: [file] });
    expect(request.author).to.deep.equal({ name: 'Ada Byron', role: 'requester', me: true });
    expect(request.createdAt).to.equal('2026-03-02T09:00:00.000Z');
  });

  it('reports all errors of a request at once', async () => {
    const json = { summary: '  ', description: 7, attachmentIds: 'a', context: [{ id: 1 }] };
    const problem = await readProblem(await fixture.client.call('POST', '/requests', { json }), 422);
    const fields = problem.errors?.map(error => error.field);
    expect(fields).to.have.members(['summary', 'description', 'attachmentIds', 'context']);
  });

  it('counts a summary in characters', async () => {
    await fixture.client.create('😀'.repeat(255));
    const json = { summary: 'x'.repeat(256), description: 'd', attachmentIds: [] };
    const problem = await readProblem(await fixture.client.call('POST', '/requests', { json }), 422);
    expect(problem.errors?.[0]?.field).to.equal('summary');
  });

  it('warns where followUpOf does not exist', async () => {
    const { key } = await fixture.client.create('First');
    expect(await fixture.client.create('Second', { followUpOf: key })).not.to.have.property('warnings');
    expect((await fixture.client.create('Third', { followUpOf: 'CS-99' })).warnings).to.have.length(1);
  });

  it('accepts a comment without text only with an attachment', async () => {
    const { key } = await fixture.client.create('Thread');
    const send = (json: unknown) => fixture.client.call('POST', `/requests/${key}/comments`, { json });
    expect((await readProblem(await send({ body: ' ' }), 422)).errors?.[0]?.field).to.equal('body');
    const { id } = await fixture.client.upload('a.txt');
    expect((await send({ body: '', attachmentIds: [id] })).status).to.equal(201);
    expect((await send({ body: '**b**', attachmentIds: [], format: 'markdown' })).status).to.equal(201);
    const html = await readProblem(await send({ body: 'b', attachmentIds: [], format: 'html' }), 422);
    expect(html.errors?.[0]?.field).to.equal('format');
    expect((await fixture.comments(key)).items.map(item => item.format)).to.deep.equal(['text', 'markdown']);
  });

  it('validates custom fields', async () => {
    const options = [{ value: 'vps', label: 'Server' }];
    const service = { id: 'service', label: 'Service', type: 'select' as const, required: true, options };
    await fixture.start({ offer: { fields: [service] } });
    const send = (fields: unknown) =>
      fixture.client.call('POST', '/requests', {
        json: { summary: 's', description: 'd', attachmentIds: [], fields },
      });
    for (const fields of [undefined, {}, { service: 'dns' }, { service: 1 }]) {
      const problem = await readProblem(await send(fields), 422);
      expect(problem.errors?.[0]?.field).to.equal('fields.service');
    }
    const request = await readJson<WireRequest>(await send({ service: 'vps', other: 'x' }), 201);
    expect(request.fields).to.deep.equal({ service: 'vps' });
  });

  it('rejects comments on closed requests where the offer says so', async () => {
    await fixture.start({ offer: { closedReply: 'refused' } });
    const { key } = await fixture.client.create('Over');
    await fixture.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    expect((await fixture.get(key)).actions).to.deep.equal(['reopen', 'rate']);
    const json = { body: 'Hello?', attachmentIds: [] };
    await readProblem(await fixture.client.call('POST', `/requests/${key}/comments`, { json }), 422);
  });

  it('reports each request and comment to onActivity, once', async () => {
    const seen: Activity[] = [];
    await fixture.start({ onActivity: activity => void seen.push(activity) });
    const { key } = await fixture.client.create('News');
    const send = { json: { body: 'Actions', attachmentIds: [] }, key: uuid() };
    await fixture.client.call('POST', `/requests/${key}/comments`, send);
    await fixture.client.call('POST', `/requests/${key}/comments`, send);
    expect(seen.map(activity => activity.kind)).to.deep.equal(['request', 'comment']);
  });
});
