/** The form with everything that contract 1.1 offers at once: how it reads, and whether it fits. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { deskApi, enter, openForm, summaryOf } from '../../support/form-fixture.ts';
import { brokenWords, cutOff, overlaps, sticksOut } from '../../support/layout.ts';
import { json } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { features, serveTriage } from '../../support/triage-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

const article = {
  id: 'boot',
  title: 'A server that does not boot after an update',
  body: 'Choose the **previous kernel**:\n\n```\nupdate-initramfs -u -k all\n```\n',
  format: 'markdown',
};
const incident = {
  id: 'i1',
  title: 'Outage in AMS1',
  kind: 'outage',
  state: 'active',
  startedAt: '2024-03-01T02:40:00Z',
  serviceIds: ['srv-8'],
};

interface Look {
  readonly lang: string;
  readonly theme?: 'light' | 'dark';
  readonly width: number;
}

/** The form, filled in as far as it takes to see all of it. */
async function open({ lang, theme = 'light', width }: Look): Promise<SupportRequests> {
  serveTriage(api, {
    config: {
      contract: '1.1',
      descriptionFormats: ['text', 'markdown'],
      features: { ...features, people: true, incidents: true, articles: true },
    },
    first: name => {
      if (name === 'GET /incidents') return json({ items: [incident, { ...incident, id: 'i2' }] });
      if (name === 'GET /articles')
        return json({ items: [article, { ...article, id: 'rescue', title: 'Start the rescue system' }] });
      return name === 'GET /people' ? json({ items: [{ id: 'p1', name: 'Grace Hopper' }] }) : undefined;
    },
  });
  const root = await openForm(api);
  const frame = root.parentElement!;
  frame.style.cssText = `inline-size: ${width}px; font: 16px/1.5 Arial, sans-serif; color-scheme: ${theme}`;
  frame.style.background = theme === 'dark' ? '#111' : '#fff';
  frame.style.color = theme === 'dark' ? '#eee' : '#111';
  (await findByRole(root, 'radio', { name: 'Something is down' })).click();
  (await findByRole(root, 'combobox', { name: /^Service/ })).click();
  (await findByRole(root, 'option', { name: /^db-primary/ })).click();
  (await findByRole(root, 'radio', { name: 'High' })).click();
  await findByRole(root, 'link', { name: '+49 30 901820' });
  enter(summaryOf(root), 'Kernel panic');
  await findByRole(root, 'button', { name: article.title });
  await findByRole(root, 'button', { name: 'Ask anyway' });
  await findByRole(root, 'button', { name: 'Share with …' });
  frame.dir = lang === 'ar' ? 'rtl' : 'ltr';
  Object.assign(root, { lang, theme });
  if (lang !== 'en') await waitFor(() => !textOf(root).includes('Share with'), 'the language');
  return root;
}

/** Items of a line whose separator would stand on their other side: it stands where they begin. */
const turned = (root: Element): Element[] =>
  [...root.shadowRoot!.querySelector('#form')!.shadowRoot!.querySelectorAll('.dotted > *')].filter(
    item => getComputedStyle(item).direction !== getComputedStyle(item.parentElement!).direction,
  );

const severityOf = (root: Element) => queryAllByRole(root, 'radio').slice(-2) as HTMLInputElement[];

describe('the form with everything in it', () => {
  for (const look of [
    { lang: 'en', width: 360 },
    { lang: 'en', theme: 'dark', width: 800 },
    { lang: 'ar', width: 280 },
    { lang: 'ar', theme: 'dark', width: 360 },
    { lang: 'de', theme: 'dark', width: 280 },
  ] as const) {
    it(`is accessible and fits, ${Object.values(look).join(', ')}`, async () => {
      const root = await open(look);
      await expectAccessible(root);
      // The strip of articles is scrolled.
      const cut = cutOff(root).filter(found => !found.startsWith('ul A server that'));
      expect([...sticksOut(root), ...overlaps(root), ...cut, ...brokenWords(root)]).to.deep.equal([]);
      expect(turned(root)).to.deep.equal([]);
    });
  }

  for (const look of [
    { lang: 'en', width: 360 },
    { lang: 'ar', theme: 'dark', width: 280 },
    { lang: 'de', width: 280 },
  ] as const) {
    it(`shows an article in a dialog that is accessible and fits, ${Object.values(look).join(', ')}`, async () => {
      const root = await open(look);
      getByRole(root, 'button', { name: article.title }).click();
      const dialog = await findByRole(root, 'dialog');
      await waitFor(() => dialog.textContent.includes('update-initramfs'), 'its text');
      await expectAccessible(dialog);
      expect([...overlaps(dialog), ...brokenWords(dialog)]).to.deep.equal([]);
      expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
    });
  }

  it('keeps the cards of the severity where they are when one is chosen, in German on a phone', async () => {
    const root = await open({ lang: 'de', width: 328 });
    const tops = () => severityOf(root).map(radio => Math.round(radio.getBoundingClientRect().top));
    const chosen = tops();
    const clear = await findByRole(root, 'button', { name: 'Auswahl aufheben' });
    clear.click();
    await waitFor(() => severityOf(root).every(radio => !radio.checked), 'no severity');
    expect(queryAllByRole(root, 'button', { name: 'Auswahl aufheben' })).to.have.length(0);
    expect(tops()).to.deep.equal(chosen);
  });

  it('keeps a name from below the button beside it, whatever the directions of page and name', async () => {
    for (const lang of ['en', 'ar']) {
      const root = await open({ lang, width: 360 });
      const button = getByRole(root, 'button', { name: lang === 'en' ? 'Remove db-primary' : /db-primary/ });
      const field = button.previousElementSibling as HTMLInputElement;
      for (const text of ['db-primary', 'خادم']) {
        field.value = text;
        const { left, right } = field.getBoundingClientRect();
        const { paddingLeft, paddingRight } = getComputedStyle(field);
        const side = button.getBoundingClientRect();
        const isFree =
          side.right <= left + parseFloat(paddingLeft) || side.left >= right - parseFloat(paddingRight);
        expect(isFree, `${text} in ${lang}`).to.equal(true);
      }
    }
  });
});
