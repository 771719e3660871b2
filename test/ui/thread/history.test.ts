import { expect } from '@open-wc/testing';
import { findByRole, findByText, getByRole, getByText, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import {
  threadApi,
  ada,
  marta,
  ThreadServer,
  wireComment,
  wireRequest,
} from '../../support/thread-server.ts';

describe('the history of a request', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('begins with the description and goes on oldest first', async () => {
    server.comments['CS-1'] = [wireComment('one'), wireComment('two', { author: ada }), wireComment('three')];
    const thread = await mountThread(api);
    const texts = (await entries(thread, 4)).map(textOf);
    expect(texts[0]).to.contain('After the update it stops.');
    expect(texts[1]).to.contain('Body of one');
    expect(texts[2]).to.contain('Body of two');
    expect(texts[3]).to.contain('Body of three');
    expect(textOf(getByRole(thread, 'heading', { level: 2 }))).to.equal('Server does not boot');
    expect(textOf(thread)).to.contain('CS-1');
  });

  it('shows entries as they come, whatever their ids and times say', async () => {
    server.comments['CS-1'] = [
      wireComment('9', { createdAt: '2026-03-05T09:00:00Z' }),
      wireComment('10', { createdAt: '2026-03-01T09:00:00Z' }),
      wireComment('2', { createdAt: undefined }),
    ];
    const texts = (await entries(await mountThread(api), 4)).slice(1).map(textOf);
    expect(texts.map(text => /Body of (\d+)/.exec(text)?.[1])).to.deep.equal(['9', '10', '2']);
  });

  it('reads on until the last of many pages, and shows no comment twice', async () => {
    const all = Array.from({ length: 230 }, (_, index) => wireComment(`c${index}`));
    // A comment that came between two calls pushes the last of one page to the next one, too.
    all.splice(100, 0, all[99]!);
    server.comments['CS-1'] = all;
    const thread = await mountThread(api);
    const found = await entries(thread, 231);
    expect(textOf(found[1]!)).to.contain('Body of c0');
    expect(textOf(found[230]!)).to.contain('Body of c229');
    expect(api.callsTo('GET /requests/CS-1/comments')).to.have.length(3);
  });

  it('ends where a cursor leads back to itself', async () => {
    const page = { items: [wireComment('one')], nextCursor: 'again' };
    server.on('GET /requests/CS-1/comments', () => Response.json(page));
    const thread = await mountThread(api);
    await entries(thread, 2);
    await waitFor(() => getByRole(thread, 'list', { name: 'History' }).ariaBusy === 'false');
    expect(api.callsTo('GET /requests/CS-1/comments')).to.have.length(2);
  });

  it('says who wrote each entry, and as what', async () => {
    server.comments['CS-1'] = [
      wireComment('a', { author: marta }),
      wireComment('b', { author: { name: 'Automation', role: 'system' } }),
      wireComment('c', { author: { name: 'Bo', role: 'partner' } }),
      wireComment('d', { author: { name: 'Charles', role: 'requester' } }),
      wireComment('e', { author: { role: 'agent' } }),
      wireComment('f', { author: null }),
      wireComment('g', { author: { name: 'Ma\u202ert\u0000a\n x', role: 7 } }),
    ];
    const texts = (await entries(await mountThread(api), 8)).map(textOf);
    expect(texts[0])
      .to.match(/Ada Byron \(you\)/)
      .and.not.to.match(/Customer/);
    expect(texts[1]).to.match(/Marta.*Support/);
    expect(texts[2]).to.match(/Automation.*System/);
    expect(texts[3]).to.match(/Bo.*partner/);
    expect(texts[4]).to.match(/Charles.*Your team/);
    expect(texts[4]).to.not.contain('(you)');
    expect(texts[5]).to.contain('Support');
    expect(texts[6]).to.contain('System');
    expect(texts[7]).to.contain('Marta x');
  });

  it('takes a request without an author for the own one', async () => {
    server.requests = [wireRequest({ author: undefined })];
    const [first] = await entries(await mountThread(api), 1);
    expect(textOf(first!)).to.contain('(you)');
  });

  it('shows date and time of each entry, exactly, for people and for machines', async () => {
    server.comments['CS-1'] = [wireComment('a', { createdAt: '2026-03-02T09:30:15.250+02:00' })];
    const [, entry] = await entries(await mountThread(api), 2);
    const at = Date.UTC(2026, 2, 2, 7, 30, 15);
    const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }).format(at);
    const clock = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(at);
    const text = `${day}, ${clock}`.replace(/\s/g, ' ');
    const time = getByText(entry!, text) as HTMLTimeElement;
    expect(time.localName).to.equal('time');
    expect(time.dateTime).to.equal('2026-03-02T07:30:15.250Z');
    expect(time.title).to.contain('2026').and.contain(':15');
  });

  it('leaves a time out that is none', async () => {
    server.requests = [wireRequest({ createdAt: 'yesterday', updatedAt: 12 })];
    server.comments['CS-1'] = [wireComment('a', { createdAt: '' })];
    const thread = await mountThread(api);
    await entries(thread, 2);
    expect(textOf(thread)).to.not.match(/invalid|created|last update|1970|NaN/i);
  });

  it('draws what it can of entries that are not as they should be', async () => {
    server.requests = [
      wireRequest({ summary: null, description: 4, attachments: 'none', status: 'on hold' }),
    ];
    server.comments['CS-1'] = [
      { id: 'a', body: null, attachments: {}, author: 'Marta' },
      { body: 'without an id' },
      'no object',
      { id: 'b', body: 'zero\u200bwidth \u202eright-to-left', extra: { deep: true } },
    ] as never;
    const thread = await mountThread(api);
    const found = await entries(thread, 3);
    expect(textOf(getByRole(thread, 'heading', { level: 2 }))).to.equal('No summary');
    expect(textOf(found[2]!)).to.contain('right-to-left');
    await findByText(thread, 'on hold');
    await findByRole(thread, 'textbox', { name: 'Write a comment' });
  });

  it('tells support from the customer by a word', async () => {
    server.comments['CS-1'] = [wireComment('a')];
    const [own, answer] = await entries(await mountThread(api), 2);
    expect(textOf(own!)).to.not.contain('Support');
    expect(textOf(answer!)).to.contain('Support').and.not.contain('you');
  });
});
