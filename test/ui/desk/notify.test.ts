/** How a page and a customer hear of replies: the event, the page's title, the browser's notifications. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import {
  answering,
  findRow,
  heard,
  mount,
  press,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole } from '../../support/queries.ts';
import { resetHidden, setHidden } from '../../support/tab.ts';
import { waitFor } from '../../support/wait.ts';

const ada = { name: 'Ada', role: 'requester', me: true };
const marta = { name: 'Marta', role: 'agent' };
const at = (minute: number) => `2024-03-02T10:${minute}:00Z`;

const asked = (number = 1) =>
  wireRequest(number, {
    updatedAt: at(10),
    awaiting: 'support',
    unread: false,
    lastComment: { author: ada, createdAt: at(10) },
  });
const answer = (number: number, minute: number) =>
  wireRequest(number, {
    updatedAt: at(minute),
    awaiting: 'requester',
    unread: true,
    lastComment: { author: marta, createdAt: at(minute) },
  });

describe('replies', () => {
  const api = mockApi();
  const title = document.querySelector('title');
  const text = title?.textContent ?? '';
  let rows: object[] = [];
  let config: Record<string, unknown> = {};
  beforeEach(() => {
    rows = [asked()];
    config = { contract: '1.1' };
    const list = answering(() => json(wirePage(rows)));
    api.serve(request => {
      if (request.url.endsWith('/config')) return json(config);
      const one = rows.find(row => request.url.endsWith(`/${(row as { key: string }).key}`));
      return one ? json(one) : list(request);
    });
  });
  afterEach(() => {
    resetHidden();
    document.title = text;
  });

  /** A desk that hears of replies. */
  async function open(properties: Partial<SupportRequests> = {}): Promise<SupportRequests> {
    const root = await mount('support-requests', { apiBase: api.base, ...properties });
    await findRow(root, 'CS-1');
    await waitFor(() => root.desk?.replies, 'the file that hears of replies');
    await root.updateComplete;
    if (root.notify !== 'none') await waitFor(() => root.desk?.notify === root.notify, 'the part that tells');
    return root;
  }

  /** Other rows, which the desk loads as it would by itself. */
  async function arrive(root: SupportRequests, ...next: object[]): Promise<void> {
    rows = next;
    const calls = api.callsTo('GET /requests?').length;
    root.refresh();
    await waitFor(() => api.callsTo('GET /requests?').length > calls, 'the list');
    await root.desk?.list.idle();
    await root.updateComplete;
  }

  it('are told to the page once for each arrival, whoever shows them', async () => {
    const replies = heard(document, 'support-reply');
    const root = await open();
    await mount('support-request-list', { apiBase: api.base });
    await arrive(root, answer(1, 20));
    await waitFor(() => replies.length === 1, 'the event');
    await arrive(root, answer(1, 20));
    await arrive(root, answer(2, 25), answer(1, 30));
    await waitFor(() => replies.length >= 3, 'the other events');
    expect(replies.map(({ requestKey, author, count }) => [requestKey, author.name, count])).to.deep.equal([
      ['CS-1', 'Marta', 1],
      ['CS-2', 'Marta', 1],
      ['CS-1', 'Marta', 1],
    ]);
  });

  it('are not told where they were there before', async () => {
    const replies = heard(document, 'support-reply');
    rows = [answer(1, 20)];
    const root = await open();
    await arrive(root, answer(1, 20));
    expect(replies).to.deep.equal([]);
  });

  it('are counted in the title of a page that is hidden, until it is seen', async () => {
    title!.textContent = '  Your \n servers ';
    const root = await open({ notify: 'title' });
    setHidden(true);
    await arrive(root, answer(1, 20));
    await waitFor(
      () => document.title === '(1) Your servers',
      () => `the count: ${document.title}`,
    );
    await arrive(root, answer(2, 21), answer(1, 20));
    await waitFor(
      () => document.title === '(2) Your servers',
      () => `the other count: ${document.title}`,
    );
    setHidden(false);
    expect(title!.textContent).to.equal('  Your \n servers ');
  });

  it('leave the title as it is while the page is seen', async () => {
    const replies = heard(document, 'support-reply');
    document.title = 'Servers';
    const root = await open({ notify: 'title' });
    await arrive(root, answer(1, 20));
    await waitFor(() => replies.length === 1, 'the event');
    expect(document.title).to.equal('Servers');
  });

  it('give the title back where the element leaves the page', async () => {
    document.title = 'Servers';
    const root = await open({ notify: 'title' });
    setHidden(true);
    await arrive(root, answer(1, 20));
    await waitFor(() => document.title === '(1) Servers', 'the count');
    root.remove();
    expect(document.title).to.equal('Servers');
  });

  it('respect a title that the page sets meanwhile', async () => {
    document.title = 'Servers';
    const root = await open({ notify: 'title' });
    setHidden(true);
    await arrive(root, answer(1, 20));
    await waitFor(() => document.title === '(1) Servers', 'the count');
    document.title = 'web-07 is down';
    setHidden(false);
    expect(document.title).to.equal('web-07 is down');
    setHidden(true);
    await arrive(root, answer(1, 40));
    await waitFor(
      () => document.title === '(1) web-07 is down',
      () => `the count: ${document.title}`,
    );
    setHidden(false);
    expect(document.title).to.equal('web-07 is down');
  });

  describe('with the browser’s notifications', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'Notification');
    /** What was shown. */
    let shown: { readonly title: string; readonly body: string; readonly press: () => void }[] = [];
    let asks = 0;

    /** Puts notifications in the browser's place. @param answer of the customer */
    function allow(answer: NotificationPermission, now: NotificationPermission = 'default'): void {
      shown = [];
      asks = 0;
      class FakeNotification extends EventTarget {
        static permission = now;
        static requestPermission() {
          asks++;
          FakeNotification.permission = answer;
          return Promise.resolve(answer);
        }
        close() {}
        constructor(title: string, { body = '' }: NotificationOptions = {}) {
          super();
          shown.push({ title, body, press: () => this.dispatchEvent(new Event('click')) });
        }
      }
      Object.defineProperty(window, 'Notification', { value: FakeNotification, configurable: true });
    }
    afterEach(() => {
      if (own) Object.defineProperty(window, 'Notification', own);
      else Reflect.deleteProperty(window, 'Notification');
    });

    async function openThread(): Promise<SupportRequests> {
      const root = await open({ notify: 'system' });
      (await findRow(root, 'CS-1')).click();
      await findByRole(root, 'heading', { name: 'Summary of 1' });
      return root;
    }
    const offers = (root: Element) =>
      queryAllByRole(root, 'button', { name: 'Tell me when support answers' }).length;

    it('are offered in a request that waits, and asked for after a press alone', async () => {
      allow('granted');
      const root = await openThread();
      await findByRole(root, 'button', { name: 'Tell me when support answers' });
      await expectAccessible(root);
      expect(asks).to.equal(0);
      await press(root, 'Tell me when support answers');
      await waitFor(() => offers(root) === 0, 'the offer to go');
      expect(asks).to.equal(1);
    });

    it('are offered in a request that is open already when the page asks for them', async () => {
      allow('granted');
      const root = await open();
      (await findRow(root, 'CS-1')).click();
      await findByRole(root, 'heading', { name: 'Summary of 1' });
      expect(offers(root)).to.equal(0);
      root.setAttribute('notify', 'system');
      await findByRole(root, 'button', { name: 'Tell me when support answers' });
      root.setAttribute('notify', 'none');
      await waitFor(() => offers(root) === 0, 'the offer to go');
    });

    it('say who has replied, while the page is hidden; a press opens the request', async () => {
      allow('granted', 'granted');
      const root = await open({ notify: 'system' });
      setHidden(true);
      await arrive(root, answer(1, 20));
      await waitFor(() => shown.length === 1, 'the notification');
      expect([shown[0]!.title, shown[0]!.body]).to.deep.equal(['Marta replied to CS-1.', 'Summary of 1']);
      setHidden(false);
      shown[0]!.press();
      await findByRole(root, 'heading', { name: 'Summary of 1' });
      expect(root.request).to.equal('CS-1');
    });

    it('are not shown while the page is seen', async () => {
      allow('granted', 'granted');
      const replies = heard(document, 'support-reply');
      const root = await open({ notify: 'system' });
      await arrive(root, answer(1, 20));
      await waitFor(() => replies.length === 1, 'the event');
      expect(shown).to.deep.equal([]);
    });

    it('are not offered in a request that does not wait for support', async () => {
      allow('granted');
      rows = [answer(1, 20)];
      const root = await openThread();
      await findByRole(root, 'button', { name: 'Add comment' });
      expect(offers(root)).to.equal(0);
    });

    it('are not asked for again once they were denied', async () => {
      allow('denied');
      const root = await openThread();
      await press(root, 'Tell me when support answers');
      await waitFor(() => offers(root) === 0, 'the offer to go');
      await press(root, 'All requests');
      (await findRow(root, 'CS-1')).click();
      await findByRole(root, 'heading', { name: 'Summary of 1' });
      await root.updateComplete;
      expect([offers(root), asks]).to.deep.equal([0, 1]);
    });

    it('are not offered where there is no such API', async () => {
      Object.defineProperty(window, 'Notification', { value: undefined, configurable: true });
      const root = await openThread();
      await findByRole(root, 'button', { name: 'Add comment' });
      setHidden(true);
      await arrive(root, answer(1, 20));
      expect(offers(root)).to.equal(0);
    });

    it('leave no error where the browser refuses to show one', async () => {
      allow('granted', 'granted');
      const replies = heard(document, 'support-reply');
      const Refusing = Object.assign(
        function refuse() {
          throw new TypeError('Illegal constructor');
        },
        { permission: 'granted' },
      );
      Object.defineProperty(window, 'Notification', { value: Refusing, configurable: true });
      const root = await open({ notify: 'system' });
      setHidden(true);
      await arrive(root, answer(1, 20));
      await waitFor(() => replies.length === 1, 'the event');
    });
  });
});
