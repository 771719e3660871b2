/** Comments that are taken back. */
import { readProblem } from './client.ts';
import { company } from './company.ts';
import { expect } from './expect.ts';
import { describeOverEachStore } from './fixture.ts';

const minutes = 60_000;

describeOverEachStore('taking back', fixture => {
  beforeEach(() => fixture.start({ catalogue: company() }));

  const take = (key: string, id: string, customer = 'ada') =>
    fixture.client.call('DELETE', `/requests/${key}/comments/${id}`, { customer });
  const retractable = async (key: string): Promise<(boolean | undefined)[]> =>
    (await fixture.comments(key)).items.map(comment => comment.retractable);

  it('removes a comment, and whose turn it is follows', async () => {
    const { key } = await fixture.client.create('R');
    await fixture.client.addAgentComment(key, 'Which server?', 'com_a');
    const before = await fixture.get(key);
    fixture.client.clock.advance(minutes);
    const { id, retractable: can } = await fixture.client.comment(key, 'The wrong one.');
    expect(can).to.equal(true);
    expect((await fixture.get(key)).awaiting).to.equal('support');
    expect((await take(key, id)).status).to.equal(204);
    const after = await fixture.get(key);
    expect(after.awaiting).to.equal('requester');
    expect(after.lastComment).to.deep.equal(before.lastComment);
    expect((await fixture.comments(key)).items.map(comment => comment.id)).to.deep.equal(['com_a']);
    expect((await take(key, id)).status).to.equal(404);
  });

  it('leaves a request without comments as it was', async () => {
    const { key } = await fixture.client.create('R');
    const { id } = await fixture.client.comment(key, 'Never mind.');
    await take(key, id);
    const { lastComment, awaiting } = await fixture.get(key);
    expect([lastComment, awaiting]).to.deep.equal([undefined, 'support']);
  });

  it('gives the files back, to be sent again', async () => {
    const { key } = await fixture.client.create('R');
    const file = await fixture.client.upload('a.txt');
    const { id } = await fixture.client.comment(key, 'With a file.', 'ada', [file.id]);
    await take(key, id);
    const again = await fixture.client.comment(key, 'Again.', 'ada', [file.id]);
    expect(again.attachments.map(({ name }) => name)).to.deep.equal(['a.txt']);
  });

  it('says which can be taken back: recent ones that nobody has answered', async () => {
    const { key } = await fixture.client.create('R');
    const { id: old } = await fixture.client.comment(key, 'Old.');
    fixture.client.clock.advance(6 * minutes);
    expect(await retractable(key)).to.deep.equal([undefined]);
    expect((await readProblem(await take(key, old), 409)).detail).to.contain('too late');
    const { id: answered } = await fixture.client.comment(key, 'New.');
    expect(await retractable(key)).to.deep.equal([undefined, true]);
    await fixture.client.addAgentComment(key, 'An answer.', 'com_a');
    expect(await retractable(key)).to.deep.equal([undefined, undefined, undefined]);
    expect((await take(key, answered)).status).to.equal(409);
    await fixture.client.comment(key, 'And one more.');
    expect(await retractable(key)).to.deep.equal([undefined, undefined, undefined, true]);
  });

  it('refuses somebody else’s', async () => {
    const { key } = await fixture.client.create('R', { people: ['grace'] });
    await fixture.client.addAgentComment(key, 'Of support.', 'com_a');
    const { id } = await fixture.client.comment(key, 'Of Ada.');
    expect((await take(key, 'com_a')).status).to.equal(404);
    expect((await take(key, id, 'grace')).status).to.equal(404);
    expect((await take(key, id, 'bob')).status).to.equal(404);
    const { id: hers } = await fixture.client.comment(key, 'Of Grace.', 'grace');
    expect((await take(key, id)).status).to.equal(409);
    expect((await take(key, hers)).status).to.equal(404);
    expect((await take(key, hers, 'grace')).status).to.equal(204);
  });

  it('is always too late where no time is given for it', async () => {
    await fixture.start();
    const { key } = await fixture.client.create('R');
    const { id, retractable: can } = await fixture.client.comment(key, 'For good.');
    expect(can).to.equal(undefined);
    expect((await take(key, id)).status).to.equal(409);
    expect((await fixture.comments(key)).items).to.have.length(1);
  });
});
