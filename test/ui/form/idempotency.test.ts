import { expect } from '@open-wc/testing';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { deferred, noConnection, problem } from '../../support/mock-api.ts';
import { fileOf } from '../../support/input.ts';
import { waitFor } from '../../support/wait.ts';
import {
  button,
  choose,
  deskApi,
  descriptionOf,
  enter,
  fill,
  keys,
  openForm,
  press,
  pressNew,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lets the deadlines of `milliseconds` pass at once from now on; gives back the real clock when called. */
function pass(milliseconds: number): () => void {
  const real = window.setTimeout.bind(window);
  window.setTimeout = ((handler: () => void, delay?: number) =>
    real(handler, delay === milliseconds ? 0 : delay)) as typeof setTimeout;
  return () => {
    window.setTimeout = real;
  };
}

/** It reads "Try again" while a failure stands. */
const SEND = /^(Send|Try again)$/;

describe('One submission of a new request', () => {
  const api = deskApi();
  const posts = () => api.callsTo('POST /requests');
  const count = async (list: typeof fetch) => {
    const page = (await (await list(`${api.base}/requests?status=all`)).json()) as { items: unknown[] };
    return page.items.length;
  };

  it('keeps its key over a 500, a lost connection and a refusal of the rate', async () => {
    const answers = [
      () => problem(500),
      noConnection,
      () => problem(429, {}, { 'Retry-After': '24' }),
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    ];
    const words = [
      /The server has a problem/,
      /Support could not be reached/,
      /Too many tries just now/,
      /The server has a problem/,
    ];
    serve(api, { first: call => (call === 'POST /requests' ? answers.shift()?.() : undefined) });
    const element = await openForm(api);
    fill(element);
    for (const word of words) {
      press(element, SEND);
      await shows(element, word);
      expect(summaryOf(element).value).to.equal('No network');
    }
    press(element, SEND);
    await sent(element);
    expect(posts()).to.have.length(5);
    expect(new Set(keys(posts())).size).to.equal(1);
    expect(keys(posts())[0]).to.match(uuid);
  });

  it('makes one request where the answer to the first try was lost', async () => {
    const store = createMemoryStore();
    let lost = false;
    const app = serve(api, {
      store,
      first: async (call, request) => {
        if (call !== 'POST /requests' || lost) return undefined;
        lost = true;
        await app(request);
        return noConnection();
      },
    });
    const element = await openForm(api);
    fill(element);
    press(element, 'Send');
    await shows(element, /The request was not sent/);
    press(element, 'Try again');
    await sent(element);
    expect(posts()).to.have.length(2);
    expect(await count(fetch)).to.equal(1);
  });

  it('keeps its key when the server took too long', async () => {
    const late = deferred();
    let slow = true;
    serve(api, { first: call => (call === 'POST /requests' && slow ? late.promise : undefined) });
    const element = await openForm(api);
    fill(element);
    const restore = pass(30_000);
    press(element, 'Send');
    await shows(element, /The server took too long to answer\. Try again\./).finally(restore);
    slow = false;
    late.resolve(problem(504));
    press(element, SEND);
    await sent(element);
    const [first, ...others] = keys(posts());
    // The call that was given up may not even have reached the backend.
    for (const key of others) expect(key).to.equal(first);
    expect(await count(fetch)).to.equal(1);
  });

  it('has a new key once what it holds has changed, and so has the next one', async () => {
    let fail = true;
    serve(api, { first: call => (call === 'POST /requests' && fail ? problem(500) : undefined) });
    const element = await openForm(api);
    const trySending = async () => {
      const before = posts().length;
      press(element, SEND);
      await waitFor(() => posts().length > before);
      await waitFor(() => button(element, SEND).ariaDisabled === 'false');
    };
    fill(element);
    await trySending();
    enter(descriptionOf(element), 'Since the update of today.');
    await trySending();
    choose(element, fileOf('boot.log'));
    await uploaded(element, 1);
    await trySending();
    expect(new Set(keys(posts())).size).to.equal(3);
    fail = false;
    press(element, SEND);
    const first = await sent(element);
    expect(keys(posts())[3]).to.equal(keys(posts())[2]);

    // The same words again are another request.
    press(element, 'All requests');
    await pressNew(element);
    fill(element, 'No network', 'Since the update of today.');
    press(element, 'Send');
    expect(await sent(element)).to.not.equal(first);
    expect(new Set(keys(posts())).size).to.equal(4);
  });

  it('keeps its key when the element is taken off the page and put back', async () => {
    let fail = true;
    serve(api, { first: call => (call === 'POST /requests' && fail ? problem(500) : undefined) });
    const element = await openForm(api);
    const parent = element.parentElement!;
    fill(element);
    press(element, 'Send');
    await shows(element, /The request was not sent/);
    element.remove();
    parent.append(element);
    await waitFor(() => summaryOf(element).value === 'No network', 'the text');
    fail = false;
    press(element, SEND);
    await sent(element);
    expect(posts()).to.have.length(2);
    expect(new Set(keys(posts())).size).to.equal(1);
  });

  it('keeps its key in a desk made anew, as after a reload', async () => {
    let fail = true;
    serve(api, { first: call => (call === 'POST /requests' && fail ? problem(500) : undefined) });
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first);
    choose(first, fileOf('boot.log'));
    press(first, 'Send');
    await shows(first, /The request was not sent/);
    first.remove();
    fail = false;
    // Another way to fetch makes it a desk of its own, which knows only what was kept in the browser.
    const ownFetch: typeof fetch = (input, init) => fetch(input, init);
    const second = await openForm(api, { user, settings: { fetch: ownFetch } });
    await waitFor(() => summaryOf(second).value === 'No network', 'the text');
    await uploaded(second, 1);
    press(second, 'Send');
    await sent(second);
    expect(posts()).to.have.length(2);
    expect(new Set(keys(posts())).size).to.equal(1);
  });
});
