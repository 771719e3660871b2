import { expect } from '@open-wc/testing';
import { expectErrors } from '../support/guard.ts';
import { click, focused, press, type } from '../support/input.ts';
import { findByRole, findByText, getByRole, nameOf, queryAllByRole, textOf } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';
import { clickSteady, entries, eventsOf, heard, mountDesk, mountThread } from '../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../support/thread-server.ts';

describe('from the list to a thread and back', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.comments['CS-1'] = [wireComment('a')];
  });
  const row = (desk: Element, key: string) => findByRole(desk, 'button', { name: new RegExp(`^${key} `) });
  const back = (desk: Element) => findByRole(desk, 'button', { name: 'All requests' });

  it('comes to the same filter, place and focus', async () => {
    server.requests = Array.from({ length: 40 }, (_, index) =>
      wireRequest({ key: `CS-${index}`, status: 'closed', summary: `Number ${index}` }),
    );
    const desk = await mountDesk(api, { status: 'closed' });
    const box = desk.parentElement!;
    box.style.cssText = 'block-size: 300px; overflow: auto';
    const chosen = await row(desk, 'CS-30');
    chosen.scrollIntoView({ block: 'center' });
    const placeOf = (element: Element) => Math.round(element.getBoundingClientRect().top);
    let place = NaN;
    await waitFor(() => place === (place = placeOf(chosen)), 'the row to stand still');
    const scrolled = box.scrollTop;
    expect(scrolled).to.be.greaterThan(300);
    await click(chosen);
    const heading = await findByRole(desk, 'heading', { name: 'Number 30' });
    await waitFor(() => focused() === heading, 'the focus on the heading');
    expect(box.scrollTop).to.be.lessThan(scrolled);
    await clickSteady(await back(desk));
    const again = await row(desk, 'CS-30');
    await waitFor(() => focused() === again, 'the focus on the row');
    // Rows out of sight have an estimated height, and WebKit has no scroll anchoring: a few pixels either way.
    await waitFor(() => Math.abs(placeOf(again) - place) < 22, 'the row at its place');
    expect(desk.status).to.equal('closed');
    expect((getByRole(desk, 'combobox', { name: /status/ }) as HTMLSelectElement).value).to.equal('closed');
  });

  it('works with the keyboard alone', async () => {
    const desk = await mountDesk(api);
    const views = eventsOf(desk, 'support-view-changed');
    await row(desk, 'CS-1');
    for (let step = 0; step < 10 && !nameOf(focused()!).startsWith('CS-1'); step++) await press('Tab');
    await press('Enter');
    await entries(desk, 2);
    await waitFor(() => focused()?.localName === 'h2');
    const field = await findByRole(desk, 'textbox', { name: 'Write a comment' });
    for (let step = 0; step < 10 && focused() !== field; step++) await press('Tab');
    await type('With keys');
    for (let step = 0; step < 10 && nameOf(focused()!) !== 'Add comment'; step++) await press('Tab');
    await press('Enter');
    await heard(desk, 'Comment added.');
    await entries(desk, 3);
    for (let step = 0; step < 15 && nameOf(focused()!) !== 'All requests'; step++) await press('Shift+Tab');
    await press('Enter');
    const again = await row(desk, 'CS-1');
    await waitFor(() => focused() === again, 'the focus on the row');
    expect(views).to.deep.equal([{ view: 'thread', requestKey: 'CS-1' }, { view: 'list' }]);
  });

  it('takes "Updated" off a request whose news were read, where the server keeps no mark', async () => {
    const desk = await mountDesk(api);
    expect(textOf(await row(desk, 'CS-1'))).to.contain('Open');
    server.requests = [wireRequest({ updatedAt: '2026-03-03T10:00:00Z' })];
    desk.refresh();
    await findByText(desk, 'Updated');
    await waitFor(() => desk.unreadCount === 1);
    await click(await row(desk, 'CS-1'));
    await entries(desk, 2);
    await click(await back(desk));
    await findByText(await row(desk, 'CS-1'), 'Open');
    expect(desk.unreadCount).to.equal(0);
    expect(api.callsTo('PUT')).to.have.length(0);
  });

  it('tells a server that keeps a mark what was read', async () => {
    server.config = { features: { read: true } };
    server.requests = [wireRequest({ unread: true })];
    server.on('PUT /requests/CS-1/read', () => {
      server.requests = [wireRequest({ unread: false })];
    });
    const desk = await mountDesk(api);
    const counts = eventsOf(desk, 'support-unread-changed');
    await waitFor(() => desk.unreadCount === 1);
    await click(await row(desk, 'CS-1'));
    await waitFor(() => api.callsTo('PUT /requests/CS-1/read').length === 1);
    expect(await api.callsTo('PUT')[0]!.request.clone().json()).to.deep.equal({ upTo: 'a' });
    await click(await back(desk));
    await findByText(await row(desk, 'CS-1'), 'Open');
    await waitFor(() => counts.at(-1)?.count === 0);
  });
});

describe('the thread element alone', () => {
  const api = threadApi();

  it('asks to choose a request, shows the one that is given, and goes back to nothing', async () => {
    new ThreadServer(api);
    const thread = await mountThread(api, { request: '' });
    await findByText(thread, 'Choose a request to read it here.');
    expect(queryAllByRole(thread, 'button')).to.have.length(0);
    thread.setAttribute('request', 'CS-1');
    await entries(thread, 1);
    await click(getByRole(thread, 'button', { name: 'All requests' }));
    await findByText(thread, 'Choose a request to read it here.');
    expect(thread.hasAttribute('request')).to.equal(false);
    expect(api.calls.some(({ path }) => path.startsWith('/requests?'))).to.equal(false);
  });

  it('names the attribute that is missing', async () => {
    expectErrors(/api-base is missing/);
    const thread = await mountThread(api, { apiBase: undefined });
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('api-base');
    expect(api.calls).to.have.length(0);
  });
});
