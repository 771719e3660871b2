/** A colleague who is removed from a request while it is open in their browser, against the server's app: no words, no bytes, no event. */
import { expect } from '@open-wc/testing';
import { createApp } from '../../../server/src/app/app.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import type { SupportRequests } from '../../../src/index.ts';
import { multipart, type CallOptions } from '../../server/app/client.ts';
import { company } from '../../server/app/company.ts';
import { enter } from '../../support/form-fixture.ts';
import { findRow, heard } from '../../support/list-fixture.ts';
import { findByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { commentField, entries, mountDesk } from '../../support/thread-page.ts';
import { png, threadApi } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const names = { ada: 'Ada Byron', grace: 'Grace Moreau', bob: 'Bob Noyce' };
type Customer = keyof typeof names;

describe('a colleague who is removed while a request is open', () => {
  const api = threadApi();
  const store = createMemoryStore();
  let app: ReturnType<typeof createApp>;
  beforeEach(() => {
    app = createApp({
      store,
      basePath: api.base,
      catalogue: company(),
      offer: { features: { read: true, search: true, close: true } },
      authenticate: ({ headers }) => {
        const key = (headers.get('Authorization') ?? '').replace('Bearer ', '') as Customer;
        return key in names ? { key, name: names[key] } : undefined;
      },
    });
    api.serve(request => app(request));
  });

  /** A call of somebody who is not on this page. */
  async function call(
    customer: Customer,
    method: string,
    path: string,
    { headers, body }: Pick<CallOptions, 'headers' | 'body'> = {},
  ): Promise<Response> {
    return app(
      new Request(new URL(`${api.base}${path}`, location.href), {
        method,
        headers: {
          Authorization: `Bearer ${customer}`,
          'Idempotency-Key': crypto.randomUUID(),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
    );
  }

  const sendJson = (customer: Customer, method: string, path: string, value: object): Promise<Response> =>
    call(customer, method, path, {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    });

  async function upload(customer: Customer): Promise<string> {
    const file = new File([await png()], 'screen.png', { type: 'image/png' });
    const answer = await call(customer, 'POST', '/attachments', await multipart(['file', file]));
    return ((await answer.json()) as { id: string }).id;
  }

  /** A request of Ada's with a picture, shared with Grace. */
  async function share(): Promise<string> {
    const answer = await sendJson('ada', 'POST', '/requests', {
      summary: 'The secret move',
      description: 'Nobody else may know.',
      attachmentIds: [await upload('ada')],
      people: ['grace'],
      type: 'question',
    });
    return ((await answer.json()) as { key: string }).key;
  }

  const open = (customer: Customer, more: Partial<SupportRequests> = {}) =>
    mountDesk(api, { user: customer + crypto.randomUUID(), token: customer, ...more });

  it('is told that it is not found; nothing of what comes then reaches the page', async () => {
    const key = await share();
    const root = await open('grace', { request: key });
    await entries(root, 1);
    await waitFor(() => api.callsTo('GET /attachments/').length === 1, 'the picture');
    const events = ['support-reply', 'support-comment-added'].map(name =>
      heard(root, name as 'support-reply'),
    );
    enter(await commentField(root), 'What I was writing.');

    await sendJson('ada', 'PUT', `/requests/${key}/people`, { remove: ['grace'] });
    const id = await upload('ada');
    await sendJson('ada', 'POST', `/requests/${key}/comments`, {
      body: 'Not for Grace.',
      attachmentIds: [id],
    });
    root.refresh();
    await findByRole(root, 'alert');
    expect(textOf(root)).to.include('This request was not found.');
    expect(textOf(root)).to.not.match(/secret|Nobody else|Not for Grace|screen\.png/);
    expect(queryAllByRole(root, 'img')).to.have.length(0);
    expect(api.callsTo('GET /attachments/')).to.have.length(1);
    expect(events.flat()).to.deep.equal([]);
    expect((await commentField(root)).value).to.equal('What I was writing.');
    root.request = '';
    await waitFor(() => !textOf(root).includes('secret'), 'the list without it');
    expect(queryAllByRole(root, 'button', { name: new RegExp(`^${key}`) })).to.have.length(0);
    expect(root.unreadCount).to.equal(0);
  });

  it('hears of a comment of a colleague as long as it is shared: the row is marked', async () => {
    const key = await share();
    const root = await open('grace');
    const scope = (await findByRole(root, 'combobox', { name: 'Whose requests' })) as HTMLSelectElement;
    scope.value = 'shared';
    scope.dispatchEvent(new Event('change', { bubbles: true }));
    const row = await findRow(root, key);
    await waitFor(() => textOf(row).includes('Ada Byron wrote'), 'who wrote it');
    expect(textOf(row)).to.not.include('Updated');
    await sendJson('ada', 'POST', `/requests/${key}/comments`, { body: 'More.', attachmentIds: [] });
    root.refresh();
    await waitFor(async () => textOf(await findRow(root, key)).includes('Updated'), 'the mark');
    (await findRow(root, key)).click();
    await entries(root, 2);
    root.request = '';
    await waitFor(async () => !textOf(await findRow(root, key)).includes('Updated'), 'it to be read');
  });

  it('and a third customer find nothing at all by its address', async () => {
    const key = await share();
    const root = await open('bob', { request: key });
    await findByRole(root, 'alert');
    expect(textOf(root)).to.include('This request was not found.').and.not.include('secret');
    expect(api.callsTo('GET /attachments/')).to.have.length(0);
  });
});
