import { expect } from '@open-wc/testing';
import {
  answering,
  choose,
  chosen,
  findRow,
  heard,
  keys,
  listCalls,
  mount,
  press,
  rows,
  showsKeys,
  wirePage,
  wireRequest,
} from '../support/list-bench.ts';
import { deferred, json, mockApi, problem } from '../support/mock-api.ts';
import { findByRole, queryAllByRole, queryByRole } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';

const numbers: Record<string, number> = { open: 1, closed: 2, all: 3 };
const pageOf = (status: string) => json(wirePage([wireRequest(numbers[status]!)]));

interface Held {
  readonly status: string;
  readonly answer: (response?: Response) => void;
}

describe('The list, when things overtake each other', () => {
  const api = mockApi('/api');
  const apiBase = '/api/support';
  const calls = (start = '/support/requests?') => api.callsTo(`GET ${start}`);
  const all: Held[][] = [];
  afterEach('answer whoever still waits', () => {
    // The mock ends only when nobody does.
    for (const { answer } of all.splice(0).flat()) answer();
  });
  /** Answers that come when the test says so, one for each call. */
  const held = () => {
    const waiting: Held[] = [];
    all.push(waiting);
    api.serve(
      answering(query => {
        const later = deferred();
        const status = query.get('status')!;
        waiting.push({ status, answer: (response = pageOf(status)) => later.resolve(response) });
        return later.promise;
      }),
    );
    return waiting;
  };
  const call = (waiting: { status: string }[], count: number) =>
    waitFor(() => waiting.length === count, `${count} list calls`);

  it('shows the filter that was chosen last, whatever answer comes last', async () => {
    const waiting = held();
    const root = await mount('support-requests', { apiBase });
    await call(waiting, 1);
    await choose(root, 'closed');
    await call(waiting, 2);
    await choose(root, 'all');
    await call(waiting, 3);
    waiting[2]!.answer();
    await showsKeys(root, 'CS-3');
    waiting[1]!.answer();
    waiting[0]!.answer();
    // Whatever the late answers do is done before this one, which is asked for after them.
    root.refresh();
    await call(waiting, 4);
    expect(keys(root)).to.deep.equal(['CS-3']);
    waiting[3]!.answer(json(wirePage([wireRequest(33)])));
    await showsKeys(root, 'CS-33');
    expect(chosen(root)).to.equal('all');
    expect(waiting.map(({ status }) => status)).to.deep.equal(['open', 'closed', 'all', 'all']);
  });

  it('does not let a late answer of a page’s own fetch, deaf to abort, overwrite the choice', async () => {
    const waiting = held();
    // Hears of no abort, as a page's own fetch may do.
    const deaf: typeof fetch = (input, init) => api.fetch(input, { ...init, signal: null });
    const root = await mount('support-requests', { apiBase, fetch: deaf });
    await call(waiting, 1);
    await choose(root, 'closed');
    await call(waiting, 2);
    waiting[1]!.answer();
    await showsKeys(root, 'CS-2');
    waiting[0]!.answer();
    root.refresh();
    await call(waiting, 3);
    expect(keys(root)).to.deep.equal(['CS-2']);
    waiting[2]!.answer(json(wirePage([wireRequest(22)])));
    await showsKeys(root, 'CS-22');
  });

  it('does not tell of a late failure of a choice that is gone', async () => {
    const waiting = held();
    const errors = heard(document, 'support-error');
    const root = await mount('support-requests', { apiBase });
    await call(waiting, 1);
    await choose(root, 'closed');
    await call(waiting, 2);
    waiting[0]!.answer(problem(500));
    waiting[1]!.answer();
    await showsKeys(root, 'CS-2');
    expect(queryByRole(root, 'alert')).to.equal(null);
    expect(errors).to.have.length(0);
  });

  it('calls off what nobody waits for any more', async () => {
    const waiting = held();
    const root = await mount('support-requests', { apiBase, fetch: api.fetch });
    await call(waiting, 1);
    await choose(root, 'closed');
    await call(waiting, 2);
    expect(calls()[0]!.request.signal.aborted).to.equal(true);
    root.remove();
    await waitFor(() => calls()[1]!.request.signal.aborted, 'the second call to be called off');
  });

  it('shows rows of a filter seen before at once, and reads them again', async () => {
    const waiting = held();
    const root = await mount('support-requests', { apiBase });
    await call(waiting, 1);
    waiting[0]!.answer();
    await showsKeys(root, 'CS-1');
    await choose(root, 'closed');
    await call(waiting, 2);
    // The old rows stay until the new ones come, marked as busy.
    expect(keys(root)).to.deep.equal(['CS-1']);
    waiting[1]!.answer();
    await showsKeys(root, 'CS-2');
    await choose(root, 'open');
    await showsKeys(root, 'CS-1');
    await call(waiting, 3);
    waiting[2]!.answer(json(wirePage([wireRequest(11)])));
    await showsKeys(root, 'CS-11');
  });

  it('ends quietly when it is removed while it loads', async () => {
    const waiting = held();
    const errors = heard(document, 'support-error');
    const list = await mount('support-request-list', { apiBase });
    await call(waiting, 1);
    list.remove();
    waiting[0]!.answer(problem(500));
    const next = await mount('support-request-list', { apiBase });
    await call(waiting, 2);
    waiting[1]!.answer();
    await showsKeys(next, 'CS-1');
    expect(queryAllByRole(list, 'alert')).to.have.length(0);
    expect(errors).to.have.length(0);
  });

  for (const name of ['support-requests', 'support-request-list'] as const) {
    it(`<${name}> reads once when it is put back while it was loading`, async () => {
      const waiting = held();
      const element = await mount(name, { apiBase });
      const parent = element.parentElement!;
      await call(waiting, 1);
      element.remove();
      parent.append(element);
      await call(waiting, 2);
      waiting[1]!.answer(json(wirePage([wireRequest(12)])));
      await showsKeys(element, 'CS-12');
      expect(listCalls({ ...api, callsTo: () => calls() })).to.deep.equal(['open', 'open']);
    });

    it(`<${name}> shows fresh rows when it is put back later`, async () => {
      const waiting = held();
      const element = await mount(name, { apiBase });
      const parent = element.parentElement!;
      await call(waiting, 1);
      waiting[0]!.answer();
      await showsKeys(element, 'CS-1');
      element.remove();
      const other = await mount('support-status-filter', { apiBase: '/api/elsewhere' });
      await findByRole(other, 'combobox');
      parent.append(element);
      await call(waiting, 2);
      waiting[1]!.answer(json(wirePage([wireRequest(12)])));
      await showsKeys(element, 'CS-12');
      expect(waiting).to.have.length(2);
    });
  }

  it('follows an api-base that changes while it loads, and never shows rows of the old one', async () => {
    const waiting = held();
    const list = await mount('support-request-list', { apiBase, status: 'closed' });
    await call(waiting, 1);
    list.apiBase = '/api/other';
    await call(waiting, 2);
    expect(calls('/other/requests?status=closed')).to.have.length(1);
    waiting[1]!.answer(json(wirePage([wireRequest(77)])));
    await showsKeys(list, 'CS-77');
    waiting[0]!.answer();
    list.refresh();
    await call(waiting, 3);
    expect(keys(list)).to.deep.equal(['CS-77']);
    expect(list.status).to.equal('closed');
  });

  it('shows no rows of the old API while the new one has not answered', async () => {
    const waiting = held();
    const list = await mount('support-request-list', { apiBase });
    await call(waiting, 1);
    waiting[0]!.answer();
    await showsKeys(list, 'CS-1');
    list.setAttribute('api-base', '/api/other');
    await call(waiting, 2);
    await findByRole(list, 'progressbar');
    expect(rows(list)).to.have.length(0);
    waiting[1]!.answer();
    await showsKeys(list, 'CS-1');
  });

  it('makes one request of several settings in one turn', async () => {
    const waiting = held();
    const list = document.createElement('support-request-list');
    document.body.append(list);
    list.user = 'first';
    list.apiBase = '/api/other';
    list.status = 'all';
    list.apiBase = apiBase;
    list.user = 'second';
    await call(waiting, 1);
    waiting[0]!.answer();
    await showsKeys(list, 'CS-3');
    expect(api.calls.map(({ path }) => path.replace(/\?.*/, '')).sort()).to.deep.equal([
      '/support/config',
      '/support/requests',
    ]);
    list.remove();
  });

  it('opens a thread and returns to the list while the list is still loading', async () => {
    const waiting = held();
    const root = await mount('support-requests', { apiBase, request: 'CS-5' });
    await findByRole(root, 'heading', { name: 'Summary of 5' });
    await press(root, 'All requests');
    await waitFor(() => waiting.length > 0);
    waiting.at(-1)!.answer();
    await findRow(root, 'CS-1');
  });
});
