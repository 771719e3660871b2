/** The elements under other names. */
import { expect, fixture, html } from '@open-wc/testing';
import { defineSupportElements, SupportRequests } from '../../../src/index.ts';
import { expectErrors } from '../../support/guard.ts';
import { click, typeInto } from '../../support/input.ts';
import {
  answering,
  choose,
  customer,
  findRow,
  press,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByLabel, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const kinds = ['requests', 'request-list', 'status-filter', 'request-form', 'request-thread'];

/** Every tag inside an element, through shadow roots. */
function tagsIn(root: Element | ShadowRoot): string[] {
  return [...root.querySelectorAll('*')].flatMap(({ localName, shadowRoot }) => [
    localName,
    ...(shadowRoot ? tagsIn(shadowRoot) : []),
  ]);
}
const ownTags = (element: Element) =>
  tagsIn(element.shadowRoot!).filter(name => customElements.get(name) !== undefined);

describe('The elements under a prefix', () => {
  const api = mockApi();
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));

  async function show(prefix: string): Promise<SupportRequests> {
    const element = document.createElement(`${prefix}-requests`);
    if (!(element instanceof SupportRequests)) throw new Error(`<${prefix}-requests> is no desk`);
    Object.assign(element, { apiBase: api.base, user: customer() });
    await fixture(html`<div>${element}</div>`);
    await findRow(element, 'CS-1');
    return element;
  }

  before(() => {
    defineSupportElements({ prefix: 'acme' });
    defineSupportElements({ prefix: 'bolt-2' });
  });

  it('are all there, beside those with the default names', () => {
    for (const prefix of ['support', 'acme', 'bolt-2']) {
      const missing = kinds.filter(kind => !customElements.get(`${prefix}-${kind}`));
      expect(missing, prefix).to.deep.equal([]);
    }
  });

  for (const prefix of ['acme', 'bolt-2', 'support']) {
    it(`have the prefix inside, too: ${prefix}`, async () => {
      const element = await show(prefix);
      expect(ownTags(element)).to.have.members([`${prefix}-status-filter`, `${prefix}-request-list`]);
      await press(element, 'New request');
      await findByRole(element, 'heading', { name: 'New request' });
      expect(ownTags(element)).to.include(`${prefix}-request-form`);
      await press(element, 'Cancel');
      await click(await findRow(element, 'CS-1'));
      await findByRole(element, 'heading', { name: 'Summary of 1' });
      expect(ownTags(element)).to.include(`${prefix}-request-thread`);
    });
  }

  it('do the whole job: the focus goes along, the filter has its place', async () => {
    const element = await show('acme');
    await choose(element, 'all');
    await waitFor(() => element.status === 'all');
    await press(element, 'New request');
    await waitFor(() => getByLabel(element, /^Summary/).matches(':focus'), 'the focus in the form');
    await typeInto(getByLabel(element, /^Summary/), 'x');
    await press(element, 'Cancel');
    await waitFor(() => queryByRole(element, 'button', { name: 'New request' })!.matches(':focus'));
    await click(await findRow(element, 'CS-1'));
    const heading = await findByRole(element, 'heading', { name: 'Summary of 1' });
    await waitFor(() => heading.matches(':focus'), 'the focus on the heading');
    const filter = element.shadowRoot!.querySelector('acme-status-filter')!;
    expect(filter.assignedSlot?.name).to.equal('filter');
    expect(filter.parentElement!.localName).to.equal('acme-request-list');
  });

  it('may be asked for twice', () => {
    const first = customElements.get('acme-requests');
    defineSupportElements({ prefix: 'acme' });
    expect(customElements.get('acme-requests')).to.equal(first);
  });

  it('are those with the default names where no prefix is given', () => {
    const first = customElements.get('support-requests');
    defineSupportElements();
    expect(customElements.get('support-requests')).to.equal(first);
  });

  for (const prefix of ['', 'Acme', '1a', '-a', 'a b', 'a_b', 'ä', 'a.b']) {
    it(`have no prefix like "${prefix}", and the console says so`, () => {
      expectErrors(/is no prefix for tags/);
      defineSupportElements({ prefix });
      expect(customElements.get(`${prefix}-requests`)).to.equal(undefined);
    });
  }
});
