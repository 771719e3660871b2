import { expect } from '@open-wc/testing';
import { createApp } from '../../../server/src/app/app.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { seed } from '../../../server/src/seed/seed.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click } from '../../support/input.ts';
import {
  answering,
  customer,
  findRow,
  findRows,
  findShown,
  heard,
  keys,
  mount,
  rows,
  showsKeys,
} from '../../support/list-fixture.ts';
import { listCalls, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import {
  findByRole,
  getByRole,
  nameOf,
  queryAllByRole,
  queryAllByText,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const ada = { key: 'ada', name: 'Ada Byron' };
const minute = 60_000;

describe('The list of requests', () => {
  const api = mockApi();
  const serve = (...items: unknown[]) => api.serve(answering(() => json(wirePage(items))));

  it('stands alone with nothing but an api-base', async () => {
    serve(wireRequest(2), wireRequest(1));
    const list = await mount('support-request-list', { apiBase: api.base, user: undefined });
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(listCalls(api)).to.deep.equal(['open']);
    await expectAccessible(list);
  });

  it('stands alone with nothing but a backend object', async () => {
    const list = document.createElement('support-request-list');
    const asked: string[] = [];
    const item = { key: 'CS-7', summary: 'From an object', description: '', attachments: [], status: 'open' };
    const refuse = () => Promise.reject(new Error('not asked for'));
    list.backend = {
      getConfig: () => deferred<never>().promise,
      listRequests: ({ status }) => {
        asked.push(status);
        return Promise.resolve({ items: [{ ...item, closed: false, fields: {}, warnings: [] }] });
      },
      getRequest: refuse,
      createRequest: refuse,
      listComments: refuse,
      addComment: refuse,
      uploadAttachment: refuse,
      fetchAttachment: refuse,
    };
    document.body.append(list);
    await showsKeys(list, 'CS-7');
    expect(asked).to.deep.equal(['open']);
    list.remove();
  });

  it('tells number, status, created, updated and summary of each, the number first', async () => {
    const now = Date.now();
    const at = (ago: number) => new Date(now - ago).toISOString();
    serve(
      wireRequest(295900, { summary: 'Server does not boot', updatedAt: at(12 * minute) }),
      wireRequest(295877, { status: 'closed', createdAt: '2019-11-19T09:40:00Z' }),
    );
    const list = await mount('support-request-list', { apiBase: api.base, lang: 'en-GB' });
    const row = await findRow(list, 'CS-295900');
    expect(nameOf(row)).to.match(/^CS-295900 Server does not boot Open/);
    expect(textOf(row)).to.match(/updated (today|yesterday), \d\d:\d\d/);
    expect(textOf(row)).to.match(/created .*2024/);
    const old = await findRow(list, 'CS-295877');
    expect(textOf(old)).to.contain('Closed');
    expect(textOf(old)).to.match(/created 19 Nov 2019, \d\d:40/);
    expect(queryAllByRole(list, 'listitem')).to.have.length(2);
  });

  it('shows the newest update first, as the server sorts', async () => {
    const store = createMemoryStore();
    await seed(store, ada, Date.now());
    api.serve(createApp({ store, basePath: api.base, authenticate: () => ada }));
    const list = await mount('support-request-list', { apiBase: api.base });
    await findRows(list);
    const times = rows(list).map(row => {
      const [updated] = row.querySelectorAll('time');
      return Date.parse(updated!.dateTime);
    });
    expect(times.length).to.be.greaterThan(5);
    expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
    await expectAccessible(list);
  });

  it('keeps the place with a loading bar until the first answer', async () => {
    const answer = deferred();
    api.serve(answering(() => answer.promise));
    const list = await mount('support-request-list', { apiBase: api.base });
    await findByRole(list, 'progressbar', { name: 'Loading requests' });
    await expectAccessible(list);
    answer.resolve(json(wirePage([wireRequest(1)])));
    await findRow(list, 'CS-1');
    expect(queryAllByRole(list, 'progressbar')).to.have.length(0);
  });

  for (const [status, words] of [
    ['open', 'No open requests.'],
    ['closed', 'No closed requests yet.'],
    ['all', 'Something not working? Tell us here, we answer in this place.'],
  ] as const) {
    it(`says something useful when there are no ${status} requests`, async () => {
      serve();
      const list = await mount('support-request-list', { apiBase: api.base, status });
      await findShown(list, words);
      expect(listCalls(api)).to.deep.equal([status]);
      await expectAccessible(list);
    });
  }

  it("shows the page's own words for an empty list", async () => {
    serve();
    const root = await mount('support-requests', { apiBase: api.base });
    root.innerHTML = '<p slot="empty">Nothing to see, Ada.</p>';
    await findShown(root, 'Nothing to see, Ada.');
    const shown = queryAllByText(root, /No open requests/).filter(found => !found.closest('[role="status"]'));
    expect(shown).to.have.length(0);
  });

  it('opens the pressed request in a thread that shares its desk, and tells the page', async () => {
    serve(wireRequest(2), wireRequest(1));
    const list = await mount('support-request-list', { apiBase: api.base });
    const thread = document.createElement('support-request-thread');
    Object.assign(thread, { apiBase: api.base, user: customer() });
    list.after(thread);
    const opened = heard(document, 'support-request-opened');
    const views = heard(document, 'support-view-changed');
    await click(await findRow(list, 'CS-1'));
    await findByRole(thread, 'heading', { name: 'Summary of 1' });
    expect(opened).to.deep.equal([{ requestKey: 'CS-1' }]);
    expect(views).to.deep.equal([{ view: 'thread', requestKey: 'CS-1' }]);
    expect(list.getAttribute('request')).to.equal('CS-1');
    expect(thread.getAttribute('request')).to.equal('CS-1');
    expect(keys(list)).to.deep.equal(['CS-2', 'CS-1']);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length === 1);
  });

  it('is under the heading "Requests to support" in the whole desk', async () => {
    serve(wireRequest(1));
    const root = await mount('support-requests', { apiBase: api.base });
    await findRow(root, 'CS-1');
    expect(getByRole(root, 'heading', { name: 'Requests to support' }).localName).to.equal('h2');
    getByRole(root, 'button', { name: 'New request' });
    getByRole(root, 'combobox', { name: 'Show tickets with status' });
    await expectAccessible(root);
  });

  it('reads once more when the page says refresh()', async () => {
    serve(wireRequest(1));
    const list = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(list, 'CS-1');
    serve(wireRequest(2), wireRequest(1));
    list.refresh();
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(listCalls(api)).to.have.length(2);
  });
});
