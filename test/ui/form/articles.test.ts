/** Articles that may help, while a summary is typed: how they are searched, read, and what is said of them. */
import { expect, fixture } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import {
  bodies,
  deskApi,
  enter,
  fill,
  listen,
  openForm,
  press,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
} from '../../support/form-fixture.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import { sticksOut } from '../../support/layout.ts';
import { heard } from '../../support/list-fixture.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

const ssh = {
  id: 'ssh/1',
  title: 'Reset a lost SSH key',
  body: 'Open **Rescue** and:\n\n```\nssh-keygen -R web-07\n```\n',
  format: 'markdown',
  url: 'https://help.example/ssh',
};
const dns = { id: 'dns', title: 'How long DNS changes take', body: 'Up to a day.', format: 'text' };
const boot = { id: 'boot', title: 'Boot an older kernel', excerpt: 'Choose it in the menu.' };

interface Offer {
  readonly articles?: (query: URLSearchParams) => Response | Promise<Response>;
  readonly isOff?: boolean;
}

/** A form whose backend has articles. */
async function start(offer: Offer = {}, user = somebody()): Promise<SupportRequests> {
  const { articles = () => json({ items: [ssh, dns, boot] }), isOff = false } = offer;
  serve(api, {
    first: async (name, request) => {
      if (name === 'GET /config')
        return json({ contract: '1.1', user: { key: 'ada' }, features: { articles: !isOff } });
      if (name === 'GET /articles') return articles(new URL(request.url).searchParams);
      return name.startsWith('PUT /articles') ? new Response(null, { status: 204 }) : undefined;
    },
  });
  const root = await openForm(api, { user });
  await findByRole(root, 'button', { name: 'What did you try?' });
  if (!isOff) await waitFor(() => queryAllByText(root, /appear here|may help/).length > 0, 'the strip');
  return root;
}

const searches = () => api.callsTo('GET /articles');
const queries = () => searches().map(({ path }) => new URL(path, location.href).searchParams.get('q'));
const outcomes = () => api.callsTo('PUT /articles');
const cards = (root: Element) =>
  queryAllByRole(root, 'button').filter(button => button.getAttribute('aria-haspopup') === 'dialog');
const findCard = (root: Element, name: string) => findByRole(root, 'button', { name });

/** Types a summary and waits for the articles. */
async function typeSummary(root: Element, text = 'SSH key lost'): Promise<void> {
  enter(summaryOf(root), text);
  await waitFor(() => cards(root).length > 0, 'articles');
}

async function read(root: Element, title: string): Promise<HTMLElement> {
  (await findCard(root, title)).click();
  const dialog = await findByRole(root, 'dialog', { name: title });
  await waitFor(() => !dialog.querySelector('[aria-busy="true"]'), 'its text');
  return dialog;
}

