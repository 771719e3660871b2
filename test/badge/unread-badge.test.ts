import { expect, fixture, html } from '@open-wc/testing';
import '../../src/badge/support-unread-badge.ts';
import type { SupportUnreadBadge } from '../../src/badge/support-unread-badge.ts';
import { channelName, type TabMessage } from '../../src/state/live/tab-channel.ts';
import { resetHidden, setHidden, until } from '../support/tab.ts';
import { expectAccessible } from '../support/axe.ts';
import { withFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { answering, customer, findRow, mount, wirePage, wireRequest } from '../support/list-fixture.ts';
import { json, mockApi, problem } from '../support/mock-api.ts';
import { waitFor } from '../support/wait.ts';

const minute = 60_000;
let number = 0;

/** An API of a test of its own, given to the badge as its `fetch`. */
class Api {
  readonly base = new URL(`/badge-${++number}/`, location.href).href;
  readonly calls: Request[] = [];
  answer: (request: Request) => Response = () => json({ items: [], nextCursor: null, unreadCount: 0 });
  readonly fetch: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    this.calls.push(request);
    return Promise.resolve(this.answer(request));
  };

  counts(unreadCount: number): void {
    this.answer = () => json({ items: [], nextCursor: null, unreadCount });
  }
}

const partOf = (badge: Element) => badge.shadowRoot!.querySelector<HTMLElement>('[part="badge"]')!;
/** What is seen; `undefined` for nothing. */
const shownIn = (badge: Element) => (partOf(badge).offsetWidth > 0 ? partOf(badge).textContent : undefined);

async function put(api: Api, properties: Partial<SupportUnreadBadge> = {}): Promise<SupportUnreadBadge> {
  const badge = document.createElement('support-unread-badge');
  Object.assign(badge, { apiBase: api.base, fetch: api.fetch, ...properties });
  await fixture(html`<a href="#support">Support ${badge}</a>`);
  return badge;
}

const shows = (badge: Element, text: string | undefined) =>
  waitFor(
    () => shownIn(badge) === text,
    () => `${text} was not shown, but ${shownIn(badge)}`,
  );

