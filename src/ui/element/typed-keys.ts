const TYPES = ['keydown', 'keypress', 'keyup'];

/**
 * Keeps what is typed in our own fields from the page's keyboard shortcuts: outside the shadow root a key event comes from an
 * element that no page takes for a text field. Escape, Tab, function keys and combinations with Ctrl or Command pass.
 *
 * @param root around all our fields; a field in a slot is the page's own and is left alone
 */
export function stopTypedKeys(root: Element): void {
  const stop = (event: Event) => {
    const { key, ctrlKey, metaKey, target } = event as KeyboardEvent;
    if (!root.contains(target as Node) || !(target as Element).matches('.field')) return;
    if (!ctrlKey && !metaKey && !/^(Esc|Tab|F\d)/.test(key)) event.stopPropagation();
  };
  for (const type of TYPES) root.addEventListener(type, stop);
}
