/** "My text is in her account": the session becomes another customer's under an open page. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { createApp } from '../../../server/src/app/app.ts';
import { fileOf } from '../../support/input.ts';
import { json, problem, type Handler } from '../../support/mock-api.ts';
import { findByText, queryAllByText } from '../../support/queries.ts';
import {
  button,
  choose,
  descriptionOf,
  deskApi,
  enter,
  fill,
  openDesk,
  openForm,
  press,
  pressNew,
  sent,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { commentField, eventsOf } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const OTHER = /Somebody else is signed in/;

for (const contract of ['1.0', '1.1'] as const) {
  describe(`A session that becomes another customer's, contract ${contract}`, () => {
    const api = deskApi(`/api/${crypto.randomUUID()}`);
    let signedIn: string | undefined;
    let first: Handler | undefined;
    let store = createMemoryStore();
    /** Texts that reached somebody's account: "grace: No network". */
    let written: string[] = [];

    beforeEach(() => {
      signedIn = `ada-${crypto.randomUUID()}`;
      first = undefined;
      store = createMemoryStore();
      written = [];
      const app = createApp({
        store,
        basePath: api.base,
        authenticate: () => (signedIn ? { key: signedIn, name: signedIn } : undefined),
      });
      api.serve(async request => {
        const own = await first?.(request.clone());
        if (own) return own;
        const { pathname } = new URL(request.url);
        // An older server knows nothing of the header.
        const old = new Request(request);
        if (contract === '1.0') old.headers.delete('Support-User');
        const answer = await app(old);
        if (request.method === 'POST' && answer.ok) written.push(signedIn!);
        if (pathname.endsWith('/config') && answer.ok) return json({ ...(await answer.json()), contract });
        return answer;
      });
    });
    let pages = 0;
    /** A page of its own, as after a reload: elements with other settings share nothing. */
    const page = (user = '') => ({
      user,
      settings: { user, credentials: (['same-origin', 'include', 'omit'] as const)[pages++ % 3]! },
    });
    const grace = () => (signedIn = `grace-${crypto.randomUUID()}`);

    async function openKnown(user = ''): Promise<SupportRequests> {
      const element = await openForm(api, page(user));
      await shows(element, /Up to 10 files, 3 MB each/);
      await waitFor(() => api.callsTo('GET /config').length > 0);
      fill(element);
      await findByText(element, 'Draft saved');
      return element;
    }
    const isHeld = async (element: Element) => {
      await findByText(element, OTHER);
      expect(descriptionOf(element).value).to.equal('Since the update.');
      expect(written).to.deep.equal([]);
    };

    for (const user of ['', 'ada'])
      it(`is told at Send${user && ', also where the page says who it is'}, and the text is held for its writer`, async () => {
        const ada = signedIn;
        const element = await openKnown(user && `ada-${crypto.randomUUID()}`);
        grace();
        press(element, 'Send');
        await isHeld(element);
        signedIn = ada;
        press(element, 'Try again');
        await sent(element);
        expect(written).to.deep.equal([ada]);
      });

    it('is told where the widget sends again by itself', async () => {
      const element = await openKnown();
      let tries = 0;
      first = request => {
        if (request.method !== 'POST') return undefined as unknown as Response;
        if (++tries > 1) return undefined as unknown as Response;
        grace();
        return problem(503, {}, { 'Retry-After': '1' });
      };
      press(element, 'Send');
      await isHeld(element);
    });

    it('is told where the page is opened again with what was being sent', async () => {
      const user = `ada-${crypto.randomUUID()}`;
      const element = await openKnown(user);
      first = request =>
        (request.method === 'POST' ? problem(503, {}, { 'Retry-After': '600' }) : undefined)!;
      press(element, 'Send');
      await shows(element, /The server has a problem/);
      element.remove();
      await waitFor(() => api.callsTo('POST').length >= 1);
      first = undefined;
      grace();
      // The page still says that it is Ada's.
      const again = await openForm(api, page(user));
      await isHeld(again);
    });

    it('is told at a comment and at a file', async () => {
      const ada = signedIn!;
      const response = await store.addRequest(ada, {
        summary: 'Old one',
        description: 'x',
        attachmentIds: [],
        fields: {},
        context: [],
        authorName: 'Ada',
        createdAt: Date.now(),
      });
      const { key } = (response as { added: { key: string } }).added;
      const element = await openDesk(api, page());
      element.request = key;
      enter(await commentField(element), 'Ada only');
      await findByText(element, 'Draft saved');
      grace();
      press(element, 'Add comment');
      await findByText(element, OTHER);
      expect((await commentField(element)).value).to.equal('Ada only');
      element.request = '';
      await pressNew(element);
      choose(element, fileOf('ada.log'));
      await findByText(element, /ada\.log: Upload failed\. Somebody else is signed in/);
      expect(written).to.deep.equal([]);
      signedIn = ada;
      press(element, 'Try again: ada.log');
      await uploaded(element, 1);
    });

    it('is told at closing and rating', async () => {
      const ada = signedIn;
      const element = await openKnown();
      press(element, 'Send');
      await sent(element);
      await waitFor(() => button(element, 'Close request'));
      grace();
      const errors = eventsOf(element, 'support-error');
      press(element, 'Close request');
      await waitFor(() => errors.some(({ operation }) => operation === 'setStatus'));
      expect(errors.find(({ operation }) => operation === 'setStatus')?.problem.kind).to.equal(
        'other-customer',
      );
      expect(api.callsTo('PATCH').length).to.equal(contract === '1.1' ? 1 : 0);
      expect(written).to.deep.equal([ada]);
    });

    it('shows the other one an empty form on a new page, and the writer their text', async () => {
      const ada = signedIn;
      (await openKnown()).remove();
      const other = grace();
      const hers = await openForm(api, page());
      await waitFor(() => api.callsTo('GET /config').length > 1);
      await shows(hers, /Up to 10 files, 3 MB each/);
      enter(descriptionOf(hers), 'Hers.');
      await findByText(hers, 'Draft saved');
      expect(descriptionOf(hers).value, other).to.equal('Hers.');
      hers.remove();
      signedIn = ada;
      const again = await openForm(api, page());
      await waitFor(() => descriptionOf(again).value === 'Since the update.');
    });

    it('does not get what was typed while nobody was signed in', async () => {
      const ada = signedIn;
      const before = await openForm(api, page());
      // Shown once the settings are there.
      await shows(before, /Up to 10 files, 3 MB each/);
      before.remove();
      signedIn = undefined;
      const during = await openForm(api, page());
      await shows(during, /Up to 3 MB a file/);
      fill(during);
      await findByText(during, 'Draft saved');
      // She signs in beside the page: not even there.
      grace();
      press(during, 'Send');
      await isHeld(during);
      during.remove();
      const hers = await openForm(api, page());
      await shows(hers, /Up to 10 files, 3 MB each/);
      enter(descriptionOf(hers), 'Hers.');
      await findByText(hers, 'Draft saved');
      expect(descriptionOf(hers).value).to.equal('Hers.');
      hers.remove();
      signedIn = ada;
      const again = await openForm(api, page());
      await waitFor(() => descriptionOf(again).value === 'Since the update.', 'Ada’s own text');
      expect(queryAllByText(again, /Hers/)).to.have.length(0);
      press(again, 'Send');
      await sent(again);
      expect(written).to.deep.equal([ada]);
    });
  });
}

describe('Contract 1.1', () => {
  const api = deskApi();
  it('names the writer with every write, and asks nothing before', async () => {
    const app = createApp({
      store: createMemoryStore(),
      basePath: api.base,
      authenticate: () => ({ key: 'ada', name: 'Ada' }),
    });
    api.serve(app);
    const element = await openForm(api);
    await shows(element, /Up to 10 files, 3 MB each/);
    fill(element);
    choose(element, fileOf('a.log'), fileOf('b.log'));
    await uploaded(element, 2);
    press(element, 'Remove b.log');
    press(element, 'Send');
    await sent(element);
    await waitFor(() => button(element, 'Close request'));
    press(element, 'Close request');
    await waitFor(() => api.callsTo('PATCH').length === 1);
    const writes = api.calls.filter(({ method }) => method !== 'GET');
    expect(new Set(writes.map(({ method }) => method))).to.deep.equal(new Set(['POST', 'DELETE', 'PATCH']));
    for (const { headers, path } of writes) expect(headers.get('Support-User'), path).to.equal('ada');
    for (const { headers } of api.callsTo('GET')) expect(headers.has('Support-User')).to.equal(false);
    expect(api.callsTo('GET /config')).to.have.length(1);
  });
});
