/** "Rate this request". */
import { expect } from '@open-wc/testing';
import { eventsOf, heard, listen, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireRequest, type Wire } from '../../support/thread-server.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press, typeInto } from '../../support/input.ts';
import { sticksOut } from '../../support/layout.ts';
import { deferred, problem } from '../../support/mock-api.ts';
import {
  findByLabel,
  findByRole,
  findByText,
  getByRole,
  nameOf,
  queryAllByRole,
  queryByRole,
  queryByText,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

describe('rating a closed request', () => {
  let server: ThreadServer;
  let stored: Wire[];
  beforeEach(() => {
    server = new ThreadServer(api);
    server.config = { features: { rating: true } };
    server.requests = [wireRequest({ status: 'closed' })];
    stored = [];
    server.on('PUT /requests/CS-1/rating', async request => {
      const rating = (await request.json()) as Wire;
      stored.push(rating);
      server.requests = [wireRequest({ status: 'closed', rating: rating.score })];
      return new Response(null, { status: 204 });
    });
  });

  const group = (root: Element) => findByRole(root, 'radiogroup', { name: 'Rate this request' });
  const radio = (root: Element, score: string) =>
    getByRole(root, 'radio', { name: new RegExp(`^${score}, `) }) as HTMLInputElement;
  const commentOf = (root: Element) =>
    findByLabel<HTMLTextAreaElement>(root, 'Comment on the rating (optional)');
  const send = (root: Element) => click(getByRole(root, 'button', { name: 'Send rating' }));

  it('sends a number and a comment once, says thanks once, and shows what was given', async () => {
    const later = deferred();
    server.on('PUT /requests/CS-1/rating', () => later.promise.then(() => undefined));
    const thread = await mountThread(api);
    const scores = queryAllByRole(await group(thread), 'radio');
    expect(scores.map(one => (one as HTMLInputElement).value)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(scores.some(one => (one as HTMLInputElement).checked)).to.equal(false);
    await expectAccessible(thread);
    expect(scores.map(nameOf)).to.deep.equal([
      '1, very poor',
      '2, poor',
      '3, fair',
      '4, good',
      '5, excellent',
    ]);
    expect(queryByRole(thread, 'textbox', { name: /^Comment on the rating/ })).to.equal(null);
    const told = listen(thread);
    await click(radio(thread, '4'));
    await typeInto(await commentOf(thread), 'Quick & kind');
    await send(thread);
    await send(thread);
    expect(getByRole(thread, 'button', { name: 'Send rating' }).ariaDisabled).to.equal('true');
    later.resolve(new Response());
    await findByText(thread, 'Your rating: 4 of 5');
    await heard(thread, 'Thank you for your rating.');
    expect(stored).to.deep.equal([{ score: 4, comment: 'Quick & kind' }]);
    expect(told.filter(text => text.includes('Thank'))).to.have.length(1);
    expect(queryByRole(thread, 'radiogroup') === null).to.equal(true);
    // The button went away; the focus did not.
    expect(focused()?.textContent).to.match(/^Your rating: 4 of 5/);
    await expectAccessible(thread);
  });

  it('sends a number alone', async () => {
    const thread = await mountThread(api);
    await group(thread);
    radio(thread, '1').focus();
    await press('ArrowRight', 'ArrowRight');
    await send(thread);
    await waitFor(() => stored.length === 1);
    expect(stored).to.deep.equal([{ score: 3 }]);
  });

  it('asks for a number', async () => {
    const thread = await mountThread(api);
    await group(thread);
    await send(thread);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.equal('Choose a number from 1 to 5.');
    expect(focused() === radio(thread, '1')).to.equal(true);
    await expectAccessible(thread);
    await click(radio(thread, '5'));
    await waitFor(() => queryByText(thread, 'Choose a number from 1 to 5.') === null);
    expect(stored).to.deep.equal([]);
  });

  it('tells of a failure, keeps what was chosen and typed, and tries again', async () => {
    let fails = true;
    server.on('PUT /requests/CS-1/rating', () => (fails ? problem(409, { detail: 'Busy' }) : undefined));
    const thread = await mountThread(api);
    const errors = eventsOf(thread, 'support-error');
    await group(thread);
    await click(radio(thread, '2'));
    await typeInto(await commentOf(thread), 'Slow');
    await send(thread);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.match(/^The rating was not sent\. .* Try again in a moment\. Details$/);
    expect(alert.textContent).to.contain('The server says: Busy');
    expect(errors.map(({ operation, problem: { kind } }) => [operation, kind])).to.deep.equal([
      ['rateRequest', 'conflict'],
    ]);
    expect(radio(thread, '2').checked).to.equal(true);
    expect((await commentOf(thread)).value).to.equal('Slow');
    await expectAccessible(thread);
    fails = false;
    await click(getByRole(thread, 'button', { name: 'Try again' }));
    await findByText(thread, 'Your rating: 2 of 5');
    expect(stored).to.deep.equal([{ score: 2, comment: 'Slow' }]);
  });

  it('keeps what was chosen and typed over other views and a new page, until it is sent', async () => {
    server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another one', status: 'closed' }));
    const user = crypto.randomUUID();
    const thread = await mountThread(api, { user });
    await group(thread);
    await click(radio(thread, '5'));
    await typeInto(await commentOf(thread), 'Good');
    thread.request = 'CS-2';
    await findByRole(thread, 'heading', { name: 'Another one' });
    await waitFor(() => !radio(thread, '5').checked);
    expect(queryByRole(thread, 'textbox', { name: /^Comment on the rating/ })).to.equal(null);
    thread.request = 'CS-1';
    await waitFor(async () => (await commentOf(thread)).value === 'Good');
    expect(radio(thread, '5').checked).to.equal(true);
    thread.remove();
    // Another desk, as after a reload: the one before has another sign-in.
    const next = await mountThread(api, { user, token: 'new' });
    await waitFor(async () => (await commentOf(next)).value === 'Good');
    expect(radio(next, '5').checked).to.equal(true);
    await send(next);
    await findByText(next, 'Your rating: 5 of 5');
    // What was sent is no comment that waits to be sent.
    expect(api.callsTo('POST')).to.have.length(0);
    next.remove();
    server.requests = [wireRequest({ status: 'closed' })];
    const last = await mountThread(api, { user, token: 'newer' });
    await group(last);
    await click(radio(last, '5'));
    expect((await commentOf(last)).value).to.equal('');
  });

  it('is forgotten with everything else at signing out', async () => {
    const user = crypto.randomUUID();
    const thread = await mountThread(api, { user });
    await group(thread);
    await click(radio(thread, '1'));
    await typeInto(await commentOf(thread), 'Secret');
    await thread.signOut();
    thread.request = 'CS-1';
    await group(thread);
    await click(radio(thread, '1'));
    expect((await commentOf(thread)).value).to.equal('');
  });

  it('can be changed where the request still allows it', async () => {
    server.requests = [wireRequest({ status: 'closed', rating: 2 })];
    const thread = await mountThread(api);
    await findByText(thread, 'Your rating: 2 of 5');
    expect(textOf(thread)).not.to.contain('Thank you');
    await click(getByRole(thread, 'button', { name: 'Change rating' }));
    await group(thread);
    expect(radio(thread, '2').checked).to.equal(true);
    expect(focused() === radio(thread, '2')).to.equal(true);
    await click(radio(thread, '5'));
    await send(thread);
    await findByText(thread, 'Your rating: 5 of 5');
  });

  it('shows what was given where the server does not tell of it', async () => {
    server.on('PUT /requests/CS-1/rating', () => new Response(null, { status: 204 }));
    const thread = await mountThread(api);
    await group(thread);
    await click(radio(thread, '3'));
    await send(thread);
    await findByText(thread, 'Your rating: 3 of 5');
    thread.refresh();
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length > 2);
    await findByText(thread, 'Your rating: 3 of 5');
  });

  for (const [what, features, request, shown] of [
    ['where the backend takes none', {}, {}, ''],
    ['where the request forbids it', { rating: true }, { actions: ['reopen'] }, ''],
    ['of an open request', { rating: true }, { status: 'open' }, ''],
    ['that may not be given anew', { rating: true }, { actions: [], rating: 4 }, 'Your rating: 4 of 5'],
  ] as const) {
    it(`is not asked for ${what}`, async () => {
      server.config = { features };
      server.requests = [wireRequest({ status: 'closed', ...request })];
      const thread = await mountThread(api);
      await findByRole(thread, 'button', { name: 'Actions' });
      if (shown) await findByText(thread, shown);
      await import('../../../src/ui/thread/rating/rating.lazy.ts');
      await thread.updateComplete;
      expect(queryAllByRole(thread, 'radio')).to.have.length(0);
      expect(queryAllByRole(thread, 'button', { name: /rating/ })).to.have.length(0);
    });
  }

  it('is asked for once the request was closed', async () => {
    server.config = { features: { rating: true, close: true } };
    server.requests = [wireRequest()];
    server.on('PATCH /requests/CS-1', () => {
      server.requests = [wireRequest({ status: 'closed' })];
      return undefined;
    });
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: 'Close request' }));
    await group(thread);
  });

  it('stays within 280 px, in dark and from the right', async () => {
    const thread = await mountThread(api, { theme: 'dark', lang: 'ar' });
    thread.parentElement!.style.inlineSize = '280px';
    await findByRole(thread, 'radiogroup', { name: 'تقييم هذا الطلب' });
    expect(sticksOut(thread).filter(what => !what.includes('المزيد'))).to.deep.equal([]);
    await expectAccessible(thread);
    for (const one of queryAllByRole(thread, 'radio')) {
      const { width, height } = one.parentElement!.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  });
});
