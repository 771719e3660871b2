// On a page of its own: languages stay registered.
import { expect, fixture, html } from '@open-wc/testing';
import { registerLanguage } from '../../src/index.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';
import {
  answering,
  customer,
  findRow,
  listen,
  mount,
  wirePage,
  wireRequest,
} from '../support/list-fixture.ts';
import { deferred, json, mockApi } from '../support/mock-api.ts';
import { findByRole, queryAllByRole, queryByRole, textOf } from '../support/queries.ts';
import { waitFor } from '../support/wait.ts';

type Files = Record<string, () => Promise<{ texts: object }>>;

const files = languageFiles as Files;
const { hasOwn } = Object;

const heading = (root: Element, name: string) => findByRole(root, 'heading', { name });
const shown = (root: Element) => queryAllByRole(root, 'heading').map(textOf).join();

/** Another way to the file of a language, until this test is over. No two tests may need the same: it is kept. */
function instead(lang: string, load: Files[string]): void {
  const before = hasOwn(files, lang) ? files[lang] : undefined;
  files[lang] = load;
  undo.push(() => {
    if (before) files[lang] = before;
    else Reflect.deleteProperty(files, lang);
  });
}
const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach(call => call()));

describe('The language of the page', () => {
  const api = mockApi();
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));
  const show = (lang: string) => mount('support-requests', { apiBase: api.base, lang });

  it('is spoken, with the person’s own region', async () => {
    const root = await show('fr-CA');
    await heading(root, 'Demandes d’assistance');
    await findByRole(root, 'combobox', { name: 'Afficher par statut' });
    await findByRole(root, 'button', { name: 'Nouvelle demande' });
    const row = await findRow(root, 'CS-1');
    const expected = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'medium', timeStyle: 'short' });
    expect(textOf(row)).to.include(`créée : ${written(expected, '2024-03-01T09:00:00Z')}`);
  });

  it('may change while the page is open', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: customer() });
    outer.append(root);
    await heading(root, 'Requests to support');
    await findRow(root, 'CS-1');
    for (const [lang, name] of [
      ['de', 'Support-Anfragen'],
      ['ru-UA', 'Запросы в поддержку'],
      ['zh-Hant', '技术支持工单'],
      ['de-AT', 'Support-Anfragen'],
      ['en', 'Requests to support'],
    ] as const) {
      outer.lang = lang;
      await heading(root, name);
    }
    expect(api.callsTo('GET /requests?')).to.have.length(1);
  });

  it('may change within the shadow roots that it stands in', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
    const inner = document.createElement('section');
    inner.lang = 'en';
    outer.attachShadow({ mode: 'open' }).append(inner);
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: customer() });
    inner.append(root);
    await heading(root, 'Requests to support');
    inner.lang = 'de';
    await heading(root, 'Support-Anfragen');
    inner.removeAttribute('lang');
    await heading(root, 'Demandes d’assistance');
    outer.lang = 'en';
    await heading(root, 'Requests to support');
  });

  it('is English where there is no such language, at once and without a file', async () => {
    const root = await show('tlh');
    expect(shown(root)).to.equal('Requests to support');
  });

  it('is English where its file can’t be had', async () => {
    instead('uk', () => Promise.reject(new TypeError('Failed to fetch')));
    const root = await show('uk');
    await heading(root, 'Requests to support');
    const row = await findRow(root, 'CS-1');
    expect(textOf(row)).to.match(/created \S/);
    // Its dates would be in two languages.
    expect(textOf(row)).to.include('Mar');
  });

  it('asks for the rows while the words are on their way, and draws nothing in English', async () => {
    const file = deferred<{ texts: object }>();
    instead('it', () => file.promise);
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: customer(), lang: 'it' });
    await fixture(html`<div>${root}</div>`);
    const said = listen(root);
    await waitFor(() => api.callsTo('GET /requests?').length === 1, 'the rows to be asked for');
    expect(textOf(root)).to.equal('');
    expect(queryByRole(root, 'heading')).to.equal(null);
    file.resolve({ texts: { 'requests.heading': 'Richieste', 'requests.count': '{count} in tutto' } });
    await heading(root, 'Richieste');
    await findRow(root, 'CS-1');
    await waitFor(() => said.length > 0, 'the number of rows to be said');
    expect(said).to.deep.equal(['1 in tutto']);
    expect(api.callsTo('GET /requests?')).to.have.length(1);
  });

  it('keeps the words that are there while others come, and goes on working', async () => {
    const file = deferred<{ texts: object }>();
    instead('nl', () => file.promise);
    const root = await show('es');
    await heading(root, 'Solicitudes de soporte');
    root.lang = 'nl';
    (await findRow(root, 'CS-1')).click();
    await findByRole(root, 'button', { name: 'Todas las solicitudes' });
    file.resolve({ texts: { 'thread.back': 'Terug' } });
    await findByRole(root, 'button', { name: 'Terug' });
  });

  it('is loaded once for all elements', async () => {
    let loads = 0;
    instead('pt', () => {
      loads++;
      return Promise.resolve({ texts: { 'requests.heading': 'Pedidos' } });
    });
    const roots = await Promise.all([show('pt'), show('pt-BR'), show('pt-PT')]);
    await Promise.all(roots.map(root => heading(root, 'Pedidos')));
    expect(loads).to.equal(1);
  });

  it('is drawn where the element was moved while its words came', async () => {
    const file = deferred<{ texts: object }>();
    instead('tr', () => file.promise);
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: customer(), lang: 'tr' });
    const outer = await fixture<HTMLElement>(html`<div><div>${root}</div><section></section></div>`);
    await waitFor(() => api.callsTo('GET /requests?').length === 1, 'the rows to be asked for');
    outer.querySelector('section')!.append(root);
    file.resolve({ texts: { 'requests.heading': 'Talepler' } });
    await heading(root, 'Talepler');
    await findRow(root, 'CS-1');
  });
});

describe('A language that the page registers', () => {
  const api = mockApi();
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));

  it('is spoken by what is shown already; what it lacks is English; strings go before it', async () => {
    const root = await mount('support-requests', { apiBase: api.base, lang: 'pl-PL' });
    await heading(root, 'Requests to support');
    registerLanguage('pl', { 'requests.heading': 'Zgłoszenia', 'filter.label': 'Pokaż' });
    await heading(root, 'Zgłoszenia');
    await findByRole(root, 'button', { name: 'New request' });
    root.strings = { pl: { 'requests.heading': 'Moje zgłoszenia' } };
    await heading(root, 'Moje zgłoszenia');
    await findByRole(root, 'combobox', { name: 'Pokaż' });
  });

  it('may be a region of one that ships, or take its place; then its file is not loaded', async () => {
    instead('ar', () => Promise.reject(new Error('Not needed')));
    registerLanguage('AR', { 'requests.heading': 'طلباتي' });
    registerLanguage('ar-MA', { 'requests.new': 'جديد' });
    const root = await mount('support-requests', { apiBase: api.base, lang: 'ar-MA' });
    expect(shown(root)).to.equal('طلباتي');
    await findByRole(root, 'button', { name: 'جديد' });
  });
});

/** As a person reads it: `textOf` makes all spaces plain. */
function written(format: Intl.DateTimeFormat, time: string): string {
  return format.format(Date.parse(time)).replace(/\s+/g, ' ');
}
