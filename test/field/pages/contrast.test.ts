/** Rows that can be read and pressed while others load keep the contrast that text needs (WCAG 2.2, 1.4.3). */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { enter } from '../../support/form-fixture.ts';
import {
  answering,
  choose,
  findRow,
  mount,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const config = { features: { search: true } };

/** How much of an element shines through, with all around it. */
function opacityOf(element: Element): number {
  let opacity = 1;
  for (
    let node: Node | null = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (node instanceof Element) opacity *= Number(getComputedStyle(node).opacity);
  }
  return opacity;
}

describe('While others load', () => {
  const ways: readonly [string, (root: SupportRequests) => Promise<unknown>][] = [
    ['another filter', root => choose(root, 'closed')],
    [
      'another order',
      async root => {
        const select = (await findByRole(root, 'combobox', { name: /^Sort by/ })) as HTMLSelectElement;
        select.value = 'created';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
    ],
    ['a search', async root => enter((await findByRole(root, 'searchbox')) as HTMLInputElement, 'network')],
  ];
  for (const [name, ask] of ways) {
    for (const theme of ['light', 'dark'] as const) {
      it(`the rows that are there can be read and pressed: ${name}, ${theme}`, async () => {
        const later = deferred<undefined>();
        let calls = 0;
        api.serve(
          answering(async () => {
            if (++calls > 1) await later.promise;
            return json(wirePage([wireRequest(calls)]));
          }, config),
        );
        const root = await mount('support-requests', { apiBase: api.base, theme });
        const row = await findRow(root, 'CS-1');
        await findByRole(root, 'searchbox');
        await ask(root);
        await waitFor(() => calls === 2);
        const list = await findByRole(root, 'list', { name: 'Requests to support' });
        await waitFor(() => list.getAttribute('aria-busy') === 'true');
        // Whatever is animated has come to its end.
        const ending = list.getAnimations().filter(one => one.effect?.getTiming().iterations === 1);
        await Promise.all(ending.map(({ finished }) => finished));
        expect(opacityOf(row)).to.equal(1);
        await expectAccessible(root);
        later.resolve(undefined);
        await showsKeys(root, 'CS-2');
      });
    }
  }
});
