/** An element with properties, attributes (in `attributes`) and children. */
export function h<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The one that is surely there: the page's own markup has it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- As querySelector itself has it.
export function one<E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

export const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E[] => [
  ...root.querySelectorAll<E>(selector),
];

/** Tells a screen reader something, once. */
export function announce(text: string): void {
  const live = one('[data-status]');
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}
