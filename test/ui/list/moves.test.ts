import { expect } from '@open-wc/testing';
import {
  answering,
  heard,
  keys,
  listCalls,
  mount,
  rows,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, problem } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const numbers: Record<string, number> = { open: 1, closed: 2, all: 3 };
const pageOf = (status: string) => json(wirePage([wireRequest(numbers[status]!)]));

interface Held {
  readonly status: string;
  readonly answer: (response?: Response) => void;
}

describe('The list, when it is moved or its API changes', () => {
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
});
