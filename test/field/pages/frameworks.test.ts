// On a page of its own: it counts all calls, and a desk of another file may still make one.
/** What frameworks do to properties: new functions and objects in each rendering. `null` before a value: unset.test.ts. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { enter, summaryOf } from '../../support/form-fixture.ts';
import { focused } from '../../support/input.ts';
import {
  answering,
  findRow,
  listCalls,
  mount,
  press,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi, problem } from '../../support/mock-api.ts';
import { findByLabel, findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();

beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));

const tokens = () => api.calls.map(({ headers }) => headers.get('Authorization'));

/** Renders as a framework does: all properties anew, as often as said, each time with its own round. */
async function renderings<E extends HTMLElement & { updateComplete: Promise<boolean> }>(
  elements: readonly E[],
  properties: (round: number) => Partial<E>,
  rounds = 16,
): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    for (const element of elements) Object.assign(element, properties(round));
    await Promise.all(elements.map(element => element.updateComplete));
  }
}

/** Opens the form and writes something; gives the field. */
async function write(root: SupportRequests): Promise<HTMLInputElement> {
  await findRow(root, 'CS-1');
  await press(root, 'New request');
  await findByLabel(root, /^Summary/);
  enter(summaryOf(root), 'No network');
  return summaryOf(root);
}

describe('A framework that makes everything anew in each rendering', () => {
  const kinds: readonly [string, (round: number) => Partial<SupportRequests>][] = [
    ['getToken', round => ({ getToken: () => `token-${round}` })],
    ['fetch', () => ({ fetch: (...call) => api.fetch(...call) })],
    [
      'both, with texts and context',
      round => ({
        getToken: () => `token-${round}`,
        fetch: (...call) => api.fetch(...call),
        strings: { 'requests.new': 'New request' },
        context: [{ id: 'server', label: 'Server', value: 'web-07' }],
      }),
    ],
    ['an inline brand', () => ({ brand: { name: 'Acme', tokens: { '--support-radius': '2px' } } })],
  ];
  for (const [name, properties] of kinds) {
    it(`loads nothing again and leaves the customer in the form: ${name}`, async () => {
      const root = await mount('support-requests', { apiBase: api.base, ...properties(0) });
      const field = await write(root);
      const count = api.calls.length;
      await renderings([root], properties);
      await findByRole(root, 'heading', { name: 'New request' });
      expect(focused()).to.equal(field);
      expect(field.value).to.equal('No network');
      await press(root, 'Cancel');
      await waitFor(() => listCalls(api).length === 2);
      // What was there, and the list that is shown anew.
      const paths = api.calls.slice(count).map(({ path }) => path);
      expect(paths.length, paths.join()).to.be.at.most(1);
    });
  }

  it('shows the list also where a token takes longer than the time between two renderings', async () => {
    const slow = (round: number) => () =>
      new Promise<string>(done => setTimeout(() => done(`token-${round}`), 600));
    const root = await mount('support-requests', { apiBase: api.base, getToken: slow(0) });
    let round = 0;
    const timer = setInterval(() => (root.getToken = slow(++round)), 250);
    try {
      await findRow(root, 'CS-1');
    } finally {
      clearInterval(timer);
    }
    expect(round).to.be.above(0);
    expect(listCalls(api).length).to.equal(1);
  });

  it('uses the new getToken from the next call on', async () => {
    const root = await mount('support-requests', { apiBase: api.base, getToken: () => 'token-0' });
    await findRow(root, 'CS-1');
    expect(new Set(tokens())).to.deep.equal(new Set(['Bearer token-0']));
    await renderings([root], round => ({ getToken: () => `token-${round}` }), 3);
    root.refresh();
    await waitFor(() => tokens().at(-1) === 'Bearer token-3');
  });

  it('asks the new getToken where the last token was rejected', async () => {
    const root = await mount('support-requests', { apiBase: api.base, getToken: () => 'token-0' });
    await findRow(root, 'CS-1');
    const asked: boolean[] = [];
    api.serve(request =>
      request.headers.get('Authorization') === 'Bearer fresh'
        ? json(wirePage([wireRequest(2)]))
        : problem(401),
    );
    root.getToken = ({ refresh }) => {
      asked.push(refresh);
      return refresh ? 'fresh' : 'old';
    };
    await root.updateComplete;
    root.refresh();
    await findRow(root, 'CS-2');
    expect(asked).to.deep.equal([false, true]);
  });

  it('uses the new fetch from the next call on', async () => {
    const used: number[] = [];
    const fetchOf =
      (round: number): typeof fetch =>
      (...call) => {
        used.push(round);
        return api.fetch(...call);
      };
    const root = await mount('support-requests', { apiBase: api.base, fetch: fetchOf(0) });
    await findRow(root, 'CS-1');
    expect(new Set(used)).to.deep.equal(new Set([0]));
    await renderings([root], round => ({ fetch: fetchOf(round) }), 3);
    const count = used.length;
    root.refresh();
    await waitFor(() => used.length > count);
    expect(used.slice(count)).to.deep.equal([3]);
  });

  it('leaves elements that share a desk together, whichever of them is rendered', async () => {
    const first = () => 'token-0';
    const list = await mount('support-request-list', { apiBase: api.base, getToken: first });
    const thread = await mount('support-request-thread', { apiBase: api.base, getToken: first });
    await findRow(list, 'CS-1');
    await renderings([thread], round => ({ getToken: () => `token-${round}` }), 3);
    await renderings<typeof list | typeof thread>(
      [list, thread],
      round => ({ getToken: () => `token-${round}` }),
      3,
    );
    expect(listCalls(api).length).to.equal(1);
    (await findRow(list, 'CS-1')).click();
    await findByRole(thread, 'heading', { name: 'Summary of 1' });
  });

  it('is another customer where user changes with it', async () => {
    const root = await mount('support-requests', { apiBase: api.base, getToken: () => 'token-0' });
    await write(root);
    Object.assign(root, { user: 'somebody else', getToken: () => 'another' });
    await waitFor(() => listCalls(api).length === 2);
    await findRow(root, 'CS-1');
    expect(tokens().at(-1)).to.equal('Bearer another');
  });
});
