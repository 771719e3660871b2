import { expect } from '@open-wc/testing';
import type { Call } from '../../src/http/call.ts';
import { Network } from './network.ts';

const base = new URL('/api/support/', location.href);
const csrf = { meta: 'csrf "token"', cookie: 'XSRF.TOKEN' };
const write: Call = { method: 'POST', path: 'requests', json: {} };

describe('the page’s own CSRF token', () => {
  let meta: HTMLMetaElement;
  const setCookie = (value: string) => (document.cookie = `XSRF.TOKEN=${value};path=/`);

  beforeEach(() => {
    meta = document.createElement('meta');
    meta.name = csrf.meta;
    meta.content = 'from-meta';
    document.head.append(meta);
    document.cookie = 'other-XSRF.TOKEN=wrong;path=/';
    setCookie('from%20cookie%3D');
  });
  afterEach(() => {
    meta.remove();
    document.cookie = 'XSRF.TOKEN=;path=/;max-age=0';
    document.cookie = 'other-XSRF.TOKEN=;path=/;max-age=0';
  });

  it('goes with every kind of write', async () => {
    const network = new Network();
    const client = network.client({ base, csrf });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      await client.send({ method, path: 'x' });
      expect(network.last.headers.get('X-CSRF-Token'), method).to.equal('from-meta');
      expect(network.last.headers.get('X-XSRF-TOKEN'), method).to.equal('from cookie=');
    }
  });

  it('goes with no read', async () => {
    const network = new Network();
    await network.client({ base, csrf }).send({ path: 'x' });
    expect(network.last.headers.has('X-CSRF-Token')).to.equal(false);
    expect(network.last.headers.has('X-XSRF-TOKEN')).to.equal(false);
  });

  it('goes to no other origin', async () => {
    const network = new Network();
    await network.client({ csrf }).send(write);
    expect(network.last.headers.has('X-CSRF-Token')).to.equal(false);
    expect(network.last.headers.has('X-XSRF-TOKEN')).to.equal(false);
  });

  it('goes to another origin that the page names, and to no other', async () => {
    const network = new Network();
    const origin = 'https://other.example https://api.example/ignored/path';
    const client = network.client({ csrf: { ...csrf, origin } });
    await client.send(write);
    expect(network.last.url).to.equal('https://api.example/support/requests');
    expect(network.last.headers.get('X-CSRF-Token')).to.equal('from-meta');
    expect(network.last.headers.get('X-XSRF-TOKEN')).to.equal('from cookie=');
    for (const path of [
      'https://api.example.evil.example/x',
      'https://api.example:8443/x',
      'http://api.example/x',
      'https://evil.example/https://api.example/x',
    ]) {
      await client.send({ ...write, path });
      expect(network.last.headers.has('X-CSRF-Token'), path).to.equal(false);
      expect(network.last.headers.has('X-XSRF-TOKEN'), path).to.equal(false);
    }
  });

  for (const origin of ['*', 'null', 'api.example', '//api.example', 'https://*.example']) {
    it(`goes to no other origin for "${origin}", which names none`, async () => {
      const network = new Network();
      await network.client({ csrf: { ...csrf, origin } }).send(write);
      expect(network.last.headers.has('X-CSRF-Token')).to.equal(false);
    });
  }

  it('goes in the header that the page names', async () => {
    const network = new Network();
    const send = (source: object) =>
      network.client({ base, csrf: { ...source, header: 'X-CSRFToken' } }).send(write);
    await send({ cookie: csrf.cookie });
    expect(network.last.headers.get('X-CSRFToken')).to.equal('from cookie=');
    expect(network.last.headers.has('X-XSRF-TOKEN')).to.equal(false);
    await send(csrf);
    expect(network.last.headers.get('X-CSRFToken')).to.equal('from-meta');
    expect(network.last.headers.has('X-CSRF-Token')).to.equal(false);
  });

  it('goes in the usual headers where what the page names is no header', async () => {
    const network = new Network();
    await network.client({ base, csrf: { ...csrf, header: 'no header:' } }).send(write);
    expect(network.last.headers.get('X-CSRF-Token')).to.equal('from-meta');
    expect(network.last.headers.get('X-XSRF-TOKEN')).to.equal('from cookie=');
  });

  it('is left alone where the page named none', async () => {
    const network = new Network();
    await network.client({ base }).send(write);
    expect(network.last.headers.has('X-CSRF-Token')).to.equal(false);
    expect(network.last.headers.has('X-XSRF-TOKEN')).to.equal(false);
  });

  it('is read anew for each call', async () => {
    const network = new Network();
    const client = network.client({ base, csrf });
    await client.send(write);
    meta.content = 'renewed';
    setCookie('renewed, too');
    await client.send(write);
    expect(network.last.headers.get('X-CSRF-Token')).to.equal('renewed');
    expect(network.last.headers.get('X-XSRF-TOKEN')).to.equal('renewed, too');
  });

  it('is sent as it stands where it is not percent-encoded', async () => {
    const network = new Network();
    setCookie('100%');
    await network.client({ base, csrf }).send(write);
    expect(network.last.headers.get('X-XSRF-TOKEN')).to.equal('100%');
  });
});
