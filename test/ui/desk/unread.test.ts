import { expect } from '@open-wc/testing';
import { createApp } from '../../../server/src/app/app.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import { click, typeInto } from '../../support/input.ts';
import {
  answering,
  choose,
  customer,
  findRow,
  findShown,
  heard,
  listCalls,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import { findByLabel, findByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const early = '2024-03-02T10:00:00Z';
const late = '2024-03-02T11:00:00Z';

describe('Updated', () => {
  const api = mockApi();
  const says = async (root: Element, key: string, status: 'Open' | 'Updated' | 'Closed') => {
    await waitFor(
      async () => new RegExp(`\\b${status}\\b`).test(textOf(await findRow(root, key))),
      `${key} to be ${status}`,
    );
  };
  const serve = (...items: object[]) => {
    const list = answering(() => json(wirePage(items)));
    api.serve(request => {
      const one = items.find(item => request.url.endsWith(`/${(item as { key: string }).key}`));
      return one ? json(one) : list(request);
    });
  };
  const desk = () => mount('support-requests', { apiBase: api.base });

  it('is shown where the server keeps no mark and a request changed since it was last looked at', async () => {
    serve(wireRequest(2, { updatedAt: early }), wireRequest(1, { updatedAt: early }));
    const root = await desk();
    const counts = heard(document, 'support-unread-changed');
    await says(root, 'CS-1', 'Open');
    expect(root.unreadCount).to.equal(0);
    serve(wireRequest(1, { updatedAt: late }), wireRequest(2, { updatedAt: early }));
    root.refresh();
    await says(root, 'CS-1', 'Updated');
    await says(root, 'CS-2', 'Open');
    expect(root.unreadCount).to.equal(1);
    await click(await findRow(root, 'CS-1'));
    await findByRole(root, 'heading', { name: 'Summary of 1' });
    await waitFor(() => root.unreadCount === 0);
    await press(root, 'All requests');
    await says(root, 'CS-1', 'Open');
    expect(counts).to.deep.equal([{ count: 1 }, { count: 0 }]);
    expect(api.callsTo('PUT')).to.have.length(0);
  });

  it('is known again when the page is opened anew', async () => {
    serve(wireRequest(1, { updatedAt: early }));
    const first = await desk();
    await says(first, 'CS-1', 'Open');
    await click(await findRow(first, 'CS-1'));
    await findByRole(first, 'button', { name: 'All requests' });
    await press(first, 'All requests');
    await findRow(first, 'CS-1');
    first.remove();
    serve(wireRequest(1, { updatedAt: late }));
    const second = await desk();
    await says(second, 'CS-1', 'Updated');
  });

  it('is not lost where the list is there before what is kept of the customer', async () => {
    const config = deferred();
    const items = [wireRequest(1, { updatedAt: early })];
    const list = answering(() => json(wirePage(items)));
    api.serve(request => (request.url.endsWith('/config') ? config.promise : list(request)));
    const root = await mount('support-requests', { apiBase: api.base, user: undefined });
    await findRow(root, 'CS-1');
    await press(root, 'New request');
    await typeInto(await findByLabel(root, /^Summary/), 'Translator');
    config.resolve(json({ user: { key: customer() } }));
    // Drafts and read marks are kept under the same key.
    await findShown(root, 'Draft saved');
    items[0] = wireRequest(1, { updatedAt: late });
    await press(root, 'Cancel');
    await says(root, 'CS-1', 'Updated');
  });

  it('is no news for requests met for the first time', async () => {
    serve(wireRequest(1, { updatedAt: late }));
    const root = await desk();
    await says(root, 'CS-1', 'Open');
    serve(wireRequest(2, { updatedAt: late }), wireRequest(1, { updatedAt: late }));
    root.refresh();
    await says(root, 'CS-2', 'Open');
    expect(root.unreadCount).to.equal(0);
  });

  it('is what the server says, where it keeps marks', async () => {
    serve(
      wireRequest(4, { unread: true }),
      wireRequest(3, { unread: false, updatedAt: early }),
      wireRequest(2, { unread: true, status: 'closed' }),
      wireRequest(1, { status: 'updated', unread: false }),
    );
    const root = await desk();
    await says(root, 'CS-4', 'Updated');
    await says(root, 'CS-3', 'Open');
    await says(root, 'CS-2', 'Closed');
    await says(root, 'CS-1', 'Updated');
    serve(wireRequest(3, { unread: false, updatedAt: late }), wireRequest(4, { unread: false }));
    root.refresh();
    await says(root, 'CS-4', 'Open');
    await says(root, 'CS-3', 'Open');
  });

  it('is counted as the server counts, whatever the filter shows', async () => {
    api.serve(
      answering(query => {
        const open = query.get('status') === 'open';
        return json(wirePage(open ? [wireRequest(1, { unread: true })] : [], { unreadCount: 7 }));
      }),
    );
    const counts = heard(document, 'support-unread-changed');
    const root = await desk();
    await says(root, 'CS-1', 'Updated');
    await waitFor(() => counts.length === 1);
    await choose(root, 'closed');
    await waitFor(() => listCalls(api).length === 2);
    await choose(root, 'open');
    await showsKeys(root, 'CS-1');
    await waitFor(() => listCalls(api).length === 3);
    expect(root.unreadCount).to.equal(7);
    expect(counts).to.deep.equal([{ count: 7 }]);
  });

  it('stays counted while another filter is shown, where the server does not count', async () => {
    api.serve(
      answering(query => {
        const [number, more] =
          query.get('status') === 'open' ? [1, { unread: true }] : [2, { status: 'closed' }];
        return json(wirePage([wireRequest(number, more)]));
      }),
    );
    const root = await desk();
    await says(root, 'CS-1', 'Updated');
    const counts = heard(root, 'support-unread-changed');
    await choose(root, 'closed');
    await showsKeys(root, 'CS-2');
    expect(root.unreadCount).to.equal(1);
    expect(counts).to.deep.equal([]);
  });

  for (const read of [true, false]) {
    it(`is told to a server ${read ? 'that takes read marks' : 'only where it takes read marks'}`, async () => {
      const store = createMemoryStore();
      const ada = { key: 'ada', name: 'Ada Byron' };
      const added = await store.addRequest('ada', {
        summary: 'Question',
        description: 'Translator',
        authorName: 'Ada Byron',
        attachmentIds: [],
        fields: {},
        context: [],
        createdAt: 1_700_000_000_000,
      });
      const { key } = 'added' in added ? added.added : { key: '' };
      await store.addComment('ada', key, {
        id: 'com_1',
        author: { name: 'Marta', role: 'agent' },
        body: 'An answer',
        format: 'text',
        attachmentIds: [],
        createdAt: 1_700_000_100_000,
        reopens: false,
      });
      const offer = { features: { read } };
      api.serve(createApp({ store, basePath: api.base, authenticate: () => ada, offer }));
      const root = await desk();
      await says(root, key, 'Updated');
      await waitFor(() => root.unreadCount === 1);
      await click(await findRow(root, key));
      await waitFor(() => textOf(root).includes('An answer'));
      if (read) await waitFor(() => api.callsTo(`PUT /requests/${key}/read`).length === 1);
      const calls = listCalls(api).length;
      await press(root, 'All requests');
      await waitFor(() => listCalls(api).length > calls);
      await says(root, key, read ? 'Open' : 'Updated');
      expect(api.callsTo('PUT')).to.have.length(read ? 1 : 0);
      const [put] = api.callsTo('PUT');
      if (put) expect(await put.request.clone().json()).to.deep.equal({ upTo: 'com_1' });
    });
  }
});
