const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Tells all who watch that words may have changed. */
export const wordsChanged = (): void => listeners.forEach(call => call());

/**
 * Calls `listener` whenever a `lang` of the page changes or a language's words have come, until the returned function is
 * called.
 */
export function watchLang(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(wordsChanged);
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
