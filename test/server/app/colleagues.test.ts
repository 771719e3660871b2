/** Requests that colleagues share, and what everybody else sees of them: nothing. */
import type { WireCommentPage, WireRequest, WireRequestPage } from '../../../server/src/app/wire.ts';
import { readJson, readProblem } from './client.ts';
import { company } from './company.ts';
import { expect } from './expect.ts';
import { describeOverEachStore } from './fixture.ts';

const png = 'image/png';

describeOverEachStore('colleagues', fixture => {
  beforeEach(() => fixture.start({ catalogue: company() }));

  const call = (customer: string, method: string, path: string, json?: unknown) =>
    fixture.client.call(method, path, { customer, ...(json === undefined ? {} : { json }) });
  const share = (key: string, json: unknown, customer = 'ada') =>
    call(customer, 'PUT', `/requests/${key}/people`, json);
  const keysOf = async (customer: string, query: string): Promise<string[]> => {
    const page: WireRequestPage = await fixture.list(`?status=all${query}`, customer);
    return page.items.map(({ key }) => key);
  };

  /** Every way to a request and its file, with the status of each. */
  async function waysTo(customer: string, key: string, fileId: string): Promise<number[]> {
    const ways = [
      ['GET', `/requests/${key}`],
      ['GET', `/requests/${key}/comments`],
      ['POST', `/requests/${key}/comments`, { body: 'Hello.', attachmentIds: [] }],
      ['PATCH', `/requests/${key}`, { status: 'closed' }],
      ['PUT', `/requests/${key}/read`, {}],
      ['PUT', `/requests/${key}/people`, { add: ['grace'] }],
      ['GET', `/attachments/${fileId}`],
    ] as const;
    const statuses: number[] = [];
    for (const [method, path, json] of ways) statuses.push((await call(customer, method, path, json)).status);
    return statuses;
  }
  const nothing = [404, 404, 404, 404, 404, 404, 404];

  it('sees what a colleague has shared', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const found: WireRequest = await readJson(await call('grace', 'GET', `/requests/${key}`));
    expect(found.author).to.deep.equal({ name: 'Ada Byron', role: 'requester', me: false });
    expect(found.people).to.deep.equal([{ id: 'grace', name: 'Grace Moreau', me: true }]);
    expect(found.visibility).to.equal('private');
  });

  it('sees nothing that is not shared', async () => {
    const { id } = await fixture.client.upload('private.png', 'bytes', png);
    const { key } = await fixture.client.create('Private', { attachmentIds: [id] });
    expect(await waysTo('grace', key, id)).to.deep.equal(nothing);
    expect(await keysOf('grace', '&scope=all')).to.deep.equal([]);
  });

  it('sees every request of the team', async () => {
    const { key } = await fixture.client.create('For all', { visibility: 'team' });
    expect((await call('grace', 'GET', `/requests/${key}`)).status).to.equal(200);
    const refused = await share(key, { add: ['grace'] }, 'grace');
    expect((await readProblem(refused, 403)).detail).to.contain('may share it');
  });

  it('shows a third customer nothing of it', async () => {
    const { id } = await fixture.client.upload('shared.png', 'bytes', png);
    const more = { people: ['grace'], visibility: 'team', attachmentIds: [id] };
    const { key } = await fixture.client.create('Shared', more);
    const { id: late } = await fixture.client.upload('late.png', 'bytes', png, 'grace');
    await fixture.client.comment(key, 'See the file.', 'grace', [late]);
    expect(await waysTo('bob', key, id)).to.deep.equal(nothing);
    expect((await call('bob', 'GET', `/attachments/${late}`)).status).to.equal(404);
    for (const scope of ['mine', 'shared', 'all'])
      expect(await keysOf('bob', `&scope=${scope}`)).to.deep.equal([]);
    expect((await fixture.list('?status=all&scope=all', 'bob')).counts).to.deep.equal({
      open: 0,
      closed: 0,
      awaiting: 0,
    });
    expect((await call('bob', 'GET', '/people')).status).to.equal(403);
  });

  it('lists mine, what is shared with me, and all', async () => {
    const { key: own } = await fixture.client.create('Of Grace', {}, 'grace');
    const { key: shared } = await fixture.client.create('Of Ada', { people: ['grace'] });
    await fixture.client.create('Of Ada alone');
    expect(await keysOf('grace', '')).to.deep.equal([own]);
    expect(await keysOf('grace', '&scope=mine')).to.deep.equal([own]);
    expect(await keysOf('grace', '&scope=shared')).to.deep.equal([shared]);
    expect((await keysOf('grace', '&scope=all')).sort()).to.deep.equal([own, shared].sort());
    expect((await call('grace', 'GET', '/requests?scope=everybody')).status).to.equal(400);
  });

  it('pages and searches through what is shared', async () => {
    for (let index = 0; index < 5; index++) {
      fixture.client.clock.advance(1000);
      await fixture.client.create(`Kernel ${index}`, { people: ['grace'] });
    }
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page: WireRequestPage = await fixture.list(`?scope=all&q=kernel&limit=2${cursor}`, 'grace');
      expect(page.total).to.equal(5);
      seen.push(...page.items.map(({ summary }) => summary));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).to.deep.equal(['Kernel 4', 'Kernel 3', 'Kernel 2', 'Kernel 1', 'Kernel 0']);
  });

  it('takes a colleague’s comment and files for theirs', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const { id } = await fixture.client.upload('of-grace.png', 'her bytes', png, 'grace');
    await fixture.client.comment(key, 'Mine.', 'grace', [id]);
    const page: WireCommentPage = await fixture.comments(key);
    expect(page.items[0]?.author).to.deep.equal({ name: 'Grace Moreau', role: 'requester', me: false });
    expect(page.items[0]?.attachments.map(file => file.id)).to.deep.equal([id]);
    const bytes = await call('ada', 'GET', `/attachments/${id}`);
    expect(await bytes.text()).to.equal('her bytes');
    const seen: WireCommentPage = await readJson(await call('grace', 'GET', `/requests/${key}/comments`));
    expect(seen.items[0]?.author.me).to.equal(true);
    expect((await fixture.get(key)).lastComment?.author.me).to.equal(false);
  });

  it('keeps files that are not sent apart', async () => {
    const { id } = await fixture.client.upload('not-sent.png', 'bytes', png);
    await fixture.client.create('Shared', { people: ['grace'] });
    expect((await call('grace', 'GET', `/attachments/${id}`)).status).to.equal(404);
    const json = { summary: 'Stolen', description: 'Stolen.', attachmentIds: [id] };
    expect((await call('grace', 'POST', '/requests', json)).status).to.equal(422);
  });

  it('repeats a colleague’s comment once only', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const again = {
      customer: 'grace',
      key: crypto.randomUUID(),
      json: { body: 'Once.', attachmentIds: [] },
    };
    for (let count = 0; count < 2; count++)
      expect((await fixture.client.call('POST', `/requests/${key}/comments`, again)).status).to.equal(201);
    expect((await fixture.comments(key)).items).to.have.length(1);
  });

  it('adds by id and by address, and removes', async () => {
    const { key } = await fixture.client.create('Shared');
    const added: WireRequest = await readJson(await share(key, { add: ['grace@EXAMPLE.com'] }));
    expect(added.people).to.deep.equal([{ id: 'grace', name: 'Grace Moreau' }]);
    await share(key, { add: ['grace'] });
    const removed: WireRequest = await readJson(await share(key, { remove: ['grace', 'nobody'] }));
    expect(removed.people).to.deep.equal([]);
  });

  it('gives nothing more to whoever is removed, not even their own file', async () => {
    const { id } = await fixture.client.upload('shared.png', 'bytes', png);
    const { key } = await fixture.client.create('Shared', { people: ['grace'], attachmentIds: [id] });
    const { id: hers } = await fixture.client.upload('hers.png', 'bytes', png, 'grace');
    await fixture.client.comment(key, 'Look.', 'grace', [hers]);
    await share(key, { remove: ['grace'] });
    expect(await waysTo('grace', key, id)).to.deep.equal(nothing);
    expect((await call('grace', 'GET', `/attachments/${hers}`)).status).to.equal(404);
    expect((await call('ada', 'GET', `/attachments/${hers}`)).status).to.equal(200);
  });

  it('changes nothing for whoever is removed between the check and the write', async () => {
    const { store } = fixture.client;
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const { id } = await fixture.client.comment(key, 'In time.', 'grace');
    const organisation = 'acme';
    const people = { add: [], remove: ['grace'], organisation };
    /** Ada removes Grace when the server has let Grace's call in already. */
    const removeBefore = (method: 'addComment' | 'changeRequest' | 'retractComment') => {
      const write = store[method]!.bind(store) as (...args: unknown[]) => Promise<unknown>;
      const late = async (...args: unknown[]) => {
        await store.sharing!.changePeople('ada', key, people);
        return write(...args);
      };
      Object.assign(store, { [method]: late });
    };
    const writes = [
      ['addComment', 'POST', `/requests/${key}/comments`, { body: 'Too late.', attachmentIds: [] }],
      ['changeRequest', 'PATCH', `/requests/${key}`, { status: 'closed' }],
      ['retractComment', 'DELETE', `/requests/${key}/comments/${id}`, undefined],
    ] as const;
    for (const [write, method, path, json] of writes) {
      await share(key, { add: ['grace'] });
      removeBefore(write);
      expect((await call('grace', method, path, json)).status, write).to.equal(404);
    }
    const by = { customer: 'grace', organisation };
    const added = { add: [{ id: 'grace', name: 'Grace Moreau' }], remove: [], organisation, by };
    expect(await store.sharing!.changePeople('ada', key, added)).to.equal(false);
    const request = await fixture.get(key);
    expect([request.closed, request.people]).to.deep.equal([false, []]);
    expect((await fixture.comments(key)).items.map(({ body }) => body)).to.deep.equal(['In time.']);
  });

  it('lets a colleague remove themselves', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const last: WireRequest = await readJson(await share(key, { remove: ['grace'] }, 'grace'));
    expect(last.people).to.deep.equal([]);
    expect((await call('grace', 'GET', `/requests/${key}`)).status).to.equal(404);
  });

  it('says who is no colleague, and shares with nobody then', async () => {
    const { key } = await fixture.client.create('Shared');
    for (const stranger of ['bob', 'stranger@example.com']) {
      const { errors } = await readProblem(await share(key, { add: ['grace', stranger] }), 422);
      expect(errors?.[0]?.field).to.equal('add');
      expect(errors?.[0]?.detail).to.contain(`${stranger} is not known`);
    }
    expect((await fixture.get(key)).people).to.deep.equal([]);
    const json = { summary: 'S', description: 'D', attachmentIds: [], people: ['stranger@example.com'] };
    const { errors } = await readProblem(await call('ada', 'POST', '/requests', json), 422);
    expect(errors?.map(({ field }) => field)).to.deep.equal(['people']);
    expect((await readProblem(await share(key, {}), 422)).errors?.[0]?.field).to.equal('add');
  });

  it('keeps what each has read apart', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    await fixture.client.addAgentComment(key, 'An answer.', 'com_1');
    const unread = async (customer: string): Promise<boolean | undefined> => {
      const [item] = (await fixture.list('?scope=all', customer)).items;
      return item?.unread;
    };
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([true, true]);
    await call('grace', 'PUT', `/requests/${key}/read`, { upTo: 'com_1' });
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([true, false]);
    expect((await fixture.list('?scope=shared', 'grace')).unreadCount).to.equal(0);
    await call('ada', 'PUT', `/requests/${key}/read`, {});
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([false, false]);
  });

  it('counts a colleague’s comment as unread for everybody but its writer, until it is read or taken back', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'] });
    const unread = async (customer: string): Promise<readonly unknown[]> => {
      const { items, unreadCount } = await fixture.list('?scope=all', customer);
      return [items[0]?.unread, items[0]?.status, unreadCount];
    };
    const [read, news] = [
      [false, 'open', 0],
      [true, 'updated', 1],
    ];
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([read, read]);
    await fixture.client.comment(key, 'Of Grace.', 'grace');
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([news, read]);
    expect((await fixture.list('')).unreadCount).to.equal(1);
    await call('ada', 'PUT', `/requests/${key}/read`, {});
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([read, read]);
    await fixture.client.comment(key, 'Of Ada.');
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([read, news]);
    const { items }: WireCommentPage = await fixture.comments(key);
    const [, last] = items;
    expect((await call('ada', 'DELETE', `/requests/${key}/comments/${last?.id}`)).status).to.equal(204);
    expect([await unread('ada'), await unread('grace')]).to.deep.equal([read, read]);
    expect((await fixture.get(key)).unread).to.equal(false);
  });

  it('does not name a request that is not shared in the one that is', async () => {
    const { key: first } = await fixture.client.create('A secret');
    const { key } = await fixture.client.create('After it', { followUpOf: first, people: ['grace'] });
    expect((await fixture.get(key)).links).to.deep.equal([
      { rel: 'follow-up-of', key: first, summary: 'A secret' },
    ]);
    const seen: WireRequest = await readJson(await call('grace', 'GET', `/requests/${key}`));
    expect(seen.links).to.equal(undefined);
  });

  it('finds colleagues by name and address, without oneself', async () => {
    const found = async (q: string): Promise<unknown> => readJson(await call('ada', 'GET', `/people?q=${q}`));
    const everybody = { items: [{ id: 'grace', name: 'Grace Moreau', email: 'Grace@example.com' }] };
    expect(await found('')).to.deep.equal(everybody);
    expect(await found('GRACE%40ex')).to.deep.equal(everybody);
    expect(await found('ada')).to.deep.equal({ items: [] });
  });

  it('shares a request from before there was an organisation, once somebody does so', async () => {
    await fixture.start();
    const { key } = await fixture.client.create('Before');
    const { store } = fixture.client;
    const { Client } = await import('./client.ts');
    fixture.client = new Client(store, { catalogue: company() });
    expect((await call('grace', 'GET', `/requests/${key}`)).status).to.equal(404);
    await share(key, { add: ['grace'] });
    expect((await call('grace', 'GET', `/requests/${key}`)).status).to.equal(200);
  });

  it('shares nothing any more where the organisation is gone', async () => {
    const { key } = await fixture.client.create('Shared', { people: ['grace'], visibility: 'team' });
    const { Client } = await import('./client.ts');
    fixture.client = new Client(fixture.client.store);
    expect((await call('grace', 'GET', `/requests/${key}`)).status).to.equal(404);
    expect(await keysOf('grace', '&scope=all')).to.deep.equal([]);
    expect((await fixture.get(key)).people).to.equal(undefined);
  });
});
