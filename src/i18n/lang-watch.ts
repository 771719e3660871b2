const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Tells all who watch that words may have changed. */
export const stringsChanged = (): void => listeners.forEach(call => call());

/**
 * Calls `listener` whenever a `lang` of the page around an element changes, also within the shadow roots that it stands in,
 * or a language's words have come, until the returned function is called.
 */
export function watchLang(element: Element, listener: () => void): () => void {
  listeners.add(listener);
  observer ??= new MutationObserver(stringsChanged);
  for (let node: Node | undefined = element; node; node = (node as Partial<ShadowRoot>).host) {
    node = node.getRootNode();
    observer.observe(node, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
