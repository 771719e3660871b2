/** What a request is about, where the page offers a choice. */
import { expect } from '@open-wc/testing';
import type { ContextItem } from '../../../src/model.ts';
import {
  bodies,
  deskApi,
  fill,
  openForm,
  press,
  sent,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { findByRole, getByRole, queryAllByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const choices = [
  { value: 'web-07', label: 'web-07 (203.0.113.9)' },
  { value: 'db-1', label: 'db-1' },
];

describe('what a request is about', () => {
  const start = (context: readonly ContextItem[]) => {
    serve(api);
    return openForm(api, { settings: { context } });
  };
  const select = async (root: Element, name = 'About') =>
    (await findByRole(root, 'combobox', { name })) as HTMLSelectElement;

  function choose(field: HTMLSelectElement, value: string): void {
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const contextSent = async () => (await bodies(api.callsTo('POST /requests')))[0]?.context;

  it('is chosen between summary and description, and sent with what the page knows', async () => {
    const root = await start([
      { id: 'server', label: 'Server', value: '', choices },
      { id: 'plan', label: 'Plan', value: 'Business' },
    ]);
    const field = await select(root);
    expect([...field.options].map(({ label }) => label)).to.deep.equal([
      'Choose…',
      'web-07 (203.0.113.9)',
      'db-1',
    ]);
    expect(field.value).to.equal('');
    const above = summaryOf(root).compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
    expect(above).not.to.equal(0);
    await expectAccessible(root);
    choose(field, 'db-1');
    fill(root, 'help', 'It is down.');
    await waitFor(() => field.value === 'db-1', 'the choice to stay');
    press(root, 'Send');
    await sent(root);
    expect(await contextSent()).to.deep.equal([
      { id: 'server', label: 'Server', value: 'db-1' },
      { id: 'plan', label: 'Plan', value: 'Business' },
    ]);
  });

  it('begins with what the page shows, and is no chip beside that', async () => {
    const root = await start([{ id: 'server', label: 'Server', value: 'db-1', choices }]);
    const field = await select(root);
    await waitFor(() => field.value === 'db-1', 'the value of the page');
    expect(queryByRole(root, 'list', { name: 'Sent with your request' })).to.equal(null);
    choose(field, '');
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect(await contextSent()).to.deep.equal([]);
  });

  it('tells several choices apart by their labels', async () => {
    const root = await start([
      { id: 'server', label: 'Server', value: '', choices },
      { id: 'domain', label: 'Domain', value: '', choices: ['shop.example', { value: '' }, null] as never },
    ]);
    await select(root, 'About: Server');
    const domain = await select(root, 'About: Domain');
    expect([...domain.options].map(({ label }) => label)).to.deep.equal(['Choose…', 'shop.example']);
  });

  it('is not asked where the page offers no choice', async () => {
    const root = await start([
      { id: 'server', label: 'Server', value: 'web-07' },
      { id: 'odd', label: 'Odd', value: 'x', choices: 'no list' as never },
    ]);
    await shows(root, 'Sent with your request');
    expect(queryAllByRole(root, 'combobox')).to.have.length(0);
    expect(getByRole(root, 'list', { name: 'Sent with your request' })).not.to.equal(null);
  });
});
