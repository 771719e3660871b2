/** A brand on the page: what a person sees of it, and when. */
import { expect } from '@open-wc/testing';
import type { Brand } from '../../../src/index.ts';
import type { SupportElement } from '../../../src/ui/element/support-element.ts';
import { expectAccessible } from '../../support/axe.ts';
import { expectErrors } from '../../support/guard.ts';
import { typeInto } from '../../support/input.ts';
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
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi, noConnection, problem } from '../../support/mock-api.ts';
import { findByRole, getByLabel, queryAllByRole, queryByRole, textOf } from '../../support/queries.ts';
import { click } from '../../support/input.ts';
import { waitFor } from '../../support/wait.ts';

/** One black pixel. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const pixelDark = pixel.replace('kYPhf', 'k+M9Q');

const acme: Brand = {
  name: 'Acme',
  logo: { src: pixel, srcDark: pixelDark, alt: 'Acme Hosting', width: 1, height: 1 },
  strings: { 'requests.heading': 'Ask Acme', de: { 'requests.heading': 'Acme fragen' } },
  tokens: { 'color-accent': '#006400', radius: '0px' },
  tokensDark: { 'color-accent': '#90ee90' },
  links: {
    emergency: { href: 'tel:+4930123', label: { en: 'Call us', de: 'Anrufen' } },
    help: { href: 'https://help.example/' },
    privacy: { href: 'mailto:privacy@acme.example' },
  },
  legal: { en: 'Acme Ltd', de: 'Acme GmbH' },
  agentAlias: { en: 'Acme Care', de: 'Acme Hilfe' },
  numberPrefix: 'ACME',
};

const agentComment = {
  id: 'c1',
  author: { name: 'Marta Vendor', role: 'agent' },
  body: 'Done.',
  createdAt: '2024-03-02T10:30:00Z',
  attachments: [],
};

const link = (root: Element, name: string | RegExp) => queryByRole(root, 'link', { name });
const accent = (element: Element) => {
  const probe = document.createElement('span');
  probe.style.color = 'var(--sr-accent)';
  element.shadowRoot!.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};
const logoOf = (element: Element) => element.shadowRoot!.querySelector<HTMLImageElement>('.brand-logo img');

describe('A brand', () => {
  const api = mockApi('/api');
  const apiBase = '/api/support';
  const asked = () => api.callsTo('GET /support/');
  const list = answering(() => json(wirePage([wireRequest(1)])));
  const serve = (file: (request: Request) => Response | Promise<Response> = () => json(acme)) =>
    api.serve(request => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('.json')) return file(request);
      if (pathname.endsWith('/comments')) return json(wirePage([agentComment]));
      return list(request);
    });
  const show = (properties: Partial<SupportElement> = {}) =>
    mount('support-requests', { apiBase, brand: acme, ...properties });
  let files = 0;
  /** A file that no test had before: they are kept. */
  const file = () => `/api/brand-${customer().slice(-12)}-${++files}.json`;

  beforeEach('serve', () => serve());

  it('from a file is there before anything is drawn or asked', async () => {
    const later = deferred();
    serve(() => later.promise);
    const element = await show({ brand: file() });
    await waitFor(() => api.calls.length === 1, 'the call for the file');
    await element.updateComplete;
    expect(textOf(element)).to.equal('');
    expect(asked()).to.have.length(0);
    later.resolve(json(acme));
    await findByRole(element, 'heading', { name: 'Ask Acme' });
    await findRow(element, 'ACME-1');
    expect(accent(element)).to.equal('rgb(0, 100, 0)');
  });

  it('is read once for all elements of a page', async () => {
    const brand = file();
    const one = await show({ brand });
    const two = await mount('support-request-list', { apiBase, brand });
    await findRow(one, 'ACME-1');
    await findRow(two, 'ACME-1');
    expect(api.callsTo(`GET ${brand.slice(4)}`)).to.have.length(1);
    // The rows do not wait for it.
    await waitFor(() => api.callsTo('GET /support/config').length > 0, 'the call for the settings');
    expect(api.callsTo('GET /support/config')).to.have.length(1);
  });

  for (const [what, answer] of Object.entries({
    'is missing': () => problem(404),
    'does not come': () => noConnection(),
    'is no JSON': () => new Response('<html>'),
    'is no object': () => json([acme]),
  })) {
    it(`whose file ${what} is told to the console, and the desk works without`, async () => {
      expectErrors(/^brand: |Failed to load/);
      serve(answer);
      const element = await show({ brand: file() });
      await findByRole(element, 'heading', { name: 'Requests to support' });
      await findRow(element, 'CS-1');
      expect(Boolean(logoOf(element))).to.equal(false);
    });
  }

  for (const brand of ['http://[', 'javascript:alert(1)', 'data:application/json,{}']) {
    it(`at ${brand} is none`, async () => {
      expectErrors(/is no address of a JSON file/);
      await findRow(await show({ brand }), 'CS-1');
    });
  }

  it('shows its logo, links and legal line, in the language of the page', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    await findByRole(element, 'img', { name: 'Acme Hosting' });
    expect(link(element, /^Help/)?.getAttribute('href')).to.equal('https://help.example/');
    expect(link(element, /^Help/)?.getAttribute('rel')).to.equal('noopener noreferrer');
    expect(Boolean(link(element, 'Privacy privacy@acme.example'))).to.equal(true);
    expect(Boolean(link(element, 'Call us'))).to.equal(false);
    await findShown(element, 'Acme Ltd');
    element.lang = 'de';
    await findByRole(element, 'heading', { name: 'Acme fragen' });
    await findShown(element, 'Acme GmbH');
    expect(Boolean(link(element, /^Hilfe/))).to.equal(true);
    expect(queryAllByRole(element, 'link')).to.have.length(2);
  });

  it('can be reached by part names', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    const parts = [...element.shadowRoot!.querySelectorAll('[part]')].flatMap(node => [...node.part]);
    expect(parts).to.include.members(['logo', 'legal', 'links', 'link']);
  });

  it('stays where it is in every view, whatever is drawn', async () => {
    const element = await show();
    const places = () => {
      const nodes = [...element.renderRoot.children].filter(({ role }) => role !== 'status');
      return [nodes.at(0)?.className, nodes.at(-1)?.className];
    };
    await click(await findRow(element, 'ACME-1'));
    await findByRole(element, 'heading', { name: 'Summary of 1' });
    expect(places()).to.deep.equal(['brand-logo', 'brand-foot']);
    await press(element, 'All requests');
    await press(element, 'New request');
    await findByRole(element, 'heading', { name: 'New request' });
    expect(places()).to.deep.equal(['brand-logo', 'brand-foot']);
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await findByRole(element, 'heading', { name: 'New request' });
    expect(places()).to.deep.equal(['brand-logo', 'brand-foot']);
    expect(element.renderRoot.querySelectorAll('.brand-logo, .brand-foot').length).to.equal(2);
  });

  it('leaves the head to a page that has a heading of its own', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    expect(logoOf(element)!.checkVisibility()).to.equal(true);
    const own = document.createElement('span');
    own.slot = 'heading';
    element.append(own);
    element.refresh();
    await waitFor(() => !logoOf(element)!.checkVisibility(), 'the logo to go');
  });

  it('says its name where the logo can’t be shown', async () => {
    const logo = { src: 'data:image/png,broken', alt: '' };
    const element = await show({ brand: { ...acme, logo } });
    await findShown(element, 'Acme');
  });

  it('has colours and a logo for dark desks, by theme and by the page’s scheme', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    const isShown = (src: string, when: string) =>
      waitFor(() => logoOf(element)!.getAttribute('src') === src, `the logo for ${when}`);
    await isShown(pixel, 'no scheme');
    element.theme = 'dark';
    await isShown(pixelDark, 'theme dark');
    await waitFor(() => accent(element) === 'rgb(144, 238, 144)', 'the dark colour');
    element.theme = 'light';
    await isShown(pixel, 'theme light');
    element.theme = 'auto';
    element.parentElement!.style.colorScheme = 'dark';
    await isShown(pixelDark, 'a dark page');
    await waitFor(() => accent(element) === 'rgb(144, 238, 144)', 'the dark colour');
    element.parentElement!.style.colorScheme = '';
    await isShown(pixel, 'no dark page');
  });

  it('gives way to what the page says of the element', async () => {
    const element = await show({ strings: { 'requests.heading': 'Page' } });
    element.style.setProperty('--support-color-accent', 'rgb(1, 2, 3)');
    await findByRole(element, 'heading', { name: 'Page' });
    await waitFor(() => accent(element) === 'rgb(1, 2, 3)', 'the colour of the page');
  });

  it('signs for agents, in every language, and is read so', async () => {
    const element = await show({ request: 'ACME-1' });
    await findShown(element, 'Acme Care');
    expect(textOf(element)).not.to.include('Marta');
    element.lang = 'de';
    await findShown(element, 'Acme Hilfe');
  });

  it('has its numbers on the page, in events and in attributes, and not at the API', async () => {
    const element = await show();
    const opened = heard(element, 'support-request-opened');
    await click(await findRow(element, 'ACME-1'));
    await findByRole(element, 'heading', { name: 'Summary of 1' });
    expect(opened).to.deep.equal([{ requestKey: 'ACME-1' }]);
    expect(element.getAttribute('request')).to.equal('ACME-1');
    expect(textOf(element)).not.to.include('CS-');
    await waitFor(() => api.callsTo('GET /support/requests/CS-1/comments').length === 1, 'one call');
    expect(api.calls.filter(({ path }) => path.includes('ACME'))).to.have.length(0);
  });

  it('hides what it switches off', async () => {
    const element = await show({ brand: { features: { attachments: false } } });
    await press(element, 'New request');
    await findByRole(element, 'button', { name: 'Send' });
    await waitFor(() => queryByRole(element, 'button', { name: 'Attachment' }) === null, 'no button');
  });

  for (const [what, answer] of Object.entries({
    'is broken': () => problem(503),
    'does not answer': () => noConnection(),
  })) {
    it(`shows the emergency link where the API ${what}, in list, form and thread`, async () => {
      const element = await show();
      await findRow(element, 'ACME-1');
      api.serve(answer);
      await choose(element, 'closed');
      await findByRole(element, 'link', { name: 'Call us' });
      await expectAccessible(element);
      await press(element, 'New request');
      // Above the form it is there before anything fails.
      const above = await waitFor(
        () => link(element, 'Call us')?.closest('.brand-notice'),
        'it above the form',
      );
      expect(above.checkVisibility()).to.equal(true);
      await typeInto(getByLabel(element, /^Summary/), 'New');
      await typeInto(getByLabel(element, /^Description/), 'Since 09:31 web-07 does not answer.');
      await press(element, 'Send');
      const inForm = await waitFor(() =>
        element.shadowRoot!.querySelector('#form')?.shadowRoot?.querySelector('.brand-emergency'),
      );
      expect(inForm.checkVisibility()).to.equal(true);
      element.request = 'ACME-2';
      await waitFor(() =>
        element.shadowRoot!.querySelector('#thread')?.shadowRoot?.querySelector('.brand-emergency'),
      );
    });
  }

  it('shows no emergency link where it is the person’s to act, and takes it away when all is well', async () => {
    serve();
    const element = await show();
    await findRow(element, 'ACME-1');
    const list503 = answering(() => problem(403));
    api.serve(list503);
    await choose(element, 'closed');
    await findShown(element, /not allowed/);
    expect(Boolean(link(element, 'Call us'))).to.equal(false);
    api.serve(answering(() => problem(500)));
    element.refresh();
    await findByRole(element, 'link', { name: 'Call us' });
    api.serve(answering(() => json(wirePage([wireRequest(5)]))));
    await press(element, 'Try again');
    await findRow(element, 'ACME-5');
    expect(Boolean(link(element, 'Call us'))).to.equal(false);
  });

  it('may change while somebody writes: colours and texts take nothing away', async () => {
    const element = await show();
    await press(element, 'New request');
    await typeInto(getByLabel(element, /^Summary/), 'Half a sentence');
    element.brand = {
      ...acme,
      tokens: { 'color-accent': '#800000' },
      strings: { 'form.send': 'Go' },
      legal: 'Other',
    };
    await findByRole(element, 'button', { name: 'Go' });
    await waitFor(() => accent(element) === 'rgb(128, 0, 0)', 'the other colour');
    await findShown(element, 'Other');
    expect(getByLabel<HTMLInputElement>(element, /^Summary/).value).to.equal('Half a sentence');
  });

  it('may go, and the desk is what it was', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    const before = element.shadowRoot!.adoptedStyleSheets.length;
    element.brand = undefined;
    await findByRole(element, 'heading', { name: 'Requests to support' });
    await findRow(element, 'CS-1');
    expect(textOf(element)).not.to.include('Acme');
    expect(element.renderRoot.querySelectorAll('.brand-logo, .brand-foot').length).to.equal(0);
    expect(element.shadowRoot!.adoptedStyleSheets).to.have.length(before - 2);
  });

  it('keeps newRequest() waiting until it is there', async () => {
    const later = deferred();
    serve(() => later.promise);
    const element = await show({ brand: file() });
    const opened = element.newRequest({ summary: 'From the page' });
    later.resolve(json(acme));
    await opened;
    await findByRole(element, 'heading', { name: 'New request' });
    expect(getByLabel<HTMLInputElement>(element, /^Summary/).value).to.equal('From the page');
  });

  it('stands beside another one without meeting it', async () => {
    const bolt: Brand = { name: 'Bolt', numberPrefix: 'B', strings: { 'requests.heading': 'Ask Bolt' } };
    const one = await show();
    const two = await show({ brand: bolt });
    const plain = await show({ brand: undefined });
    await findRow(one, 'ACME-1');
    await findRow(two, 'B-1');
    await findRow(plain, 'CS-1');
    await choose(one, 'closed');
    await waitFor(() => chosen(one) === 'closed');
    expect(chosen(two)).to.equal('open');
    expect(chosen(plain)).to.equal('open');
    expect(textOf(two)).not.to.match(/acme/i);
    expect(textOf(one)).not.to.match(/bolt|CS-/i);
  });

  it('is shared by elements that have the same', async () => {
    const one = await mount('support-status-filter', { apiBase, brand: { ...acme } });
    const two = await mount('support-request-list', { apiBase, brand: { ...acme, legal: 'x' } });
    await findRow(two, 'ACME-1');
    await choose(one, 'all');
    await waitFor(() => two.status === 'all', 'the list to follow the filter');
  });

  it('has no barrier in list and thread', async () => {
    const element = await show();
    await findRow(element, 'ACME-1');
    await expectAccessible(element);
    await click(await findRow(element, 'ACME-1'));
    await findShown(element, 'Acme Care');
    await expectAccessible(element);
  });
});
