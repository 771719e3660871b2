import type { WireRequest } from '../../../server/src/app/wire.ts';
import { overEachStore } from './fixture.ts';
import { read, readProblem } from './client.ts';
import { expect } from './expect.ts';

overEachStore('The status of requests in the demo backend', bench => {
  it('is updated from an answer of support until it is read', async () => {
    const { key } = await bench.client.create('Question');
    expect(await bench.get(key)).to.include({ status: 'open', unread: false, awaiting: 'support' });
    bench.client.clock.advance(1000);
    await bench.client.answer(key, 'First answer', 'com_first');
    await bench.client.answer(key, 'Second answer', 'com_second');
    expect(await bench.get(key)).to.include({ status: 'updated', unread: true, awaiting: 'requester' });
    expect((await bench.list()).unreadCount).to.equal(1);
    const mark = (upTo: string) => bench.client.call('PUT', `/requests/${key}/read`, { json: { upTo } });
    expect((await mark('com_first')).status).to.equal(204);
    expect((await bench.get(key)).unread).to.equal(true);
    expect((await mark('com_second')).status).to.equal(204);
    expect((await mark('com_first')).status).to.equal(204);
    expect(await bench.get(key)).to.include({ status: 'open', unread: false });
    expect((await bench.list()).unreadCount).to.equal(0);
    expect((await readProblem(await mark('com_other'), 422)).errors?.[0]?.field).to.equal('upTo');
  });

  it('closes and reopens', async () => {
    const { key } = await bench.client.create('Short');
    bench.client.clock.advance(1000);
    const patch = (status: unknown) => bench.client.call('PATCH', `/requests/${key}`, { json: { status } });
    const closed = await read<WireRequest>(await patch('closed'));
    expect(closed).to.include({ status: 'closed', closed: true });
    expect(closed.actions).to.deep.equal(['reply', 'attach', 'reopen', 'rate']);
    expect(closed).not.to.have.property('awaiting');
    bench.client.clock.advance(1000);
    expect((await read<WireRequest>(await patch('closed'))).updatedAt).to.equal(closed.updatedAt);
    expect(await read<WireRequest>(await patch('open'))).to.include({ status: 'open', closed: false });
    expect((await readProblem(await patch('updated'), 422)).errors?.[0]?.field).to.equal('status');
  });

  it('is open again after a reply', async () => {
    const { key } = await bench.client.create('Short');
    await bench.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    await bench.client.comment(key, 'It is back');
    expect(await bench.get(key)).to.include({ status: 'open', closed: false, awaiting: 'support' });
  });

  it('takes a rating once it is closed', async () => {
    const { key } = await bench.client.create('Rated');
    const rate = (json: unknown) => bench.client.call('PUT', `/requests/${key}/rating`, { json });
    await readProblem(await rate({ score: 5 }), 409);
    await bench.client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    expect((await rate({ score: 4, comment: 'Good' })).status).to.equal(204);
    expect((await bench.get(key)).rating).to.equal(4);
    for (const score of [0, 6, 2.5, '5', undefined]) {
      expect((await readProblem(await rate({ score }), 422)).errors?.[0]?.field).to.equal('score');
    }
  });
});
