/** Services, incidents, articles, and what Config says. */
import type { WireArticle, WireConfig, WireIncident, WireService } from '../../../server/src/app/wire.ts';
import { readJson } from './client.ts';
import { company } from './company.ts';
import { expect } from './expect.ts';
import { describeOverEachStore } from './fixture.ts';

interface ServicePage {
  items: WireService[];
  nextCursor: string | null;
}

describeOverEachStore('the catalogue', fixture => {
  beforeEach(() => fixture.start({ catalogue: company() }));

  const get = (path: string, customer = 'ada') => fixture.client.call('GET', path, { customer });
  const put = (path: string, json: unknown, customer = 'ada') =>
    fixture.client.call('PUT', path, { json, customer });
  const services = async (query: string, customer = 'ada'): Promise<string[]> => {
    const page: ServicePage = await readJson(await get(`/services${query}`, customer));
    return page.items.map(({ label }) => label);
  };
  const incidents = async (customer = 'ada'): Promise<WireIncident[]> =>
    (await readJson<{ items: WireIncident[] }>(await get('/incidents', customer))).items;
  const articles = async (query: string): Promise<string[]> =>
    (await readJson<{ items: WireArticle[] }>(await get(`/articles?${query}`))).items.map(({ id }) => id);

  it('is in Config, for each customer', async () => {
    const config = async (customer: string): Promise<WireConfig> => readJson(await get('/config', customer));
    const { features, types, phone } = await config('ada');
    expect(features).to.include({ services: true, people: true, incidents: true, articles: true });
    expect(types?.map(({ id }) => id)).to.deep.equal(['outage', 'question']);
    expect(phone).to.deep.equal({ number: '+31 20 555 0100', pin: '4711' });
    const other = await config('bob');
    expect(other.phone).to.deep.equal({ number: '+31 20 555 0100' });
    expect(other.features?.people).to.equal(false);
  });

  it('lists the services of the customer alone', async () => {
    expect(await services('')).to.deep.equal(['web-01', 'web-02', 'db-01']);
    expect(await services('', 'bob')).to.deep.equal(['bobs']);
  });

  it('finds services by label, kind and detail', async () => {
    expect(await services('?q=WEB')).to.deep.equal(['web-01', 'web-02']);
    expect(await services('?q=dedicated')).to.deep.equal(['db-01']);
    expect(await services('?q=192.0.2.2%20virtual')).to.deep.equal(['web-02']);
    expect(await services('?q=bobs')).to.deep.equal([]);
  });

  it('pages through services', async () => {
    const first: ServicePage = await readJson(await get('/services?limit=2'));
    expect(first.items).to.have.length(2);
    expect(await services(`?limit=2&cursor=${first.nextCursor}`)).to.deep.equal(['db-01']);
    expect((await get('/services?cursor=forged')).status).to.equal(400);
    expect((await get('/services?limit=0')).status).to.equal(400);
  });

  it('names the incidents that concern the customer', async () => {
    expect((await incidents()).map(({ id }) => id)).to.deep.equal(['i-1', 'i-2']);
    expect((await incidents('bob')).map(({ id }) => id)).to.deep.equal(['i-2']);
    expect((await put('/incidents/i-1/following', { following: true }, 'bob')).status).to.equal(404);
  });

  it('keeps a resolved incident for an hour', async () => {
    fixture.client.clock.advance(30 * 60_000);
    expect(await incidents()).to.have.length(2);
    fixture.client.clock.advance(1);
    expect((await incidents()).map(({ id }) => id)).to.deep.equal(['i-1']);
  });

  it('answers 304 while nothing has changed, and follows', async () => {
    const first = await get('/incidents');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect((await fixture.client.call('GET', '/incidents', { headers })).status).to.equal(304);
    expect((await put('/incidents/i-1/following', { following: true })).status).to.equal(204);
    expect((await fixture.client.call('GET', '/incidents', { headers })).status).to.equal(200);
    expect((await incidents())[0]?.following).to.equal(true);
    expect((await incidents('grace'))[0]?.following).to.equal(false);
    await put('/incidents/i-1/following', { following: false });
    expect((await incidents())[0]?.following).to.equal(false);
    expect((await put('/incidents/i-1/following', { following: 'yes' })).status).to.equal(422);
  });

  it('finds articles, the best first, without what is the server’s own', async () => {
    expect(await articles('q=ssh')).to.deep.equal(['a-1', 'a-2']);
    expect(await articles('q=login')).to.deep.equal(['a-1']);
    expect(await articles('q=ssh&limit=1')).to.deep.equal(['a-1']);
    expect(await articles('q=invoice&type=outage')).to.deep.equal([]);
    expect(await articles('q=invoice&type=question')).to.deep.equal(['a-3']);
    expect(await articles('q=%20')).to.deep.equal([]);
    const { items } = await readJson<{ items: WireArticle[] }>(await get('/articles?q=login'));
    expect(items[0]).not.to.have.property('keywords');
    expect((await get('/articles')).status).to.equal(400);
  });

  it('takes the outcome of an article', async () => {
    expect((await put('/articles/a-1/outcome', { solved: true })).status).to.equal(204);
    expect((await put('/articles/a-1/outcome', { solved: false })).status).to.equal(204);
    expect((await put('/articles/none/outcome', { solved: true })).status).to.equal(404);
    expect((await put('/articles/a-1/outcome', {})).status).to.equal(422);
  });

  it('lets a list work while a company’s own catalogue does not answer, and keeps a write', async () => {
    const errors: unknown[] = [];
    const down = (): never => {
      throw new Error('down');
    };
    await fixture.start({
      catalogue: { describe: down, services: { list: down, get: down } },
      onError: error => errors.push(error),
    });
    expect((await fixture.list()).items).to.deep.equal([]);
    expect(errors).to.have.length(1);
    const json = { summary: 'S', description: 'D', attachmentIds: [], type: 'outage' };
    expect((await fixture.client.call('POST', '/requests', { json })).status).to.equal(500);
  });
});
