/** The list narrowed to one service or type. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press, type } from '../../support/input.ts';
import { choose, findRows, findShown, listen, mount, rows, showsKeys } from '../../support/list-fixture.ts';
import { deferred, json, mockApi, problem } from '../../support/mock-api.ts';
import { wirePage } from '../../support/list-fixture.ts';
import { findByRole, queryAllByRole, queryByRole } from '../../support/queries.ts';
import { services, teamAnswers, teamConfig, teamRequest } from '../../support/team-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const question = { type: { id: 'question', label: 'Question' }, service: services[1] };
const items = [
  teamRequest(3),
  teamRequest(2, question),
  teamRequest(1, { service: services[1] }),
  teamRequest(9, { status: 'closed' }),
];

describe('The filters of service and type', () => {
  const api = mockApi();
  const show = async (config = teamConfig) => {
    api.serve(teamAnswers(items, config));
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB' });
    await findRows(root);
    return root;
  };
  const select = (root: Element, name: string) =>
    findByRole(root, 'combobox', { name }) as Promise<HTMLSelectElement>;
  const pick = async (root: Element, name: string, value: string) => {
    const element = await select(root, name);
    element.value = value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const offered = async (root: Element, name: string) =>
    [...(await select(root, name)).options].map(({ label }) => label);

  it('ask the server for one service', async () => {
    const root = await show();
    await pick(root, 'Service', 's-2');
    await showsKeys(root, 'CS-2', 'CS-1');
    const [last] = api.callsTo('GET /requests?').slice(-1);
    expect(last?.path).to.contain('service=s-2').and.contain('status=open');
  });

  it('can be combined, and keep to it when the status changes', async () => {
    const root = await show();
    await pick(root, 'Service', 's-2');
    await pick(root, 'Type', 'down');
    await showsKeys(root, 'CS-1');
    await choose(root, 'all');
    await pick(root, 'Service', '');
    await showsKeys(root, 'CS-3', 'CS-1', 'CS-9');
  });

  it('offer all types of the config, and all services of the backend', async () => {
    const root = await show();
    await waitFor(async () => (await offered(root, 'Service')).length === 3, 'both services');
    expect(await offered(root, 'Service')).to.deep.equal(['All services', 'web-07', 'db-02']);
    expect(await offered(root, 'Type')).to.deep.equal(['All types', 'Something is down', 'Question']);
    await expectAccessible(root);
  });

  it('tell a screen reader how many there are, once', async () => {
    const root = await show();
    await select(root, 'Service');
    const said = listen(root);
    await pick(root, 'Service', 's-2');
    await waitFor(() => said.includes('2 requests'), 'the number');
    expect(said.filter(text => text === '2 requests')).to.have.length(1);
  });

  it('are named by an empty list, which shows all again', async () => {
    const root = await show();
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    const said = listen(root);
    await pick(root, 'Service', 's-2');
    await findShown(root, 'No closed requests for “db-02”.');
    await waitFor(() => said.includes('No closed requests for “db-02”.'), 'it to be said');
    expect(queryByRole(root, 'button', { name: 'Write to support' }) === null).to.equal(true);
    await expectAccessible(root);
    await click(await findByRole(root, 'button', { name: 'Show all' }));
    await showsKeys(root, 'CS-9');
    expect((await select(root, 'Service')).value).to.equal('');
    expect(rows(root).includes(focused() as HTMLElement)).to.equal(true);
  });

  it('never say to a customer with requests what this is for', async () => {
    const root = await show();
    await choose(root, 'all');
    await pick(root, 'Type', 'question');
    await pick(root, 'Service', 's-1');
    await findShown(root, 'No requests for “web-07 · Question”.');
  });

  it('stay with what was chosen where the list can’t be loaded', async () => {
    const root = await show();
    await select(root, 'Service');
    api.serve(
      teamAnswers(items, teamConfig, ({ url }) => (url.includes('service=s-2') ? problem(500) : undefined)),
    );
    await pick(root, 'Service', 's-2');
    await findShown(root, /The requests could not be loaded/);
    expect((await select(root, 'Service')).value).to.equal('s-2');
    await pick(root, 'Service', '');
    await showsKeys(root, 'CS-3', 'CS-2', 'CS-1');
  });

  it('offer the services of the rows where the services can’t be loaded', async () => {
    api.serve(
      teamAnswers(items, teamConfig, ({ url }) => (url.includes('/services') ? problem(500) : undefined)),
    );
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB' });
    await findRows(root);
    expect(await offered(root, 'Service')).to.deep.equal(['All services', 'web-07', 'db-02']);
  });

  describe('with more services than a menu shows', () => {
    const all = Array.from({ length: 5000 }, (_, index) => ({ id: `n-${index}`, label: `node-${index}` }));
    let answer: (query: string) => Response | Promise<Response> = query =>
      json(wirePage(all.filter(({ label }) => label.includes(query)).slice(0, 50), { nextCursor: 'next' }));
    const first = answer;
    beforeEach(() => {
      answer = first;
    });

    async function showMany(): Promise<SupportRequests> {
      api.serve(
        teamAnswers(items, teamConfig, ({ url }) => {
          if (!url.includes('/services')) return undefined;
          const query = new URL(url).searchParams.get('q');
          return query ? answer(query) : json(wirePage(all.slice(0, 100), { nextCursor: 'next' }));
        }),
      );
      const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB' });
      await findRows(root);
      await waitFor(async () => (await select(root, 'Service')).localName === 'input', 'the field');
      return root;
    }
    const field = async (root: Element) => (await select(root, 'Service')) as unknown as HTMLInputElement;
    const texts = async (root: Element) =>
      [...((await field(root)).list?.options ?? [])].map(({ value }) => value);

    it('find one of thousands by typing, and ask the server for it', async () => {
      const root = await showMany();
      expect((await texts(root)).includes('node-7')).to.equal(true);
      (await field(root)).focus();
      await type('node-4321');
      await waitFor(async () => (await texts(root)).join() === 'node-4321', 'what was found');
      expect(api.callsTo('GET /services').length).to.be.lessThan(6);
      await press('Enter');
      await waitFor(() => api.callsTo('GET /requests?').at(-1)?.path.includes('service=n-4321'), 'the list');
      await findShown(root, 'No open requests for “node-4321”.');
      expect((await field(root)).value).to.equal('node-4321');
      await expectAccessible(root);
    });

    it('show all again once the field is empty', async () => {
      const root = await showMany();
      (await field(root)).focus();
      await type('db-02');
      await press('Enter');
      await showsKeys(root, 'CS-2', 'CS-1');
      (await field(root)).select();
      await press('Backspace');
      await showsKeys(root, 'CS-3', 'CS-2', 'CS-1');
    });

    it('offer each of several services with the same name and detail', async () => {
      const root = await showMany();
      const twin = { label: 'web', detail: '192.0.2.7' };
      const twins = ['a', 'b', 'c', 'd'].map(id => ({ id, ...twin }));
      answer = () => json(wirePage([...twins, { id: 'e', label: 'web' }]));
      (await field(root)).focus();
      await type('web');
      await waitFor(async () => (await texts(root)).includes('web · e'), 'what was found');
      expect(await texts(root)).to.deep.equal(['web', 'web · 192.0.2.7', 'web · c', 'web · d', 'web · e']);
      await type(' · d');
      answer = () => json(wirePage(twins));
      await press('Enter');
      await waitFor(() => api.callsTo('GET /requests?').at(-1)?.path.includes('service=d'), 'the list');
    });

    it('forget what is no service, and say that nothing was found', async () => {
      const root = await showMany();
      const said = listen(root);
      const calls = api.callsTo('GET /requests?').length;
      (await field(root)).focus();
      await type('nothing');
      await waitFor(() => said.includes('Nothing was found for “nothing”.'), 'it to be said');
      await press('Tab');
      await waitFor(async () => (await field(root)).value === '', 'the field to be empty');
      expect(api.callsTo('GET /requests?')).to.have.length(calls);
    });

    it('keep what is typed, and what is offered, where the search fails', async () => {
      const root = await showMany();
      answer = () => problem(500);
      (await field(root)).focus();
      await type('node-4');
      await waitFor(() => api.callsTo('GET /services').at(-1)?.path.includes('q=node-4'), 'the search');
      expect((await field(root)).value).to.equal('node-4');
      expect((await texts(root)).includes('node-7')).to.equal(true);
    });

    it('show what is typed now, whatever answer comes last', async () => {
      const root = await showMany();
      const late = deferred();
      answer = query => (query === 'node-1' ? late.promise : first(query));
      (await field(root)).focus();
      await type('node-1');
      await waitFor(() => api.callsTo('GET /services').at(-1)?.path.includes('q=node-1'), 'the first search');
      await type('234');
      await waitFor(async () => (await texts(root)).join() === 'node-1234', 'the second search');
      late.resolve(await first('node-1'));
      await root.desk!.list.idle();
      await root.updateComplete;
      expect((await texts(root)).join()).to.equal('node-1234');
    });
  });

  it('have their room before they come', async () => {
    const later = deferred();
    let isAsked = false;
    // Nothing of the rows or the config is there to choose from.
    const bare = [teamRequest(1, { type: undefined, service: undefined })];
    const answers = teamAnswers(bare, { ...teamConfig, types: undefined });
    api.serve(async request => {
      if (!request.url.includes('/services')) return answers(request);
      isAsked = true;
      return later.promise;
    });
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB' });
    const [row] = await findRows(root);
    await waitFor(() => isAsked, 'the services to be asked for');
    const before = row!.getBoundingClientRect().top;
    later.resolve(json(wirePage(services)));
    await select(root, 'Service');
    expect(row!.getBoundingClientRect().top).to.equal(before);
  });

  it('are not there where the backend has neither', async () => {
    const root = await show({ features: { search: true } });
    await findByRole(root, 'combobox', { name: 'Sort by' });
    expect(queryAllByRole(root, 'combobox')).to.have.length(2);
    expect(api.callsTo('GET /services')).to.have.length(0);
  });

  it('are not there for values of the wrong type', async () => {
    const root = await show({ types: 'all', features: { services: 'yes', search: true } });
    await findByRole(root, 'combobox', { name: 'Sort by' });
    expect(queryByRole(root, 'combobox', { name: 'Service' }) === null).to.equal(true);
  });
});
