/** A config that comes after what is shown by it, or says something else the next time. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { bodies, descriptionOf, enter, pressNew, sent, summaryOf } from '../../support/form-fixture.ts';
import { focused } from '../../support/input.ts';
import { findRow } from '../../support/list-fixture.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { self, TeamServer, wireIncident } from '../../support/team-server.ts';
import { mountDesk } from '../../support/thread-page.ts';
import { threadApi, wireComment, wireRequest, type Wire } from '../../support/thread-server.ts';
import { services, severities, types } from '../../support/triage-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const graceAuthor = { name: 'Grace Hopper', role: 'requester' };
const whole: Wire = {
  contract: '1.1',
  types,
  severities,
  features: { search: true, services: true, people: true, incidents: true },
};

describe('a config', () => {
  const api = threadApi();
  let server: TeamServer;
  let config: Response | Promise<Response>;
  let answer: (config: Wire) => void;
  beforeEach(() => {
    server = new TeamServer(api);
    const later = deferred();
    config = later.promise;
    answer = value => later.resolve(json(value));
    server.incidents = [wireIncident('i1', { serviceIds: ['srv-7'] })];
    server.requests = [
      wireRequest({
        author: graceAuthor,
        people: [self],
        visibility: 'private',
        awaiting: 'support',
        service: services[0],
        severity: { value: 'low', label: 'Low' },
        type: { id: 'outage', label: 'Something is down' },
        actions: ['reply', 'attach', 'severity'],
      }),
    ];
    server.on('GET /config', async () => (await config).clone());
    server.on('GET /services', () => json({ items: services, nextCursor: null }));
    server.on('POST /requests', () => json(wireRequest({ key: 'CS-2' }), { status: 201 }));
  });

  const offers = (root: Element, role: 'combobox' | 'region' | 'radio', name: string | RegExp) =>
    queryAllByRole(root, role, { name }).length;

  /** As the widget does before a write. */
  async function again(root: SupportRequests, next: Wire | Response): Promise<void> {
    config = next instanceof Response ? next : json(next);
    await root.desk!.isSameCustomer();
    await root.updateComplete;
  }

  it('that comes after the rows brings all that it offers, and renders the rows anew', async () => {
    const root = await mountDesk(api);
    await findRow(root, 'CS-1');
    for (const name of ['Whose requests', 'Service', 'Type'])
      expect(offers(root, 'combobox', name)).to.equal(0);
    answer(whole);
    for (const name of ['Whose requests', 'Service', 'Type', 'Sort by'])
      await findByRole(root, 'combobox', { name });
    await findByRole(root, 'searchbox');
    await findByRole(root, 'region', { name: 'Known incidents' });
    await waitFor(async () => textOf(await findRow(root, 'CS-1')).includes('Grace Hopper wrote'), 'the name');
  });

  it('that comes after a thread shows who can see it, and what can be changed', async () => {
    server.comments['CS-1'] = [wireComment('c1', { author: graceAuthor })];
    const root = await mountDesk(api, { request: 'CS-1' });
    await waitFor(() => queryAllByRole(root, 'article').length === 2, 'the entries');
    expect(textOf(root)).to.not.include('Who can see this');
    answer(whole);
    await waitFor(() => textOf(root).includes('Who can see this'), 'who can see it');
    await findByRole(root, 'combobox', { name: 'Severity' });
    await findByRole(root, 'region', { name: 'Known incidents' });
    for (const article of queryAllByRole(root, 'article')) expect(textOf(article)).to.include('Your team');
  });

  it('that comes into a form takes neither words nor focus, and what it asks for is asked for', async () => {
    const root = await mountDesk(api);
    await findRow(root, 'CS-1');
    await pressNew(root);
    enter(summaryOf(root), 'No network');
    enter(descriptionOf(root), 'Since the update.');
    descriptionOf(root).setSelectionRange(5, 5);
    answer(whole);
    await findByRole(root, 'radio', { name: /Question/ });
    await waitFor(() => textOf(root).includes('Who can see this'), 'who will see it');
    expect([summaryOf(root).value, descriptionOf(root).value]).to.deep.equal([
      'No network',
      'Since the update.',
    ]);
    expect(focused() === descriptionOf(root)).to.equal(true);
    expect(descriptionOf(root).selectionStart).to.equal(5);
    getByRole(root, 'button', { name: 'Send' }).click();
    await waitFor(() => focused()?.getAttribute('name') === 'type', 'the choice that is missing');
    expect(api.callsTo('POST /requests')).to.have.length(0);
    getByRole(root, 'radio', { name: /Question/ }).click();
    expect(descriptionOf(root).value).to.equal('Since the update.');
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body).to.deep.include({ type: 'question', description: 'Since the update.' });
  });

  it('that no longer offers something takes it away, and the list is the customer’s own again', async () => {
    answer(whole);
    const root = await mountDesk(api);
    const scope = (await findByRole(root, 'combobox', { name: 'Whose requests' })) as HTMLSelectElement;
    scope.value = 'all';
    scope.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => api.callsTo('GET /requests?').at(-1)?.path.includes('scope=all'), 'the list of all');
    await again(root, { contract: '1.1', features: {} });
    await waitFor(() => !api.callsTo('GET /requests?').at(-1)?.path.includes('scope'), 'the own list');
    await waitFor(() => offers(root, 'combobox', /Whose|Service/) === 0, 'the filters to go');
    expect(offers(root, 'region', 'Known incidents')).to.equal(0);
  });

  it('that offers the event stream later has it followed, and what it says is loaded', async () => {
    let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
    const open = () => new ReadableStream<Uint8Array>({ start: controller => void (stream = controller) });
    server.on(
      'GET /events',
      () => new Response(open(), { headers: { 'Content-Type': 'text/event-stream' } }),
    );
    answer({ ...whole, features: {} });
    const root = await mountDesk(api, { fetch: api.fetch });
    await findRow(root, 'CS-1');
    await waitFor(() => root.desk?.replies, 'the live updates');
    expect(api.callsTo('GET /events')).to.have.length(0);
    await again(root, { ...whole, features: { events: true } });
    await waitFor(() => stream, 'the stream');
    server.requests = [...server.requests, wireRequest({ key: 'CS-9' })];
    stream!.enqueue(new TextEncoder().encode('id: 1\nevent: request\ndata: {"key":"CS-9"}\n\n'));
    await findRow(root, 'CS-9');
    expect(api.callsTo('GET /events')).to.have.length(1);
  });

  it('that fails after one that did not changes nothing', async () => {
    answer(whole);
    const root = await mountDesk(api);
    await pressNew(root);
    await findByRole(root, 'radio', { name: /Question/ });
    await again(root, problem(500));
    expect(offers(root, 'radio', /Question/)).to.equal(1);
  });

  it('without the types of a draft, and then with them, gives the choice back with its values', async () => {
    answer(whole);
    const root = await mountDesk(api);
    await pressNew(root);
    (await findByRole(root, 'radio', { name: /Something is down/ })).click();
    const who = (await findByRole(root, 'combobox', { name: /Who is affected/ })) as HTMLSelectElement;
    who.value = 'all';
    who.dispatchEvent(new Event('change', { bubbles: true }));
    enter(summaryOf(root), 'No network');
    await again(root, {
      ...whole,
      types: [
        { id: 'x', label: 'X' },
        { id: 'y', label: 'Y' },
      ],
    });
    await findByRole(root, 'radio', { name: 'X' });
    expect(summaryOf(root).value).to.equal('No network');
    await again(root, whole);
    const chosen = (await findByRole(root, 'radio', { name: /Something is down/ })) as HTMLInputElement;
    expect(chosen.checked).to.equal(true);
    const back = (await findByRole(root, 'combobox', { name: /Who is affected/ })) as HTMLSelectElement;
    expect(back.value).to.equal('all');
  });
});
