const div = (className: string) => Object.assign(document.createElement('div'), { className });

/**
 * Fills the shadow root of an element: the box into which the element is rendered, and beside it the track that gives the element a width
 * where the page asks its content for one (styles in `styles/base.ts`).
 */
export function makeBox(root: HTMLElement | DocumentFragment): HTMLElement {
  const box = div('box');
  root.append(div('room'), box);
  return box;
}
