/**
 * Puts a text on the clipboard.
 *
 * @param near an element in whose place a field may stand for a moment: without a secure context there is no `navigator.clipboard`
 * @returns whether it is there
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text, near);
  }
}

function copyFromField(text: string, near: Element): boolean {
  const focused = (near.getRootNode() as ShadowRoot | Document).activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.value = text;
  near.after(field);
  field.select();
  // Deprecated, but all there is outside of secure contexts.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  field.remove();
  focused?.focus({ preventScroll: true });
  return isCopied;
}
