/** "It says that the answer can't be read", "my file is a web page": a session that ends under an open page, in all its forms. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { fileOf } from '../../support/input.ts';
import { scriptedApi, scriptedJson, type ScriptedAnswer } from '../../support/scripted-api.ts';
import { findByRole, findByText, getByRole, isShown } from '../../support/queries.ts';
import { choose, descriptionOf, fill, openDesk, openForm, press, sent } from '../../support/form-fixture.ts';
import { attach, commentField, eventsOf, mountDesk } from '../../support/thread-page.ts';
import { wireFile, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { empty, ENDED, list, page, to } from './log-in-page.ts';

/** Every form in which a session can have ended. */
function endings(api: ReturnType<typeof scriptedApi>): [string, ScriptedAnswer][] {
  return [
    ['a redirect to a log-in page', to(`${api.base}/login`)],
    ['a redirect to a log-in page of another origin', to(`${api.foreignBase}/login`)],
    ['a redirect to another origin that lets nobody read its answers', to(`${api.foreignBase}/closed`)],
    ['a 307 to a log-in page', to(`${api.base}/login`, 307)],
    ['a log-in page with status 200', page()],
    [
      'a log-in page below a comment',
      page({
        headers: { 'Content-Type': 'application/octet-stream' },
        body: '<!-- SSO -->\n<!doctype html><title>Sign in</title>',
      }),
    ],
    ['a log-in page that is called plain text', page({ headers: { 'Content-Type': 'text/plain' } })],
    ['a 401 with a page', page({ status: 401 })],
    ['a 419', page({ status: 419 })],
    ['a 440', page({ status: 440 })],
    ['a 498', page({ status: 498 })],
    ['a 400 that refuses the CSRF token', scriptedJson({ message: 'The CSRF token is missing.' }, 400)],
    ['a 403 that refuses the nonce', scriptedJson({ code: 'rest_cookie_invalid_nonce' }, 403)],
    [
      'a 422 that refuses the CSRF token',
      page({ status: 422, body: '<h1>ActionController::InvalidAuthenticityToken</h1>' }),
    ],
    ['a 403 that refuses the CSRF token', scriptedJson({ detail: 'CSRF token missing or incorrect.' }, 403)],
  ];
}

afterEach(() => fixtureCleanup());

describe('A session that has ended', () => {
  const serve = (api: ReturnType<typeof scriptedApi>, rules: Parameters<typeof api.serve>[0]) =>
    api.serve({
      ...rules,
      'GET /login': page(),
      'POST /login': page(),
      'GET /closed': page({ cors: false }),
      'POST /closed': page({ cors: false }),
      'GET /config': scriptedJson({}),
      'GET /requests?': list,
      'GET /requests/CS-1/comments': empty,
      'GET /requests/CS-1': scriptedJson(wireRequest()),
      // The same keys again: they stay before the others, and keep their own answers.
      ...rules,
    });

  async function isTold(element: SupportRequests, count = 1): Promise<() => void> {
    const asked = eventsOf(element, 'support-auth-required');
    await findByText(element, ENDED);
    await waitFor(() => asked.length >= count, 'support-auth-required');
    return asked[0]!.retry;
  }

  for (const [what, answer] of endings(scriptedApi()).map(([name], index) => [name, index] as const)) {
    it(`is told at a refresh by ${what}, once, and without blind retries`, async () => {
      const api = scriptedApi();
      await serve(api, {});
      const element = await openDesk(api);
      await findByRole(element, 'button', { name: /^CS-1/ });
      await serve(api, { 'GET /requests?': endings(api)[answer]![1] });
      const told = isTold(element);
      element.refresh();
      const retry = await told;
      expect(await api.calls('GET /requests?')).to.have.length(2);
      expect(await api.calls('GET /login'), 'the log-in page is not loaded').to.have.length(0);
      await serve(api, {});
      retry();
      await waitFor(() => !isShown(element, ENDED), 'the message to go');
    });

    it(`is told at Send by ${what}, and the text goes with the next try, once`, async () => {
      const api = scriptedApi();
      await serve(api, { 'POST /requests': endings(api)[answer]![1] });
      const element = await openForm(api);
      const told = isTold(element);
      fill(element);
      press(element, 'Send');
      const retry = await told;
      expect(descriptionOf(element).value).to.equal('Since the update.');
      const refused = await api.calls('POST');
      expect(refused.map(({ path }) => path)).to.deep.equal(['/requests']);
      await serve(api, { 'POST /requests': scriptedJson(wireRequest({ key: 'CS-9' }), 201) });
      retry();
      await sent(element);
      const posts = await api.calls('POST');
      expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).to.equal(1);
      expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
    });
  }

  for (const [what, index] of endings(scriptedApi()).map(([name], index) => [name, index] as const)) {
    it(`is told at an upload by ${what}`, async () => {
      const api = scriptedApi();
      const answer = endings(api)[index]![1];
      await serve(api, { 'POST /attachments': answer, 'GET /config': [scriptedJson({}), answer] });
      const element = await openForm(api);
      choose(element, fileOf('trace.log'));
      await findByText(element, /trace\.log: Upload failed\. Your session has ended/);
      getByRole(element, 'button', { name: 'Remove trace.log' });
    });

    // A text that is called text may be the file itself.
    if (what.includes('plain text') || what.includes('below a comment')) continue;
    it(`is told at a download by ${what}, and nothing is saved`, async () => {
      const api = scriptedApi();
      const answer = endings(api)[index]![1];
      await serve(api, {
        'GET /attachments/trace': answer,
        'GET /config': [scriptedJson({}), answer],
        'GET /requests/CS-1/comments': empty,
        'GET /requests/CS-1': scriptedJson(wireRequest({ attachments: [wireFile('trace')] })),
      });
      const saved = savedFiles();
      try {
        const element = await mountDesk(api, { request: 'CS-1' });
        const asked = eventsOf(element, 'support-auth-required');
        const link = await findByRole(element, 'link', { name: /trace\.log/ });
        // click() is what a download ends with.
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
        await findByText(element, /trace\.log could not be downloaded\. Your session has ended/);
        expect(asked).to.have.length(1);
        expect(saved.names).to.deep.equal([]);
      } finally {
        saved.stop();
      }
    });
  }

  it('keeps a comment with its file', async () => {
    const api = scriptedApi();
    await serve(api, {
      'POST /attachments': scriptedJson(wireFile('trace'), 201),
      'POST /requests/CS-1/comments': to(`${api.base}/login`, 303),
    });
    const element = await mountDesk(api, { request: 'CS-1' });
    const field = await commentField(element);
    field.value = 'Dear support';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    attach(element, fileOf('trace.log'));
    await findByText(element, /Ready to send/);
    const told = isTold(element);
    press(element, 'Add comment');
    await told;
    expect((await commentField(element)).value).to.equal('Dear support');
    getByRole(element, 'button', { name: 'Remove trace.log' });
  });
});

/** The names under which files are saved from now on. */
function savedFiles() {
  const names: string[] = [];
  // Its own one comes from HTMLElement.
  HTMLAnchorElement.prototype.click = function () {
    names.push(this.download);
  };
  return { names, stop: () => void Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click') };
}
