import { expect } from '@open-wc/testing';
import type { Problem } from '../../../src/model.ts';
import type { SupportRequestList } from '../../../src/ui/list/support-request-list.ts';
import { expectAccessible } from '../../support/axe.ts';
import { holdTimers } from '../../support/held-timers.ts';
import {
  answering,
  findShown,
  heard,
  keys,
  listCalls,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, noConnection, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const htmlPage = (status: number) =>
  new Response('<!doctype html><title>Sign in</title><h1>Proxy</h1>', {
    status,
    headers: { 'Content-Type': 'text/html' },
  });
const truncated = () => new Response('{"items": [{"key": "CS-1", "summ', { status: 200 });

interface Case {
  readonly name: string;
  readonly answer: () => Response;
  readonly says: string;
  readonly kind: Problem['kind'];
}

const unreadable = 'The server’s answer can’t be read.';
const cases: readonly Case[] = [
  {
    name: 'there is no connection',
    answer: noConnection,
    says: 'Support could not be reached.',
    kind: 'offline',
  },
  {
    name: 'the session has ended (401)',
    answer: () => problem(401),
    says: 'Your session has ended. Sign in again to go on.',
    kind: 'unauthorized',
  },
  {
    name: 'the customer may not see it (403)',
    answer: () => problem(403),
    says: 'You are not allowed to see this.',
    kind: 'forbidden',
  },
  {
    name: 'there is no such address (404)',
    answer: () => problem(404),
    says: 'Support can’t be reached at the moment.',
    kind: 'not-found',
  },
  {
    name: 'it was asked too often (429)',
    answer: () => problem(429),
    says: 'Too many tries just now. Wait a moment, then try again.',
    kind: 'rate-limited',
  },
  {
    name: 'it was asked too often and the server says how long to wait (429)',
    answer: () => problem(429, {}, { 'Retry-After': '24' }),
    says: 'Too many tries just now. Wait a moment, then try again.',
    kind: 'rate-limited',
  },
  {
    name: 'the server fails (500)',
    answer: () => problem(500),
    says: 'The server has a problem. Try again in a moment.',
    kind: 'server',
  },
  {
    name: 'the server is away (503), with a page of a proxy',
    answer: () => htmlPage(503),
    says: 'The server has a problem.',
    kind: 'server',
  },
  {
    name: 'HTML comes instead of JSON',
    answer: () => htmlPage(200),
    says: 'Your session has ended.',
    kind: 'unauthorized',
  },
  { name: 'the JSON is cut off', answer: truncated, says: unreadable, kind: 'malformed' },
  {
    name: 'an empty body comes',
    answer: () => new Response(null, { status: 204 }),
    says: unreadable,
    kind: 'malformed',
  },
  {
    name: 'JSON of another shape comes',
    answer: () => json([wireRequest(1)]),
    says: unreadable,
    kind: 'malformed',
  },
  { name: '"null" comes', answer: () => json(null), says: unreadable, kind: 'malformed' },
  {
    name: 'items is no array',
    answer: () => json({ items: { 0: wireRequest(1) } }),
    says: unreadable,
    kind: 'malformed',
  },
];

/** Where trying again can't help, it is not offered: what is left is to come again. */
async function onward(list: SupportRequestList, kind: Problem['kind']): Promise<void> {
  if (kind !== 'forbidden' && kind !== 'not-found') return press(list, 'Try again');
  expect(queryAllByRole(list, 'button', { name: 'Try again' })).to.have.length(0);
  list.refresh();
}

describe('A list that can’t be loaded', () => {
  const api = mockApi();
  const rows = () => json(wirePage([wireRequest(2), wireRequest(1)]));

  for (const { name, answer, says, kind } of cases) {
    it(`says so in words for the case, and tries again, when ${name}`, async () => {
      api.serve(answering(answer));
      const errors = heard(document, 'support-error');
      const list = await mount('support-request-list', { apiBase: api.base });
      const message = await findByRole(list, 'alert');
      expect(textOf(message)).to.contain('The requests could not be loaded.');
      expect(textOf(message)).to.contain(says);
      expect(queryAllByRole(list, 'progressbar')).to.have.length(0);
      expect(
        errors.map(({ problem: { kind: heardKind }, operation }) => [heardKind, operation]),
      ).to.deep.equal([[kind, 'listRequests']]);
      await expectAccessible(list);
      api.serve(answering(rows));
      await onward(list, kind);
      await showsKeys(list, 'CS-2', 'CS-1');
      expect(queryAllByRole(list, 'alert')).to.have.length(0);
      expect(errors).to.have.length(1);
      expect(listCalls(api)).to.deep.equal(['open', 'open']);
    });

    it(`keeps the rows that are shown when ${name}`, async () => {
      api.serve(answering(rows));
      const list = await mount('support-request-list', { apiBase: api.base });
      await showsKeys(list, 'CS-2', 'CS-1');
      const errors = heard(list, 'support-error');
      api.serve(answering(answer));
      list.refresh();
      const message = await findByRole(list, 'alert');
      expect(textOf(message)).to.contain('The list could not be refreshed.');
      expect(textOf(message)).to.contain(says);
      expect(keys(list)).to.deep.equal(['CS-2', 'CS-1']);
      expect(errors.map(error => error.problem.kind)).to.deep.equal([kind]);
      api.serve(answering(() => json(wirePage([wireRequest(3)]))));
      await onward(list, kind);
      await showsKeys(list, 'CS-3');
      expect(queryAllByRole(list, 'alert')).to.have.length(0);
    });
  }

  it('gives up after 15 seconds without an answer, and tries again', async () => {
    const timers = await holdTimers();
    const never = deferred();
    api.serve(answering(() => never.promise));
    const errors = heard(document, 'support-error');
    const list = await mount('support-request-list', { apiBase: api.base });
    await waitFor(() => listCalls(api).length === 1);
    timers.pass(14_999);
    await findByRole(list, 'progressbar');
    expect(errors).to.have.length(0);
    timers.pass(1);
    const message = await findByRole(list, 'alert');
    expect(textOf(message)).to.contain('The server took too long to answer. Try again.');
    expect(errors.map(error => error.problem.kind)).to.deep.equal(['timeout']);
    api.serve(answering(rows));
    await press(list, 'Try again');
    await showsKeys(list, 'CS-2', 'CS-1');
    // The mock ends only when nobody waits any more.
    never.resolve(rows());
  });

  it('says that one is offline where the browser knows it', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      api.serve(answering(noConnection));
      const list = await mount('support-request-list', { apiBase: api.base });
      await findShown(list, /You are offline\. Try again when the connection is back\./);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('looks again by itself when the connection is back', async () => {
    api.serve(answering(noConnection));
    const list = await mount('support-request-list', { apiBase: api.base });
    await findByRole(list, 'alert');
    api.serve(answering(rows));
    window.dispatchEvent(new Event('online'));
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(queryAllByRole(list, 'alert')).to.have.length(0);
  });

  it('shows what the server says as text, never as markup', async () => {
    api.serve(answering(() => problem(403, { detail: 'Plan <b onclick=x>Basic</b> has no support' })));
    const list = await mount('support-request-list', { apiBase: api.base });
    const message = await findByRole(list, 'alert');
    expect(message.textContent).to.contain('The server says: Plan <b onclick=x>Basic</b> has no support');
  });

  it('asks the page for a sign-in at 401, and its retry() loads the list', async () => {
    api.serve(answering(() => problem(401)));
    const asked = heard(document, 'support-auth-required');
    const list = await mount('support-request-list', { apiBase: api.base });
    await findByRole(list, 'alert');
    expect(asked).to.have.length(1);
    api.serve(answering(rows));
    asked[0]!.retry();
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(queryAllByRole(list, 'alert')).to.have.length(0);
    expect(asked).to.have.length(1);
  });

  it('asks for no sign-in when something else fails', async () => {
    api.serve(answering(() => problem(403)));
    const asked = heard(document, 'support-auth-required');
    const list = await mount('support-request-list', { apiBase: api.base });
    await findByRole(list, 'alert');
    expect(asked).to.have.length(0);
  });

  it('renews the token once before it says that the session has ended', async () => {
    api.serve(
      answering((_, request) =>
        request.headers.get('Authorization') === 'Bearer new' ? rows() : problem(401),
      ),
    );
    const errors = heard(document, 'support-error');
    const list = await mount('support-request-list', {
      apiBase: api.base,
      getToken: ({ refresh }) => (refresh ? 'new' : 'old'),
    });
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(errors).to.have.length(0);
  });

  it('shows in the whole desk, and the filter and "New request" still work', async () => {
    api.serve(answering(() => problem(500)));
    const errors = heard(document, 'support-error');
    const root = await mount('support-requests', { apiBase: api.base });
    await findByRole(root, 'alert');
    expect(errors).to.have.length(1);
    await expectAccessible(root);
    await press(root, 'New request');
    await findByRole(root, 'textbox', { name: /Summary/ });
    getByRole(root, 'button', { name: 'Send' });
  });

  it('leaves the list alone when only the configuration can’t be had', async () => {
    const list = answering(rows);
    api.serve(request => (request.url.endsWith('/config') ? problem(500) : list(request)));
    const errors = heard(document, 'support-error');
    const element = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(element, 'CS-2', 'CS-1');
    expect(errors).to.have.length(0);
  });
});
