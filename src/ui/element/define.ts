import { prefix } from '../../prefix.ts';

/**
 * Registers an element, under the prefix that counts now, unless the page has one of that name already, from another
 * copy of this script.
 *
 * @param name the tag without its prefix
 */
export function define(name: string, element: CustomElementConstructor): void {
  const tag = `${prefix}-${name}`;
  if (!customElements.get(tag)) customElements.define(tag, element);
}
