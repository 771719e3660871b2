import { axe } from './load-axe.ts';

/**
 * Checks an element and all within it, shadow roots too, against WCAG 2.2 AA and good practice. Always await it: it
 * can't fail otherwise (a lint rule looks after that).
 *
 *     await expectAccessible(element);
 */
export async function expectAccessible(element: Element, ...disabledRules: string[]): Promise<void> {
  // What stands around the element is the page's affair.
  const pageRules = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass'];
  const rules = Object.fromEntries([...pageRules, ...disabledRules].map(id => [id, { enabled: false }]));
  const { violations } = await axe.run(element, { rules, resultTypes: ['violations'] });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary ?? ''}`),
  );
  throw new Error(`Accessibility:\n${lines.join('\n')}`);
}
