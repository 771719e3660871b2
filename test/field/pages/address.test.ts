/** The page's address: what a `<base>`, a slow file and the page's own router do to `routing="hash"`. */
import { expect } from '@open-wc/testing';
import { click } from '../../support/input.ts';
import { answering, findRow, mount, press, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const plain = location.pathname + location.search;

const hash = (expected: string) =>
  waitFor(
    () => location.hash === expected,
    () => `The hash is ${location.hash}, not ${expected}`,
  );

describe('A page with a <base>', () => {
  const api = mockApi();
  const base = document.createElement('base');

  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1), wireRequest(2)])))));
  beforeEach('begin without a hash', () => history.replaceState(null, '', plain));
  afterEach('no base any more', () => {
    base.remove();
    history.replaceState(null, '', plain);
  });

  for (const href of ['/', '/another/place/', '?page=2', 'https://cdn.example/assets/']) {
    it(`keeps its path and query: ${href}`, async () => {
      base.href = href;
      document.head.prepend(base);
      const desk = await mount('support-requests', {
        apiBase: new URL(api.base, location.href).href,
        routing: 'hash',
      });
      await click(await findRow(desk, 'CS-1'));
      await hash('#support=CS-1');
      expect(location.pathname + location.search).to.equal(plain);
      await press(desk, 'All requests');
      await hash('#support=list');
      await press(desk, 'New request');
      await hash('#support=new');
      expect(location.pathname + location.search).to.equal(plain);
      history.back();
      await hash('#support=list');
      await findByRole(desk, 'heading', { name: 'Requests to support' });
      expect(location.pathname + location.search).to.equal(plain);
    });
  }
});
