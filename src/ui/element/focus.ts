/** Focuses an element that is no control, without scrolling. The element is focusable only until the focus leaves it. */
export function focusOn(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}

/** The element within an element that has the focus, through shadow roots. */
export function focusedWithin(element: Element): Element | undefined {
  let focused = element.shadowRoot?.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused ?? undefined;
}

const FOCUSABLE = 'a[href], button, input:not([type="hidden"]), select, textarea, [tabindex]';

/**
 * Remembers where the focus is within a shadow root, before it is rendered.
 *
 * @returns moves the focus, where its element was removed, to the next control that is still there, else to the one before it
 *   (WCAG 2.2, 2.4.3). Whoever knows a better one focuses that.
 */
export function keepFocus(root: DocumentFragment & { activeElement?: Element | null }): () => void {
  const focused = root.activeElement;
  if (!focused) return () => {};
  const controls = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const at = controls.indexOf(focused as HTMLElement);
  return () => {
    if (at < 0 || focused.isConnected || root.activeElement) return;
    const near = [...controls.slice(at + 1), ...controls.slice(0, at).reverse()];
    near.find(control => control.isConnected && control.checkVisibility())?.focus({ preventScroll: true });
  };
}