describe('the search for articles', () => {
  it('offers up to three, with what was chosen', async () => {
    const root = await start({ articles: () => json({ items: [ssh, dns, boot, { ...dns, id: 'dns2' }] }) });
    await typeSummary(root);
    expect(cards(root).map(textOf)).to.deep.equal([ssh.title, dns.title, boot.title]);
    const query = new URL(searches()[0]!.path, location.href).searchParams;
    expect(query.get('limit')).to.equal('3');
  });

  it('waits until typing pauses, and asks for nothing twice', async () => {
    const root = await start();
    for (const text of ['SSH', 'SSH k', 'SSH key']) enter(summaryOf(root), text);
    await waitFor(() => cards(root).length === 3, 'articles');
    expect(queries()).to.deep.equal(['SSH key']);
    enter(summaryOf(root), 'SSH key lost');
    await waitFor(() => queries().length === 2, 'another search');
    enter(summaryOf(root), ' SSH  key ');
    enter(summaryOf(root), 'SSH key lost again');
    await waitFor(() => queries().length === 3, 'a third search');
    expect(queries()).to.deep.equal(['SSH key', 'SSH key lost', 'SSH key lost again']);
  });

  it('begins with three letters, or two Chinese ones', async () => {
    const root = await start();
    enter(summaryOf(root), 'a1 !');
    enter(summaryOf(root), '重启');
    await waitFor(() => queries().length === 1, 'a search');
    enter(summaryOf(root), 'ab');
    await waitFor(() => cards(root).length === 0, 'nothing for two letters');
    expect(queries()).to.deep.equal(['重启']);
  });

  it('shows the newest answer, whichever comes last', async () => {
    const first = deferred();
    const root = await start({
      articles: query => (query.get('q') === 'SSH' ? first.promise : json({ items: [dns] })),
    });
    enter(summaryOf(root), 'SSH');
    await waitFor(() => queries().length === 1, 'the first search');
    enter(summaryOf(root), 'DNS');
    await findCard(root, dns.title);
    first.resolve(json({ items: [ssh] }));
    await first.promise;
    await root.updateComplete;
    expect(cards(root).map(textOf)).to.deep.equal([dns.title]);
  });

  it('is silent where it fails, and finds again what comes next', async () => {
    const errors = heard(document, 'support-error');
    const root = await start({
      articles: query => (query.get('q') === 'SSH' ? problem(500) : json({ items: [dns] })),
    });
    enter(summaryOf(root), 'SSH');
    await waitFor(() => queries().length === 1, 'the search');
    enter(summaryOf(root), 'DNS');
    await findCard(root, dns.title);
    expect(errors).to.deep.equal([]);
    expect(queryAllByRole(root, 'alert')).to.have.length(0);
  });

  it('moves nothing below it', async () => {
    const root = await start();
    const send = getByRole(root, 'button', { name: 'Send' });
    const field = getByRole(root, 'textbox', { name: /^Description/ });
    const places = () => [send, field].map(element => element.getBoundingClientRect().top);
    for (const width of ['360px', '900px']) {
      root.parentElement!.style.inlineSize = width;
      enter(summaryOf(root), 'x');
      await waitFor(() => cards(root).length === 0, 'no articles');
      const before = places();
      await typeSummary(root, `SSH ${width}`);
      expect(places(), width).to.deep.equal(before);
      expect(sticksOut(root), width).to.deep.equal([]);
    }
    root.parentElement!.style.inlineSize = '';
  });

  it('says once how many there are', async () => {
    const root = await start();
    const said = listen(root);
    await typeSummary(root);
    await waitFor(
      () => said.includes('3 articles may help'),
      () => said.join(),
    );
    await typeSummary(root, 'SSH key lost again');
    await waitFor(() => queries().length === 2, 'another search');
    await root.updateComplete;
    expect(said.filter(text => text.includes('may help'))).to.have.length(1);
  });

  it('is not there where the backend has no articles', async () => {
    const root = await start({ isOff: true });
    fill(root, 'SSH key lost');
    press(root, 'Send');
    await sent(root);
    expect(queries()).to.deep.equal([]);
    expect((await bodies(api.callsTo('POST /requests')))[0]).not.to.have.property('seenArticleIds');
  });
});

