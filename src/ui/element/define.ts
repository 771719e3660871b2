import { prefix } from '../../prefix.ts';

/**
 * Defines an element under the current prefix, unless another copy of this script has defined that tag.
 *
 * @param name the tag without its prefix
 */
export function define(name: string, element: CustomElementConstructor): void {
  // On a server there are none to define.
  if (typeof customElements === 'undefined') return;
  const tag = `${prefix}-${name}`;
  if (!customElements.get(tag)) customElements.define(tag, element);
}
