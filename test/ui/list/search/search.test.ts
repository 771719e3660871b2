/** The line above the list: searching, and going to a request by its number. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../../src/index.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { withFakeClock } from '../../../support/fake-clock.ts';
import { click, focused, press, type, typeInto } from '../../../support/input.ts';
import {
  answering,
  choose,
  findRow,
  findShown,
  heard,
  keys,
  listen,
  mount,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../../support/list-fixture.ts';
import { deferred, json, mockApi, problem } from '../../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, queryByRole } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = mockApi();
const all = [
  wireRequest(3, { summary: 'Backup failed' }),
  wireRequest(2, { summary: 'No network' }),
  wireRequest(1, { summary: 'Backup is slow', status: 'closed' }),
];
const matching = (query: URLSearchParams) =>
  all.filter(
    ({ summary, status }) =>
      String(summary)
        .toLowerCase()
        .includes((query.get('q') ?? '').toLowerCase()) &&
      (query.get('status') === 'all' || status === query.get('status')),
  );
const searches = { features: { search: true } };

const queries = () =>
  api
    .callsTo('GET /requests?')
    .flatMap(({ path }) => new URL(path, location.href).searchParams.get('q') ?? []);

/** What is told of a list in steps, the last one being what stays. */
const field = (root: Element) =>
  findByRole(root, 'searchbox', { name: 'Search requests' }) as Promise<HTMLInputElement>;

