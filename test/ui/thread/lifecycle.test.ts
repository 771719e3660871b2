/** "Close request", "Undo" and "Reopen request". */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../src/ui/thread/support-request-thread.ts';
import {
  clickSteady,
  commentField,
  eventsOf,
  heard,
  listen,
  mountDesk,
  mountThread,
} from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireRequest, type Wire } from '../../support/thread-server.ts';
import { expectAccessible } from '../../support/axe.ts';
import { holdTimers } from '../../support/held-timers.ts';
import { click, focused, press, typeInto } from '../../support/input.ts';
import { sticksOut } from '../../support/layout.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import {
  findByRole,
  findByText,
  getByRole,
  getByText,
  queryAllByRole,
  queryByRole,
  queryByText,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const everything = { close: true, reopen: true, rating: false };

describe('closing and reopening', () => {
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.config = { features: everything };
    server.on('PATCH /requests/CS-1', async request => {
      const { status } = (await request.json()) as Wire;
      server.requests = [wireRequest({ status })];
      return json(server.requests[0]);
    });
  });

  const patches = () => api.callsTo('PATCH /requests/CS-1');
  const sent = () => Promise.all(patches().map(({ request }) => request.clone().json()));
  const names = (root: Element) =>
    queryAllByRole(root, 'button')
      .map(textOf)
      .filter(name => /request$|Undo/.test(name));
  const closeButton = (root: Element) => findByRole(root, 'button', { name: 'Close request' });
  /** Once everything is there, also what comes later. */
  const ready = async (thread: SupportRequestThread) => {
    await findByRole(thread, 'button', { name: 'Actions' });
    await import('../../../src/ui/thread/lifecycle/lifecycle.lazy.ts');
    await thread.updateComplete;
  };

  it('asks the server once, and shows the status that the server says', async () => {
    const later = deferred();
    server.on('PATCH /requests/CS-1', () => later.promise.then(() => undefined));
    const thread = await mountThread(api);
    const button = await closeButton(thread);
    const told = listen(thread);
    await click(button);
    await click(button);
    await waitFor(() => patches().length === 1);
    expect(button.ariaDisabled).to.equal('true');
    expect(textOf(thread)).to.contain('Open');
    expect(queryByText(thread, 'Closed') === null).to.equal(true);
    later.resolve(new Response());
    await findByText(thread, 'Closed');
    await heard(thread, 'Request closed.');
    expect(told.filter(Boolean)).to.deep.equal(['Request closed.']);
    expect(await sent()).to.deep.equal([{ status: 'closed' }]);
    expect(names(thread)).to.deep.equal(['Undo', 'Reopen request']);
    await expectAccessible(thread);
  });

  it('can be undone', async () => {
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    await click(await findByRole(thread, 'button', { name: 'Undo' }));
    await findByText(thread, 'Open');
    await heard(thread, 'Request reopened.');
    expect(await sent()).to.deep.equal([{ status: 'closed' }, { status: 'open' }]);
    expect(names(thread)).to.deep.equal(['Close request']);
    // Where the button was that went away.
    expect(focused()?.textContent).to.match(/Close request|Server does not boot/);
  });

  it('is reopened later by a button of its own', async () => {
    server.requests = [wireRequest({ status: 'closed' })];
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Reopen request' }));
    await closeButton(thread);
    expect(await sent()).to.deep.equal([{ status: 'open' }]);
    expect(textOf(thread)).to.contain('Open');
  });

  it('offers the undo for a while, longer with the focus on it', async () => {
    const thread = await mountThread(api);
    const button = await closeButton(thread);
    const timers = await holdTimers();
    button.focus();
    await press('Enter');
    await heard(thread, 'Request closed.');
    // A keyboard finds the next thing to do where it is.
    expect(focused()?.textContent).to.equal('Undo');
    timers.pass(60_000);
    expect(names(thread)).to.contain('Undo');
    getByRole(thread, 'button', { name: 'Reopen request' }).focus();
    timers.pass(60_000);
    await thread.updateComplete;
    expect(names(thread)).to.deep.equal(['Reopen request']);
  });

  it('goes away by itself after a press with the pointer, which stays where it was', async () => {
    const thread = await mountThread(api);
    const button = await closeButton(thread);
    const timers = await holdTimers();
    await click(button);
    await heard(thread, 'Request closed.');
    expect(focused()?.textContent).not.to.equal('Undo');
    timers.pass(60_000);
    await thread.updateComplete;
    expect(names(thread)).to.deep.equal(['Reopen request']);
  });

  it('does not take a double click for a change of mind', async () => {
    const thread = await mountThread(api);
    server.requests = [wireRequest({ status: 'closed' })];
    thread.refresh();
    const button = await findByRole(thread, 'button', { name: 'Reopen request' });
    button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
    expect(button.ariaDisabled).to.equal('false');
    expect(patches()).to.have.length(0);
  });

  for (const [what, features, request, expected] of [
    ['nothing where no feature is on', {}, {}, []],
    ['nothing to close where only reopening is on', { reopen: true }, {}, []],
    ['closing alone', { close: true }, {}, ['Close request']],
    ['nothing where the request forbids it', everything, { actions: ['reply'] }, []],
    ['what the request names', everything, { actions: ['close'] }, ['Close request']],
    ['no closing of what is closed', everything, { status: 'closed', actions: ['close'] }, []],
    [
      'reopening of what is closed',
      everything,
      { status: 'closed', actions: ['reopen'] },
      ['Reopen request'],
    ],
    ['reopening only where it is on', { close: true }, { status: 'closed' }, []],
    [
      'what `closed` says, not the word',
      everything,
      { status: 'resolved', closed: true },
      ['Reopen request'],
    ],
  ] as const) {
    it(`offers ${what}`, async () => {
      server.config = { features };
      server.requests = [wireRequest(request)];
      const thread = await mountThread(api);
      await ready(thread);
      await waitFor(() => names(thread).join() === expected.join(), 'the buttons');
      await thread.updateComplete;
      expect(names(thread)).to.deep.equal(expected);
    });
  }

  it('has no undo where nothing can be reopened', async () => {
    server.config = { features: { close: true } };
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    await heard(thread, 'Request closed.');
    expect(names(thread)).to.deep.equal([]);
    // The focus is not lost with the button.
    expect(focused() === getByRole(thread, 'heading', { level: 2 })).to.equal(true);
  });

  it('tells of a refusal, changes nothing, and tries again', async () => {
    let refuse = true;
    server.on('PATCH /requests/CS-1', () =>
      refuse ? problem(403, { detail: 'Only the owner <b>closes</b>.' }) : undefined,
    );
    const thread = await mountThread(api);
    const errors = eventsOf(thread, 'support-error');
    await click(await closeButton(thread));
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.match(
      /^The request was not closed\. You are not allowed to do this\. .* Details$/,
    );
    expect(alert.textContent).to.contain('The server says: Only the owner <b>closes</b>.');
    expect(textOf(thread)).to.contain('Open');
    expect(errors.map(({ operation, problem: { kind } }) => [operation, kind])).to.deep.equal([
      ['setStatus', 'forbidden'],
    ]);
    await expectAccessible(thread);
    thread.parentElement!.style.inlineSize = '280px';
    expect(sticksOut(thread).filter(what => !/More|المزيد/.test(what))).to.deep.equal([]);
    refuse = false;
    await click(await closeButton(thread));
    await findByText(thread, 'Closed');
    expect(queryByRole(thread, 'alert') === null).to.equal(true);
  });

  it('sees after a failure what the server made of it', async () => {
    server.on('PATCH /requests/CS-1', () => {
      server.requests = [wireRequest({ status: 'closed' })];
      return problem(500);
    });
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    await findByText(thread, 'Closed');
    await waitFor(() => queryByRole(thread, 'alert') === null, 'the word of a failure to go');
    expect(names(thread)).to.deep.equal(['Reopen request']);
  });

  it('takes a page that is no answer for a failure', async () => {
    server.on('PATCH /requests/CS-1', () => new Response('<p>Sign in</p>', { status: 200 }));
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    expect(textOf(await findByRole(thread, 'alert'))).to.match(/^The request was not closed\./);
  });

  it('asks for the sign-in, after which it goes on', async () => {
    let signedIn = false;
    server.on('PATCH /requests/CS-1', () => (signedIn ? undefined : problem(401)));
    const thread = await mountThread(api);
    const asked = eventsOf(thread, 'support-auth-required');
    await click(await closeButton(thread));
    await waitFor(() => asked.length === 1);
    signedIn = true;
    asked[0]!.retry();
    await findByText(thread, 'Closed');
  });

  it('says nothing of closing where the server said yes and left it open', async () => {
    server.on('PATCH /requests/CS-1', () => json(wireRequest()));
    const thread = await mountThread(api);
    const told = listen(thread);
    const button = await closeButton(thread);
    await click(button);
    await waitFor(() => button.ariaDisabled === 'false' && patches().length === 1, 'the answer');
    expect(told).to.deep.equal([]);
    expect(names(thread)).to.deep.equal(['Close request']);
  });

  it('is another one’s affair in another request', async () => {
    server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another one' }));
    server.on('PATCH /requests/CS-1', () => problem(422));
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    await findByRole(thread, 'alert');
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another one' });
    await waitFor(() => queryByRole(thread, 'alert') === null);
    thread.request = 'CS-1';
    await findByRole(thread, 'alert');
  });

  it('shows in the list', async () => {
    const desk = await mountDesk(api, { status: 'all' });
    await click(await findByRole(desk, 'button', { name: /^CS-1\b/ }));
    await click(await closeButton(desk));
    await heard(desk, 'Request closed.');
    await click(getByRole(desk, 'button', { name: 'All requests' }));
    await waitFor(async () =>
      textOf(await findByRole(desk, 'button', { name: /^CS-1\b/ })).includes('Closed'),
    );
  });

  it('leaves what is being written', async () => {
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, 'Half a sentence');
    await clickSteady(await closeButton(thread));
    await findByText(thread, 'Closed');
    expect((await commentField(thread)).value).to.equal('Half a sentence');
  });

  it('is done by a backend of the page’s own, which has to be able to', async () => {
    const calls: unknown[] = [];
    let closed = false;
    const request = () => ({
      ...wireRequest(),
      description: '',
      status: closed ? 'closed' : 'open',
      closed,
      fields: {},
      warnings: [],
      author: undefined,
      createdAt: 1,
      updatedAt: 2,
    });
    const own = {
      getConfig: () =>
        Promise.resolve({
          maxSummaryLength: 255,
          acceptedTypes: [],
          fields: [],
          commentFormats: [],
          features: { ...everything, search: false, read: false, events: false },
        }),
      listRequests: () => Promise.resolve({ items: [request()] }),
      getRequest: () => Promise.resolve(request()),
      listComments: () => Promise.resolve({ items: [] }),
      setStatus(...args: unknown[]) {
        calls.push([this === own, ...args]);
        closed = true;
        return Promise.resolve();
      },
    };
    const thread = await mountThread(api, { backend: own as never });
    await click(await closeButton(thread));
    await findByText(thread, 'Closed');
    expect(calls).to.deep.equal([[true, 'CS-1', 'closed']]);
    closed = false;
    // What else such an object has is its own affair.
    for (const fields of [{}, { http: {} }]) {
      const without = await mountThread(api, {
        backend: { ...own, ...fields, setStatus: undefined } as never,
      });
      await ready(without);
      expect(names(without)).to.deep.equal([]);
    }
  });

  it('speaks the language that the thread speaks now, from the right as well', async () => {
    const thread: SupportRequestThread = await mountThread(api);
    await closeButton(thread);
    thread.lang = 'ar';
    await findByRole(thread, 'button', { name: 'إغلاق الطلب' });
    thread.parentElement!.style.inlineSize = '280px';
    expect(sticksOut(thread).filter(what => !/More|المزيد/.test(what))).to.deep.equal([]);
  });

  it('is there once after its element was taken away and put back, and offers no undo any more', async () => {
    const thread = await mountThread(api);
    await click(await closeButton(thread));
    await findByRole(thread, 'button', { name: 'Undo' });
    const { parentElement, shadowRoot } = thread;
    const sheets = shadowRoot!.adoptedStyleSheets.length;
    thread.remove();
    parentElement!.append(thread);
    await findByRole(thread, 'button', { name: 'Reopen request' });
    expect(names(thread)).to.deep.equal(['Reopen request']);
    expect(shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);
  });
});

