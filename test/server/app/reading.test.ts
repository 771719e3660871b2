import type { WireConfig, WireRequestPage } from '../../../server/src/app/wire.ts';
import { describeOverEachStore } from './fixture.ts';
import { readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

const keys = (page: WireRequestPage) => page.items.map(item => item.key);

describeOverEachStore('GET calls of the app', fixture => {
  it('returns its configuration and the signed-in customer', async () => {
    const config = await readJson<WireConfig>(await fixture.client.call('GET', '/config'));
    expect(config.user).to.deep.equal({ key: 'ada', name: 'Ada Byron' });
    expect(config).to.include({ maxSummaryLength: 255, maxAttachmentBytes: 3145728, maxAttachments: 10 });
    expect(config.features).to.include({ search: true, events: false });
  });

  it('lists the newest update first and filters by status', async () => {
    const first = await fixture.client.create('First');
    fixture.client.clock.advance(1000);
    const second = await fixture.client.create('Second');
    fixture.client.clock.advance(1000);
    await fixture.client.comment(first.key, 'News');
    expect(keys(await fixture.list())).to.deep.equal([first.key, second.key]);
    expect(keys(await fixture.list('?sort=created'))).to.deep.equal([second.key, first.key]);
    await fixture.client.call('PATCH', `/requests/${first.key}`, { json: { status: 'closed' } });
    expect(keys(await fixture.list('?status=open'))).to.deep.equal([second.key]);
    expect(keys(await fixture.list('?status=closed'))).to.deep.equal([first.key]);
    expect((await fixture.list('?status=all')).total).to.equal(2);
  });

  it('searches keys, summaries, descriptions and comments for all words', async () => {
    const disk = await fixture.client.create('Disk is FULL', { description: 'On web-07' });
    const mail = await fixture.client.create('Mail');
    await fixture.client.comment(mail.key, 'The queue of Ülkü is long');
    expect(keys(await fixture.list('?q=full%20web'))).to.deep.equal([disk.key]);
    expect(keys(await fixture.list(`?q=${encodeURIComponent('ülkü')}`))).to.deep.equal([mail.key]);
    expect(keys(await fixture.list(`?q=${mail.key.toLowerCase()}`))).to.deep.equal([mail.key]);
    expect(await fixture.list('?q=full%20mail')).to.deep.include({ items: [], total: 0, nextCursor: null });
  });

  it('searches for the first 8 different words, and for a word inside another only once', async () => {
    const { key } = await fixture.client.create('one two three four five six seven eight');
    const same = Array.from({ length: 60 }, () => 'on').join(' ');
    expect(keys(await fixture.list(`?q=${encodeURIComponent(`${same} one`)}`))).to.deep.equal([key]);
    const nine = 'one two three four five six seven eight nine';
    expect(keys(await fixture.list(`?q=${encodeURIComponent(nine)}`))).to.deep.equal([key]);
    expect(keys(await fixture.list(`?q=${encodeURIComponent('nine one')}`))).to.deep.equal([]);
  });

  it('pages what it finds among many requests, in each order', async () => {
    for (let index = 0; index < 50; index++) {
      await fixture.client.create(index % 3 ? `Mail ${index}` : `Web ${index}`);
      if (index % 2) fixture.client.clock.advance(1000);
    }
    for (const key of ['CS-7', 'CS-1', 'CS-31']) {
      fixture.client.clock.advance(1000);
      await fixture.client.comment(key, 'News');
    }
    for (const sort of ['updated', 'created', 'key']) {
      const all = await fixture.list(`?sort=${sort}&limit=100`);
      const expected = all.items.filter(({ summary }) => summary.startsWith('Web')).map(({ key }) => key);
      expect(expected).to.have.length(17);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: WireRequestPage = await fixture.list(
          `?q=web&sort=${sort}&limit=4${cursor && `&cursor=${cursor}`}`,
        );
        expect(page.total).to.equal(17);
        expect(page.counts?.open).to.equal(50);
        seen.push(...keys(page));
        cursor = page.nextCursor;
      }
      expect(seen).to.deep.equal(expected);
    }
  });

  it('sorts keys by number', async () => {
    for (let index = 0; index < 11; index++) await fixture.client.create(`Number ${index}`);
    expect(keys(await fixture.list('?sort=key&limit=3'))).to.deep.equal(['CS-11', 'CS-10', 'CS-9']);
  });

  it('pages without duplicates or gaps while requests are added', async () => {
    for (let index = 0; index < 7; index++) {
      await fixture.client.create(`Request ${index}`);
      // Two at the same time each: the number decides.
      if (index % 2) fixture.client.clock.advance(1000);
    }
    const expected = keys(await fixture.list());
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: WireRequestPage = await fixture.list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...keys(page));
      cursor = page.nextCursor;
      await fixture.client.create('In between');
    }
    expect(seen).to.deep.equal(expected);
  });

  it('pages a thread in both orders while comments are added', async () => {
    const { key } = await fixture.client.create('Thread');
    for (const body of ['a', 'b', 'c', 'd', 'e']) await fixture.client.comment(key, body);
    const first = await fixture.comments(key, '?limit=2&order=newest');
    expect(first.items.map(item => item.body)).to.deep.equal(['e', 'd']);
    expect(first.order).to.equal('newest');
    await fixture.client.comment(key, 'f');
    const next = await fixture.comments(key, `?limit=2&order=newest&cursor=${first.nextCursor}`);
    expect(next.items.map(item => item.body)).to.deep.equal(['c', 'b']);
    const oldest = await fixture.comments(key, '?limit=4');
    expect(oldest.items.map(item => item.body).join('')).to.equal('abcd');
    expect(oldest).not.to.have.property('order');
    const rest = await fixture.comments(key, `?limit=4&cursor=${oldest.nextCursor}`);
    expect(rest.items.map(item => item.body).join('')).to.equal('ef');
    expect(rest.nextCursor).to.equal(null);
  });

  it('has 20 items per page by default, and at most 100', async () => {
    for (let index = 0; index < 101; index++) await fixture.client.create(`Request ${index}`);
    expect((await fixture.list()).items).to.have.length(20);
    const page = await fixture.list('?limit=1000');
    expect(page.items).to.have.length(100);
    expect(page.total).to.equal(101);
  });

  it('rejects an invalid cursor, limit, status, sort or order', async () => {
    for (let index = 0; index < 2; index++) await fixture.client.create(`Request ${index}`);
    const { nextCursor } = await fixture.list('?limit=1');
    const { key } = await fixture.client.create('Thread');
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
    const forge = (...parts: (string | number | null)[]) => btoa(JSON.stringify(parts)).replaceAll('=', '');
    for (const number of [1e308, 1.5, 2 ** 63, 2 ** 53, '1', null]) {
      bad.push(
        `/requests?cursor=${forge('updated', number, 1)}`,
        `/requests?cursor=${forge('updated', 1, number)}`,
      );
      bad.push(`/requests/${key}/comments?cursor=${forge('oldest', number)}`);
    }
    for (const path of bad) await readProblem(await fixture.client.call('GET', path), 400);
  });

  it('responds 304 until something changes', async () => {
    const { key } = await fixture.client.create('Watched');
    for (const path of ['/requests', `/requests/${key}`, `/requests/${key}/comments`, '/config']) {
      const etag = (await fixture.client.call('GET', path)).headers.get('ETag') ?? '';
      expect(etag).to.match(/^W\/".+"$/);
      const headers = { 'If-None-Match': `"other", ${etag}` };
      const again = await fixture.client.call('GET', path, { headers });
      expect(again.status, path).to.equal(304);
      expect(await again.text()).to.equal('');
      expect(again.headers.get('ETag')).to.equal(etag);
      if (path === '/config') continue;
      fixture.client.clock.advance(1000);
      await fixture.client.comment(key, `News for ${path}`);
      expect((await fixture.client.call('GET', path, { headers })).status, path).to.equal(200);
    }
  });
});
