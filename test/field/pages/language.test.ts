/** How pages write their language: as POSIX, as Java, in capitals, with what does not belong there. */
import { expect, fixture, html } from '@open-wc/testing';
import { registerLanguage } from '../../../src/index.ts';
import type { SupportRequests } from '../../../src/index.ts';
import { answering, customer, findRow, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();

beforeEach('serve', () =>
  api.serve(answering(() => json(wirePage([wireRequest(1, { updatedAt: '2020-03-02T10:30:00Z' })])))),
);

async function inPage(lang: string, more: Partial<SupportRequests> = {}): Promise<SupportRequests> {
  const page = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  const desk = document.createElement('support-requests');
  Object.assign(desk, { apiBase: api.base, user: customer(), ...more });
  page.append(desk);
  return desk;
}

describe('The page’s language', () => {
  for (const [lang, name] of [
    ['de_DE', 'Neue Anfrage'],
    ['DE', 'Neue Anfrage'],
    ['de_AT.UTF-8', 'Neue Anfrage'],
    ['de_DE@euro', 'Neue Anfrage'],
    [' de-CH ', 'Neue Anfrage'],
    ['de-', 'Neue Anfrage'],
    ['de,en;q=0.8', 'Neue Anfrage'],
    ['de-DE-DE', 'Neue Anfrage'],
    ['pt_BR', 'Novo pedido'],
    ['zh_Hans_CN', '新建工单'],
    ['fr_CA', 'Nouvelle demande'],
    ['C', 'New request'],
    ['en_US_POSIX', 'New request'],
    ['', 'New request'],
    ['_', 'New request'],
    ['english', 'New request'],
  ] as const) {
    it(`is found in "${lang}"`, async () => {
      const root = await inPage(lang);
      await findByRole(root, 'button', { name });
      await findRow(root, 'CS-1');
    });
  }

  it('brings its own dates, with its region', async () => {
    const root = await inPage('de_DE');
    const row = await findRow(root, 'CS-1');
    await waitFor(() => textOf(row).includes('2. März 2020') || textOf(row).includes('02.03.2020'));
  });

  it('may be written so for the element alone, and later', async () => {
    const root = await inPage('en');
    await findByRole(root, 'button', { name: 'New request' });
    root.lang = 'de_DE';
    await findByRole(root, 'button', { name: 'Neue Anfrage' });
    root.lang = 'fr_FR.UTF-8';
    await findByRole(root, 'button', { name: 'Nouvelle demande' });
  });

  it('is right to left for ar_EG', async () => {
    const root = await inPage('en', { lang: 'ar_EG' });
    await findRow(root, 'CS-1');
    expect(getComputedStyle(root).direction).to.equal('rtl');
  });

  it('finds the page’s own texts under the same way of writing', async () => {
    const root = await inPage('de_DE', { strings: { de_DE: { 'requests.new': 'Frag uns' } } });
    await findByRole(root, 'button', { name: 'Frag uns' });
    registerLanguage('xx_YY', { 'requests.new': 'Xyz' });
    const other = await inPage('xx-YY');
    await findByRole(other, 'button', { name: 'Xyz' });
  });
});
