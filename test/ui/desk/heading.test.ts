import { expect } from '@open-wc/testing';
import { brokenWords, sticksOut } from '../../support/layout.ts';
import { deskApi, openDesk, serve } from '../../support/form-fixture.ts';
import { findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

describe('the heading of the desk, in a narrow place', () => {
  const api = deskApi();

  for (const [lang, text] of [
    ['fr', 'Demandes d’assistance'],
    ['ru', 'Запросы в поддержку'],
    ['de', 'Support-Anfragen'],
  ] as const) {
    it(`keeps its words whole beside the button or above it: ${lang}`, async () => {
      serve(api);
      const element = await openDesk(api);
      element.parentElement!.style.inlineSize = '280px';
      element.lang = lang;
      const heading = await findByRole(element, 'heading', { name: text });
      await waitFor(() => heading.getBoundingClientRect().width > 0);
      const words = heading.querySelector('slot') ?? heading;
      expect(words.textContent).to.equal(text);
      expect(brokenWords(words)).to.deep.equal([]);
      expect(sticksOut(element)).to.deep.equal([]);
      element.parentElement!.style.inlineSize = '';
    });
  }
});
