import { expect } from '@open-wc/testing';
import type { SupportBackend } from '../../../src/backends/backend.ts';
import type { SupportRequest } from '../../../src/model.ts';
import {
  answering,
  choose,
  chosen,
  findRow,
  heard,
  keys,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, problem } from '../../support/mock-api.ts';
import { findByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const numbers: Record<string, number> = { open: 1, closed: 2, all: 3 };
const pageOf = (status: string) => json(wirePage([wireRequest(numbers[status]!)]));

const modelRequest: Omit<SupportRequest, 'key'> = {
  summary: 'From an object',
  description: '',
  attachments: [],
  status: 'open',
  closed: false,
  fields: {},
  warnings: [],
};

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

  it('does not let a late answer of a backend object, deaf to abort, overwrite the choice', async () => {
    const answers: (() => void)[] = [];
    const asked: string[] = [];
    const never = () => new Promise<never>(() => {});
    const backend: SupportBackend = {
      getConfig: never,
      listRequests: ({ status }) => {
        asked.push(status);
        const item = { ...modelRequest, key: `CS-${numbers[status]!}` };
        return new Promise(resolve => answers.push(() => resolve({ items: [item] })));
      },
      getRequest: never,
      createRequest: never,
      listComments: never,
      addComment: never,
      uploadAttachment: never,
      fetchAttachment: never,
    };
    const root = await mount('support-requests', { backend });
    await waitFor(() => answers.length === 1);
    await choose(root, 'closed');
    await waitFor(() => answers.length === 2);
    answers[1]!();
    await showsKeys(root, 'CS-2');
    answers[0]!();
    root.refresh();
    await waitFor(() => answers.length === 3);
    expect(keys(root)).to.deep.equal(['CS-2']);
    expect(asked).to.deep.equal(['open', 'closed', 'closed']);
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
    expect(queryByRole(root, 'alert') === null).to.equal(true);
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
    // Coming back loads the list anew: the first call is called off, and an answer to it would change nothing.
    await call(waiting, 2);
    waiting[1]!.answer();
    await findRow(root, 'CS-1');
  });
});
