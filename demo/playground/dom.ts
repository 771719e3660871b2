/** Creates an element with attributes and children. */
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

/** The first match of a selector. @throws Error where there is none */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- The same signature as querySelector.
export function one<E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

export const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E[] => [
  ...root.querySelectorAll<E>(selector),
];

/** Announces a text to a screen reader. An equal text gets a space, since only a change is announced. */
export function announce(text: string): void {
  const live = one('[data-status]');
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}
