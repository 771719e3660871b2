import { prefix } from '../../prefix.ts';

/**
 * Defines an element under the present prefix, unless another copy of this script has defined one of that name already.
 *
 * @param name the tag without its prefix
 */
export function define(name: string, element: CustomElementConstructor): void {
  const tag = `${prefix}-${name}`;
  if (!customElements.get(tag)) customElements.define(tag, element);
}
