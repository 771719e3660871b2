import { expect } from '@open-wc/testing';
import { createApp } from '../../../server/src/app/app.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { fileOf } from '../../support/input.ts';
import { problem, type Call } from '../../support/mock-api.ts';
import { findByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  choose,
  deskApi,
  fill,
  openForm,
  press,
  sent,
  serve,
  shows,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';

const bearers = (calls: readonly Call[]) => calls.map(({ headers }) => headers.get('Authorization'));

describe('The sign-in of what the form sends', () => {
  const api = deskApi();

  /** A backend that takes one token only. */
  function serveFor(token: () => string): void {
    const app = createApp({
      store: createMemoryStore(),
      basePath: api.base,
      authenticate: request =>
        request.headers.get('Authorization') === `Bearer ${token()}`
          ? { key: 'ada', name: 'Ada' }
          : undefined,
    });
    api.serve(app);
  }

  it('is the page’s token, at every call', async () => {
    serveFor(() => 't1');
    const element = await openForm(api, { settings: { token: 't1' } });
    fill(element);
    choose(element, fileOf('boot.log'));
    press(element, 'Send');
    await sent(element);
    expect(new Set(bearers(api.calls))).to.deep.equal(new Set(['Bearer t1']));
  });

  it('is asked for once, and once more when it was refused, for all calls that were refused together', async () => {
    let valid = 'old';
    serveFor(() => valid);
    const asked: boolean[] = [];
    const getToken = ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh);
      return Promise.resolve(refresh ? 'new' : 'old');
    };
    const element = await openForm(api, { settings: { getToken } });
    await shows(element, /Up to 3 MB/);
    await waitFor(() => api.callsTo('GET').length >= 2);
    expect(asked).to.deep.equal([false]);
    valid = 'new';
    fill(element);
    choose(element, fileOf('1.log'), fileOf('2.log'));
    await uploaded(element, 2);
    expect(asked).to.deep.equal([false, true]);
    const uploads = api.callsTo('POST /attachments');
    expect(bearers(uploads).filter(bearer => bearer === 'Bearer new')).to.have.length(2);
    // Replayed once each, as the same submission.
    expect(new Set(uploads.map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(2);
    press(element, 'Send');
    await sent(element);
    expect(bearers(api.callsTo('POST /requests'))).to.deep.equal(['Bearer new']);
    expect(asked).to.deep.equal([false, true]);
  });

  it('that is refused for good is told with what to do, and Send works once it is renewed', async () => {
    let valid = 'first';
    serveFor(() => valid);
    const element = await openForm(api, { settings: { token: 'first' } });
    await waitFor(() => api.callsTo('GET').length >= 2);
    let retry: (() => void) | undefined;
    element.addEventListener('support-auth-required', event => (retry = event.detail.retry));
    valid = 'second';
    fill(element);
    press(element, 'Send');
    await shows(element, /Your session has ended\. Sign in again/);
    await waitFor(() => retry !== undefined, 'support-auth-required');
    expect(summaryOf(element).value).to.equal('No network');
    element.token = 'second';
    await element.updateComplete;
    expect(summaryOf(element).value).to.equal('No network');
    retry!();
    await sent(element);
    const keys = api.callsTo('POST /requests').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
    expect(bearers(api.callsTo('POST /requests'))).to.deep.equal(['Bearer first', 'Bearer second']);
  });

  it('carries the page’s CSRF token with writes to its own origin, read anew for each, and with no reads', async () => {
    serve(api);
    const meta = document.createElement('meta');
    meta.name = 'csrf "token"';
    meta.content = 'meta-1';
    document.head.append(meta);
    document.cookie = 'XSRF=cookie%201; path=/';
    try {
      const element = await openForm(api, { settings: { csrfMeta: meta.name, csrfCookie: 'XSRF' } });
      choose(element, fileOf('boot.log'));
      await uploaded(element, 1);
      meta.content = 'meta-2';
      fill(element);
      press(element, 'Send');
      await sent(element);
    } finally {
      meta.remove();
      document.cookie = 'XSRF=; path=/; max-age=0';
    }
    const sentWith = (start: string) =>
      api.callsTo(start).map(({ headers }) => [headers.get('X-CSRF-Token'), headers.get('X-XSRF-TOKEN')]);
    expect(sentWith('POST /attachments')).to.deep.equal([['meta-1', 'cookie 1']]);
    expect(sentWith('POST /requests')).to.deep.equal([['meta-2', 'cookie 1']]);
    const reads = sentWith('GET');
    expect(reads.length).to.be.greaterThan(1);
    for (const read of reads) expect(read).to.deep.equal([null, null]);
  });
});

describe('Calls to another origin', () => {
  const seen: { url: string; init: RequestInit }[] = [];
  /** Stands in for the network: no other origin is there in a test. */
  const away: typeof fetch = (input, init = {}) => {
    const url = input as string;
    seen.push({ url, init });
    if (init.method === 'POST' && url.endsWith('/requests'))
      return Promise.resolve(Response.json({ key: 'CS-1', summary: 'No network' }, { status: 201 }));
    if (url.includes('/requests?')) return Promise.resolve(Response.json({ items: [] }));
    return Promise.resolve(problem(404));
  };
  beforeEach('forget the calls', () => {
    seen.length = 0;
  });

  it('carry the token, but no CSRF token of the page', async () => {
    const meta = document.createElement('meta');
    meta.name = 'csrf';
    meta.content = 'secret';
    document.head.append(meta);
    const settings = { fetch: away, token: 't', csrfMeta: 'csrf' };
    const element = await openForm({ base: 'https://desk.example/api' }, { settings });
    fill(element);
    press(element, 'Send');
    await sent(element).finally(() => meta.remove());
    const post = seen.find(({ init }) => init.method === 'POST')!;
    const headers = new Headers(post.init.headers);
    expect(post.url).to.equal('https://desk.example/api/requests');
    expect(headers.get('Authorization')).to.equal('Bearer t');
    expect(headers.has('X-CSRF-Token')).to.equal(false);
    expect(headers.get('Content-Type')).to.equal('application/json');
  });

  it('carry the CSRF token of the page where it names that origin, in the header that it names', async () => {
    const meta = document.createElement('meta');
    meta.name = 'csrf';
    meta.content = 'secret';
    document.head.append(meta);
    const csrf = { csrfMeta: 'csrf', csrfOrigin: 'https://named.example', csrfHeader: 'X-CSRFToken' };
    const element = await openForm(
      { base: 'https://named.example/api' },
      { settings: { fetch: away, ...csrf } },
    );
    fill(element);
    press(element, 'Send');
    await sent(element).finally(() => meta.remove());
    const sentWith = (post: boolean) =>
      seen
        .filter(({ init }) => (init.method === 'POST') === post)
        .map(({ init }) => new Headers(init.headers).get('X-CSRFToken'));
    expect(sentWith(true)).to.deep.equal(['secret']);
    expect(new Set(sentWith(false))).to.deep.equal(new Set([null]));
  });

  for (const [given, used] of [
    [undefined, 'same-origin'],
    ['omit', 'omit'],
    ['include', 'include'],
    ['nonsense', 'same-origin'],
  ] as const) {
    it(`are made with the credentials "${used}" where the attribute is ${given ?? 'absent'}`, async () => {
      const element = await openForm({ base: `https://desk.example/${used}` }, { settings: { fetch: away } });
      if (given) {
        element.setAttribute('credentials', given);
        await waitFor(() => queryByRole(element, 'button', { name: /^(New request|Send)$/ }));
        if (queryByRole(element, 'button', { name: 'New request' })) press(element, 'New request');
        await findByRole(element, 'button', { name: 'Send' });
      }
      fill(element);
      press(element, 'Send');
      await sent(element);
      const post = seen.find(({ init }) => init.method === 'POST')!;
      expect(post.init.credentials).to.equal(used);
    });
  }
});
