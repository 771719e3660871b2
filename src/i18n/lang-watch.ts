const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Notifies every listener of `watchLang` that strings may have changed. */
export const stringsChanged = (): void => listeners.forEach(listener => listener());

/**
 * Calls `listener` whenever a `lang` of the page around an element changes, also within the shadow roots around it, or a
 * language's strings have been loaded, until the returned function is called.
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
