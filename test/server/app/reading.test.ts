import type { WireConfig, WireRequestPage } from '../../../server/src/app/wire.ts';
import { overEachStore } from './fixture.ts';
import { read, readProblem } from './client.ts';
import { expect } from './expect.ts';

const keys = (page: WireRequestPage) => page.items.map(item => item.key);

overEachStore('Reading from the demo backend', bench => {
  it('tells its configuration and who is signed in', async () => {
    const config = await read<WireConfig>(await bench.client.call('GET', '/config'));
    expect(config.user).to.deep.equal({ key: 'ada', name: 'Ada Byron' });
    expect(config).to.include({ maxSummaryLength: 255, maxAttachmentBytes: 3145728, maxAttachments: 10 });
    expect(config.features).to.include({ search: true, events: false });
  });

  it('lists the newest update first and filters by status', async () => {
    const first = await bench.client.create('First');
    bench.client.clock.advance(1000);
    const second = await bench.client.create('Second');
    bench.client.clock.advance(1000);
    await bench.client.comment(first.key, 'News');
    expect(keys(await bench.list())).to.deep.equal([first.key, second.key]);
    expect(keys(await bench.list('?sort=created'))).to.deep.equal([second.key, first.key]);
    await bench.client.call('PATCH', `/requests/${first.key}`, { json: { status: 'closed' } });
    expect(keys(await bench.list('?status=open'))).to.deep.equal([second.key]);
    expect(keys(await bench.list('?status=closed'))).to.deep.equal([first.key]);
    expect((await bench.list('?status=all')).total).to.equal(2);
  });

  it('searches keys, summaries, descriptions and comments for all words', async () => {
    const disk = await bench.client.create('Disk is FULL', { description: 'On web-07' });
    const mail = await bench.client.create('Mail');
    await bench.client.comment(mail.key, 'The queue of Ülkü is long');
    expect(keys(await bench.list('?q=full%20web'))).to.deep.equal([disk.key]);
    expect(keys(await bench.list(`?q=${encodeURIComponent('ülkü')}`))).to.deep.equal([mail.key]);
    expect(keys(await bench.list(`?q=${mail.key.toLowerCase()}`))).to.deep.equal([mail.key]);
    expect(await bench.list('?q=full%20mail')).to.deep.include({ items: [], total: 0, nextCursor: null });
  });

  it('sorts keys by number', async () => {
    for (let index = 0; index < 11; index++) await bench.client.create(`Number ${index}`);
    expect(keys(await bench.list('?sort=key&limit=3'))).to.deep.equal(['CS-11', 'CS-10', 'CS-9']);
  });

  it('pages without repeating or losing anything while new requests come in', async () => {
    for (let index = 0; index < 7; index++) {
      await bench.client.create(`Request ${index}`);
      // Some at the same instant: the number decides then.
      if (index % 2) bench.client.clock.advance(1000);
    }
    const expected = keys(await bench.list());
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: WireRequestPage = await bench.list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...keys(page));
      cursor = page.nextCursor;
      await bench.client.create('In between');
    }
    expect(seen).to.deep.equal(expected);
  });

  it('pages a thread both ways, stable under new comments', async () => {
    const { key } = await bench.client.create('Thread');
    for (const body of ['a', 'b', 'c', 'd', 'e']) await bench.client.comment(key, body);
    const first = await bench.thread(key, '?limit=2&order=newest');
    expect(first.items.map(item => item.body)).to.deep.equal(['e', 'd']);
    expect(first.order).to.equal('newest');
    await bench.client.comment(key, 'f');
    const next = await bench.thread(key, `?limit=2&order=newest&cursor=${first.nextCursor}`);
    expect(next.items.map(item => item.body)).to.deep.equal(['c', 'b']);
    const oldest = await bench.thread(key, '?limit=4');
    expect(oldest.items.map(item => item.body).join('')).to.equal('abcd');
    expect(oldest).not.to.have.property('order');
    const rest = await bench.thread(key, `?limit=4&cursor=${oldest.nextCursor}`);
    expect(rest.items.map(item => item.body).join('')).to.equal('ef');
    expect(rest.nextCursor).to.equal(null);
  });

  it('holds 20 items a page unless asked, and never more than 100', async () => {
    for (let index = 0; index < 101; index++) await bench.client.create(`Request ${index}`);
    expect((await bench.list()).items).to.have.length(20);
    const page = await bench.list('?limit=1000');
    expect(page.items).to.have.length(100);
    expect(page.total).to.equal(101);
  });

  it('refuses what is no cursor, limit, status, sort or order of this list', async () => {
    for (let index = 0; index < 2; index++) await bench.client.create(`Request ${index}`);
    const { nextCursor } = await bench.list('?limit=1');
    const { key } = await bench.client.create('Thread');
    const bad = [
      '/requests?cursor=nonsense',
      `/requests?sort=key&cursor=${nextCursor}`,
      '/requests?limit=0',
      '/requests?limit=ten',
      '/requests?status=new',
      '/requests?sort=size',
      `/requests/${key}/comments?cursor=${nextCursor}`,
      `/requests/${key}/comments?order=random`,
    ];
    for (const path of bad) await readProblem(await bench.client.call('GET', path), 400);
  });

  it('answers 304 until something changes', async () => {
    const { key } = await bench.client.create('Watched');
    for (const path of ['/requests', `/requests/${key}`, `/requests/${key}/comments`, '/config']) {
      const etag = (await bench.client.call('GET', path)).headers.get('ETag') ?? '';
      expect(etag).to.match(/^W\/".+"$/);
      const headers = { 'If-None-Match': `"other", ${etag}` };
      const again = await bench.client.call('GET', path, { headers });
      expect(again.status, path).to.equal(304);
      expect(await again.text()).to.equal('');
      expect(again.headers.get('ETag')).to.equal(etag);
      if (path === '/config') continue;
      bench.client.clock.advance(1000);
      await bench.client.comment(key, `News for ${path}`);
      expect((await bench.client.call('GET', path, { headers })).status, path).to.equal(200);
    }
  });
});
