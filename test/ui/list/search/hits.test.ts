/** What a search found, and where; and the key that leads to it. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../../src/index.ts';
import { allHit, markHits, wordsOf } from '../../../../src/ui/list/search/hits.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { focused, press } from '../../../support/input.ts';
import {
  answering,
  findRow,
  mount,
  press as pressButton,
  wirePage,
  wireRequest,
} from '../../../support/list-fixture.ts';
import { json, mockApi } from '../../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, textOf } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const marked = (root: Element) => [...root.querySelectorAll('mark')].map(mark => mark.textContent);

describe('The words of a search', () => {
  const show = (text: string, query: string) => {
    const element = document.createElement('bdi');
    element.textContent = text;
    markHits(element, wordsOf(query));
    return element;
  };

  it('are marked whatever their case, also where they have signs of patterns', () => {
    expect(marked(show('Kernel panic in KERNEL 6.1', 'kernel'))).to.deep.equal(['Kernel', 'KERNEL']);
    expect(marked(show('100 % (a+b) [c]', 'a+b)  [c'))).to.deep.equal(['a+b)', '[c']);
    expect(marked(show('web web-07', 'web web-07'))).to.deep.equal(['web', 'web-07']);
    expect(marked(show('İstanbul ülkü ist', 'ÜLKÜ'))).to.deep.equal(['ülkü']);
  });

  it('leave the text as it is, and go with the search', () => {
    const element = show('<b>Server</b> of Ada', 'server');
    expect(element.textContent).to.equal('<b>Server</b> of Ada');
    markHits(element, []);
    expect(element.innerHTML).to.equal('&lt;b&gt;Server&lt;/b&gt; of Ada');
  });

  it('are all there, or not', () => {
    expect(allHit('Kernel update CS-7', ['cs-7', 'kernel'])).to.equal(true);
    expect(allHit('Kernel update', ['kernel', 'grub'])).to.equal(false);
  });
});

describe('A search', () => {
  const api = mockApi();
  const found = [
    wireRequest(3, { summary: 'Kernel update' }),
    wireRequest(2, { summary: 'Server does not boot', description: 'Since the kernel update.' }),
  ];
  beforeEach('serve', () =>
    api.serve(
      answering(query => json(wirePage(query.get('q') ? found : [wireRequest(9)])), {
        features: { search: true },
      }),
    ),
  );
  const field = (root: Element) =>
    findByRole(root, 'searchbox', { name: 'Search requests' }) as Promise<HTMLInputElement>;
  async function search(text: string): Promise<SupportRequests> {
    const root = await mount('support-requests', { apiBase: api.base });
    const input = await field(root);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await findRow(root, 'CS-3');
    return root;
  }

  it('marks the hit in the summary, and says where it is only in the text', async () => {
    const root = await search('kernel');
    const row = await findRow(root, 'CS-3');
    await waitFor(() => marked(row).length === 1, 'the mark');
    expect(marked(row)).to.deep.equal(['Kernel']);
    expect(textOf(row)).not.to.contain('found in its text');
    const other = await findRow(root, 'CS-2');
    expect(marked(other)).to.deep.equal([]);
    expect(nameOf(other)).to.match(/found in its text$/);
    await expectAccessible(root);
  });

  it('does not say so of a hit in the number', async () => {
    const root = await search('cs-2');
    expect(textOf(await findRow(root, 'CS-2'))).not.to.contain('found in its text');
  });

  it('shows neither any more once it is cleared', async () => {
    const root = await search('kernel');
    const input = await field(root);
    input.focus();
    await press('Escape');
    const row = await findRow(root, 'CS-9');
    expect(marked(row)).to.deep.equal([]);
    expect(textOf(root)).not.to.contain('found in its text');
  });

  it('gets the focus by "/" from within the widget, and only where nothing is typed', async () => {
    const root = await search('kernel');
    const input = await field(root);
    getByRole(root, 'button', { name: 'New request' }).focus();
    await press('/');
    expect(focused() === input).to.equal(true);
    await press('/');
    expect(input.value).to.contain('/');
    // Elsewhere on the page the key is the page's.
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    await press('/');
    expect(focused() === outside).to.equal(true);
    outside.remove();
    await pressButton(root, 'New request');
    const summary = await findByRole(root, 'textbox', { name: /Summary/ });
    summary.focus();
    await press('/');
    expect(focused() === summary).to.equal(true);
  });

  it('says the direction of the order', async () => {
    const root = await search('kernel');
    const options = [...(getByRole(root, 'combobox', { name: 'Sort by' }) as HTMLSelectElement).options];
    expect(options.map(({ text }) => text)).to.deep.equal([
      'Updated, newest first',
      'Created, newest first',
      'Number, highest first',
    ]);
  });
});