/** As a person at the keyboard, without a wait for the pause. */
function put(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('the search', () => {
  let root: SupportRequests;
  let input: HTMLInputElement;
  const open = async (config: object = searches) => {
    api.serve(answering(query => json(wirePage(matching(query))), { ...config }));
    root = await mount('support-requests', { apiBase: api.base });
    await showsKeys(root, 'CS-3', 'CS-2');
  };

  describe('where the server searches', () => {
    beforeEach('open', async () => {
      await open();
      input = await field(root);
    });

    it('asks once typing pauses, and shows what was found', async () => {
      await typeInto(input, 'backup');
      await showsKeys(root, 'CS-3');
      expect(queries()).to.deep.equal(['backup']);
    });

    it('begins at once on Enter, and ends at once on Escape, which a dialog around does not hear', async () => {
      const escapes = heard(root, 'keydown' as never);
      await typeInto(input, 'backup');
      await press('Enter');
      await showsKeys(root, 'CS-3');
      await press('Escape');
      await showsKeys(root, 'CS-3', 'CS-2');
      expect(input.value).to.equal('');
      expect(focused() === input).to.equal(true);
      expect(escapes).to.have.length(0);
      await press('Escape');
      // With nothing to empty it is the page's.
      expect(escapes).to.have.length(1);
    });

    it('shows the answer to what was typed last, whichever comes last', async () => {
      const slow = deferred();
      api.serve(
        answering(query => {
          if (query.get('q') === 'network') return slow.promise;
          return json(wirePage(matching(query)));
        }, searches),
      );
      put(input, 'network');
      await waitFor(() => queries().includes('network'), 'the first search');
      put(input, 'backup');
      await showsKeys(root, 'CS-3');
      slow.resolve(json(wirePage([wireRequest(9)])));
      await press('Enter');
      await waitFor(() => keys(root).join() === 'CS-3', 'the last answer to stay');
    });

    it('waits for a word that is being composed', async () => {
      await withFakeClock(async clock => {
        input.focus();
        input.value = 'バ';
        input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
        // However long it takes: nothing waits to be searched.
        expect(clock.waits).to.deep.equal([]);
      });
      expect(queries()).to.deep.equal([]);
      input.value = 'backup';
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      await showsKeys(root, 'CS-3');
      expect(queries()).to.deep.equal(['backup']);
    });

    it('names what was not found, and leads back', async () => {
      put(input, 'teapot');
      await findShown(root, 'Nothing was found for “teapot”.');
      expect(queryByRole(root, 'list', { name: 'Requests to support' })).to.equal(null);
      expect(root.shadowRoot?.textContent).not.to.contain('has been answered');
      await expectAccessible(root);
      await click(getByRole(root, 'button', { name: 'Clear search' }));
      await showsKeys(root, 'CS-3', 'CS-2');
      expect(focused() === input).to.equal(true);
      expect(queryByRole(root, 'button', { name: 'Clear search' })).to.equal(null);
    });

    it('goes on in all requests', async () => {
      put(input, 'slow');
      const told = heard(root, 'support-status-filter-changed');
      await click(await findByRole(root, 'button', { name: 'Search in all requests' }));
      await showsKeys(root, 'CS-1');
      expect(told).to.deep.equal([{ status: 'all' }]);
      expect(root.status).to.equal('all');
    });

    it('stays with another filter', async () => {
      put(input, 'backup');
      await showsKeys(root, 'CS-3');
      await choose(root, 'closed');
      await showsKeys(root, 'CS-1');
    });

    it('is told once: how many were found, and that none were', async () => {
      const said = listen(root);
      put(input, 'backup');
      await waitFor(() => said.includes('1 request'), 'the count');
      root.refresh();
      await waitFor(() => queries().length === 2, 'another read');
      put(input, 'teapot');
      await waitFor(() => said.at(-1)?.startsWith('Nothing'), 'that there is none');
      await choose(root, 'closed');
      await waitFor(() => queries().length === 4, 'the other filter');
      put(input, '');
      await waitFor(() => said.at(-1) === '1 request', 'the count of all');
      expect(said.filter(text => text.includes('answered') || text.includes('No closed'))).to.deep.equal([]);
      expect(said.filter(text => text !== '2 requests').slice(0, 2)).to.deep.equal([
        '1 request',
        'Nothing was found for “teapot”.',
      ]);
    });

    it('opens a request by its whole number, at once where its row is known', async () => {
      await typeInto(input, 'cs-2');
      await press('Enter');
      await waitFor(() => root.request === 'CS-2', 'the thread');
      await waitFor(() => api.callsTo('GET /requests/CS-2').length > 0, 'the call');
    });

    it('opens one that is not in the list, once it is there', async () => {
      const opened = heard(root, 'support-request-opened');
      put(input, 'CS-295900');
      await press('Enter');
      await waitFor(() => root.request === 'CS-295900', 'the thread');
      expect(opened).to.deep.equal([{ requestKey: 'CS-295900' }]);
    });

    it('takes a number that is no request’s for words', async () => {
      const rest = answering(query => json(wirePage(matching(query))), searches);
      api.serve(request => (request.url.endsWith('/CVE-2024') ? problem(404) : rest(request)));
      const failed = heard(root, 'support-error');
      put(input, 'CVE-2024');
      await press('Enter');
      await findShown(root, 'Nothing was found for “CVE-2024”.');
      expect(api.callsTo('GET /requests/CVE-2024')).to.have.length(1);
      expect(failed).to.deep.equal([]);
      expect(root.request).to.equal('');
    });

    it('shows a failure, and tries again', async () => {
      const rest = answering(query => json(wirePage(matching(query))), searches);
      api.serve(request =>
        request.url.includes('q=') ? problem(500, { detail: 'Index lost.' }) : rest(request),
      );
      const failed = heard(root, 'support-error');
      put(input, 'backup');
      await findShown(root, /^The requests could not be loaded/);
      await click(await findShown(root, 'Details'));
      await findShown(root, /Index lost/);
      expect(failed.map(({ operation }) => operation)).to.deep.equal(['listRequests']);
      api.serve(rest);
      await click(getByRole(root, 'button', { name: 'Try again' }));
      await showsKeys(root, 'CS-3');
    });

    it('forgets what was looked for when the person signs out', async () => {
      put(input, 'backup');
      await showsKeys(root, 'CS-3');
      await root.signOut();
      await showsKeys(root, 'CS-3', 'CS-2');
      expect(input.value).to.equal('');
    });

    it('leaves the number of unread requests as it is', async () => {
      const unread = [wireRequest(3, { unread: true, summary: 'Backup' }), wireRequest(2, { unread: true })];
      const found = [wireRequest(3, { unread: true, summary: 'Backup' })];
      api.serve(answering(query => json(wirePage(query.has('q') ? found : unread)), searches));
      root.refresh();
      await waitFor(() => root.unreadCount === 2, 'two unread');
      put(input, 'backup');
      await showsKeys(root, 'CS-3');
      expect(root.unreadCount).to.equal(2);
    });
  });

  describe('where it does not', () => {
    const number = () =>
      findByRole(root, 'searchbox', { name: 'Request number' }) as Promise<HTMLInputElement>;

    beforeEach('open', async () => {
      await open({});
      input = await number();
    });

    it('is not there; its place takes a number', async () => {
      expect(queryAllByRole(root, 'searchbox', { name: 'Search requests' })).to.have.length(0);
      await typeInto(input, '77');
      await press('Enter');
      await waitFor(() => root.request === 'CS-77', 'the thread');
      expect(queries()).to.deep.equal([]);
    });

    it('says that there is no such request, and takes it back with the next letter', async () => {
      const rest = answering(query => json(wirePage(matching(query))));
      api.serve(request => (request.url.endsWith('/CS-77') ? problem(404) : rest(request)));
      const failed = heard(root, 'support-error');
      put(input, 'CS-77');
      await press('Enter');
      await findShown(root, 'There is no request CS-77. Check the number.');
      expect(failed.map(({ operation, problem: { kind } }) => [operation, kind])).to.deep.equal([
        ['getRequest', 'not-found'],
      ]);
      expect(root.request).to.equal('');
      expect(focused() === input).to.equal(true);
      await type('8');
      await waitFor(() => queryAllByRole(root, 'alert').length === 0, 'the words to go');
    });

    it('says what failed, and tries again', async () => {
      const rest = answering(query => json(wirePage(matching(query))));
      api.serve(request => (request.url.endsWith('/CS-77') ? problem(500) : rest(request)));
      put(input, 'CS-77');
      await press('Enter');
      await findShown(root, 'The server has a problem. Try again in a moment.');
      api.serve(rest);
      await click(getByRole(root, 'button', { name: 'Try again' }));
      await waitFor(() => root.request === 'CS-77', 'the thread');
    });
  });

  it('takes no room of its own: the rows stay where they were', async () => {
    const later = deferred();
    api.serve(
      answering(async query => {
        await later.promise;
        return json(wirePage(matching(query)));
      }, searches),
    );
    root = await mount('support-requests', { apiBase: api.base });
    later.resolve(json({}));
    const row = await findRow(root, 'CS-3');
    const { top } = row.getBoundingClientRect();
    await field(root);
    expect(row.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('is not there for somebody who has never asked anything', async () => {
    api.serve(answering(() => json(wirePage([])), searches));
    root = await mount('support-requests', { apiBase: api.base, status: 'all' });
    await findShown(root, /Something not working\?/);
    await waitFor(() =>
      root.shadowRoot!.querySelector('support-request-list')!.shadowRoot!.querySelector('.find'),
    );
    expect(queryAllByRole(root, 'searchbox')).to.have.length(0);
  });
});
