import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { problemOf } from '../../support/rejection.ts';

const condition = (network: Network) => network.last.headers.get('If-None-Match');

function setUp() {
  let version = 1;
  const network = new Network(({ headers, url }) => {
    const etag = `"${version}"`;
    if (headers.get('If-None-Match') === etag) return new Response(null, { status: 304 });
    const body = url.includes('/requests?')
      ? { items: [{ key: `CS-${version}` }] }
      : { key: `CS-${version}`, id: 'x', items: [] };
    return Response.json(body, { headers: { ETag: etag } });
  });
  return {
    network,
    backend: new RestBackend({ ...httpSettings(), fetch: network.fetch }),
    change: () => version++,
  };
}

describe('a read that was answered before', () => {
  it('asks for changes only, and gives what it gave before where there are none', async () => {
    const { network, backend } = setUp();
    const first = await backend.listRequests({ status: 'open', limit: 20 });
    expect(condition(network)).to.equal(null);
    const second = await backend.listRequests({ status: 'open', limit: 20 });
    expect(condition(network)).to.equal('"1"');
    expect(second).to.equal(first);
  });

  it('gives what is new, and goes by that from then on', async () => {
    const { network, backend, change } = setUp();
    await backend.getRequest('CS');
    change();
    expect((await backend.getRequest('CS')).key).to.equal('CS-2');
    expect((await backend.getRequest('CS')).key).to.equal('CS-2');
    expect(condition(network)).to.equal('"2"');
  });

  it('is another one where its address or query differs', async () => {
    const { network, backend } = setUp();
    await backend.listRequests({ status: 'open' });
    for (const read of [
      () => backend.listRequests({ status: 'closed' }),
      () => backend.listRequests({ status: 'open', cursor: 'c' }),
      () => backend.listRequests({ status: 'open', query: 'q' }),
      () => backend.getRequest('a'),
      () => backend.listComments('a'),
      () => backend.getConfig(),
    ]) {
      await read();
      expect(condition(network)).to.equal(null);
    }
  });

  it('is forgotten once the server gives no tag any more', async () => {
    const { network, backend } = setUp();
    await backend.getRequest('CS');
    network.reply = () => Response.json({ key: 'CS-9' });
    await backend.getRequest('CS');
    await backend.getRequest('CS');
    expect(condition(network)).to.equal(null);
  });

  it('is forgotten, the oldest first, when there are many', async () => {
    const { network, backend } = setUp();
    for (let i = 0; i < 41; i++) await backend.getRequest(`CS-${i}`);
    await backend.getRequest('CS-40');
    expect(condition(network)).to.equal('"1"');
    await backend.getRequest('CS-0');
    expect(condition(network)).to.equal(null);
  });

  it('stays known over a failure', async () => {
    const { network, backend } = setUp();
    await backend.getRequest('CS');
    const reply = network.reply;
    network.reply = () => new Response('{}', { status: 500 });
    await problemOf(backend.getRequest('CS'));
    network.reply = reply;
    await backend.getRequest('CS');
    expect(condition(network)).to.equal('"1"');
  });

  it('is malformed where the server says "not modified" to a first one', async () => {
    const { network, backend } = setUp();
    network.reply = () => new Response(null, { status: 304 });
    expect((await problemOf(backend.getRequest('CS'))).kind).to.equal('malformed');
  });
});
