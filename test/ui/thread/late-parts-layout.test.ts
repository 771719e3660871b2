/** What comes later fits into the narrowest place, too. */
import { expect, fixture, html } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { languageFiles } from '../../../src/i18n/language-files.ts';
import '../../../src/index.ts';
import { commentField } from '../../support/thread-page.ts';
import { threadApi, ThreadServer } from '../../support/thread-server.ts';
import { sticksOut } from '../../support/layout.ts';
import { findByLabel, findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

describe('in 280 pixels', () => {
  let root: SupportRequests;

  async function show(properties: Partial<SupportRequests>): Promise<void> {
    const server = new ThreadServer(api);
    server.config = {
      features: { search: true },
      commentFormats: ['markdown'],
      fields: [
        { id: 'a', label: 'A'.repeat(60), type: 'checkbox' },
        { id: 'b', label: 'B', type: 'select', options: [{ value: 'b', label: 'B'.repeat(80) }] },
      ],
    };
    const context = [{ id: 'c', label: 'Server', value: 'c'.repeat(80) }];
    root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: crypto.randomUUID(), context, ...properties });
    await fixture(html`<div style="inline-size: 280px">${root}</div>`);
  }

  for (const lang of ['en', 'ru', 'ar']) {
    it(`the line above the list sticks out nowhere, in ${lang}`, async () => {
      await show({ lang });
      await findByRole(root, 'searchbox');
      expect(sticksOut(root)).to.deep.equal([]);
    });
  }

  for (const lang of Object.keys(languageFiles)) {
    it(`no order is cut where there is room, in ${lang}`, async () => {
      await show({ lang });
      await findByRole(root, 'searchbox');
      const select = root.shadowRoot!.querySelector('#list')!.shadowRoot!.querySelector('select')!;
      for (const width of [1024, 1200]) {
        root.parentElement!.style.inlineSize = `${width}px`;
        await waitFor(() => sticksOut(root).length === 0, 'the wide layout');
        const shown = select.getBoundingClientRect().width;
        Object.assign(select.style, { flex: 'none', maxInlineSize: 'none', inlineSize: 'max-content' });
        expect(shown, `in ${width} px`).to.be.at.least(select.getBoundingClientRect().width - 1);
        select.removeAttribute('style');
      }
    });
  }

  it('the form sticks out nowhere', async () => {
    await show({});
    (await findByRole(root, 'button', { name: 'New request' })).click();
    await findByLabel(root, /^B/);
    await findByRole(root, 'list', { name: 'Sent with your request' });
    expect(sticksOut(root)).to.deep.equal([]);
  });

  it('the preview of long code sticks out nowhere', async () => {
    await show({ request: 'CS-1' });
    const field = await commentField(root);
    const button = await findByRole(root, 'tab', { name: 'Preview' });
    field.value = `\`\`\`\n${'x'.repeat(400)}\n\`\`\``;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    button.click();
    const region = await findByRole(root, 'tabpanel', { name: 'Preview' });
    await waitFor(() => region.querySelector('pre'), 'the code');
    expect(region.getBoundingClientRect().width).to.be.at.most(280);
  });
});
