import { expect, fixture, html } from '@open-wc/testing';
import { withFakeClock } from '../../support/fake-clock.ts';
import { json, mockApi, type Handler } from '../../support/mock-api.ts';
import { findByLabel, findByRole } from '../../support/queries.ts';
import { press } from '../../support/input.ts';
import { waitFor } from '../../support/wait.ts';
import { answering, findRows, listen, mount, wirePage, wireRows } from '../../support/list-fixture.ts';
import { painted } from '../../../src/ui/element/painted.ts';
import { LiveRegion } from '../../../src/ui/element/live-region.ts';

describe('The live region', () => {
  const told = (region: LiveRegion): string[] => {
    const texts: string[] = [];
    new MutationObserver(() => {
      const text = region.element.textContent.trim();
      if (text) texts.push(text);
    }).observe(region.element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  };

  it('says one text after the other, a second apart, and loses none', async () => {
    const region = new LiveRegion();
    await fixture(html`${region.element}`);
    const texts = told(region);
    await withFakeClock(async clock => {
      region.announce('Comment added.');
      region.announce('Marta replied to CS-1.');
      region.announce('Request closed.');
      await clock.advance(999);
      expect(texts).to.deep.equal(['Comment added.']);
      await clock.advance(1);
      expect(texts).to.deep.equal(['Comment added.', 'Marta replied to CS-1.']);
      await clock.advance(1000);
      expect(texts).to.deep.equal(['Comment added.', 'Marta replied to CS-1.', 'Request closed.']);
      // What comes later is said at once again.
      await clock.advance(1000);
      region.announce('Copied.');
      await clock.advance(0);
      expect(texts.at(-1)).to.equal('Copied.');
      // The same once more is a change, too; twice at once it is said once.
      await clock.advance(1000);
      region.announce('Copied.');
      await clock.advance(0);
      region.announce('Next.');
      region.announce('Next.');
      await clock.advance(5000);
    });
    expect(texts.slice(3)).to.deep.equal(['Copied.', 'Copied.', 'Next.']);
  });
});

describe('What is announced', () => {
  const api = mockApi();
  const list: Handler = answering(() => json(wirePage(wireRows(9, 4))));
  beforeEach(() => api.serve(list));

  it('is not how many requests a list has that is not shown: a thread was opened by its link', async () => {
    const desk = document.createElement('support-requests');
    Object.assign(desk, { apiBase: api.base, user: crypto.randomUUID(), request: 'CS-9' });
    await fixture(html`${desk}`);
    await desk.updateComplete;
    const said = listen(desk);
    await findByRole(desk, 'textbox', { name: 'Write a comment' });
    await desk.desk?.begun;
    await painted();
    expect(said).not.to.include('4 requests');
    (await findByRole(desk, 'button', { name: 'All requests' })).click();
    await findRows(desk);
    await waitFor(() => said.includes('4 requests'), 'the count in the list');
  });

  it('is by what the list is sorted', async () => {
    const element = await mount('support-request-list', { apiBase: api.base });
    const sort = (await findByRole(element, 'combobox', { name: 'Sort by' })) as HTMLSelectElement;
    const said = listen(element);
    sort.value = 'key';
    sort.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => said.includes('Sorted by: Number, highest first.'), 'the order');
  });

  for (const [name, send] of [
    [
      'the button',
      async (field: HTMLElement, root: Element) => {
        field.blur();
        (await findByRole(root, 'button', { name: 'Add comment' })).click();
      },
    ],
    [
      'the keyboard',
      async (field: HTMLElement) => {
        field.focus();
        await press('Control+Enter');
      },
    ],
  ] as const) {
    it(`is why an empty comment was not sent, by ${name}, and not that it is sent`, async () => {
      const thread = await mount('support-request-thread', { apiBase: api.base, request: 'CS-9' });
      const field = await findByLabel(thread, 'Write a comment');
      const said = listen(thread);
      await send(field, thread);
      await waitFor(() => said.includes('Write something or attach a file.'), 'the reason');
      expect(said).not.to.include('Sending…');
    });
  }
});
