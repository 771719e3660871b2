/** "It hammers our API", "two requests from one press": when the server or a gateway asks for a wait. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import { Thread } from '../../../src/state/thread/thread.ts';
import { Retry } from '../../../src/state/retry.ts';
import { RequestList } from '../../../src/state/list/request-list.ts';
import { SupportError, type Problem } from '../../../src/model.ts';
import { ManualBackend, never, requestOf } from '../../support/fake-backend.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import {
  bodies,
  descriptionOf,
  deskApi,
  enter,
  fill,
  keys,
  openForm,
  press,
  sent,
  shows,
} from '../../support/form-fixture.ts';
import { json, mockApi, problem } from '../../support/mock-api.ts';
import { findByRole, findByText, queryAllByText } from '../../support/queries.ts';
import { httpSettings, Network } from '../../http/network.ts';
import { wireRequest } from '../../support/thread-server.ts';
import { mountDesk } from '../../support/thread-page.ts';
import { UnreadPoller } from '../../../src/badge/unread-poller.ts';

describe('A gateway without an answer of the server behind it', () => {
  const api = deskApi();

  for (const status of [502, 504, 520, 521, 522, 523, 524, 527, 530, 598])
    it(`with ${status} at Send is tried again by itself, with the same key: one request`, async () => {
      let tries = 0;
      api.serve(({ method, url }) => {
        if (method === 'POST')
          return ++tries === 1 ? problem(status) : json(wireRequest({ key: 'CS-9' }), { status: 201 });
        return url.includes('/requests?') ? json({ items: [], nextCursor: null }) : problem(404);
      });
      const element = await openForm(api);
      fill(element);
      press(element, 'Send');
      await sent(element);
      const posts = api.callsTo('POST');
      expect(posts).to.have.length(2);
      expect(new Set(keys(posts)).size).to.equal(1);
    });

  it('may have it: what is changed since goes after it, and makes no second request', async () => {
    for (const status of [504, 522, 524]) {
      let isUp = false;
      api.serve(({ method, url }) => {
        const { pathname } = new URL(url);
        if (method === 'POST' && !isUp) return problem(status, {}, { 'Retry-After': '600' });
        if (method === 'POST' && pathname.endsWith('/comments'))
          return json({ id: 'c', body: 'x', attachments: [] }, { status: 201 });
        if (method === 'POST') return json(wireRequest({ key: 'CS-9' }), { status: 201 });
        if (pathname.endsWith('/requests') || pathname.endsWith('/comments'))
          return json({ items: [], nextCursor: null });
        return pathname.endsWith('/CS-9') ? json(wireRequest({ key: 'CS-9' })) : problem(404);
      });
      const element = await openForm(api);
      fill(element);
      const before = api.callsTo('POST /requests').length;
      press(element, 'Send');
      await shows(element, /The server has a problem/);
      enter(descriptionOf(element), 'Since the update. And the disk is full.');
      isUp = true;
      press(element, 'Try again');
      await sent(element);
      const posts = api
        .callsTo('POST /requests')
        .slice(before)
        .filter(({ path }) => path === '/requests');
      expect(new Set(keys(posts)).size, String(status)).to.equal(1);
      expect((await bodies(posts)).map(({ description }) => description)).to.deep.equal([
        'Since the update.',
        'Since the update.',
      ]);
      element.remove();
    }
  });
});

const tooMany = (retryAfter: number): SupportError =>
  new SupportError({ kind: 'rate-limited', status: 429, retryAfter } satisfies Problem);

describe('What the server has put off', () => {
  it('is not tried before because the connection was away meanwhile', () =>
    withFakeClock(async clock => {
      const tries: number[] = [];
      const retry = new Retry(
        () => tries.push(clock.now()),
        () => {},
      );
      retry.failed({ kind: 'rate-limited', status: 429, retryAfter: 60_000 });
      await clock.advance(10_000);
      goOffline();
      await clock.advance(10_000);
      goOnline();
      await clock.advance(39_000);
      expect(tries).to.deep.equal([]);
      await clock.advance(1000);
      expect(tries).to.deep.equal([60_000]);
    }));
});

describe('A list that the server refuses for a while', () => {
  const api = mockApi();
  afterEach(() => {
    fixtureCleanup();
    api.serve(() => problem(503));
  });

  for (const [status, header, wait] of [
    [429, '60', 60],
    [503, '120', 120],
    [429, '300', 300],
    [429, '60.5', 60.5],
    [429, '60, 60', 60],
  ] as const)
    it(`with ${status} for ${header} s is not asked for before by any part of the widget`, () =>
      withFakeClock(async clock => {
        const times: number[] = [];
        let refuses = false;
        api.serve(({ url }) => {
          const { pathname } = new URL(url);
          if (pathname.endsWith('/comments')) return json({ items: [], nextCursor: null });
          if (/CS-\d$/.test(pathname)) return json(wireRequest());
          if (!pathname.endsWith('/requests')) return json({});
          times.push(clock.now() / 1000);
          return refuses
            ? problem(status, {}, { 'Retry-After': header })
            : json({ items: [wireRequest()], nextCursor: null });
        });
        const real = async (condition: () => boolean) => {
          const end = performance.now() + 8000;
          while (!condition()) {
            if (performance.now() > end) throw new Error(`Waited in vain; asked at ${times.join()}`);
            await clock.advance(0);
          }
        };
        const desk = await mountDesk(api);
        const isTold = () => queryAllByText(desk, /The list could not be refreshed/).length > 0;
        await real(() => queryAllByText(desk, /Server does not boot/).length > 0);
        refuses = true;
        desk.refresh();
        await real(isTold);
        const start = times.length;
        const refusedAt = clock.now() / 1000;
        for (let second = 5; second < wait; second += 5) {
          await clock.advance(5000);
          if (second === 10) dispatchEvent(new Event('online'));
          if (second === 20) desk.request = 'CS-1';
          if (second === 30) desk.request = '';
          if (second === 40) desk.refresh();
        }
        expect(times.slice(start), `asked after ${refusedAt}`).to.deep.equal([]);
        refuses = false;
        // The clock stands still while the call is on its way here.
        for (let second = 0; second < 7 && times.length === start; second++) await clock.advance(1000);
        await real(() => times.length > start);
        expect(times[start]! - refusedAt).to.be.within(wait, wait + 7);
        await real(() => !isTold());
      }));

  it('is asked for at once where the customer presses "Try again"', async () => {
    let refuses = true;
    api.serve(({ url }) => {
      if (!new URL(url).pathname.endsWith('/requests')) return json({});
      return refuses
        ? problem(429, {}, { 'Retry-After': '600' })
        : json({ items: [wireRequest()], nextCursor: null });
    });
    const desk = await mountDesk(api);
    const again = await findByRole(desk, 'button', { name: 'Try again' });
    refuses = false;
    again.click();
    await findByText(desk, /Server does not boot/);
  });

  it('has a thread that waits likewise', () =>
    withFakeClock(async clock => {
      const backend = new ManualBackend();
      const thread = new Thread(backend, 'CS-1');
      const load = () => {
        const loading = thread.load(never).catch(() => {});
        backend.requests.at(-1)?.reject(tooMany(60_000));
        backend.comments.at(-1)?.resolve({ items: [] });
        return loading;
      };
      await load();
      await clock.advance(30_000);
      await load();
      expect(backend.requests).to.have.length(1);
      expect(thread.snapshot.requestPhase.problem?.retryAfter).to.equal(30_000);
      await clock.advance(30_000);
      void thread.load(never).catch(() => {});
      expect(backend.requests).to.have.length(2);
    }));

  it('may be asked for under another filter, which the customer has chosen', () =>
    withFakeClock(async clock => {
      const backend = new ManualBackend();
      const list = new RequestList(backend);
      const loading = list.load(never).catch(() => {});
      backend.lists[0]!.reject(tooMany(60_000));
      await loading;
      await list.load(never).catch(() => {});
      expect(backend.lists).to.have.length(1);
      list.choose('closed');
      void list.load(never);
      expect(backend.lists).to.have.length(2);
      backend.lists[1]!.resolve({ items: [requestOf('CS-1')] });
      await clock.advance(0);
      expect(list.snapshot.phase.is).to.equal('ready');
    }));

  it('is not asked for by the badge either', () =>
    withFakeClock(async clock => {
      const network = new Network(() => problem(429, {}, { 'Retry-After': '600' }));
      const { base, credentials } = httpSettings();
      const poller = new UnreadPoller({ base, credentials, fetch: network.fetch, user: 'ada' }, () => {});
      while ((clock.waits[0] ?? 0) < 300_000) await clock.advance(0);
      await clock.advance(599_000);
      expect(network.sent).to.have.length(1);
      await clock.advance(20_000);
      expect(network.sent).to.have.length(2);
      poller.stop();
    }));
});