describe('for whom a request waits', () => {
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });
  const ada = { name: 'Ada', role: 'requester', me: true };
  const marta = { name: 'Marta', role: 'agent' };
  const robot = { name: 'Robot', role: 'system' };
  const SUPPORT = 'with support';
  const REPLY = 'support replied';
  const NEEDED = 'Reply needed';

  for (const [what, request, authors, expected] of [
    ['support, to begin with', {}, [], SUPPORT],
    ['support, where the request names nobody', { author: undefined }, [], SUPPORT],
    ['the person, after an answer', {}, [ada, marta], REPLY],
    ['support, after the person’s comment', {}, [marta, ada], SUPPORT],
    ['the person, whatever the system says then', {}, [marta, robot], REPLY],
    ['nobody, where only the system wrote', { author: robot }, [robot], undefined],
    ['nobody, once it is closed', { status: 'closed' }, [marta], undefined],
    ['whom the server names', { awaiting: 'support' }, [marta], SUPPORT],
    [
      'the person where the server asks for a reply, as the list says',
      { awaiting: 'requester' },
      [marta],
      NEEDED,
    ],
    [
      'nobody where the server asks for one, but it is closed',
      { awaiting: 'requester', status: 'closed' },
      [marta],
      undefined,
    ],
  ] as const) {
    it(`is ${what}`, async () => {
      server.requests = [wireRequest(request)];
      server.comments['CS-1'] = authors.map((author, index) => ({
        id: `c${index}`,
        author,
        body: 'Translator',
        attachments: [],
      }));
      const thread = await mountThread(api);
      await findByRole(thread, 'button', { name: 'Actions' });
      if (expected) await findByText(thread, expected);
      await waitFor(() => textOf(thread).split('Translator').length > authors.length);
      const shown = [SUPPORT, REPLY, NEEDED].filter(text => textOf(thread).includes(text));
      expect(shown).to.deep.equal(expected ? [expected] : []);
      if (expected) getByText(thread, expected);
    });
  }

  it('changes with an answer', async () => {
    const thread = await mountThread(api);
    await findByText(thread, SUPPORT);
    server.comments['CS-1'] = [{ id: 'c', author: marta, body: 'Translator', attachments: [] }];
    thread.refresh();
    await findByText(thread, REPLY);
    expect(textOf(thread)).not.to.contain(SUPPORT);
  });
});
