/** What a failure says and offers: one sentence, and the one action that can help. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import { button, enter, fill, press, pressNew } from '../../support/form-fixture.ts';
import { problem } from '../../support/mock-api.ts';
import { findByRole, nameOf, queryAllByRole, textOf } from '../../support/queries.ts';
import { commentField, eventsOf, listen, mountDesk } from '../../support/thread-page.ts';
import { ThreadServer, threadApi } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const named = (root: Element, name: string) => queryAllByRole(root, 'button', { name });
const alertOf = async (root: Element) => await findByRole(root, 'alert');

describe('A failure', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  for (const status of [403, 404, 405, 413, 415, 422])
    it(`with ${status} offers no "Try again", which could not help`, async () => {
      server.on('GET /requests', () => problem(status));
      const desk = await mountDesk(api);
      const alert = await alertOf(desk);
      expect(textOf(alert)).to.contain('The requests could not be loaded.');
      expect(named(desk, 'Try again')).to.have.length(0);
      await expectAccessible(desk);
    });

  it('of a request that is not there leads to all requests, by one button', async () => {
    server.on('GET /requests/CS-1', () => problem(404));
    const desk = await mountDesk(api, { request: 'CS-1' });
    const alert = await alertOf(desk);
    expect(named(desk, 'All requests')).to.have.length(1);
    expect(named(alert, 'All requests')).to.have.length(1);
    expect(named(desk, 'Try again')).to.have.length(0);
    await expectAccessible(desk);
    press(desk, 'All requests');
    await findByRole(desk, 'button', { name: 'New request' });
  });

  it('because the session has ended asks the page for a sign-in again, and says nothing of text where none is', async () => {
    server.on('GET /requests', () => problem(401, { detail: 'The CSRF token is missing or old.' }));
    const desk = await mountDesk(api);
    const asked = eventsOf(desk, 'support-auth-required');
    const alert = await alertOf(desk);
    expect(textOf(alert))
      .to.contain('Your session has ended.')
      .and.not.to.match(/your text|CSRF/);
    const before = asked.length;
    press(desk, 'Sign in');
    expect(asked).to.have.length(before + 1);
    server.off('GET /requests');
    asked.at(-1)!.retry();
    await waitFor(() => queryAllByRole(desk, 'alert').length === 0, 'the message to go');
  });

  it('counts down within its button, whose name stays', () =>
    withFakeClock(async clock => {
      server.on('GET /requests', () => problem(429, { detail: 'Slow down.' }, { 'Retry-After': '3' }));
      const desk = await mountDesk(api);
      const retry = await findByRole(desk, 'button', { name: 'Try again' });
      expect(retry.textContent).to.match(/\(3\)/);
      const told = listen(desk);
      await clock.advance(1000);
      expect(retry.textContent).to.match(/\(2\)/);
      expect(nameOf(retry)).to.equal('Try again');
      expect(told).to.deep.equal([]);
      expect(textOf(await alertOf(desk))).not.to.match(/\d|Slow down/);
    }));

  it('has the server’s own words, as text, under "Details"', async () => {
    server.on('GET /requests', () => problem(500, { detail: 'Plan <b>Basic</b> is down' }));
    const desk = await mountDesk(api);
    const alert = await alertOf(desk);
    expect(textOf(alert)).not.to.contain('Basic');
    expect(alert.textContent).to.contain('Plan <b>Basic</b> is down');
    alert.querySelector('summary')!.click();
    await waitFor(() => textOf(alert).includes('Plan <b>Basic</b> is down'), 'the details');
    await expectAccessible(desk);
  });

  it('of Send is tried again by the button that sent, and by no other', async () => {
    server.on('POST /requests', () => problem(500));
    const desk = await mountDesk(api);
    await pressNew(desk);
    fill(desk);
    press(desk, 'Send');
    await alertOf(desk);
    expect(named(desk, 'Send')).to.have.length(0);
    const retry = button(desk, 'Try again');
    expect((retry as HTMLButtonElement).type).to.equal('submit');
    await expectAccessible(desk);
    server.off('POST /requests');
    retry.click();
    await waitFor(() => desk.request !== '' || api.callsTo('POST /requests').length === 2, 'the next try');
  });

  it('of Send that only a change can mend leaves Send as it is', async () => {
    server.on('POST /requests', () => problem(422, { detail: 'No umlauts in the summary.' }));
    const desk = await mountDesk(api);
    await pressNew(desk);
    fill(desk);
    press(desk, 'Send');
    // There is no text of ours for what this server wants changed.
    expect(textOf(await alertOf(desk))).to.contain('No umlauts in the summary.');
    expect(named(desk, 'Try again')).to.have.length(0);
    button(desk, 'Send');
  });

  it('of a comment is tried again by the button that sent', async () => {
    server.on('POST /requests/CS-1/comments', () => problem(401));
    const desk = await mountDesk(api, { request: 'CS-1' });
    enter(await commentField(desk), 'Hello');
    press(desk, 'Add comment');
    const alert = await alertOf(desk);
    expect(textOf(alert)).to.contain('your text stays here');
    expect(named(desk, 'Try again')).to.have.length(1);
    expect(named(alert, 'Try again')).to.have.length(0);
    expect(named(alert, 'Sign in')).to.have.length(1);
  });
});
