import type { WireRequest } from '../../../server/src/app/wire.ts';
import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

describeOverEachStore('The status of requests in the app', fixture => {
  it('is updated from the comment of an agent until it is read', async () => {
    const { key } = await fixture.client.create('Question');
    expect(await fixture.get(key)).to.include({ status: 'open', unread: false, awaiting: 'support' });
    fixture.client.clock.advance(1000);
    await fixture.client.addAgentComment(key, 'First answer', 'com_first');
    await fixture.client.addAgentComment(key, 'Second answer: which server is it?', 'com_second');
    expect(await fixture.get(key)).to.include({ status: 'updated', unread: true, awaiting: 'requester' });
    expect((await fixture.list()).unreadCount).to.equal(1);
    const mark = (upTo: string) => fixture.client.call('PUT', `/requests/${key}/read`, { json: { upTo } });
    expect((await mark('com_first')).status).to.equal(204);
    expect((await fixture.get(key)).unread).to.equal(true);
    expect((await mark('com_second')).status).to.equal(204);
    expect((await mark('com_first')).status).to.equal(204);
    expect(await fixture.get(key)).to.include({ status: 'open', unread: false });
    expect((await fixture.list()).unreadCount).to.equal(0);
    expect((await readProblem(await mark('com_other'), 422)).errors?.[0]?.field).to.equal('upTo');
  });

  it('closes and reopens', async () => {
    const { key } = await fixture.client.create('Short');
    fixture.client.clock.advance(1000);
    const patch = (status: unknown) => fixture.client.call('PATCH', `/requests/${key}`, { json: { status } });
    const closed = await readJson<WireRequest>(await patch('closed'));
    expect(closed).to.include({ status: 'closed', closed: true });
    expect(closed.actions).to.deep.equal(['reply', 'attach', 'reopen', 'rate']);
    expect(closed).not.to.have.property('awaiting');
    fixture.client.clock.advance(1000);
    expect((await readJson<WireRequest>(await patch('closed'))).updatedAt).to.equal(closed.updatedAt);
    expect(await readJson<WireRequest>(await patch('open'))).to.include({ status: 'open', closed: false });
    expect((await readProblem(await patch('updated'), 422)).errors?.[0]?.field).to.equal('status');
  });

  it('awaits the customer only where support has asked something', async () => {
    const { key } = await fixture.client.create('Asked');
    await fixture.client.addAgentComment(key, 'Done, see https://status.example/?id=7.', 'com_done');
    const answered = await fixture.get(key);
    expect(answered).not.to.have.property('awaiting');
    expect(answered.lastComment?.author).to.deep.include({ role: 'agent' });
    await fixture.client.addAgentComment(key, 'Does it boot now?', 'com_question');
    await fixture.client.addAgentComment(key, 'Its rack is 12.', 'com_more');
    expect((await fixture.get(key)).awaiting).to.equal('requester');
    await fixture.client.comment(key, 'It does. And db-02?');
    expect((await fixture.get(key)).awaiting).to.equal('support');
  });

  it('is counted, whatever the filter and the search', async () => {
    const asked = await fixture.client.create('Asked');
    await fixture.client.addAgentComment(asked.key, 'Which one?', 'com_which');
    await fixture.client.create('Open');
    const closed = await fixture.client.create('Closed');
    await fixture.client.addAgentComment(closed.key, 'Does it work?', 'com_works');
    await fixture.client.call('PATCH', `/requests/${closed.key}`, { json: { status: 'closed' } });
    const counts = { open: 2, closed: 1, awaiting: 1 };
    for (const query of ['', '?status=closed', '?status=all&q=nothing', '?status=awaiting']) {
      expect((await fixture.list(query)).counts, query).to.deep.equal(counts);
    }
    const { items, total } = await fixture.list('?status=awaiting');
    expect(items.map(({ key }) => key)).to.deep.equal([asked.key]);
    expect(total).to.equal(1);
  });

  it('is open again after a comment', async () => {
    const { key } = await fixture.client.create('Short');
    await fixture.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    await fixture.client.comment(key, 'It is back');
    expect(await fixture.get(key)).to.include({ status: 'open', closed: false, awaiting: 'support' });
  });

  it('accepts a rating when it is closed', async () => {
    const { key } = await fixture.client.create('Rated');
    const rate = (json: unknown) => fixture.client.call('PUT', `/requests/${key}/rating`, { json });
    await readProblem(await rate({ score: 5 }), 409);
    await fixture.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    expect((await rate({ score: 4, comment: 'Good' })).status).to.equal(204);
    expect((await fixture.get(key)).rating).to.equal(4);
    for (const score of [0, 6, 2.5, '5', undefined]) {
      expect((await readProblem(await rate({ score }), 422)).errors?.[0]?.field).to.equal('score');
    }
  });
});
