import { expect, fixture, html } from '@open-wc/testing';
import { click } from '../../support/input.ts';
import {
  answering,
  choose,
  chosen,
  customer,
  findRow,
  findShown,
  heard,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, queryByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const november = '2019-11-20T14:02:00';

describe('Attributes and properties', () => {
  const api = mockApi();
  const item = wireRequest(1, { createdAt: november, updatedAt: november });
  beforeEach('serve', () =>
    api.serve(answering(query => json(wirePage([query.get('status') === 'closed' ? wireRequest(9) : item])))),
  );

  it('defaults and objects are never written to attributes', async () => {
    const root = await mount('support-requests', {
      apiBase: api.base,
      strings: { 'requests.new': 'Ask' },
      getToken: () => 'token',
      token: 'secret',
    });
    await findByRole(root, 'button', { name: 'Ask' });
    expect(root.getAttributeNames()).to.deep.equal([]);
  });

  it('status and request follow what the person does', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    await click(await findRow(root, 'CS-1'));
    await findByRole(root, 'button', { name: 'All requests' });
    expect(root.request).to.equal('CS-1');
    expect(root.getAttribute('request')).to.equal('CS-1');
    await press(root, 'All requests');
    await findRow(root, 'CS-1');
    expect(root.request).to.equal('');
    expect(root.hasAttribute('request')).to.equal(false);
    await choose(root, 'closed');
    await showsKeys(root, 'CS-9');
    expect(root.getAttribute('status')).to.equal('closed');
  });

  it('request opens a thread and closes it again, as a script says, without events', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    const views = heard(root, 'support-view-changed');
    const opened = heard(root, 'support-request-opened');
    await findRow(root, 'CS-1');
    root.setAttribute('request', 'CS-5');
    await findByRole(root, 'heading', { name: 'Summary of 5' });
    root.removeAttribute('request');
    await findRow(root, 'CS-1');
    expect(queryByRole(root, 'button', { name: 'All requests' }) === null).to.equal(true);
    expect([...views, ...opened]).to.deep.equal([]);
  });

  it('are the same set before the element is on the page, after it, or before it is defined', async () => {
    const before = await mount('support-requests', { apiBase: api.base, status: 'closed', user: 'a' });
    await showsKeys(before, 'CS-9');
    const after = await mount('support-requests', { user: 'b', apiBase: api.base });
    after.status = 'closed';
    await showsKeys(after, 'CS-9');
    const parsed = await fixture<HTMLElement>(
      html`<support-requests api-base=${api.base} status="closed" user="c"></support-requests>`,
    );
    await showsKeys(parsed, 'CS-9');
    expect([before, after, parsed].map(element => chosen(element))).to.deep.equal([
      'closed',
      'closed',
      'closed',
    ]);
  });

  it('the person’s view changes are told to the page', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    const views = heard(document, 'support-view-changed');
    const opened = heard(document, 'support-request-opened');
    await click(await findRow(root, 'CS-1'));
    await press(root, 'All requests');
    await press(root, 'New request');
    await press(root, 'Cancel');
    await findRow(root, 'CS-1');
    expect(views).to.deep.equal([
      { view: 'thread', requestKey: 'CS-1' },
      { view: 'list' },
      { view: 'new' },
      { view: 'list' },
    ]);
    expect(opened).to.deep.equal([{ requestKey: 'CS-1' }]);
  });

  it('lang decides how dates are written, from the element or from around it, and may change', async () => {
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB' });
    await findShown(root, /20 Nov 2019, 14:02/);
    root.lang = 'en-US';
    await findShown(root, /Nov 20, 2019, 2:02\sPM/);
    root.removeAttribute('lang');
    root.parentElement!.lang = 'en-GB';
    await findShown(root, /20 Nov 2019, 14:02/);
  });

  it('lang is found through shadow hosts', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en-GB"></div>`);
    const list = document.createElement('support-request-list');
    Object.assign(list, { apiBase: api.base, user: customer() });
    host.attachShadow({ mode: 'open' }).append(list);
    await findShown(list, /20 Nov 2019, 14:02/);
  });

  it('strings of a language bring its dates, and fall back to English words', async () => {
    const root = await mount('support-requests', {
      apiBase: api.base,
      lang: 'da-DK',
      strings: { da: { 'requests.heading': 'Henvendelser' } },
    });
    await findByRole(root, 'heading', { name: 'Henvendelser' });
    const expected = new Intl.DateTimeFormat('da-DK', { dateStyle: 'medium', timeStyle: 'short' });
    await waitFor(() => textOf(root).includes(expected.format(new Date(november))));
    await findByRole(root, 'button', { name: 'New request' });
    root.strings = { 'requests.heading': 'My requests' };
    await findByRole(root, 'heading', { name: 'My requests' });
  });

  it('times carry the exact local time in full', async () => {
    const list = await mount('support-request-list', { apiBase: api.base, lang: 'en-GB' });
    const row = await findRow(list, 'CS-1');
    const [time] = row.querySelectorAll('time');
    expect(time!.title).to.match(/^Wednesday,? 20 November 2019 at 14:02 [A-Z]/);
    expect(Date.parse(time!.dateTime)).to.equal(Date.parse(november));
  });

  it('theme is light or dark, and auto takes the page’s own', async () => {
    const list = await mount('support-request-list', { apiBase: api.base });
    await findRow(list, 'CS-1');
    const scheme = () => getComputedStyle(list).colorScheme;
    list.theme = 'dark';
    await waitFor(() => scheme() === 'dark');
    list.setAttribute('theme', 'light');
    await waitFor(() => scheme() === 'light');
    list.theme = 'auto';
    list.parentElement!.style.colorScheme = 'dark';
    await waitFor(() => scheme() === 'dark');
  });

  it('no word stands at the edge of a ground that the theme brings, in whatever place', async () => {
    const list = await mount('support-request-list', { apiBase: api.base });
    const row = await findRow(list, 'CS-1');
    list.parentElement!.style.inlineSize = '280px';
    const edges = () => {
      const [own, inner] = [list, row].map(element => element.getBoundingClientRect());
      return [inner!.left - own!.left, own!.right - inner!.right, own!.width].map(Math.round);
    };
    const plain = edges();
    for (const theme of ['light', 'dark'] as const) {
      list.theme = theme;
      await waitFor(() => list.getAttribute('theme') === theme);
      // As wide as before, also where a page says `width: 100%`.
      list.style.width = '100%';
      expect(edges()).to.deep.equal([plain[0]! + 16, plain[1]! + 16, 280]);
      expect(getComputedStyle(list).backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
    }
    list.style.padding = '0';
    expect(edges()).to.deep.equal(plain);
  });
});
