import { expect } from '@open-wc/testing';
import { RestBackend } from '../../../src/backends/rest/rest-backend.ts';
import type { HttpSettings } from '../../../src/http/client.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { problem } from '../../support/mock-api.ts';
import { problemOf } from '../../support/rejection.ts';

const { signal } = new AbortController();

const backendOf = (network: Network, settings: Partial<HttpSettings> = {}) =>
  new RestBackend({ ...httpSettings(settings), fetch: network.fetch });

describe('the stream of events', () => {
  it('is read as it comes, with the sign-in, from the last event on', async () => {
    const network = new Network(
      () => new Response('id: 1\n\n', { headers: { 'Content-Type': 'text/event-stream' } }),
    );
    const backend = backendOf(network, { token: 'abc' });
    const stream = await backend.openEvents({ lastEventId: '41', signal });
    expect(await new Response(stream).text()).to.equal('id: 1\n\n');
    expect(network.last.url).to.equal('https://api.example/support/events');
    expect(Object.fromEntries(network.last.headers)).to.deep.equal({
      accept: 'text/event-stream',
      authorization: 'Bearer abc',
      'last-event-id': '41',
    });
    await backend.openEvents({ signal });
    expect(network.last.headers.has('Last-Event-ID')).to.equal(false);
  });

  it('fails as every call does where there is none', async () => {
    const network = new Network(() => problem(503));
    const backend = backendOf(network);
    expect((await problemOf(backend.openEvents({ signal }))).kind).to.equal('server');
    network.reply = () => new Response(null, { status: 204 });
    expect((await problemOf(backend.openEvents({ signal }))).kind).to.equal('malformed');
  });
});
