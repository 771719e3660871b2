import { expect } from '@open-wc/testing';
import { openEvents } from '../../../src/backends/rest/events.ts';
import { Network } from '../../http/network.ts';
import { problem } from '../../support/mock-api.ts';
import { problemOf } from '../../support/rejection.ts';

const { signal } = new AbortController();

describe('the stream of events', () => {
  it('is read as it comes, with the sign-in, from the last event on', async () => {
    const network = new Network(
      () => new Response('id: 1\n\n', { headers: { 'Content-Type': 'text/event-stream' } }),
    );
    const http = network.client({ token: 'abc' });
    const stream = await openEvents(http, { lastEventId: '41', signal });
    expect(await new Response(stream).text()).to.equal('id: 1\n\n');
    expect(network.last.url).to.equal('https://api.example/support/events');
    expect(Object.fromEntries(network.last.headers)).to.deep.equal({
      accept: 'text/event-stream',
      authorization: 'Bearer abc',
      'last-event-id': '41',
    });
    await openEvents(http, { signal });
    expect(network.last.headers.has('Last-Event-ID')).to.equal(false);
  });

  it('fails as every call does where there is none', async () => {
    const network = new Network(() => problem(503));
    const http = network.client();
    expect((await problemOf(openEvents(http, { signal }))).kind).to.equal('server');
    network.reply = () => new Response(null, { status: 204 });
    expect((await problemOf(openEvents(http, { signal }))).kind).to.equal('malformed');
  });
});
