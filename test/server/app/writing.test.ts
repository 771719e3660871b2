import type { Activity } from '../../../server/src/app/context.ts';
import type { WireRequest } from '../../../server/src/app/wire.ts';
import { overEachStore } from './fixture.ts';
import { read, readProblem } from './client.ts';
import { expect } from './expect.ts';

const uuid = () => crypto.randomUUID();

overEachStore('Writing to the demo backend', bench => {
  it('creates a request with files, and says where it is', async () => {
    const file = await bench.client.upload('a.txt');
    const json = {
      summary: ' With a file ',
      description: 'See there',
      attachmentIds: [file.id],
      later: 1,
    };
    const response = await bench.client.call('POST', '/requests', { json });
    expect(response.headers.get('Location')).to.equal('/api/support/requests/CS-1');
    const request = await read<WireRequest>(response, 201);
    expect(request).to.deep.include({ key: 'CS-1', summary: 'With a file', attachments: [file] });
    expect(request.author).to.deep.equal({ name: 'Ada Byron', role: 'requester', me: true });
    expect(request.createdAt).to.equal('2026-03-02T09:00:00.000Z');
  });

  it('says all that is wrong with a request at once', async () => {
    const json = { summary: '  ', description: 7, attachmentIds: 'a', context: [{ id: 1 }] };
    const problem = await readProblem(await bench.client.call('POST', '/requests', { json }), 422);
    const fields = problem.errors?.map(error => error.field);
    expect(fields).to.have.members(['summary', 'description', 'attachmentIds', 'context']);
  });

  it('counts a summary in characters', async () => {
    await bench.client.create('😀'.repeat(255));
    const json = { summary: 'x'.repeat(256), description: 'd', attachmentIds: [] };
    const problem = await readProblem(await bench.client.call('POST', '/requests', { json }), 422);
    expect(problem.errors?.[0]?.field).to.equal('summary');
  });

  it('warns where the request that it follows is unknown', async () => {
    const { key } = await bench.client.create('First');
    expect(await bench.client.create('Second', { followUpOf: key })).not.to.have.property('warnings');
    expect((await bench.client.create('Third', { followUpOf: 'CS-99' })).warnings).to.have.length(1);
  });

  it('takes a comment without text only with a file', async () => {
    const { key } = await bench.client.create('Thread');
    const send = (json: unknown) => bench.client.call('POST', `/requests/${key}/comments`, { json });
    expect((await readProblem(await send({ body: ' ' }), 422)).errors?.[0]?.field).to.equal('body');
    const { id } = await bench.client.upload('a.txt');
    expect((await send({ body: '', attachmentIds: [id] })).status).to.equal(201);
    expect((await send({ body: '**b**', attachmentIds: [], format: 'markdown' })).status).to.equal(201);
    const html = await readProblem(await send({ body: 'b', attachmentIds: [], format: 'html' }), 422);
    expect(html.errors?.[0]?.field).to.equal('format');
    expect((await bench.thread(key)).items.map(item => item.format)).to.deep.equal(['text', 'markdown']);
  });

  it('checks the custom fields that it asked for', async () => {
    const options = [{ value: 'vps', label: 'Server' }];
    const service = { id: 'service', label: 'Service', type: 'select' as const, required: true, options };
    await bench.start({ offer: { fields: [service] } });
    const send = (fields: unknown) =>
      bench.client.call('POST', '/requests', {
        json: { summary: 's', description: 'd', attachmentIds: [], fields },
      });
    for (const fields of [undefined, {}, { service: 'dns' }, { service: 1 }]) {
      const problem = await readProblem(await send(fields), 422);
      expect(problem.errors?.[0]?.field).to.equal('fields.service');
    }
    const request = await read<WireRequest>(await send({ service: 'vps', other: 'x' }), 201);
    expect(request.fields).to.deep.equal({ service: 'vps' });
  });

  it('refuses replies to closed requests where the offer says so', async () => {
    await bench.start({ offer: { closedReply: 'refused' } });
    const { key } = await bench.client.create('Over');
    await bench.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    expect((await bench.get(key)).actions).to.deep.equal(['reopen', 'rate']);
    const json = { body: 'Hello?', attachmentIds: [] };
    await readProblem(await bench.client.call('POST', `/requests/${key}/comments`, { json }), 422);
  });

  it('tells the agent of each request and comment, once', async () => {
    const seen: Activity[] = [];
    await bench.start({ onActivity: activity => void seen.push(activity) });
    const { key } = await bench.client.create('News');
    const send = { json: { body: 'More', attachmentIds: [] }, key: uuid() };
    await bench.client.call('POST', `/requests/${key}/comments`, send);
    await bench.client.call('POST', `/requests/${key}/comments`, send);
    expect(seen.map(activity => activity.kind)).to.deep.equal(['request', 'comment']);
  });
});
