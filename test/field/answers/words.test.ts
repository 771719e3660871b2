/** "I only pressed Close, and it says that I may not see this": words for what was tried. */
import { expect } from '@open-wc/testing';
import { fileOf } from '../../support/input.ts';
import { json, problem } from '../../support/mock-api.ts';
import { findByRole, findByText, queryAllByText } from '../../support/queries.ts';
import { button, choose, enter, fill, press, pressNew } from '../../support/form-fixture.ts';
import { commentField, mountDesk } from '../../support/thread-page.ts';
import { ThreadServer, threadApi, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const SEE = /not allowed to see/;
const DO = /not allowed to do this/;
const CHANGE = /Correct the marked fields/;
const RELOAD = /Reload the page, then try again/;
const OFFERED = /does not offer this here/;

describe('What is refused', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
    server.config = { features: { close: true, rating: true } };
  });

  const says = async (root: Element, words: RegExp, ...never: RegExp[]) => {
    await findByText(root, words);
    for (const other of never) expect(queryAllByText(root, other)).to.have.length(0);
  };

  for (const [status, words] of [
    [403, DO],
    [405, OFFERED],
    [415, OFFERED],
    [501, OFFERED],
    [422, RELOAD],
  ] as const)
    it(`at Send with ${status} has words for that`, async () => {
      server.on('POST /requests', () => problem(status));
      const desk = await mountDesk(api);
      await pressNew(desk);
      fill(desk);
      press(desk, 'Send');
      await says(desk, words, SEE, /type of file/);
    });

  it('for what it says about CSRF tokens is no session that has ended', async () => {
    const detail = 'Write less about CSRF tokens.';
    server.on('POST /requests', () => problem(422, { errors: [{ field: 'description', detail }] }));
    const desk = await mountDesk(api);
    await pressNew(desk);
    fill(desk);
    press(desk, 'Send');
    await says(desk, CHANGE, /session has ended/);
    await findByText(desk, detail);
  });

  for (const [status, words] of [
    [403, DO],
    [405, OFFERED],
    [422, RELOAD],
  ] as const)
    it(`at a comment with ${status} has words for that`, async () => {
      server.on('POST /requests/CS-1/comments', () => problem(status));
      const desk = await mountDesk(api, { request: 'CS-1' });
      enter(await commentField(desk), 'Hello');
      press(desk, 'Add comment');
      await says(desk, words, SEE);
    });

  for (const [status, words] of [
    [403, DO],
    [405, OFFERED],
    [400, /Reload the page, then try again/],
    [422, /Reload the page, then try again/],
    [415, /Reload the page, then try again/],
  ] as const)
    it(`at Close with ${status} has words for that`, async () => {
      server.on('PATCH /requests/CS-1', () => problem(status, { detail: 'Not now' }));
      const desk = await mountDesk(api, { request: 'CS-1' });
      await waitFor(() => button(desk, 'Close request'));
      press(desk, 'Close request');
      await says(desk, words, SEE, CHANGE, /type of file/);
      expect((await findByRole(desk, 'alert')).textContent).to.contain('The server says: Not now');
    });

  it('at a rating and at an upload has words for that', async () => {
    server.requests = [wireRequest({ status: 'closed' })];
    server.on('PUT /requests/CS-1/rating', () => problem(405));
    server.on('POST /attachments', () => problem(403));
    const desk = await mountDesk(api, { request: 'CS-1' });
    (await findByRole(desk, 'radio', { name: '4, good' })).click();
    press(desk, 'Send rating');
    await says(desk, OFFERED, CHANGE);
    desk.request = '';
    await pressNew(desk);
    choose(desk, fileOf('trace.log'));
    await says(desk, /trace\.log: Upload failed\. You are not allowed to do this/, SEE);
  });

  it('when it is looked at keeps its own words', async () => {
    server.on('GET /requests/CS-1', () => problem(403));
    const desk = await mountDesk(api, { request: 'CS-1' });
    await says(desk, SEE, DO);
    server.on('GET /requests', () => json({}, { status: 405 }));
    desk.request = '';
    await says(desk, OFFERED);
  });

  for (const status of [400, 407, 422])
    it(`with ${status} when the list or a request is loaded has nothing that the customer could change`, async () => {
      server.on('GET /requests', () => problem(status));
      server.on('GET /requests/CS-1', () => problem(status));
      const desk = await mountDesk(api);
      await says(desk, /Reload the page, then try again/, CHANGE);
      desk.request = 'CS-1';
      await findByText(desk, /The request could not be loaded/);
      await says(desk, /Reload the page, then try again/, CHANGE);
    });
});