describe('an article', () => {
  it('is read in place, and closed without an answer', async () => {
    const root = await start();
    await typeSummary(root);
    const dialog = await read(root, ssh.title);
    await waitFor(() => dialog.querySelector('pre'), 'its code');
    await expectAccessible(root);
    const link = getByRole(dialog, 'link', { name: 'Open the whole article' }) as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([ssh.url, '_blank', 'noopener noreferrer']);
    await pressKey('Escape');
    await waitFor(() => queryAllByRole(root, 'dialog').length === 0, 'it to close');
    await waitFor(() => focused()?.textContent.includes(ssh.title), 'the focus where it was');
    expect(outcomes()).to.have.length(0);
  });

  it('runs no script, and loads nothing from elsewhere', async () => {
    const bad = {
      id: 'bad',
      title: '<b>Bad</b>',
      format: 'html',
      body: '<p>Text</p><script>window.__ran = 1</script><img src="https://elsewhere.example/x.png" onerror="window.__ran = 1" alt="picture"><a href="javascript:window.__ran=1">link</a>',
      url: 'https://elsewhere.example/help?x=1',
    };
    const root = await start({ articles: () => json({ items: [bad] }) });
    await typeSummary(root);
    const dialog = await read(root, '<b>Bad</b>');
    await waitFor(() => textOf(dialog).includes('Text'), 'its text');
    expect(dialog.querySelectorAll('script, img, [onerror]')).to.have.length(0);
    const links = queryAllByRole(dialog, 'link') as HTMLAnchorElement[];
    for (const { href, target, rel } of links) {
      expect(href).to.match(/^https:\/\/elsewhere\.example\//);
      expect([target, rel.startsWith('noopener noreferrer')]).to.deep.equal(['_blank', true]);
    }
    expect(window).not.to.have.property('__ran');
  });

  it('that solved it thanks, ends the draft, and gives it back for a while', async () => {
    const solved = heard(document, 'support-article-solved');
    const root = await start();
    await typeSummary(root);
    await read(root, ssh.title);
    press(root, 'This solved it');
    await shows(root, 'Good to hear. Your draft was discarded.');
    expect(solved.map(({ article }) => article.id)).to.deep.equal([ssh.id]);
    await waitFor(() => outcomes().length === 1, 'the outcome');
    expect(outcomes()[0]!.path).to.contain('/articles/ssh%2F1/outcome');
    expect(await bodies(outcomes())).to.deep.equal([{ solved: true }]);
    press(root, 'Undo');
    press(root, 'New request');
    await waitFor(() => summaryOf(root).value === 'SSH key lost', 'the draft');
  });

  it('that is not what is needed hides all of them for this draft, also after a reload', async () => {
    const user = somebody();
    const root = await start({}, user);
    fill(root, '', 'It is lost.');
    await typeSummary(root);
    await read(root, dns.title);
    press(root, 'Close the article');
    await read(root, ssh.title);
    press(root, 'Not what I need');
    await waitFor(() => cards(root).length === 0, 'no articles');
    await waitFor(() => outcomes().length === 2, 'the outcomes');
    expect(await bodies(outcomes())).to.deep.equal([{ solved: false }, { solved: false }]);
    await shows(root, /Draft saved/);
    const before = queries().length;
    root.remove();
    const again = document.createElement('support-requests');
    Object.assign(again, { apiBase: api.base, user });
    // The desk still shows the form.
    await fixture(again);
    await waitFor(() => summaryOf(again).value === 'SSH key lost', 'the draft');
    enter(summaryOf(again), 'SSH key lost again');
    press(again, 'Send');
    await sent(again);
    expect(queries()).to.have.length(before);
    const [request] = await bodies(api.callsTo('POST /requests'));
    expect(request).to.deep.include({ seenArticleIds: ['dns', 'ssh/1'] });
    expect(request).not.to.have.property('hidesArticles');
  });

  it('that was opened goes with the request', async () => {
    const root = await start();
    fill(root, '', 'It is lost.');
    await typeSummary(root);
    await read(root, dns.title);
    press(root, 'Close the article');
    press(root, 'Send');
    await sent(root);
    const [request] = await bodies(api.callsTo('POST /requests'));
    expect(request).to.deep.include({ seenArticleIds: ['dns'] });
  });

  it('leaves an empty form where that stands alone', async () => {
    await start();
    const form = document.createElement('support-request-form');
    Object.assign(form, { apiBase: api.base, user: somebody() });
    document.body.append(form);
    try {
      await findByRole(form, 'button', { name: 'Send' });
      await waitFor(() => queryAllByText(form, /appear here/).length > 0, 'the strip');
      await typeSummary(form);
      await read(form, dns.title);
      press(form, 'This solved it');
      await waitFor(() => summaryOf(form).value === '', 'an empty form');
      await shows(form, 'Good to hear. Your draft was discarded.');
      await waitFor(() => focused() === summaryOf(form), 'the focus in the form');
    } finally {
      form.remove();
    }
  });
});
