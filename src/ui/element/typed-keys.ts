/**
 * Stops key events of typing in a field, which would trigger the page's shortcuts: outside the shadow root their target is no
 * text field. Escape, Tab, function keys and combinations with Ctrl or Command pass.
 *
 * @param root contains all fields; slotted fields are the page's own and not affected
 */
export function stopTypedKeys(root: Element): void {
  const stop = (event: Event) => {
    const { key, ctrlKey, metaKey, target } = event as KeyboardEvent;
    if (!root.contains(target as Node) || !(target as Element).matches('.field')) return;
    if (!ctrlKey && !metaKey && !/^(Esc|Tab|F\d)/.test(key)) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, stop);
}