describe('The badge', () => {
  afterEach(resetHidden);

  it('shows how many requests are unread, for which it asks for one row', async () => {
    const api = new Api();
    api.counts(3);
    const badge = await put(api);
    await shows(badge, '3');
    expect(badge.count).to.equal(3);
    expect(api.calls.map(({ url }) => url)).to.deep.equal([`${api.base}requests?status=open&limit=1`]);
    expect(partOf(badge).getAttribute('aria-label')).to.equal('Support: 3 unread');
    await expectAccessible(badge.parentElement!);
    badge.label = '{count} neue Antworten';
    expect(partOf(badge).getAttribute('aria-label')).to.equal('3 neue Antworten');
    api.counts(1);
    badge.label = undefined;
    badge.refresh();
    await shows(badge, '1');
    expect(partOf(badge).getAttribute('aria-label')).to.equal('1 new reply from support');
  });

  it('shows nothing where nothing is unread', async () => {
    const api = new Api();
    api.counts(2);
    const badge = await put(api);
    await shows(badge, '2');
    api.counts(0);
    badge.refresh();
    await shows(badge, undefined);
  });

  it('looks as the desk does', async () => {
    const api = new Api();
    api.counts(2);
    const badge = await put(api);
    await shows(badge, '2');
    const desk = await mount('support-requests', {
      apiBase: api.base,
      fetch: answeringFetch(() => json(wirePage([]))),
    });
    const button = await waitFor(() => desk.shadowRoot!.querySelector<HTMLElement>('[part="new-button"]'));
    for (const [accent, scheme] of [
      ['', 'light'],
      ['', 'dark'],
      ['#ffcc00', 'light'],
      ['#003300', 'light'],
    ] as const) {
      for (const element of [badge, desk]) {
        element.style.colorScheme = scheme;
        element.style.setProperty('--support-color-accent', accent);
      }
      const [own, wanted] = [partOf(badge), button].map(element => getComputedStyle(element));
      // A button's colour may be on its way.
      await waitFor(
        () => own!.backgroundColor === wanted!.backgroundColor && own!.color === wanted!.color,
        () =>
          `${accent} ${scheme}: ${own!.color} on ${own!.backgroundColor}, not ${wanted!.color} on ${wanted!.backgroundColor}`,
      );
    }
  });

  it('counts marks of one page where the server does not count', async () => {
    const api = new Api();
    api.answer = ({ url }) => {
      const limit = Number(new URL(url).searchParams.get('limit'));
      const items = [
        { key: 'a', unread: true },
        { key: 'b', unread: false },
        { key: 'c', unread: true },
      ];
      return json({ items: items.slice(0, limit), nextCursor: limit < 3 ? 'more' : null });
    };
    const badge = await put(api);
    await shows(badge, '2');
    expect(api.calls.map(({ url }) => new URL(url).searchParams.get('limit'))).to.deep.equal(['1', '100']);
  });

  it('leaves it to a desk where the server keeps no marks', async () => {
    const api = new Api();
    api.answer = () => json({ items: [{ key: 'a' }], nextCursor: null });
    const badge = await put(api);
    await waitFor(() => api.calls.length === 1);
    tellFrom(api.base, { user: '', unread: 4 });
    await shows(badge, '4');
    badge.refresh();
    await waitFor(() => api.calls.length === 2);
    await shows(badge, '4');
  });

  it('asks conditionally, and keeps the number where it did not change or there is no answer', async () => {
    const api = new Api();
    api.answer = () => json({ items: [], unreadCount: 5 }, { headers: { ETag: '"a"' } });
    const badge = await put(api);
    await shows(badge, '5');
    api.answer = () => new Response(null, { status: 304 });
    badge.refresh();
    await waitFor(() => api.calls.length === 2);
    expect(api.calls[1]!.headers.get('If-None-Match')).to.equal('"a"');
    const odd = [problem(500), new Response('<html>'), new Response('[]'), Response.error(), json(null)];
    for (const [i, response] of odd.entries()) {
      api.answer = () => response;
      badge.refresh();
      await waitFor(() => api.calls.length === 3 + i);
    }
    await shows(badge, '5');
  });

  it('signs in as the page says, and asks for another token once', async () => {
    const api = new Api();
    api.answer = ({ headers }) =>
      headers.get('Authorization') === 'Bearer new' ? json({ items: [], unreadCount: 6 }) : problem(401);
    const asked: boolean[] = [];
    const badge = await put(api, {
      getToken: ({ refresh }) => {
        asked.push(refresh);
        return refresh ? 'new' : 'old';
      },
    });
    await shows(badge, '6');
    expect(asked).to.deep.equal([false, true]);
    badge.getToken = undefined;
    await shows(badge, undefined);
    badge.token = 'new';
    await shows(badge, '6');
  });

  it('asks nothing again where a framework makes new functions in each rendering, and then uses the last ones', async () => {
    const api = new Api();
    api.counts(3);
    const badge = await put(api, { getToken: () => 'token-0' });
    await shows(badge, '3');
    for (let round = 1; round <= 16; round++) {
      Object.assign(badge, {
        getToken: () => `token-${round}`,
        fetch: (...call: Parameters<typeof fetch>) => api.fetch(...call),
      });
      await new Promise(requestAnimationFrame);
    }
    api.counts(4);
    badge.refresh();
    await shows(badge, '4');
    expect(api.calls.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([
      'Bearer token-0',
      'Bearer token-16',
    ]);
  });

  it('shows nothing where its API is not known', async () => {
    for (const apiBase of [undefined, '', 'mailto:x', 'https://']) {
      const api = new Api();
      const badge = await put(api, { apiBase });
      tellFrom(api.base, { user: '', unread: 4 });
      // A badge that is put on the page after it has started by then.
      const other = new Api();
      other.counts(1);
      await shows(await put(other), '1');
      expect(api.calls).to.deep.equal([]);
      expect(badge.count).to.equal(0);
    }
  });
});

const answeringFetch =
  (list: () => Response): typeof fetch =>
  (input, init) =>
    Promise.resolve(answering(list)(new Request(input, init)));

function tellFrom(base: string, news: TabMessage | null): void {
  const channel = new BroadcastChannel(channelName(base));
  channel.postMessage(news);
  channel.close();
}

describe('The badge and a desk', () => {
  const api = mockApi();
  afterEach(resetHidden);

  it('agree at once, and without another question', async () => {
    let unreadCount = 1;
    api.serve(
      answering(() => json(wirePage([wireRequest(1, { unread: unreadCount > 0 })], { unreadCount }))),
    );
    const badge = await fixture<SupportUnreadBadge>(
      html`<support-unread-badge api-base=${api.base} user=${customer()}></support-unread-badge>`,
    );
    await shows(badge, '1');
    const desk = await mount('support-requests', { apiBase: api.base });
    await findRow(desk, 'CS-1');
    const asked = () =>
      api.callsTo('GET /requests?status=open&limit=1').filter(({ path }) => path.endsWith('=1')).length;
    expect(asked()).to.equal(1);
    unreadCount = 3;
    desk.refresh();
    await shows(badge, '3');
    expect(asked()).to.equal(1);
  });

  it('do not where they are of different APIs or customers', async () => {
    const own = new Api();
    own.counts(2);
    const badge = await put(own, { user: 'ada' });
    await shows(badge, '2');
    const seen: (string | null)[] = [];
    const observer = new MutationObserver(() => seen.push(partOf(badge).textContent));
    observer.observe(partOf(badge), { childList: true, characterData: true, subtree: true });
    const tell = (apiBase: string, user: string, count: number) => {
      const other = Object.assign(document.createElement('div'), { apiBase, user });
      document.body.append(other);
      other.dispatchEvent(new CustomEvent('support-unread-changed', { detail: { count }, bubbles: true }));
      other.remove();
    };
    tell(`${own.base}other`, 'ada', 5);
    await Promise.resolve();
    tell(own.base, 'grace', 6);
    await Promise.resolve();
    tellFrom(own.base, { user: 'grace', unread: 7 });
    tellFrom(own.base, { user: 'ada', unread: 3 });
    await shows(badge, '3');
    tell(own.base, 'ada', 9);
    await shows(badge, '9');
    observer.disconnect();
    expect(seen).to.deep.equal(['3', '9']);
  });
});

describe('The badge asks', () => {
  afterEach(resetHidden);

  /** Runs `work` with badges whose first number is there. */
  const withBadges = (
    count: number,
    work: (clock: FakeClock, api: Api, badges: SupportUnreadBadge[]) => Promise<void>,
  ) =>
    withFakeClock(async clock => {
      const api = new Api();
      api.counts(2);
      const badges: SupportUnreadBadge[] = [];
      for (let i = 0; i < count; i++) {
        const badge = document.createElement('support-unread-badge');
        Object.assign(badge, { apiBase: api.base, fetch: api.fetch });
        badges.push(badge);
      }
      document.body.append(...badges);
      try {
        // What is set together causes one start.
        await clock.advance(clock.waits[0]!);
        await until(clock, () => badges.every(badge => badge.count === 2), 'the first numbers');
        await until(clock, () => clock.waits.every(wait => wait === 5 * minute), 'what follows');
        api.calls.length = 0;
        await work(clock, api, badges);
      } finally {
        for (const badge of badges) badge.remove();
        await clock.advance(0);
        expect(clock.waits, 'timers after the end').to.deep.equal([]);
      }
    }, 1_700_000_000_000);

  it('12 times an hour', () =>
    withBadges(1, async (clock, api) => {
      for (let passed = 0; passed < 60; passed++) {
        await clock.advance(minute);
        // An answer takes its time, whatever the clock says.
        await until(clock, () => clock.waits.length === 1 && clock.waits[0]! > 15_000, 'the next wait');
      }
      expect(api.calls).to.have.length(12);
    }));

  it('never while hidden, and when it is seen again after a while', () =>
    withBadges(1, async (clock, api) => {
      setHidden(true);
      await clock.advance(0.5 * minute);
      setHidden(false);
      await clock.advance(0);
      expect(api.calls).to.have.length(0);
      setHidden(true);
      expect(clock.waits).to.deep.equal([]);
      await clock.advance(60 * minute);
      expect(api.calls).to.have.length(0);
      setHidden(false);
      await clock.advance(0);
      expect(api.calls).to.have.length(1);
    }));

  it('not while a desk or another badge does', () =>
    withBadges(1, async (clock, api) => {
      for (let i = 0; i < 15; i++) {
        await clock.advance(4 * minute);
        tellFrom(api.base, {
          user: '',
          ...(i % 2 ? { unread: 2 } : { read: { id: 'list all', stamp: '', at: 0 } }),
        });
        const before = clock.waits[0]!;
        await until(clock, () => clock.waits[0] !== before, 'the word');
      }
      expect(api.calls).to.have.length(0);
      // A thread says nothing of the number.
      tellFrom(api.base, { user: '', read: { id: 'thread CS-1', stamp: '', at: 0 } });
      await clock.advance(5 * minute);
      expect(api.calls).to.have.length(1);
    }));
});
