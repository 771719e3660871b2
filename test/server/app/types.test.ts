/** Request types with their fields, services and severities. */
import type { WireRequest } from '../../../server/src/app/wire.ts';
import { readJson, readProblem } from './client.ts';
import { company, companyData } from './company.ts';
import { expect } from './expect.ts';
import { describeOverEachStore } from './fixture.ts';

const text = { summary: 'S', description: 'D', attachmentIds: [] };
const outage = { ...text, type: 'outage', service: 's-2', fields: { since: 'today' } };

describeOverEachStore('request types', fixture => {
  beforeEach(() => fixture.start({ catalogue: company() }));

  const send = (json: unknown, customer = 'ada') =>
    fixture.client.call('POST', '/requests', { json, customer });
  const created = async (json: unknown): Promise<WireRequest> => readJson(await send(json), 201);
  const wrong = async (json: unknown): Promise<string[]> => {
    const { errors = [] } = await readProblem(await send(json), 422);
    return errors.map(({ field }) => field);
  };
  const patch = (key: string, json: unknown) => fixture.client.call('PATCH', `/requests/${key}`, { json });

  it('are kept with the request', async () => {
    const sent = await created({ ...outage, severity: 'critical' });
    const wanted = {
      type: { id: 'outage', label: 'Something is down' },
      service: {
        id: 's-2',
        label: 'web-02',
        kind: 'Virtual server',
        detail: '192.0.2.2',
        state: 'down',
        incidentIds: ['i-1'],
      },
      severity: { value: 'critical', label: 'Critical' },
      fields: { since: 'today' },
    };
    for (const request of [sent, await fixture.get(sent.key), (await fixture.list()).items[0]])
      expect(request).to.deep.include(wanted);
  });

  it('say by when support answers, until it has', async () => {
    const { key, expectedReplyAt, createdAt } = await created({ ...outage, severity: 'critical' });
    const inHalfAnHour = new Date(Date.parse(createdAt) + 30 * 60_000).toISOString();
    expect(expectedReplyAt).to.equal(inHalfAnHour);
    fixture.client.clock.advance(60_000);
    await fixture.client.comment(key, 'Any news?');
    expect((await fixture.get(key)).expectedReplyAt).to.equal(inHalfAnHour);
    await fixture.client.addAgentComment(key, 'It is up.', 'com_a');
    expect((await fixture.get(key)).expectedReplyAt).to.equal(undefined);
    fixture.client.clock.advance(60_000);
    const { createdAt: asked } = await fixture.client.comment(key, 'It is not.');
    expect(Date.parse((await fixture.get(key)).expectedReplyAt ?? '')).to.equal(
      Date.parse(asked) + 30 * 60_000,
    );
  });

  it('are refused at their own place, all at once', async () => {
    expect(await wrong({ ...text, type: 'gone' })).to.deep.equal(['type']);
    expect(await wrong({ ...text, type: 'outage', severity: 'low' })).to.deep.equal([
      'fields.since',
      'service',
      'severity',
    ]);
    expect(await wrong({ ...outage, service: 's-9' })).to.deep.equal(['service']);
    expect(await wrong({ ...outage, visibility: 'everybody', people: 'grace' })).to.deep.equal([
      'visibility',
      'people',
    ]);
  });

  it('need no type of a client that knows none', async () => {
    const { type, service } = await created({ ...text, service: 's-1' });
    expect([type, service?.id]).to.deep.equal([undefined, 's-1']);
  });

  it('drop a service where the type has none', async () => {
    expect((await created({ ...text, type: 'question', service: 's-1' })).service).to.equal(undefined);
  });

  it('drop values of hidden and unknown fields', async () => {
    const fields = { since: 'today', day: 'no date', colour: 'red' };
    expect((await created({ ...outage, fields })).fields).to.deep.equal({ since: 'today' });
    expect(await wrong({ ...outage, fields: { since: 'earlier', day: 'no date' } })).to.deep.equal([
      'fields.day',
    ]);
    expect(await wrong({ ...outage, fields: { since: 'earlier' } })).to.deep.equal(['fields.day']);
  });

  it('filter the list', async () => {
    const { key } = await created({ ...outage, severity: 'high' });
    await created({ ...text, type: 'question' });
    const keys = async (query: string): Promise<string[]> =>
      (await fixture.list(`?${query}`)).items.map(request => request.key);
    expect(await keys('type=outage')).to.deep.equal([key]);
    expect(await keys('service=s-2')).to.deep.equal([key]);
    expect(await keys('severity=high')).to.deep.equal([key]);
    expect(await keys('service=s-1')).to.deep.equal([]);
    expect(await keys('type=outage&severity=low')).to.deep.equal([]);
    expect((await fixture.list('?type=outage')).total).to.equal(1);
    expect(await keys('type=')).to.have.length(2);
  });

  it('keep the label of a service that is gone', async () => {
    const { key } = await created(outage);
    const { Client } = await import('./client.ts');
    const { organisations: _gone, ...rest } = companyData;
    fixture.client = new Client(fixture.client.store, { catalogue: company({ ...rest, types: [] }) });
    const { service, type } = await fixture.get(key);
    expect(service).to.deep.equal({ id: 's-2', label: 'web-02' });
    expect(type).to.deep.equal({ id: 'outage', label: 'outage' });
  });

  it('change their severity while the request is open', async () => {
    const { key, actions } = await created({ ...outage, severity: 'high' });
    expect(actions).to.include('severity');
    const changed: WireRequest = await readJson(await patch(key, { severity: 'critical' }));
    expect(changed.severity?.value).to.equal('critical');
    const { errors } = await readProblem(await patch(key, { severity: 'low' }), 422);
    expect(errors?.[0]?.field).to.equal('severity');
    const closed: WireRequest = await readJson(await patch(key, { severity: 'high', status: 'closed' }));
    expect([closed.severity?.value, closed.closed]).to.deep.equal(['high', true]);
    expect(closed.actions).not.to.include('severity');
    expect((await patch(key, { severity: 'critical' })).status).to.equal(409);
    expect(
      (await fixture.client.call('PATCH', '/requests/CS-0', { json: { severity: 'low' } })).status,
    ).to.equal(404);
  });

  it('are of no meaning to a server that has none', async () => {
    await fixture.start();
    const sent = await created({ ...outage, severity: 'critical', people: ['x'], visibility: 'team' });
    for (const name of ['type', 'service', 'severity', 'people', 'visibility', 'expectedReplyAt', 'links'])
      expect(sent).not.to.have.property(name);
    expect(sent.actions).to.deep.equal(['reply', 'attach', 'close']);
    expect((await patch(sent.key, { severity: 'low' })).status).to.equal(403);
    for (const path of ['/services', '/people', '/incidents', '/articles?q=x'])
      expect((await fixture.client.call('GET', path)).status).to.equal(403);
  });

  it('keep the incident in spite of which somebody asks', async () => {
    expect((await created({ ...outage, incidentId: 'i-1' })).incidentIds).to.deep.equal(['i-1']);
    expect((await created({ ...outage, incidentId: 'gone' })).incidentIds).to.equal(undefined);
    const { key } = await created({ ...outage, seenArticleIds: ['a-1'] });
    expect((await fixture.client.store.getRequest('ada', key))?.seenArticleIds).to.deep.equal(['a-1']);
  });
});
