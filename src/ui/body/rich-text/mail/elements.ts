/** Elements of a body that begin on a line of their own. */
export const BLOCKS = 'p, div, ul, ol, li, pre, blockquote, table, hr, h1, h2, h3, h4, h5, h6';

export const isBlock = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.matches(BLOCKS);

/** Whether a node shows nothing: only white space and line breaks, no picture. */
export const isEmpty = (node: Node): boolean =>
  !/[^\s\u00ad\u034f\u200b-\u200f\u2060\ufeff]/.test(node.textContent ?? '') &&
  !(node instanceof Element && node.matches('img, hr')) &&
  !(node as Partial<ParentNode>).querySelector?.('img, hr');

/** Moves all children of an element: one by one, since there may be more than a call has room for arguments. */
function moveChildren(from: Node, to: (child: Node) => void): void {
  while (from.firstChild) to(from.firstChild);
}

/** Puts the children of an element in its place. */
export function unwrap(element: Element): void {
  moveChildren(element, child => element.parentNode?.insertBefore(child, element));
  element.remove();
}

/** Makes another element with the same content, in its place. */
export function rename(element: HTMLElement, name: string): HTMLElement {
  const renamed = document.createElement(name);
  moveChildren(element, child => renamed.append(child));
  if (element.dir) renamed.dir = element.dir;
  element.replaceWith(renamed);
  return renamed;
}
