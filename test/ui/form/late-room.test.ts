/** What loads later, or is known later, has its room from the start: nothing moves under the finger. */
import { expect } from '@open-wc/testing';
import { button, deskApi, openForm, serve } from '../../support/form-fixture.ts';
import { deferred } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

describe('the form of a new request', () => {
  for (const width of [360, 700, 1200]) {
    it(`keeps Attachment and Send where they are when the rest arrives, in ${width} px`, async () => {
      const gate = deferred<undefined>();
      serve(api, {
        first: async call => {
          if (call === 'GET /config') await gate.promise;
          return undefined;
        },
      });
      const context = [
        { id: 'server', label: 'Server', value: '', choices: [{ value: 'web-07', label: 'web-07' }] },
      ];
      const root = await openForm(api, { settings: { context } });
      root.style.inlineSize = `${width}px`;
      const place = () =>
        ['Attachment', 'Send'].map(
          name => button(root, name).getBoundingClientRect().top - root.getBoundingClientRect().top,
        );
      const before = place();
      gate.resolve(undefined);
      await findByRole(root, 'tab', { name: 'Preview' });
      await findByRole(root, 'combobox', { name: 'About' });
      await findByRole(root, 'button', { name: 'Add browser details' });
      await findByRole(root, 'button', { name: 'What did you try?' });
      await waitFor(() => button(root, 'Formatting').checkVisibility(), 'the tools');
      expect(place()).to.deep.equal(before);
    });
  }
});
